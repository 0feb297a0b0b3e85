"""What a person allows and forbids: "any morning but Monday", "after three", "as soon as possible"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from conversation_svc.domain.times.context import TimeContext


@dataclass(frozen=True, slots=True)
class Constraints:
    """The wish as bounds on the start. Empty fields mean "no wish".

    dates: half-open (first day, day after the last) ranges that are allowed; weekdays: Monday = 0;
    without_*: forbidden. earliest <= clock time < latest; with latest_included ("by four") `latest` itself is
    allowed. relative: "earlier" or "later" than what was offered or booked, or at the "same_time".
    """

    dates: tuple[tuple[date, date], ...] = ()
    weekdays: frozenset[int] = frozenset()
    without_dates: frozenset[date] = frozenset()
    without_weekdays: frozenset[int] = frozenset()
    earliest: time | None = None
    latest: time | None = None
    latest_included: bool = False
    part_of_day: str | None = None
    without_parts: frozenset[str] = frozenset()
    asap: bool = False
    relative: str | None = None

    @property
    def is_empty(self) -> bool:
        return self == Constraints()


def find_constraints(text: str, context: TimeContext) -> Constraints:
    return Constraints()
