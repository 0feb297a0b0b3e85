"""`python -m tests.evaluation.dialogues`: simulated customers book through the running services; the
calendar is graded.

Each dialogue gets a tenant of its own, made from the data's providers, on a real PostgreSQL, with the
conversation
and the calendar service talking HTTP. Success: the calendar holds exactly what the goal says, and nothing
else.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import tempfile
import time as clock
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from deploy.local.postgres import EmbeddedPostgres
from servicekit.access import Principal, Role, TokenSigner
from servicekit.db import Database
from servicekit.migrate import migrate
from tests.conversation_svc.service.house import SECRET, House, make_tenant
from tests.evaluation.customers import Customer, Goal, Wordings, goals

TODAY = datetime(2019, 3, 1, 8, 0, tzinfo=ZoneInfo("America/Los_Angeles")).astimezone(UTC)
MOST_TURNS = 20
SERVICES = {
    "stylist": ("haircut", "Haircut", ["hair stylist", "stylist", "salon", "hair"]),
    "dentist": ("checkup", "Dental check-up", ["dentist", "dental", "cleaning", "teeth"]),
    "doctor": ("visit", "Doctor's visit", ["doctor", "physician", "dermatologist", "gynecologist"]),
    "therapist": ("session", "Therapy session", ["therapist", "psychologist", "counselor", "psychiatrist"]),
}


@dataclass(frozen=True)
class Trouble:
    name: str
    typos: float = 0.0
    interrupts: bool = False
    changes_mind: bool = False


TROUBLES = (
    Trouble("plain"),
    Trouble("typos, 1 word in 10", typos=0.1),
    Trouble("interruptions", interrupts=True),
    Trouble("changes of mind", changes_mind=True),
)


@dataclass
class Outcome:
    success: bool
    turns: int
    unasked: int
    milliseconds: list[float]
    log: list[str]


def tenant_for(goal: Goal, number: int) -> Any:
    service_id, name, aliases = SERVICES[goal.kind]
    providers = list(dict.fromkeys(w.provider for w in goal.wishes))
    return make_tenant(
        f"sgd-{number}",
        name=f"The {name} House",
        timezone="America/Los_Angeles",
        phone_numbers=[],
        hours={day: ["08:00-20:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")},
        services=[{"id": service_id, "name": name, "aliases": aliases, "duration_minutes": 15}],
        staff=[{"id": f"p{i}", "name": provider} for i, provider in enumerate([*providers, "Pat Example"])],
    )


def play(house: House, goal: Goal, wordings: Wordings, trouble: Trouble, number: int) -> Outcome:
    chance = random.Random(f"{goal.dialogue_id}{trouble.name}")
    tenant = tenant_for(goal, number)
    house.directory.tenants[tenant.id] = tenant
    customer = Customer(goal, wordings, chance, trouble.typos, trouble.interrupts, trouble.changes_mind)
    spent: list[float] = []
    log: list[str] = []
    line: str | None = customer.opening()
    session: str | None = None
    rival = 0
    turns = 0
    while line is not None and turns < MOST_TURNS:
        turns += 1
        started = clock.perf_counter()
        answer = house.chat(line, session, tenant_id=tenant.id)
        spent.append((clock.perf_counter() - started) * 1000)
        session, heard = answer["session_id"], answer["response"]
        log += [f"> {line}", f"< {heard}"]
        if customer.is_about_to_say_yes(heard) and not customer.wish.succeeds:
            rival += _take(house, tenant, customer, session)
        line = customer.answer(heard)
    found = sorted(
        (staff_name(tenant, a["staff_id"]), a["start"][:16])
        for a in house.appointments(tenant.id)
        if not a["customer"]["name"].startswith("Rival")
    )
    unasked = len([a for a in found if a not in goal.wanted])
    return Outcome(found == sorted(goal.wanted), turns, unasked, spent, log)


def staff_name(tenant: Any, staff_id: str) -> str:
    return next(member.name for member in tenant.staff if member.id == staff_id)


def _take(house: House, tenant: Any, customer: Customer, session: str) -> int:
    """Somebody else books the time a moment before the yes: with our own hold released, as if it had
    lapsed.
    """
    wish = customer.wish
    staff_id = next(m.id for m in tenant.staff if m.name == wish.provider)
    key = TokenSigner(SECRET).sign(Principal(Role.SERVICE, tenant.id, "rival"))
    start = wish.start.replace(tzinfo=ZoneInfo(tenant.timezone)).isoformat()
    reply = house.calendar_app.test_client().post(
        "/v1/appointments/confirm",
        json={
            "tenant_id": tenant.id,
            "customer": {"name": "Rival"},
            "service_id": tenant.services[0].id,
            "start": start,
            "staff_id": staff_id,
            "session_id": session,
        },
        headers={"Authorization": f"Bearer {key}"},
    )
    return int(reply.status_code == 201)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--most", type=int, default=0, help="dialogues a row; 0 = all")
    parser.add_argument("--only", default="", help="only rows whose name begins so")
    parser.add_argument("--show", type=int, default=0, help="print so many failed dialogues")
    options = parser.parse_args(arguments)
    folder = Path(options.data)
    if not folder.is_dir():
        print(f"No data at {folder}; name the folder with DATA=...")
        return 2
    chosen = goals(folder, options.split)
    random.Random(1).shuffle(chosen)
    chosen = chosen[: options.most] if options.most else chosen
    wordings = Wordings(folder, options.split)
    server = EmbeddedPostgres(
        Path(tempfile.mkdtemp(prefix="frontdesk-eval-")) / "data", settings={"fsync": "off"}
    )
    server.start()
    try:
        return _run(server.url, chosen, wordings, options.show, options.only)
    finally:
        server.stop(immediately=True)


def _run(url: str, chosen: list[Goal], wordings: Wordings, show: int, only: str) -> int:
    house = House(
        Database(migrate(url, "conversation_svc", name="eval_conversation")),
        Database(migrate(url, "appointment_svc", name="eval_appointment")),
        [make_tenant("one"), make_tenant("two", phone_numbers=[])],
        TODAY,
    )
    number = 0
    shown = 0
    print(f"{'dialogues':28} {'n':>5} {'success':>8} {'unasked':>8} {'turns a booking':>16} {'p50 ms':>7}")
    for trouble in (t for t in TROUBLES if t.name.startswith(only)):
        outcomes: list[Outcome] = []
        kinds: Counter[str] = Counter()
        for goal in chosen:
            number += 1
            outcome = play(house, goal, wordings, trouble, number)
            outcomes.append(outcome)
            if not outcome.success:
                kinds[re.sub(r"\d+", "N", outcome.log[-1])[:60]] += 1
                if shown < show:
                    shown += 1
                    print("\n".join([f"-- {goal.wishes}", *outcome.log]))
        booked = [o.turns for o, g in zip(outcomes, chosen, strict=True) if o.success and g.wanted]
        spent = [ms for o in outcomes for ms in o.milliseconds]
        print(
            f"{trouble.name:28} {len(outcomes):5} {sum(o.success for o in outcomes) / len(outcomes):8.1%} "
            f"{sum(o.unasked for o in outcomes):8} {statistics.mean(booked):16.1f} "
            f"{statistics.median(spent):7.1f}"
        )
    house.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
