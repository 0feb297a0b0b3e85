"""What the reader of times must know besides the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

Window = tuple[time, time]


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Local opening windows by weekday (Monday = 0), half-open; a missing weekday is closed.

    A window that ends at midnight ends at `time.max`.
    """

    windows: Mapping[int, tuple[Window, ...]]

    @classmethod
    def daily(cls, opens: time, closes: time) -> OpeningHours:
        return cls(dict.fromkeys(range(7), ((opens, closes),)))

    def on(self, day: date | None) -> Sequence[Window]:
        """The windows of `day`; those of all weekdays when no day is known or that day is closed."""
        if day is not None and (windows := self.windows.get(day.weekday())):
            return windows
        return [window for windows in self.windows.values() for window in windows]


DEFAULT_HOURS = OpeningHours.daily(time(8), time(18))


@dataclass(frozen=True, slots=True)
class TimeContext:
    """now: local wall-clock time of the tenant, naive. opening: None means 08:00-18:00 every day.

    expected: the field the assistant asked for ("date", "time", "people", "dob", ...).
    system: the assistant's previous line. language: None means "find out". country: ISO code of the
    business, for the order of numbers in "4/3"; "" means unknown, and is read like the US when written.
    past: the person speaks of the past, so that "May 3" is the last one.
    """

    now: datetime
    opening: OpeningHours | None = None
    expected: str | None = None
    system: str | None = None
    language: str | None = None
    country: str = ""
    past: bool = False
