"""Opening hours as people write them: wall-clock windows of a local day, in minutes from midnight."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import holidays

Windows = tuple[tuple[int, int], ...]
"""Half-open, sorted, neither overlapping nor touching; 0 to 1440 ("24:00")."""

CLOSED: Windows = ()


def merge(windows: Iterable[tuple[int, int]]) -> Windows:
    """Sort the windows, drop empty ones, join those that overlap or touch."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(windows):
        if end <= start:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def cut(ours: Windows, theirs: Windows) -> Windows:
    """What is open in both."""
    return merge(
        (max(start, other_start), min(end, other_end))
        for start, end in ours
        for other_start, other_end in theirs
    )


@dataclass(frozen=True, slots=True)
class DateOverride:
    """Replaces the hours of every day from `first` to `last`, both included."""

    first: date
    last: date
    windows: Windows = CLOSED
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    country: str
    subdivision: str | None = None

    def name_on(self, day: date) -> str | None:
        return _holidays_of(self.country, self.subdivision, day.year).get(day)


@functools.lru_cache(maxsize=2048)
def _holidays_of(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    """Of the whole year at once: the library's own calendar grows while it is asked, and a thread that asks
    meanwhile finds a year without holidays."""
    return dict(holidays.country_holidays(country, subdiv=subdivision, years=year))


@dataclass(frozen=True, slots=True)
class Hours:
    """A weekly rule (Monday first) with its exceptions."""

    weekly: tuple[Windows, Windows, Windows, Windows, Windows, Windows, Windows]
    overrides: tuple[DateOverride, ...] = ()
    public_holidays: PublicHolidays | None = None

    def on(self, day: date) -> Windows:
        """The windows of one local day: override before holiday before the weekly rule."""
        override = self._override_on(day)
        if override is not None:
            return override.windows
        if self.public_holidays is not None and self.public_holidays.name_on(day) is not None:
            return CLOSED
        return self.weekly[day.weekday()]

    def _override_on(self, day: date) -> DateOverride | None:
        """The narrowest range wins (one open day inside a vacation), then the one written last."""
        covering = [
            (override.last - override.first, -position, override)
            for position, override in enumerate(self.overrides)
            if override.first <= day <= override.last
        ]
        return min(covering, key=lambda found: found[:2])[2] if covering else None
