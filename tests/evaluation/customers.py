"""A simulated customer: somebody else's goal, said in people's own words.

The customer reads our answers with a few plain patterns, as a person would, and knows nothing of the
receptionist's inside.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import timedelta

from tests.evaluation.goals import Goal, Wish
from tests.evaluation.wordings import Wordings

NAMES = (
    "Maria Lopez", "John Smith", "Aisha Khan", "Robert Miller", "Emily Chen", "Daniel Garcia", "Susan Park",
    "Kwame Mensah", "Priya Raman", "Liam O'Connor", "Anna-Lena Vogel", "Tyrone Jackson", "Mei Tanaka",
    "Guadalupe Reyes", "Bill Friday", "April Summers", "Joy Noon", "Will Ng", "Grace Early", "Mark Cancelo",
)  # fmt: skip
QUESTIONS = (
    "REQUEST(phone_number)",
    "REQUEST(street_address)",
    "REQUEST(address)",
    "REQUEST(average_rating)",
    "REQUEST(average_rating)+REQUEST(street_address)",
    "REQUEST(phone_number)+REQUEST(street_address)",
)
OWN_QUESTIONS = ("How much is it?", "Are you a robot?", "What are your hours?", "Do you take walk-ins?")
MOST_QUESTIONS = 3
DATE, TIME = "INFORM(appointment_date)", "INFORM(appointment_time)"


@dataclass(frozen=True)
class Trouble:
    """What makes a row of dialogues harder. typos: the share of words that are mistyped."""

    name: str
    typos: float = 0.0
    interrupts: bool = False
    changes_mind: bool = False
    disappointed_only: bool = False


@dataclass
class Customer:
    """Answers our lines until the goal is reached, or patience ends."""

    goal: Goal
    wordings: Wordings
    chance: random.Random
    trouble: Trouble
    wish_number: int = 0
    done: bool = False
    asked: int = 0
    has_changed: bool = False
    named_provider: bool = False
    name: str = field(default="")

    def __post_init__(self) -> None:
        self.name = self.chance.choice(NAMES)

    @property
    def wish(self) -> Wish:
        return self.goal.wishes[self.wish_number]

    def opening(self) -> str:
        day = {"appointment_date": self._day()}
        clock = {"appointment_time": self._clock()}
        city = {"city": self.goal.city or "town"}
        provider = {"provider": self.wish.provider}
        acts, holes = self.chance.choice(
            [
                ("INFORM_INTENT(intent)", {}),
                ("INFORM(city)+INFORM_INTENT(intent)", city),
                (f"{DATE}+{TIME}+INFORM_INTENT(intent)", {**day, **clock}),
                (f"{DATE}+{TIME}+INFORM_INTENT(intent)+SELECT", {**day, **clock}),
                (f"{DATE}+INFORM_INTENT(intent)", day),
                (f"{DATE}+{TIME}+INFORM(provider)", {**day, **clock, **provider}),
                ("INFORM(provider)+INFORM_INTENT(intent)", provider),
            ]
        )
        line = self.wordings.line(self.chance, acts, holes)
        if line is None:
            line = self.wordings.line(self.chance, "INFORM_INTENT(intent)", {}) or "I need an appointment."
            holes = {}
        self.named_provider = "provider" in holes
        if not self.named_provider and self.chance.random() < 0.7:
            line = self._with_provider(line)
        return self._typed(line)

    def answer(self, heard: str) -> str | None:
        """The next line; None when the customer is done or gives up."""
        low = heard.lower()
        if "confirmation number" in low and "booked" in low:
            self.done = True
            return None
        if self.trouble.interrupts and self.asked < MOST_QUESTIONS and self.chance.random() < 0.4:
            self.asked += 1
            return self._typed(self._question())
        if "shall i book" in low:
            return self._to_read_back(heard)
        if "taken" in low or "not free" in low:
            if not self.wish.succeeds:
                if self.wish_number + 1 == len(self.goal.wishes):
                    return None
                self.wish_number += 1
                self.named_provider = False
            return self._inform()
        if "name" in low:
            return self._typed_name()
        if "come in for" in low or "what service" in low:
            return self._typed(f"a {self.goal.kind} appointment")
        return self._inform()

    def is_about_to_say_yes(self, heard: str) -> bool:
        return "shall i book" in heard.lower() and self._is_right(heard) and not self._will_change()

    def _will_change(self) -> bool:
        return self.trouble.changes_mind and not self.has_changed

    def _question(self) -> str:
        said = self.wordings.line(self.chance, self.chance.choice(QUESTIONS), {})
        return said if said and self.chance.random() < 0.7 else self.chance.choice(OWN_QUESTIONS)

    def _to_read_back(self, heard: str) -> str:
        if self._will_change():
            self.has_changed = True
            return self._typed(self._change())
        if self._is_right(heard):
            acts = "AFFIRM"
            if self.trouble.interrupts and self.chance.random() < 0.3:
                acts = f"AFFIRM+{self.chance.choice(QUESTIONS[:3])}"
            return self.wordings.line(self.chance, acts, {}) or "Yes, please."
        return self._inform(negate=True)

    def _change(self) -> str:
        """Something else than the goal; the next read-back is put right again."""
        hour = self.chance.choice([9, 11, 13, 15])
        clock = f"{hour % 12 or 12} {'am' if hour < 12 else 'pm'}"
        other = self.wish.start.date() + timedelta(days=self.chance.choice([1, 2, 3]))
        day = f"{other:%A}" if self.chance.random() < 0.5 else self.wordings.day(self.chance, other)
        return self.chance.choice(
            [
                f"Actually, can we do {clock} instead?",
                f"Hmm, wait. {day} would be better.",
                f"Sorry, I meant {clock}.",
                f"Let's rather do {day} at {clock}",
                "No.",
                "Is there anything earlier?",
            ]
        )

    def _is_right(self, heard: str) -> bool:
        start = self.wish.start
        day = f"{start:%a} {start:%b} {start.day} "
        clock = f"{start.hour % 12 or 12}:{start.minute:02d} {'AM' if start.hour < 12 else 'PM'}"
        named = self.wish.provider in heard or self.goal.staff == (self.wish.provider,)
        return day in heard and clock in heard and named  # where only one works, nobody need be named

    def _inform(self, *, negate: bool = False) -> str:
        pieces = [(DATE, {"appointment_date": self._day()}), (TIME, {"appointment_time": self._clock()})]
        if not negate and self.chance.random() < 0.3:
            pieces = [self.chance.choice(pieces)]
        acts = "+".join([*(act for act, _ in pieces), *(["NEGATE"] if negate else [])])
        holes = {name: value for _, hole in pieces for name, value in hole.items()}
        line = self.wordings.line(self.chance, acts, holes) or ", ".join(holes.values())
        if negate or not self.named_provider or self.chance.random() < 0.2:
            line = self._with_provider(line)
        return self._typed(line)

    def _with_provider(self, line: str) -> str:
        self.named_provider = True
        stop = "" if line.rstrip().endswith((".", "?", "!")) else "."
        return f"{line}{stop} With {self.wish.provider}."

    def _day(self) -> str:
        return self.wordings.day(self.chance, self.wish.start.date())

    def _clock(self) -> str:
        return self.wordings.clock(self.chance, self.wish.start.time())

    def _typed_name(self) -> str:
        forms = ["{}", "My name is {}", "It's {}", "{}, please", "I'm {}", "Put it under {}"]
        return self.chance.choice(forms).format(self.name)

    def _typed(self, line: str) -> str:
        """With as many typos as the row asks for. Names, and digits, are typed with care."""
        words = line.split(" ")
        for place, word in enumerate(words):
            careful = not word.isalpha() or len(word) <= 3 or word in self.wish.provider
            if not careful and self.chance.random() < self.trouble.typos:
                words[place] = self._mistyped(word)
        return " ".join(words)

    def _mistyped(self, word: str) -> str:
        i = self.chance.randrange(1, len(word) - 1)
        left_out = word[:i] + word[i + 1 :]
        doubled = word[:i] + word[i] + word[i:]
        swapped = word[: i - 1] + word[i] + word[i - 1] + word[i + 1 :]
        return self.chance.choice([left_out, doubled, swapped])
