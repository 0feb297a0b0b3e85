"""What simulated customers want: appointments of the Schema-Guided Dialogue data (CC BY-SA 4.0, not
shipped).
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

PROVIDERS = {"stylist_name", "dentist_name", "doctor_name", "therapist_name"}
SPLITS = ("tuned", "held-out", "dev")
MOST_STAFF = 12


@dataclass(frozen=True)
class Wish:
    provider: str
    start: datetime  # local, naive
    succeeds: bool  # False: somebody else takes the time


@dataclass(frozen=True)
class Goal:
    dialogue_id: str
    kind: str  # stylist, dentist, doctor or therapist
    city: str
    wishes: tuple[Wish, ...]
    staff: tuple[str, ...] = ()  # everybody of the business that is called

    @property
    def wanted(self) -> list[tuple[str, str]]:
        """What the calendar must hold at the end: (provider, local start)."""
        return [(w.provider, f"{w.start:%Y-%m-%dT%H:%M}") for w in self.wishes if w.succeeds][-1:]

    @property
    def is_disappointed(self) -> bool:
        return any(not wish.succeeds for wish in self.wishes)


def read(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def split_of(dialogue_id: str, source: str) -> str:
    """Which split a dialogue belongs to: the training data is cut in two by its ids, for good."""
    if source == "dev":
        return "dev"
    return SPLITS[zlib.crc32(dialogue_id.encode()) % 2]


def source_of(split: str) -> str:
    return "dev" if split == "dev" else "train"


def goals(folder: Path, split: str) -> list[Goal]:
    """Every goal that books a provider at a date and a time, and tells how each attempt ends.

    Left out are those whose list of outcomes is longer or shorter than that of attempts: nobody can say which
    attempt failed.
    """
    source = source_of(split)
    found = []
    staff: dict[tuple[str, str], set[str]] = defaultdict(set)
    for data in read(folder / f"sgd_booking_goals_{source}.jsonl"):
        bookings = [b for b in data["bookings"] if b["service"].startswith("Services_")]
        wishes = [wish for wish in map(_wish, bookings) if wish]
        city = next((s["parameters"].get("city", "") for s in reversed(data["search"])), "")
        if bookings:
            staff[_kind(bookings[0]), city] |= {wish.provider for wish in wishes}
        if not wishes or len(data["notify"]) != len(wishes):
            continue
        if split_of(data["dialogue_id"], source) != split:
            continue
        told = tuple(
            Wish(w.provider, w.start, outcome == "NOTIFY_SUCCESS")
            for w, outcome in zip(wishes, data["notify"], strict=True)
        )
        until = next((i for i, w in enumerate(told) if w.succeeds), len(told) - 1)
        found.append(Goal(data["dialogue_id"], _kind(bookings[0]), city, told[: until + 1]))
    return [_staffed(goal, sorted(staff[goal.kind, goal.city])) for goal in found]


def _staffed(goal: Goal, colleagues: Sequence[str]) -> Goal:
    """The business: those whom the customer wants, and others of the same trade and town."""
    wanted = dict.fromkeys(wish.provider for wish in goal.wishes)
    everybody = [*wanted, *(name for name in colleagues if name not in wanted)][:MOST_STAFF]
    return Goal(goal.dialogue_id, goal.kind, goal.city, goal.wishes, tuple(sorted(everybody)))


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
