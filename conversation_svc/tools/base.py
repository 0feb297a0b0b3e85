"""What a tool is.

Tenant and caller come from the session; the arguments are whatever the decider or a model wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Protocol

from conversation_svc.calendar import Calendar
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import State

Json = Mapping[str, Any]
MOST_APPOINTMENTS = 200  # of one customer, still to come: the largest page the calendar gives


class Effect(Enum):
    READ = "read"
    WRITE = "write"  # runs only for a proposal that the customer confirmed, with the proposal's arguments


class Codes(Protocol):
    """Codes sent by text, and how often a proof was tried. Owned by our own database."""

    def send(self, phone: str, language: str) -> None: ...

    def check(self, phone: str, code: str) -> bool: ...

    def count_try(self, phone: str) -> int:
        """One more try for this phone in the last 24 hours, over all sessions; the number of tries so far.

        Counted before it is looked at, so that many guesses at once are many tries."""
        ...

    def take_back_try(self, phone: str) -> None:
        """It was right: only failures count."""
        ...


class Leads(Protocol):
    def keep(self, lead: Json, *, key: str) -> None:
        """The calendar is away: remember the lead here, and hand it in later."""
        ...


class Operator(Protocol):
    def state(self, tenant_id: str) -> Json | None: ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What the tools work with in one session: the tenant's calendar, and who is talking."""

    policy: Policy
    state: State
    now: datetime
    calendar: Calendar
    codes: Codes
    leads: Leads
    operator: Operator
    proof_key: str = ""  # idempotency key of the confirmed proposal

    @property
    def phone(self) -> str | None:
        """The caller's phone number, only when it is proven."""
        return self.state.customer.phone if self.state.customer.verified else None

    def may_touch(self, appointment_id: str) -> bool:
        """Booked in this session, or by the proven phone number and not yet past.

        A calendar answers its oldest appointments first: without a first day, those that still count would
        lie behind years of visits.
        """
        if any(own.appointment_id == appointment_id for own in self.state.own):
            return True
        if not self.phone:
            return False
        today = self.policy.local(self.now).date().isoformat()
        coming = self.calendar.appointments({"phone": self.phone, "from": today, "limit": MOST_APPOINTMENTS})
        return any(item["appointment_id"] == appointment_id for item in coming)


class ToolRefused(Exception):
    """The tool will not do that, whoever asks. `code` is told to the decider, or to the model."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


Run = Callable[[Desk, Json], Json]


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    effect: Effect
    description: str
    run: Run
    parameters: Json  # JSON schema of the arguments, as a model is told
    for_models: bool = True


def schema(required: tuple[str, ...] = (), **properties: str) -> Json:
    """A schema of plain strings: name = description."""
    return {
        "type": "object",
        "properties": {name: {"type": "string", "description": text} for name, text in properties.items()},
        "required": list(required),
        "additionalProperties": False,
    }
