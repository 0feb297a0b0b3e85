"""Codes that are read out to people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

Digits = Callable[[int], str]


def confirmation_numbers(prefix: str, day: date, digits: Digits) -> Iterator[str]:
    """Candidates such as DOWN-1218-939: three digits first, more when those seem to be used up."""
    for count in (3, 3, 3, 3, 4, 4, 5, 6, 8):
        yield f"{prefix}-{day:%m%d}-{digits(count)}"


def lead_ids(now: datetime) -> Iterator[str]:
    """LEAD-20261218-093015 in the tenant's time, then -2, -3 ... for leads of the same second."""
    stamp = f"LEAD-{now:%Y%m%d-%H%M%S}"
    yield stamp
    number = 2
    while True:
        yield f"{stamp}-{number}"
        number += 1
