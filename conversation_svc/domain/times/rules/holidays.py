"""Holidays by name.

Most follow a small rule; moving feasts of other calendars come from the `holidays` package, which is imported
only when one of them is named.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from conversation_svc.domain.times.almanac import add_days, easter, is_day, nth_weekday, start_of_week
from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of
from conversation_svc.domain.times.rules.dates import full_year
from conversation_svc.domain.times.values import Day, DayRange

_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_FIXED = re.compile(r"(\d\d)-(\d\d)")
_NTH = re.compile(r"(-?\d) (\w{3}) (\d+)(?:\+(\d+|mon))?")
_EASTER = re.compile(r"(easter|orthodox)([+-]\d+)")
_PUBLIC = re.compile(r"([A-Z]{2}):(.+?)(?:\+(\d))?")


def orthodox_easter(year: int) -> date:
    """Julian computus (Meeus), as a Gregorian date; good from 1900 to 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return add_days(date(year, month, day + 1), 13)


@lru_cache(maxsize=256)
def _public(country: str, name: str, year: int) -> date | None:
    import holidays  # half a second, and rarely needed

    calendar = getattr(holidays, country)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some calendars are known for some decades only; then it has no day
        named = calendar(years=year, categories=calendar.supported_categories, language="en_US")
    return min((day for day in named if name in named[day].split("; ") or name == named[day]), default=None)


def _of_year(recipe: str, year: int) -> date | None:
    if found := _FIXED.fullmatch(recipe):
        month, day = int(found[1]), int(found[2])
        return date(year, month, day) if is_day(year, month, day) else None
    if found := _EASTER.fullmatch(recipe):
        return add_days(easter(year) if found[1] == "easter" else orthodox_easter(year), int(found[2]))
    if found := _NTH.fullmatch(recipe):
        if found[4] == "mon":  # the Tuesday after the first Monday
            monday = nth_weekday(year, int(found[3]), 0, int(found[1]))
            return add_days(monday, 1) if monday else None
        day_found = nth_weekday(year, int(found[3]), _WEEKDAYS[found[2]], int(found[1]))
        return add_days(day_found, int(found[4] or 0)) if day_found else None
    if found := _PUBLIC.fullmatch(recipe):
        public = _public(found[1], found[2], year)
        return add_days(public, int(found[3] or 0)) if public else None
    return None


def _holiday(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Thanksgiving, Christmas 2026, next Mother's Day: the next one from today on."""
    recipe, now, year_said = value_of(tokens, "H"), context.now.date(), value_of(tokens, "n")
    if year_said is not None:
        year = full_year(year_said, now)
        found = _of_year(recipe, year) if year and year_said.width == 4 else None
        return ("D", Day(found)) if found else None
    step = -1 if context.past else 1
    for year in range(now.year, now.year + 9 * step, step):
        found = _of_year(recipe, year)
        if found and ((found <= now) if context.past else (found >= now)):
            return "D", Day(found)
    return None


def _weekend(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Memorial Day weekend, Thanksgiving weekend 2026: the holiday is in, when it lies beside the weekend."""
    built = _holiday(tokens, context)
    if built is None:
        return None
    day: date = built[1].date
    saturday = add_days(start_of_week(day), -2 if day.weekday() == 0 else 5)
    start = min(day, saturday) if day.weekday() >= 3 else saturday
    return "R", DayRange(start, max(add_days(saturday, 2), add_days(day, 1)))


def _closest(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the closest Christmas to today, the second closest."""
    recipe, now = value_of(tokens, "H"), add_days(context.now.date(), value_of(tokens, "d"))
    nth = value_of(tokens, "o")
    days = [day for year in range(now.year - 4, now.year + 5) if (day := _of_year(recipe, year))]
    days.sort(key=lambda day: abs((day - now).days))
    return "D", Day(days[nth.value - 1 if nth else 0])


HOLIDAY_DATES: tuple[Rule, ...] = (
    rule(r"e? o L H T e? d | e? L H T e? d", _closest, "L"),
    rule(r"e? [xXt]? H (?: ,? f? n)? z", _weekend, "z"),
    rule(r"e? [xXt]? H (?:,? f? n) (?![aCcu])", _holiday, "H"),
    rule(r"e? [xXt]? H (?: f? t u)?", _holiday, "H"),
)
