"""Between wall-clock time in a zone and epoch minutes."""

from __future__ import annotations

import functools
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

MINUTES_A_DAY = 1440


def minute_at(zone: ZoneInfo, day: date, minute_of_day: int) -> int:
    """The instant of a wall-clock time; 1440 is the next day's midnight.

    A time that the day does not have is read with fold=0, that is with the offset from before the gap.
    """
    days, minute = divmod(minute_of_day, MINUTES_A_DAY)
    local = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=zone)
    if days:
        local += timedelta(days=days)  # wall-clock arithmetic: zoneinfo adds to the local reading
    return int(local.timestamp() // 60)


def local_day(zone: ZoneInfo, minute: int) -> date:
    return local_time(zone, minute).date()


def local_time(zone: ZoneInfo, minute: int) -> datetime:
    return datetime.fromtimestamp(minute * 60, zone)


def minute_not_before(instant: datetime) -> int:
    """The first whole minute that is not earlier than the instant."""
    return -int(-instant.timestamp() // 60)


def minute_of(instant: datetime) -> int:
    """The whole minute an instant lies in."""
    return int(instant.timestamp() // 60)


_Day = tuple[int, str, tuple[str, ...]]
"""A day of UTC with one local offset: its minutes, its text, and the dates before, on and after."""


class LocalText:
    """ISO 8601 with the zone's offset, for epoch minutes: the same text as `local_time(...).isoformat()`.

    A search writes hundreds of times. Nearly all days have one offset, and then a time is put together from
    parts that are already text.
    """

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._days: dict[int, _Day | None] = {}  # by day of UTC; None where it has no one offset

    def of(self, minute: int) -> str:
        utc_day = minute // MINUTES_A_DAY
        try:
            day = self._days[utc_day]
        except KeyError:
            day = self._learn(utc_day)
        if day is None:
            return local_time(self._zone, minute).isoformat()
        offset, suffix, dates = day
        local_day, minute_of_day = divmod(minute + offset, MINUTES_A_DAY)
        return dates[local_day - utc_day + 1] + _CLOCK[minute_of_day] + suffix

    def _learn(self, utc_day: int) -> _Day | None:
        if len(self._days) > _MOST_DAYS_KNOWN:
            self._days.clear()
        first = utc_day * MINUTES_A_DAY
        times = [local_time(self._zone, first + hour * 60) for hour in range(0, 25, 4)]
        offsets = {time.utcoffset() for time in times}
        offset = offsets.pop()
        if offsets or offset is None or offset.seconds % 60:  # it changes, or is from before railways
            day = None
        else:
            near = (date.fromordinal(_EPOCH + utc_day + step).isoformat() for step in (-1, 0, 1))
            day = int(offset.total_seconds() // 60), times[0].isoformat()[19:], tuple(near)
        self._days[utc_day] = day
        return day


@functools.lru_cache(maxsize=1024)
def local_text(zone: ZoneInfo) -> LocalText:
    return LocalText(zone)


_MOST_DAYS_KNOWN = 4096
_EPOCH = date(1970, 1, 1).toordinal()
_CLOCK = tuple(f"T{minute // 60:02}:{minute % 60:02}:00" for minute in range(MINUTES_A_DAY))
