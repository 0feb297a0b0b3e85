"""Years as they are written."""

from __future__ import annotations

from datetime import date

from conversation_svc.domain.times.values import Number

_AHEAD = 30  # years that two digits may lie ahead


def full_year(number: Number, now: date) -> int | None:
    """19 -> 2019, 74 -> 1974; 2019 -> 2019; anything far away is not a year of an appointment."""
    year = number.value
    if number.width == 2:
        year += 2000 if number.value + 2000 <= now.year + _AHEAD else 1900
    return year if 1900 <= year <= now.year + 80 else None
