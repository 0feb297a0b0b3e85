"""How people say what they want: wordings of the Schema-Guided Dialogue data (CC BY-SA 4.0, not shipped)."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path

from tests.evaluation.goals import PROVIDERS, read, source_of, split_of

LONGEST = 160
_HOLE = re.compile(r"\{(\w+)\}")
_NAMED = re.compile(r"\b(?:" + "|".join(sorted(PROVIDERS)) + r")\b")


class Wordings:
    """Templates by what the customer does, and ways of naming days and times."""

    def __init__(self, folder: Path, split: str) -> None:
        self._templates: dict[str, list[str]] = defaultdict(list)
        self._days: dict[str, list[str]] = defaultdict(list)
        self._times: dict[str, list[str]] = defaultdict(list)
        source = source_of(split)
        names = {
            value.lower()
            for data in read(folder / f"sgd_booking_goals_{source}.jsonl")
            for booking in data["bookings"]
            for slot, value in booking["parameters"].items()
            if slot in PROVIDERS
        }
        for data in read(folder / f"sgd_user_templates_{source}.jsonl"):
            if not data["service"].startswith("Services") or split_of(data["dialogue_id"], source) != split:
                continue  # viewings of flats; the other half
            template = _NAMED.sub("provider", data["template"])
            if len(template) < LONGEST and not _names_somebody(template, names):
                self._templates[_NAMED.sub("provider", data["user"])].append(template)
        for data in read(folder / "sgd_booking_dev.jsonl"):
            for act in data["user_acts"] or ():
                if act.get("slot") == "appointment_date" and act.get("canonical"):
                    self._days[act["canonical"][0]].append(act["values"][0])
                if act.get("slot") == "appointment_time" and act.get("canonical"):
                    self._times[act["canonical"][0]].append(act["values"][0])

    def line(self, chance: random.Random, acts: str, holes: Mapping[str, str]) -> str | None:
        """A template for these acts with just these holes, filled. None: nobody said that."""
        fitting = [t for t in self._templates.get(acts, ()) if set(_HOLE.findall(t)) == set(holes)]
        if not fitting:
            return None
        return _HOLE.sub(lambda hole: holes[hole.group(1)], chance.choice(fitting))

    def day(self, chance: random.Random, day: date) -> str:
        ordinal = (
            f"{day.day}{'th' if 10 < day.day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')}"
        )
        plain = [f"March {ordinal}", f"the {ordinal}"]
        # "the 8th" after "the" of a template would be said by nobody
        return chance.choice([*self._days.get(day.isoformat(), []), *plain])

    def clock(self, chance: random.Random, clock: time) -> str:
        hour, half = clock.hour % 12 or 12, "am" if clock.hour < 12 else "pm"
        plain = f"{hour}:{clock.minute:02d} {half}" if clock.minute else f"{hour} {half}"
        return chance.choice([*self._times.get(f"{clock:%H:%M}", []), plain])


def _names_somebody(template: str, names: set[str]) -> bool:
    """Somebody else's wish stands in it in plain words: a provider, or a day."""
    low = template.lower()
    return any(name in low for name in names) or bool(
        re.search(r"\b(to|yester)?(day|morrow|night)\b|\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\d", low)
    )
