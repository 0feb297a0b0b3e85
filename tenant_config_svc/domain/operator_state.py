"""What the owner is doing right now, and when that stops being so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

DEFAULT_STATUS = "available"


@dataclass(frozen=True, slots=True)
class OperatorState:
    """`until` and `set_at` are aware instants; a state without `until` stays until it is replaced."""

    status: str
    location: str | None = None
    notes: str | None = None
    until: datetime | None = None
    set_at: datetime | None = None
    set_by: str | None = None

    @property
    def is_default(self) -> bool:
        return self.set_at is None


DEFAULT = OperatorState(DEFAULT_STATUS)


def state_in_force(said: OperatorState | None, now: datetime) -> OperatorState:
    """The state that was set, or the default once it has lapsed or when nothing was set."""
    if said is None or (said.until is not None and said.until <= now):
        return DEFAULT
    return said
