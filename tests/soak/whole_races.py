"""Customers who change their minds while their message is on its way, against everything as it is: the real
calendar with its outbox, the real worker. Only Twilio is a stand-in.

Each appointment has its own customer. Afterwards the ledger tells what each customer read last, and that must
be true of the appointment.
"""

from __future__ import annotations

import random
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from queue import SimpleQueue
from typing import Any

import psycopg
import requests

from servicekit.access import Principal, Role, TokenSigner
from tests.soak.scene import SECRET, Scene

_CUSTOMERS = 8  # at a time

Times = SimpleQueue[str]


@dataclass
class Outcome:
    """`untrue`: customers whose last message is not so. `after_cancel`: appointments whose cancel knew of no
    fence although one passed. `silent`: nothing had left, nothing followed."""

    races: int = 0
    untrue: list[str] = field(default_factory=list)
    after_cancel: list[str] = field(default_factory=list)
    silent: int = 0
    followed: int = 0
    messages: int = 0


@dataclass(frozen=True)
class _Race:
    phone: str
    appointment_id: str
    cancelled: bool


class Counter:
    """The calendar's public calls, as the receptionist makes them."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._signer = TokenSigner(SECRET)
        self._local = threading.local()

    def post(self, path: str, tenant_id: str, **body: Any) -> dict[str, Any]:
        if not hasattr(self._local, "session"):
            self._local.session = requests.Session()
        token = self._signer.sign(Principal(Role.SERVICE, tenant_id, "soak"))
        answer = self._local.session.post(
            self._url + path,
            json={"tenant_id": tenant_id, **body},
            headers={"Authorization": f"Bearer {token}"},
            timeout=30,
        )
        assert answer.status_code in (200, 201), (path, answer.status_code, answer.text)
        told: dict[str, Any] = answer.json()
        return told


def run_whole_races(scene: Scene, count: int, *, tenants: int, seed: int = 1) -> Outcome:
    """`scene` has the real calendar and its timers."""
    scene.twilio.behave(latency=0.01)
    counter = Counter(scene.calendar_url)
    times = {f"t{number:03d}": _free_times(counter, f"t{number:03d}") for number in range(tenants)}
    chance = random.Random(seed)
    with ThreadPoolExecutor(_CUSTOMERS) as customers:
        races = [
            customers.submit(_play, counter, number, tenant_id, times[tenant_id], chance.uniform(0.0, 0.6))
            for number, tenant_id in ((n, f"t{n % tenants:03d}") for n in range(count))
        ]
        played = [race.result() for race in races]
    _wait_until_told(scene)
    return _judge(scene, played)


def _free_times(counter: Counter, tenant_id: str) -> Times:
    """Each time once, whoever asks."""
    found: set[str] = set()
    for week in range(10):
        first = datetime.now(UTC) + timedelta(days=3 + 7 * week)
        answer = counter.post(
            "/v1/slots/search",
            tenant_id,
            service_id="checkup",
            limit=100,
            **{"from": first.isoformat(), "to": (first + timedelta(days=6)).isoformat()},
        )
        found.update(slot["start"] for slot in answer["slots"])
    times: Times = SimpleQueue()
    for one in sorted(found):
        times.put(one)
    return times


def _play(counter: Counter, number: int, tenant_id: str, times: Times, pause: float) -> _Race:
    """Book, wait a little, change one's mind."""
    phone = f"+1415{number:07d}"
    booked = counter.post(
        "/v1/appointments/confirm",
        tenant_id,
        service_id="checkup",
        start=times.get_nowait(),
        customer={"name": "Carol Jones", "phone": phone},
    )
    path = f"/v1/appointments/{booked['appointment_id']}"
    time.sleep(pause)
    if number % 2:
        counter.post(f"{path}/cancel", tenant_id, by="customer")
    else:
        counter.post(f"{path}/reschedule", tenant_id, start=times.get_nowait())
    return _Race(phone, booked["appointment_id"], cancelled=bool(number % 2))


def _wait_until_told(scene: Scene, timeout: float = 180.0) -> None:
    """Until the outbox is empty and nothing that is due is open."""
    end, quiet = time.monotonic() + timeout, 0
    while quiet < 4:
        if time.monotonic() > end:
            raise TimeoutError(f"still busy: {scene.statuses()}")
        [(waiting,)] = _ask_calendar(scene, "SELECT count(*) FROM outbox WHERE delivered_at IS NULL")
        [(due,)] = scene.query(
            "SELECT count(*) FROM notifications WHERE status IN ('leased', 'sending') "
            "OR (status = 'pending' AND ready_at <= now() + interval '1 minute') "
            "OR (status = 'unknown' AND look_at IS NOT NULL)"
        )
        quiet = 0 if waiting or due else quiet + 1
        time.sleep(0.25)


def _judge(scene: Scene, races: Sequence[_Race]) -> Outcome:
    outcome = Outcome(races=len(races))
    read: dict[str, list[str]] = defaultdict(list)
    for entry in scene.twilio.ledger():  # in the order of acceptance
        read[entry["to"]].append(entry["body"])
        outcome.messages += 1
    passed, answered = _fences(scene)
    for race in races:
        texts = read[race.phone]
        if race.cancelled and passed[race.appointment_id] and not answered[race.appointment_id]:
            outcome.after_cancel.append(race.appointment_id)
        truth = "is cancelled" if race.cancelled else "moved to"
        if race.cancelled and not texts:
            outcome.silent += 1
        elif texts and truth in texts[-1]:
            outcome.followed += 1
        else:
            outcome.untrue.append(race.appointment_id)
    return outcome


def _fences(scene: Scene) -> tuple[Mapping[str, bool], Mapping[str, bool]]:
    """Per appointment: did a fence pass at any time, and did the cancel know of one?"""
    passed = _ask_calendar(scene, "SELECT appointment_id::text, announced_version > 0 FROM appointments")
    answered = _ask_calendar(
        scene,
        "SELECT appointment_id::text, (payload->>'announced')::bool FROM outbox "
        "WHERE payload->>'type' = 'cancelled'",
    )
    return dict(passed), dict(answered)


def _ask_calendar(scene: Scene, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(scene.calendar_database_url, autocommit=True) as connection:
        return connection.execute(query.encode()).fetchall()
