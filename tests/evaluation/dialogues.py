"""`python -m tests.evaluation.dialogues`: simulated customers book through the running house.

Every goal has a business of its own, made from the data's providers. A dialogue succeeds when the calendar
holds exactly what the goal says at its end, and nothing else. The goals and wordings of one half of the
training data are for tuning; the other half is only reported on.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from deploy import measurements
from tests.evaluation.customers import Customer, Trouble
from tests.evaluation.dialogue_house import DialogueHouse
from tests.evaluation.goals import SPLITS, Goal, goals
from tests.evaluation.wordings import Wordings

MOST_TURNS = 25
AT_ONCE = 4
TROUBLES = (
    Trouble("plain"),
    Trouble("times taken in between", disappointed_only=True),
    Trouble("typos, 1 word in 10", typos=0.1),
    Trouble("interruptions", interrupts=True),
    Trouble("changes of mind", changes_mind=True),
    Trouble("all of these at once", typos=0.1, interrupts=True, changes_mind=True),
)
_HEAD = """# Booking, measured

`make eval-dialogues`: simulated customers chat through the gateway with the running house until the
calendar holds what they want. The goals (a provider, a day, a time, and which attempts fail because
somebody else takes the time) and the wordings are those of people in the Schema-Guided Dialogue data; every
goal has a business made from the stylists, dentists, doctors or therapists of its town. Success: the
calendar holds exactly the goal, and nothing else. The training data is cut in two by the dialogues' ids:
the receptionist was tuned on the one half, the figures here are from the other half and from the
development data. Ways to name days and times come from the development data in both. Typos are made in
words only, not in names or digits. Where only one person works, a read-back that does not name them is
taken for right. The development data was seen while the receptionist was
built; of the other half two talks were read, to learn why they had booked what nobody asked for. Times are
those of a busy machine and no measure of speed; docs/measurements/conversation.md is.
"""


@dataclass(frozen=True)
class Outcome:
    goal: Goal
    success: bool
    turns: int
    unasked: int
    milliseconds: tuple[float, ...]
    log: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    split: str
    trouble: str
    dialogues: int
    succeeded: int
    unasked: int
    turns: float
    turns_most: int
    p50_ms: float


def play(house: DialogueHouse, goal: Goal, wordings: Wordings, trouble: Trouble) -> Outcome:
    chance = random.Random(f"{goal.dialogue_id}{trouble.name}")
    customer = Customer(goal, wordings, chance, trouble)
    early = {number for number, w in enumerate(goal.wishes) if not w.succeeds and chance.random() < 0.5}
    for number in early:
        house.take(goal, goal.wishes[number], None)
    spent: list[float] = []
    log: list[str] = []
    line: str | None = customer.opening()
    session: str | None = None
    turns = 0
    while line is not None and turns < MOST_TURNS:
        turns += 1
        answer, took = house.chat(goal, line, session)
        spent.append(took)
        session, heard = answer["session_id"], answer["response"]
        log += [f"> {line}", f"< {heard}"]
        late = customer.wish_number not in early and not customer.wish.succeeds
        if late and customer.is_about_to_say_yes(heard):
            house.take(goal, customer.wish, session)
        line = customer.answer(heard)
    found = house.calendar(goal)
    unasked = len([appointment for appointment in found if appointment not in goal.wanted])
    house.clear(goal)
    log.append(f"= {found}")
    return Outcome(goal, found == sorted(goal.wanted), turns, unasked, tuple(spent), tuple(log))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument(
        "--split", choices=SPLITS, default=None, help="default: held-out and dev, written down"
    )
    parser.add_argument("--most", type=int, default=200, help="dialogues a row; 0 = all")
    parser.add_argument("--only", default="", help="only rows whose name begins so")
    parser.add_argument("--show", type=int, default=0, help="print so many failed dialogues of each row")
    options = parser.parse_args(arguments)
    folder = Path(options.data)
    if not folder.is_dir():
        print(f"No data at {folder}; name the folder with DATA=...")
        return 2
    rows: list[Row] = []
    for split in [options.split] if options.split else ["held-out", "dev"]:
        chosen = goals(folder, split)
        random.Random(1).shuffle(chosen)
        rows += run(
            split, chosen[: options.most or None], Wordings(folder, split), options.only, options.show
        )
    if not (options.split or options.only):
        (measurements.PARTS / "dialogues.md").write_text(page(rows), encoding="utf-8")
        measurements.write()
    return 0


def run(split: str, chosen: Sequence[Goal], wordings: Wordings, only: str, show: int) -> list[Row]:
    rows = []
    with DialogueHouse(chosen) as house, ThreadPoolExecutor(AT_ONCE) as pool:
        for trouble in (t for t in TROUBLES if t.name.startswith(only)):
            fitting = [goal for goal in chosen if goal.is_disappointed or not trouble.disappointed_only]
            outcomes = list(pool.map(lambda goal, t=trouble: play(house, goal, wordings, t), fitting))
            rows.append(row_of(split, trouble, outcomes))
            print(shown(rows[-1]), flush=True)
            _tell_failures(outcomes, show)
    return rows


def row_of(split: str, trouble: Trouble, outcomes: Sequence[Outcome]) -> Row:
    booked = [o.turns for o in outcomes if o.success and o.goal.wanted]
    return Row(
        split,
        trouble.name,
        len(outcomes),
        sum(o.success for o in outcomes),
        sum(o.unasked for o in outcomes),
        statistics.mean(booked) if booked else 0.0,
        max(booked, default=0),
        statistics.median(ms for o in outcomes for ms in o.milliseconds),
    )


def shown(row: Row) -> str:
    return (
        f"| {row.split} | {row.trouble} | {row.dialogues} | {row.succeeded / row.dialogues:.1%} "
        f"| {row.unasked} | {row.turns:.1f} | {row.turns_most} | {row.p50_ms:.0f} |"
    )


def page(rows: Sequence[Row]) -> str:
    succeeded, dialogues = sum(r.succeeded for r in rows), sum(r.dialogues for r in rows)
    table = [
        "| goals | dialogues | n | success (target 95 %) | bookings nobody asked for (0) | turns a booking "
        f"| most | a turn, p50 ms, {AT_ONCE} customers at once |",
        "|---|---|---|---|---|---|---|---|",
        *(shown(row) for row in rows),
        "",
        f"Together {succeeded:,} of {dialogues:,} ({succeeded / dialogues:.1%}).",
    ]
    return "\n".join([_HEAD, *table]) + "\n"


def _tell_failures(outcomes: Sequence[Outcome], show: int) -> None:
    failed = [outcome for outcome in outcomes if not outcome.success]
    kinds = Counter(re.sub(r"\d+", "N", outcome.log[-2])[:60] for outcome in failed)
    if show and failed:
        print(kinds.most_common(8))
    for outcome in failed[:show]:
        print("\n".join([f"-- {outcome.goal.dialogue_id} {outcome.goal.wishes}", *outcome.log]), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
