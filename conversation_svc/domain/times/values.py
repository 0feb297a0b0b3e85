"""What words of time mean before they are put together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class Number:
    """width: how many digits were written, 0 for a number in words."""

    value: int
    width: int = 0


@dataclass(frozen=True, slots=True)
class Clock:
    """A reading of the clock. Not `fixed`: morning or afternoon was not said (hour 0-12, 12 may be noon)."""

    hour: int
    minute: int = 0
    second: int = 0
    fixed: bool = False
    grain: str = "minute"

    def in_the_afternoon(self) -> Clock:
        return Clock(self.hour % 12 + 12, self.minute, self.second, True, self.grain)

    def in_the_morning(self) -> Clock:
        return Clock(self.hour % 12, self.minute, self.second, True, self.grain)

    def as_said(self) -> Clock:
        return Clock(self.hour, self.minute, self.second, True, self.grain)

    def as_time(self) -> time:
        return time(self.hour % 24, self.minute, self.second)


@dataclass(frozen=True, slots=True)
class Duration:
    """months and days are calendar steps, seconds are exact. unit: the finest one that was said."""

    months: int = 0
    days: int = 0
    seconds: int = 0
    unit: str = "day"

    def __add__(self, other: Duration) -> Duration:
        return Duration(
            self.months + other.months, self.days + other.days, self.seconds + other.seconds, other.unit
        )

    def times(self, factor: float) -> Duration:
        if factor != int(factor) and self.days == 1:
            return Duration(seconds=round(factor * 86400), unit="hour")
        if factor != int(factor) and 0 < self.months < 12:  # half a month is fifteen days
            whole = int(factor)
            return Duration(self.months * whole, round(30 * self.months * (factor - whole)))
        if factor != int(factor) and self.days:
            return Duration(days=int(self.days * factor))
        return Duration(
            round(self.months * factor), round(self.days * factor), round(self.seconds * factor), self.unit
        )


@dataclass(frozen=True, slots=True)
class Day:
    date: date
    grain: str = "day"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and a clock. The clock may still be ambiguous."""

    date: date
    clock: Clock


@dataclass(frozen=True, slots=True)
class DayRange:
    """Half-open: `end` is the day after the last one. None is an open side."""

    start: date | None
    end: date | None
    grain: str = "day"


@dataclass(frozen=True, slots=True)
class ClockRange:
    """Open sides are None. part: the part of day it stands for, when it was said as one.

    from_now: "by four" without a day begins now.
    """

    start: Clock | None
    end: Clock | None
    part: str | None = None
    from_now: bool = False


@dataclass(frozen=True, slots=True)
class MomentRange:
    start: datetime | None
    end: datetime | None
    grain: str = "minute"
