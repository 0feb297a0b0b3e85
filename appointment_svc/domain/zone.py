"""Between wall-clock time in a zone and epoch minutes."""

from __future__ import annotations

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
