"""From expressions of time to the fields a booking needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from conversation_svc.domain.understanding import TimeExpression


def merge(times: Sequence[TimeExpression]) -> tuple[date | None, time | None, str | None]:
    """(date, time, part of day) that the expressions say together; what they leave open is None."""
    day: date | None = None
    clock: time | None = None
    for found in times:
        if found.start is None:
            continue
        if found.kind in ("date", "datetime"):
            day = found.start.date()
        if found.kind in ("time", "datetime"):
            clock = found.start.time()
    return day, clock, None
