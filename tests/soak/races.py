"""Cancels and reschedules racing against sending: real database, the stand-in for Twilio, the fence
under a lock.

Each appointment has its own customer. Afterwards the ledger tells what each customer read last, and that
must be true of the appointment.
"""

from __future__ import annotations

import random
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from servicekit.clock import SystemClock
from servicekit.db import Database
from tests.fakes.twilio.client import TwilioProcess
from tests.notification_worker.stage import Stage, make_event, twilio_transports

START = datetime.now(UTC).replace(hour=15, minute=0, second=0, microsecond=0) + timedelta(days=20)
MOVED = START + timedelta(days=1)


@dataclass
class Outcome:
    """`untrue`: customers whose last message is not so. `after_cancel`: fences that passed after the
    answer."""

    races: int = 0
    untrue: list[str] = field(default_factory=list)
    after_cancel: int = 0
    silent: int = 0  # nothing had left, nothing followed
    followed: int = 0  # something had left, and the truth followed it
    messages: int = 0


class RaceStage(Stage):
    """Runs on the real clock."""

    def __init__(self, database: Database, twilio: TwilioProcess) -> None:
        super().__init__(database, transports=twilio_transports(twilio), clock=SystemClock(), unlimited=True)


def run_races(database: Database, twilio: TwilioProcess, count: int, *, seed: int = 1) -> Outcome:
    stage = RaceStage(database, twilio)
    twilio.behave(latency=0.01)
    chance = random.Random(seed)
    ids = [f"race-{number}" for number in range(count)]
    answered_at: dict[str, float] = {}
    stop = threading.Event()
    senders = [threading.Thread(target=_send_until, args=(stage, stop)) for _ in range(2)]
    for thread in senders:
        thread.start()
    with ThreadPoolExecutor(8) as customers:
        for number, appointment in enumerate(ids):
            pause = chance.uniform(0.0, 0.4)
            customers.submit(_play, stage, appointment, number, pause, answered_at)
    deadline = time.monotonic() + 120
    while _is_open(stage) and time.monotonic() < deadline:
        time.sleep(0.2)
    stop.set()
    for thread in senders:
        thread.join()
    return _judge(stage, twilio, ids, answered_at)


def _play(stage: Stage, appointment: str, number: int, pause: float, answered_at: dict[str, float]) -> None:
    """Book, wait a little, change one's mind."""
    phone = f"+1415{number:07d}"
    stage.book(appointment_id=appointment, phone=phone, start=START)
    time.sleep(pause)
    if number % 2:
        version, told = stage.calendar.cancel_told(appointment)
        answered_at[appointment] = time.monotonic()
        kind, start = "cancelled", START
    else:
        version, told = stage.calendar.reschedule(appointment)
        answered_at[appointment] = time.monotonic()
        kind, start = "rescheduled", MOVED
    time.sleep(pause / 4)  # the outbox takes its time
    stage.intake.take_event(
        make_event(
            kind, appointment_id=appointment, phone=phone, start=start, version=version, announced=told
        )
    )


def _send_until(stage: Stage, stop: threading.Event) -> None:
    while not stop.is_set():
        if not stage.work(threads=8):
            time.sleep(0.02)


def _is_open(stage: Stage) -> bool:
    with stage.database.transaction("downtown") as connection:
        row = connection.execute(
            "SELECT 1 FROM notifications WHERE status IN ('leased', 'sending') "
            "OR (status = 'pending' AND ready_at <= now() + interval '1 minute') LIMIT 1"
        ).fetchone()
    return row is not None


def _judge(stage: Stage, twilio: TwilioProcess, ids: Sequence[str], answered_at: dict[str, float]) -> Outcome:
    outcome = Outcome(races=len(ids))
    read: dict[str, list[str]] = defaultdict(list)
    for entry in twilio.ledger():  # in the order of acceptance
        read[entry["to"]].append(entry["body"])
        outcome.messages += 1
    for number, appointment in enumerate(ids):
        texts = read[f"+1415{number:07d}"]
        cancelled = bool(number % 2)
        outcome.after_cancel += stage.calendar.passed_after(appointment, answered_at[appointment], version=1)
        if cancelled and not texts:
            outcome.silent += 1
        elif (cancelled and "is cancelled" in texts[-1]) or (
            not cancelled and texts and "moved to" in texts[-1]
        ):
            outcome.followed += 1
        else:
            outcome.untrue.append(appointment)
    return outcome
