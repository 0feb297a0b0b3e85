"""Years as they are written."""

from __future__ import annotations

from datetime import date

from conversation_svc.domain.times.values import Number


def full_year(number: Number, now: date) -> int | None:
    """19 -> 2019; 2019 -> 2019; anything far away is not a year of an appointment."""
    year = number.value + 2000 if number.width == 2 else number.value
    return year if 1900 <= year <= now.year + 80 else None
