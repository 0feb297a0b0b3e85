"""`python -m tests.soak.calendar`: nobody is booked twice, whatever is killed meanwhile.

Racing clients book, hold, move and cancel within three days of two people's calendars, while service
processes get SIGKILL and PostgreSQL is stopped without a word and started again. Then the table and the
recorded history are checked, and docs/measurements/calendar_soak.md is written.
"""

from __future__ import annotations

import argparse
import random
import sys
import threading
import time
from collections import Counter

from deploy import measurements
from tests.soak.calendar_run import page
from tests.soak.calendar_run.acts import FOREVER, Act
from tests.soak.calendar_run.attack import Attackers
from tests.soak.calendar_run.clerk import EXPIRY_SLACK, Book, is_an_answer, steps
from tests.soak.calendar_run.house import Calendar, running_calendar
from tests.soak.calendar_run.linearizability import NoOrder, check
from tests.soak.calendar_run.page import Outcome
from tests.soak.calendar_run.races import Races
from tests.soak.calendar_run.shop import TENANT, make_tenant
from tests.soak.calendar_run.unknown import settle
from tests.soak.calendar_run.verdict import (
    connect,
    faults_of_the_answers,
    faults_of_the_table,
    overlaps,
)

PIECE = 5_000
"""Attempts between two pauses: as long a stretch of history as is checked at once."""


class Soak:
    def __init__(self, calendar: Calendar, clients: int, seed: int, calm_seconds: float) -> None:
        self._calendar = calendar
        self._attackers = Attackers(calendar.url, calendar.token(TENANT), clients, seed)
        self._chance = random.Random(seed)
        self._calm_seconds = calm_seconds
        self._turn = 0
        self._book = Book()
        self.outcome = Outcome(clients)

    def race(self) -> None:
        races = Races(self._calendar.url, self._calendar.token(TENANT))
        self.outcome.slot_race_ms, faults = races.for_slots()
        self.outcome.move_race_ms, more = races.of_moves()
        self.outcome.faults += faults + more
        with connect(self._calendar.database_url) as connection:  # the history knows nothing of these
            for table in ("appointments", "customers", "history", "outbox"):
                connection.execute(f"DELETE FROM {table}".encode())

    def attack(self, attempts: int) -> None:
        began = time.monotonic()
        done = 0
        while done < attempts and not self.outcome.unjustified:
            acts = self._chapter(min(PIECE, attempts - done))
            done += len(acts)
            self.outcome.seconds = time.monotonic() - began
            left = (attempts - done) * self.outcome.seconds / done
            print(
                f"{done:,} of {attempts:,}: {done / self.outcome.seconds:.0f} a second, "
                f"{self.outcome.blows.total()} blows, about {left / 60:.1f} minutes left",
                flush=True,
            )
        self._calendar.wait_until_healthy()
        with connect(self._calendar.database_url) as connection:
            self.outcome.overlaps = overlaps(connection)
            self.outcome.faults += faults_of_the_table(connection)
            if not self.outcome.unjustified:
                promises, keys = faults_of_the_answers(connection, self._book, self.outcome.acts)
                self.outcome.doubled = len(keys)
                self.outcome.faults += promises + keys

    def _chapter(self, attempts: int) -> list[Act]:
        ended = threading.Event()
        chaos = threading.Thread(target=self._strike, args=(ended,))
        chaos.start()
        acts = self._attackers.play(attempts)
        ended.set()
        chaos.join()
        self.outcome.unknown += settle(self._calendar.database_url, acts)
        ends = [act.expires for act in acts if act.kind == "hold" and act.expires < FOREVER]
        time.sleep(max(0.0, max(ends, default=0.0) + EXPIRY_SLACK - time.monotonic()))
        self._check(acts)
        self.outcome.acts += acts
        self.outcome.faults += [f"no answer to that: {act}" for act in acts if not is_an_answer(act)]
        return acts

    def _check(self, acts: list[Act]) -> None:
        began = time.monotonic()
        history = steps(acts, self._attackers.first_minute - 1440, self._book)
        try:
            checked = check(history, self._book)
        except NoOrder as none:
            self.outcome.unjustified += 1
            self.outcome.faults.append(str(none))
            print("\n".join(["what could not be put in order:", *map(str, none.stuck[:30])]), flush=True)
            return
        self.outcome.pieces += 1
        self.outcome.operations += checked.operations
        self.outcome.steps += checked.steps
        self.outcome.longest_check = max(self.outcome.longest_check, time.monotonic() - began)

    def _strike(self, ended: threading.Event) -> None:
        kinds = [
            ("a worker", self._calendar.kill_a_worker),
            ("PostgreSQL", self._calendar.restart_postgres),
            ("the service", self._calendar.kill_everything),
        ]
        while not ended.wait(self._calm_seconds * self._chance.uniform(0.5, 1.5)):
            name, strike = kinds[self._turn % len(kinds)]
            self._turn += 1
            strike()
            self.outcome.blows[name] += 1


def run(attempts: int, *, clients: int = 24, seed: int = 1, calm_seconds: float = 12.0) -> Outcome:
    """`calm_seconds` lie between two blows."""
    with running_calendar([make_tenant()]) as calendar:
        soak = Soak(calendar, clients, seed, calm_seconds)
        soak.race()
        soak.attack(attempts)
        return soak.outcome


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--attempts", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    outcome = run(arguments.attempts, clients=arguments.clients, seed=arguments.seed)
    print("\n".join(outcome.lines()))
    kinds: Counter[str] = outcome.answers
    for answer, count in kinds.most_common():
        print(f"  {count:7d} {answer}")
    for fault in outcome.faults[:20]:
        print(f"FAULT {fault}")
    print("the calendar held" if not outcome.faults else f"{len(outcome.faults)} faults")
    page.write(outcome, f"python -m tests.soak.calendar --attempts {arguments.attempts}")
    measurements.write()
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
