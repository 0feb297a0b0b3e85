"""Dates and times in words, from a language's own word lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """A language's weekdays (Monday first) and months, short for texts and long for speech and e-mail;
    patterns take {weekday} {month} {day} {time}."""

    weekdays: Sequence[str]
    weekdays_short: Sequence[str]
    months: Sequence[str]
    months_short: Sequence[str]
    when: str
    when_short: str

    def short(self, instant: datetime, zone: ZoneInfo) -> str:
        return self._say(instant.astimezone(zone), self.when_short, self.weekdays_short, self.months_short)

    def long(self, instant: datetime, zone: ZoneInfo) -> str:
        return self._say(instant.astimezone(zone), self.when, self.weekdays, self.months)

    def _say(self, local: datetime, pattern: str, weekdays: Sequence[str], months: Sequence[str]) -> str:
        return pattern.format(
            weekday=weekdays[local.weekday()],
            month=months[local.month - 1],
            day=local.day,
            time=clock_time(local),
        )


def clock_time(local: datetime) -> str:
    """9:00 AM: short, and every phone's owner in the Americas reads it in English and in Spanish."""
    return f"{local.hour % 12 or 12}:{local:%M} {'AM' if local.hour < 12 else 'PM'}"
