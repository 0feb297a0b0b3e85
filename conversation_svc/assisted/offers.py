"""The free times a model was shown in this turn, each under a short name. Only these can be offered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from conversation_svc.domain.flows.steps import slot_from, staff_name
from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import Slot

MOST_SHOWN = 12  # of one search; more only costs tokens


class Offers:
    """Names are S1, S2, ... over the whole turn. A name that was never given here means nothing."""

    def __init__(self, policy: Policy, language: str, *, spoken: bool, known: Iterable[Slot] = ()) -> None:
        self._policy = policy
        self._language = language_of(language)
        self._spoken = spoken
        self._slots: dict[str, Slot] = {}
        for slot in known:
            self._name(slot)

    @property
    def words(self) -> Mapping[str, str]:
        return {name: self._say(slot) for name, slot in self._slots.items()}

    def get(self, name: object) -> Slot | None:
        return self._slots.get(str(name).strip().strip("[]").upper())

    def chosen(self, names: Sequence[str]) -> tuple[Slot, ...]:
        """In the order they were told: "the second one" is the second that the customer read."""
        return tuple(self._slots[name] for name in names)

    def told(self) -> list[dict[str, str]]:
        """Everything known so far, as a model is told."""
        return [{"slot_id": name, "when": self._say(slot)} for name, slot in self._slots.items()]

    def add(self, found: Sequence[Mapping[str, Any]], service_id: str) -> list[dict[str, str]]:
        """Slots as the calendar gave them -> what the model is told. The rest of them stays unknown to it."""
        told = []
        for item in _spread(found, MOST_SHOWN):
            slot = slot_from(item, service_id, self._policy)
            told.append({"slot_id": self._name(slot), "when": self._say(slot)})
        return told

    def _name(self, slot: Slot) -> str:
        for name, known in self._slots.items():
            if known.slot_id == slot.slot_id:
                return name
        name = f"S{len(self._slots) + 1}"
        self._slots[name] = slot
        return name

    def _say(self, slot: Slot) -> str:
        dates, phrases = self._language.dates, self._language.phrases
        day = dates.day(slot.start.date(), spoken=self._spoken)
        clock = dates.clock(slot.start.timetz().replace(tzinfo=None), spoken=self._spoken)
        said = str(phrases["_day_at_time"]).format(day=day, time=clock)
        who = staff_name(self._policy, slot)
        return f"{said} {str(phrases['_with']).format(staff=who)}" if who else said


def _spread(found: Sequence[Mapping[str, Any]], most: int) -> Sequence[Mapping[str, Any]]:
    """The earliest half, and the others evenly over the rest: an afternoon needs more than one morning."""
    if len(found) <= most:
        return found
    first, rest = found[: most // 2], found[most // 2 :]
    step = len(rest) / (most - len(first))
    return [*first, *(rest[int(place * step)] for place in range(most - len(first)))]
