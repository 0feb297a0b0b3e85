"""Whatever is said, in whatever order: nothing breaks, and nothing is booked that was not read back."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from deploy.training.intents import own_phrases
from tests.fakes.reception import reception_of

SCENARIOS = Path(__file__).parents[2] / "scenarios"
TENANTS = ("downtown", "uptown", "westside", "brandons", "peak-field")
ANSWERS = [
    "yes",
    "no",
    "1",
    "the first",
    "Ann Hill",
    "tuesday",
    "at 3",
    "9:30",
    "ok",
    "sí",
    "el martes",
    "a las 10",
    "Ana Ruiz",
    "idk",
    "whenever",
    "thanks",
    "123 Oak Street",
    "2025550143",
    "anything earlier?",
    "later",
    "not monday",
    "actually friday",
    "cancel it",
    "person",
    "how much is it?",
]
TALKS = 40  # each seed
UNFILLED = re.compile(r"[{}]|\bNone\b")


@cache
def lines() -> tuple[list[str], list[str]]:
    played = [
        turn if isinstance(turn, str) else str(turn["say"])
        for path in sorted(SCENARIOS.glob("*.yaml"))
        for scenario in yaml.safe_load(path.read_text(encoding="utf-8"))
        for turn in scenario["turns"]
    ]
    return [text for text, _ in own_phrases()], played


@pytest.mark.parametrize("seed", range(5))
def test_nothing_breaks_and_nothing_is_booked_unread(seed: int) -> None:
    chance = random.Random(seed)
    phrases, played = lines()
    for _ in range(TALKS):
        reception = reception_of(chance.choice(TENANTS))
        reception.channel = chance.choice(("sms", "chat", "voice"))
        reception.language = chance.choice(("en", "es"))
        reception.__post_init__()
        for _ in range(chance.randint(3, 10)):
            line = chance.choice(chance.choice((phrases, played, ANSWERS, ANSWERS)))
            booked, waiting = len(reception.appointments), reception.state.proposal
            answer = reception.say(line)
            talk = "\n".join(reception.log)
            assert answer or reception.state.handoff == "human" or reception.ended, talk
            assert not UNFILLED.search(answer), talk
            assert len(reception.appointments) == booked or waiting is not None, talk
