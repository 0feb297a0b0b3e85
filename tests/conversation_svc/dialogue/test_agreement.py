"""At a read-back nothing but a yes is acted on, and a yes at once: some 1,300 lines people say there."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.fakes.reception import CAROL, Reception

LINES: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "agreement.yaml").read_text(encoding="utf-8")
)
MOVES = {"move": "move my appointment to Tuesday at 2", "cancel": "cancel my appointment"}


def at_the_read_back(kind: str) -> Reception:
    reception = Reception()
    if kind == "book":
        reception.say("check-up on Tuesday at 10 please")
        reception.say("Carol Jones")
    else:
        reception.calendar.book("checkup", "2026-11-25T10:00", phone=CAROL, name="Carol Jones")
        reception.say(MOVES[kind])
    assert reception.state.expected == "confirm"
    return reception


def calendar(reception: Reception) -> list[Any]:
    return [(a["start"], a["staff_id"], a["status"]) for a in reception.calendar.booked.values()]


def acted_on(lines: list[str], kind: str) -> set[str]:
    waiting = at_the_read_back(kind)
    before, done = calendar(waiting), set()
    for line in lines:
        reception = copy.deepcopy(waiting)
        reception.say(line)
        if calendar(reception) != before:
            done.add(line)
    return done


@pytest.mark.parametrize("kind", ["book", "move", "cancel"])
def test_what_is_no_yes_does_nothing(kind: str) -> None:
    lines = LINES["any"]["no"] + LINES[kind]["no"]
    assert len(lines) > 700
    assert not acted_on(lines, kind)


@pytest.mark.parametrize("kind", ["book", "move", "cancel"])
def test_a_yes_is_acted_on(kind: str) -> None:
    lines = LINES["any"]["yes"] + LINES[kind]["yes"]
    assert len(lines) > 390
    assert set(lines) == acted_on(lines, kind)
