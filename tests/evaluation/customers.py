"""A simulated customer: somebody else's goal, and people's own wordings for it.

Goals and wordings come from the Schema-Guided Dialogue data (CC BY-SA 4.0, not shipped). The customer
reads our
answers with a few plain patterns, as a person would, and knows nothing of the receptionist's inside.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

PROVIDERS = {"stylist_name", "dentist_name", "doctor_name", "therapist_name"}
_HOLE = re.compile(r"\{(\w+)\}")
NAMES = (
    "Maria Lopez",
    "John Smith",
    "Aisha Khan",
    "Robert Miller",
    "Emily Chen",
    "Daniel Garcia",
    "Susan Park",
)


@dataclass(frozen=True)
class Wish:
    provider: str
    start: datetime  # local, naive
    succeeds: bool  # False: somebody else takes the time just before the yes


@dataclass(frozen=True)
class Goal:
    dialogue_id: str
    service: str
    kind: str  # what is booked: "hair stylist", "dentist", ...
    wishes: tuple[Wish, ...]

    @property
    def wanted(self) -> list[tuple[str, str]]:
        """What the calendar must hold at the end: (provider, local start)."""
        return [(w.provider, f"{w.start:%Y-%m-%dT%H:%M}") for w in self.wishes if w.succeeds][-1:]


def read(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def goals(folder: Path, split: str) -> list[Goal]:
    """Goals that book a provider at a date and a time."""
    found = []
    for data in read(folder / f"sgd_booking_goals_{split}.jsonl"):
        for service in data["services"]:
            wishes = [w for w in (_wish(b) for b in data["bookings"] if b["service"] == service) if w]
            outcomes = data["notify"][-len(wishes) :] if wishes else []
            if not wishes or len(data["services"]) > 1 or len(outcomes) < len(wishes):
                continue
            told = tuple(
                Wish(w.provider, w.start, outcome == "NOTIFY_SUCCESS")
                for w, outcome in zip(wishes, outcomes, strict=True)
            )
            until = next((i for i, w in enumerate(told) if w.succeeds), len(told) - 1)
            found.append(Goal(data["dialogue_id"], service, _kind(data["bookings"][0]), told[: until + 1]))
    return found


def _wish(booking: dict[str, Any]) -> Wish | None:
    parameters = booking["parameters"]
    provider = next((parameters[name] for name in PROVIDERS & set(parameters)), None)
    if provider is None or "appointment_date" not in parameters or "appointment_time" not in parameters:
        return None
    start = datetime.fromisoformat(f"{parameters['appointment_date']}T{parameters['appointment_time']}")
    return Wish(provider, start, True)


def _kind(booking: dict[str, Any]) -> str:
    name = next((n for n in booking["parameters"] if n in PROVIDERS), "stylist_name")
    return name.removesuffix("_name")


class Wordings:
    """Human templates by what the customer does, and human ways of naming days and times."""

    def __init__(self, folder: Path, split: str) -> None:
        self._templates: dict[str, list[str]] = defaultdict(list)
        self._days: dict[str, list[str]] = defaultdict(list)
        self._times: dict[str, list[str]] = defaultdict(list)
        for data in read(folder / f"sgd_user_templates_{split}.jsonl"):
            if not data["service"].startswith("Services"):
                continue  # viewings of flats
            acts = re.sub(r"(stylist|dentist|doctor|therapist)_name", "provider", data["user"])
            template = re.sub(r"\{(stylist|dentist|doctor|therapist)_name\}", "{provider}", data["template"])
            if len(template) < 160:
                self._templates[acts].append(template)
        for data in read(folder / "sgd_booking_dev.jsonl"):
            for act in data["user_acts"] or ():
                if act.get("slot") == "appointment_date" and act.get("canonical"):
                    self._days[act["canonical"][0]].append(act["values"][0])
                if act.get("slot") == "appointment_time" and act.get("canonical"):
                    self._times[act["canonical"][0]].append(act["values"][0])

    def line(self, chance: random.Random, acts: str, holes: dict[str, str]) -> str:
        """A template for these acts whose holes can all be filled."""
        fitting = [t for t in self._templates.get(acts, ()) if set(_HOLE.findall(t)) == set(holes)]
        if not fitting:
            return ", ".join(holes.values()) or "yes"
        return _HOLE.sub(lambda hole: holes[hole.group(1)], chance.choice(fitting))

    def day(self, chance: random.Random, day: date) -> str:
        ordinal = (
            f"{day.day}{'th' if 10 < day.day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')}"
        )
        known = self._days.get(day.isoformat(), [])
        return chance.choice(
            [*known, f"March {ordinal}", f"the {ordinal}"] if known else [f"March {ordinal}"]
        )

    def clock(self, chance: random.Random, clock: time) -> str:
        hour, half = clock.hour % 12 or 12, "am" if clock.hour < 12 else "pm"
        plain = f"{hour}:{clock.minute:02d} {half}" if clock.minute else f"{hour} {half}"
        return chance.choice([*self._times.get(f"{clock:%H:%M}", []), plain])


@dataclass
class Customer:
    """Answers our lines until the goal is reached, or patience ends.

    `troubles`: typos, interruptions, changes.
    """

    goal: Goal
    wordings: Wordings
    chance: random.Random
    typos: float = 0.0
    interrupts: bool = False
    changes_mind: bool = False
    wish_number: int = 0
    name: str = ""
    done: bool = False
    said_yes: int = 0
    log: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.name = self.chance.choice(NAMES)

    @property
    def wish(self) -> Wish:
        return self.goal.wishes[self.wish_number]

    def opening(self) -> str:
        holes = {}
        acts = "INFORM_INTENT(intent)"
        if self.chance.random() < 0.5:
            holes = {"appointment_time": self._clock(), "appointment_date": self._day()}
            acts = "INFORM(appointment_date)+INFORM(appointment_time)+INFORM_INTENT(intent)"
        line = self.wordings.line(self.chance, acts, holes)
        if self.chance.random() < 0.7:
            line = f"{line} With {self.wish.provider}."
        return self._typed(line if "?" in line or "." in line else f"{line}.")

    def answer(self, heard: str) -> str | None:
        """The next line; None when the customer is done or gives up."""
        low = heard.lower()
        if "confirmation number" in low and "booked" in low:
            self.done = True
            return None
        if self.interrupts and self.chance.random() < 0.3:
            self.interrupts = False
            return self._typed(
                self.chance.choice(["What's your address?", "How much is it?", "Are you a robot?"])
            )
        if "shall i book" in low:
            return self._to_read_back(heard)
        if "taken" in low or "not free" in low:
            if self.wish_number + 1 < len(self.goal.wishes):
                self.wish_number += 1
                return self._inform()
            if not self.wish.succeeds:
                return None
            return self._inform()
        if "name" in low:
            return self._typed_name()
        if "come in for" in low:
            return self._typed(f"a {self.goal.kind} appointment")
        return self._inform()

    def is_about_to_say_yes(self, heard: str) -> bool:
        return "shall i book" in heard.lower() and self._is_right(heard) and not self.changes_mind

    def _to_read_back(self, heard: str) -> str:
        if self.changes_mind:
            self.changes_mind = False
            other = self.chance.choice([9, 11, 13, 15])
            return self._typed(
                f"Actually, can we do {other % 12 or 12} {'am' if other < 12 else 'pm'} instead?"
            )
        if self._is_right(heard):
            self.said_yes += 1
            return self.wordings.line(self.chance, "AFFIRM", {})
        return self._inform(negate=True)

    def _is_right(self, heard: str) -> bool:
        start = self.wish.start
        day = f"{start:%a} {start:%b} {start.day} "
        clock = f"{start.hour % 12 or 12}:{start.minute:02d} {'AM' if start.hour < 12 else 'PM'}"
        return day in heard and clock in heard and self.wish.provider in heard

    def _inform(self, *, negate: bool = False) -> str:
        holes = {"appointment_date": self._day(), "appointment_time": self._clock()}
        acts = "INFORM(appointment_date)+INFORM(appointment_time)" + ("+NEGATE" if negate else "")
        line = self.wordings.line(self.chance, acts, holes)
        return self._typed(
            f"{line} With {self.wish.provider}." if negate or self.chance.random() < 0.3 else line
        )

    def _day(self) -> str:
        return self.wordings.day(self.chance, self.wish.start.date())

    def _clock(self) -> str:
        return self.wordings.clock(self.chance, self.wish.start.time())

    def _typed_name(self) -> str:
        return self.chance.choice(["{}", "My name is {}", "It's {}", "{}, please"]).format(self.name)

    def _typed(self, line: str) -> str:
        """One word in ten with a typo, when asked for.

        Names, days and times in digits are typed with care.
        """
        words = line.split(" ")
        for place, word in enumerate(words):
            if (
                word.isalpha()
                and len(word) > 3
                and self.chance.random() < self.typos
                and word not in self.wish.provider
            ):
                i = self.chance.randrange(1, len(word) - 1)
                words[place] = self.chance.choice(
                    [
                        word[:i] + word[i + 1 :],
                        word[:i] + word[i] + word[i:],
                        word[: i - 1] + word[i] + word[i - 1] + word[i + 1 :],
                    ]
                )
        return " ".join(words)
