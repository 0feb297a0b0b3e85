"""From expressions of time to the fields a booking needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from conversation_svc.domain.times.parts import part_of_range
from conversation_svc.domain.understanding import TimeExpression


def merge(times: Sequence[TimeExpression]) -> tuple[date | None, time | None, str | None]:
    """(date, time, part of day) that the expressions say together; what they leave open is None.

    A range gives no time, and only a date when it lies within one day. Of two values the later one counts.
    """
    day: date | None = None
    clock: time | None = None
    part: str | None = None
    for found in times:
        start, end = found.start, found.end
        if start is None:
            if found.kind == "datetimerange" and end is not None:  # tomorrow before noon
                day = end.date()
            continue
        if found.kind in ("date", "datetime") or (
            found.kind == "datetimerange" and _within_a_day(start, end)
        ):
            day = start.date()
        if found.kind in ("time", "datetime"):
            clock = start.time()
        elif found.kind.endswith("timerange") and end is not None:
            part = part_of_range(start, end) or part
    return day, clock, part


def _within_a_day(start: datetime, end: datetime | None) -> bool:
    return end is None or end - start <= timedelta(days=1)
