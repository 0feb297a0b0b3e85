"""A receptionist at work without a server: the real core, tools and gate, with a calendar in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from conversation_svc.domain.actions import Consent, End, HandOff, Observation
from conversation_svc.domain.policy import Member, Offered, Policy, Question
from conversation_svc.domain.state import Customer, State
from conversation_svc.policies import policy_of
from conversation_svc.tenant_file import read_tenant
from conversation_svc.tools.base import Desk
from conversation_svc.tools.gate import run_tool
from conversation_svc.tools.registry import TOOLS
from conversation_svc.turn import Spoken, take_line
from tests.fakes.calendar import FakeCalendar

NEW_YORK = ZoneInfo("America/New_York")
FRIDAY_TEN = datetime(2026, 11, 20, 10, 0, tzinfo=NEW_YORK)
CAROL = "+12025550143"
DAY = ((540, 1020),)
SAMPLES = Path(__file__).parents[2] / "tenants" / "samples.yaml"


def make_policy(**difference: Any) -> Policy:
    base = Policy(
        tenant_id="downtown",
        name="Downtown Dental",
        confirmation_prefix="DOWN",
        zone=NEW_YORK,
        languages=("en", "es"),
        services=(
            Offered("checkup", "Check-up", ("cleaning", "exam", "limpieza", "revision"), 30, "120.00 USD"),
            Offered("whitening", "Whitening", ("blanqueamiento",), 60, "300.00 USD"),
        ),
        staff=(Member("dr-lee", "Dr. Lee"), Member("dr-kim", "Dr. Kim")),
        owner_names=("brandon",),
        hours={**dict.fromkeys(range(5), DAY), 5: ((540, 780),)},
        holidays={date(2026, 11, 26): "Thanksgiving Day"},
        address="12 Main St, Springfield",
        email="front@downtown.example",
        transfer_number="+12025550199",
        faq=(
            Question("Do you take walk-ins?", "Yes, before noon."),
            Question("Is there parking?", "Behind the house."),
        ),
    )
    return replace(base, **difference)


class FakeCodes:
    def __init__(self) -> None:
        self.sent: dict[str, str] = {}
        self.tries: dict[str, int] = {}

    def send(self, phone: str, language: str) -> None:
        self.sent[phone] = "271828"

    def check(self, phone: str, code: str) -> bool:
        return self.sent.get(phone) == code

    def count_try(self, phone: str) -> int:
        self.tries[phone] = self.tries.get(phone, 0) + 1
        return self.tries[phone]

    def take_back_try(self, phone: str) -> None:
        self.tries[phone] -= 1


class FakeLeads:
    def __init__(self) -> None:
        self.kept: list[Mapping[str, Any]] = []

    def keep(self, lead: Mapping[str, Any], *, key: str) -> None:
        self.kept.append(lead)


class FakeOperator:
    def __init__(self, state: Mapping[str, Any] | None = None) -> None:
        self.now = state

    def state(self, tenant_id: str) -> Mapping[str, Any] | None:
        return self.now


@dataclass
class Reception:
    """`say` a line, read `answer`; look into `calendar`, `handoffs` and `consents` for what really
    happened.
    """

    channel: str = "sms"
    policy: Policy = field(default_factory=make_policy)
    now: datetime = FRIDAY_TEN
    phone: str | None = CAROL
    language: str = "en"

    def __post_init__(self) -> None:
        self.calendar = FakeCalendar(self.policy, self.now)
        self.codes, self.leads, self.operator = FakeCodes(), FakeLeads(), FakeOperator()
        phone = self.phone if self.channel != "chat" else None
        customer = Customer(phone=phone, verified=self.channel == "sms")
        self.state = State("s-test", self.channel, self.language, customer=customer)
        self.answer = ""
        self.log: list[str] = []
        self.tools: list[Observation] = []
        self.handoffs: list[HandOff] = []
        self.consents: list[Consent] = []
        self.ended = False

    def run_tool(self, state: State, name: str, args: Mapping[str, Any]) -> Observation:
        desk = Desk(self.policy, state, self.now, self.calendar, self.codes, self.leads, self.operator)
        return run_tool(TOOLS, desk, name, args)

    def say(self, text: str) -> str:
        spoken: Spoken = take_line(text, self.state, self.policy, self.now, self.run_tool)
        self.state = State.from_json(
            spoken.state.to_json()
        )  # what is not in the JSON is forgotten, as in life
        self.answer = spoken.response
        self.tools += spoken.tools
        self.handoffs += [a for a in spoken.actions if isinstance(a, HandOff)]
        self.consents += [a for a in spoken.actions if isinstance(a, Consent)]
        self.ended = any(isinstance(a, End) for a in spoken.actions)
        self.log += [f"> {text}", f"< {self.answer}"]
        return self.answer

    @property
    def appointments(self) -> list[dict[str, Any]]:
        return sorted(
            (a for a in self.calendar.booked.values() if a["status"] == "booked"),
            key=lambda a: str(a["start"]),
        )


def reception_of(tenant: str) -> Reception:
    """At one of the businesses in `tenants/samples.yaml`."""
    return Reception(policy=policy_of(read_tenant(SAMPLES, tenant)))
