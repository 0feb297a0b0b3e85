"""Arithmetic of the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_DAY = timedelta(days=1)


def is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= year <= 9998 and 1 <= day <= monthrange(year, month)[1]


def add_days(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, 1), 9998)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def start_of_week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def start_of_month(day: date, months: int = 0) -> date:
    return add_months(day.replace(day=1), months)


def coming_weekday(after: date, weekday: int) -> date:
    """The first such weekday later than `after`."""
    return after + timedelta(days=(weekday - after.weekday() - 1) % 7 + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """nth counts from 1; -1 is the last one, -2 the last but one."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        found = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))
        return found if found.month == month else None
    first = date(year, month, 1)
    found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return found if found.month == month else None


def weekend_around(day: date) -> tuple[date, date]:
    """(first day, day after the last one) of the weekend of a holiday, which is in when it lies beside it."""
    saturday = add_days(start_of_week(day), -2 if day.weekday() == 0 else 5)
    start = min(day, saturday) if day.weekday() >= 3 else saturday
    return start, max(add_days(saturday, 2), add_days(day, 1))


def coming_date(now: date, month: int, day: int, past: bool = False) -> date | None:
    """The next `month`-`day` from today on, or the last one up to today; leap days are waited for."""
    for step in range(9):
        year = now.year - step if past else now.year + step
        if is_day(year, month, day):
            found = date(year, month, day)
            if (found <= now) if past else (found >= now):
                return found
    return None


def coming_day_of_month(now: date, day: int, weekday: int | None = None, past: bool = False) -> date | None:
    """The next day with that number (and weekday) from today on; within three years."""
    month = now.replace(day=1)
    for _ in range(36):
        if is_day(month.year, month.month, day):
            found = month.replace(day=day)
            in_time = found <= now if past else found >= now
            if in_time and (weekday is None or found.weekday() == weekday):
                return found
        month = add_months(month, -1 if past else 1)
    return None


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
