"""`python -m tests.soak.calendar`: nobody is booked twice, whatever is killed meanwhile.

Racing clients book, hold, move and cancel within three days of two people's calendars, while service
processes get SIGKILL and PostgreSQL is stopped without a word and started again. Then the table and the
recorded history are checked.
"""

from __future__ import annotations

import argparse
import random
import sys
import threading
import time
from collections import Counter

from tests.soak.calendar_run.attack import Attackers, make_tenant
from tests.soak.calendar_run.house import Calendar, running_calendar
from tests.soak.calendar_run.races import race_for_slots, race_of_moves
from tests.soak.calendar_run.verdict import check


def run(attempts: int, *, clients: int = 24, seed: int = 1, calm_seconds: float = 8.0) -> list[str]:
    """The faults found. `calm_seconds` lie between two blows."""
    with running_calendar([make_tenant()]) as calendar:
        token = calendar.token("soak")
        slot_ms, faults = race_for_slots(calendar.url, token)
        move_ms, more = race_of_moves(calendar.url, token)
        print(f"24-way race on one slot: median round's slowest answer {slot_ms:.0f} ms")
        print(f"24 moves onto one time: median round's slowest answer {move_ms:.0f} ms")
        calendar_is_empty(calendar)
        attackers = Attackers(calendar.url, token, attempts, clients, seed)
        ended = threading.Event()
        blows: Counter[str] = Counter()
        chaos = threading.Thread(target=_strike, args=(calendar, ended, blows, calm_seconds, seed))
        began = time.monotonic()
        chaos.start()
        attackers.run()
        ended.set()
        chaos.join()
        seconds = time.monotonic() - began
        calendar.wait_until_healthy()
        answers = Counter(f"{act.status} {act.code}".strip() for act in attackers.acts)
        repeated = sum(act.tries > 1 for act in attackers.acts)
        print(f"{len(attackers.acts)} attempts in {seconds:.0f} s, {repeated} repeated under their key")
        print(f"blows: {dict(blows)}")
        for answer, count in answers.most_common():
            print(f"  {count:7d} {answer}")
        return [*faults, *more, *attackers.surprises, *check(calendar.database_url, attackers.acts)]


def calendar_is_empty(calendar: Calendar) -> None:
    """The races left appointments behind that the history knows nothing of."""
    import psycopg

    with psycopg.connect(calendar.database_url) as connection:
        connection.execute("SELECT set_config('app.tenant', '*', false)")
        connection.execute("DELETE FROM appointments")


def _strike(
    calendar: Calendar, ended: threading.Event, blows: Counter[str], calm_seconds: float, seed: int
) -> None:
    chance = random.Random(seed)
    kinds = [("worker killed", calendar.kill_a_worker), ("service killed", calendar.kill_everything)]
    kinds.append(("PostgreSQL restarted", calendar.restart_postgres))
    turn = 0
    while not ended.wait(calm_seconds * chance.uniform(0.5, 1.5)):
        name, strike = kinds[turn % len(kinds)]
        turn += 1
        strike()
        blows[name] += 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--attempts", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    faults = run(arguments.attempts, clients=arguments.clients, seed=arguments.seed)
    for fault in faults[:20]:
        print(f"FAULT {fault}")
    print("the calendar held" if not faults else f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
