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

from conversation_svc.domain.times.almanac import add_days, easter, is_day, nth_weekday
from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of
from conversation_svc.domain.times.rules.years import full_year
from conversation_svc.domain.times.values import Day, DayRange, Number

_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_FIXED = re.compile(r"(\d\d)-(\d\d)")
_NTH = re.compile(r"(-?\d) (\w{3}) (\d+)(?:\+(mon)|([+-]\d+))?")
_LAST_BEFORE = re.compile(r"(\w{3})<=(\d\d)-(\d\d)")
_EASTER = re.compile(r"(easter|orthodox)([+-]\d+)")
_PUBLIC = re.compile(r"([A-Z]{2}):(.+?)([+-]\d+)?")
_UNSURE = re.compile(r" \((?:estimated|observed)\)")


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
    return min((day for day in named if name in _UNSURE.sub("", named[day]).split("; ")), default=None)


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
        return add_days(day_found, int(found[5] or 0)) if day_found else None
    if found := _LAST_BEFORE.fullmatch(recipe):
        latest = date(year, int(found[2]), int(found[3]))
        return add_days(latest, -((latest.weekday() - _WEEKDAYS[found[1]]) % 7))
    if found := _PUBLIC.fullmatch(recipe):
        public = _public(found[1], found[2], year)
        return add_days(public, int(found[3] or 0)) if public else None
    return None


def _holiday(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Thanksgiving, Christmas 2026, next Mother's Day, Easter next year: else the next one from today on."""
    recipe, now, year_said = value_of(tokens, "H"), context.now.date(), value_of(tokens, "n")
    if (unit := value_of(tokens, "u")) is not None:
        if unit.unit != "year":
            return None
        year_said = Number(now.year + any(token.kind in "xX" for token in tokens), 4)
    if ".." in recipe:
        return _season(recipe, year_said, now)
    if year_said is not None:
        year = full_year(year_said, now)
        found = _of_year(recipe, year) if year and year_said.width == 4 else None
        return ("D", Day(found)) if found else None
    step = -1 if context.past else 1
    for year in range(now.year, now.year + 9 * step, step):
        found = _of_year(recipe, year)
        if found and ((found <= now) if context.past else (found >= now)):
            return "D", Day(found)
        if found is None and _PUBLIC.fullmatch(recipe):  # not known for that year: the next known is too late
            return None
    return None


def _season(recipe: str, year_said: Number | None, now: date) -> Built:
    """Ramadan, Lent 2026: from the first day to the day after the last one."""
    years = (full_year(year_said, now),) if year_said else (now.year, now.year + 1)
    for year in years:
        start, end = (_of_year(each, year) if year else None for each in recipe.split(".."))
        if start is None or end is None:
            return None
        if year_said or end > now:
            return "R", DayRange(start, end)
    return None


def _closest(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the closest Christmas to today, the second closest."""
    recipe, now = value_of(tokens, "H"), add_days(context.now.date(), value_of(tokens, "d"))
    nth = value_of(tokens, "o")
    days = [day for year in range(now.year - 4, now.year + 5) if (day := _of_year(recipe, year))]
    days.sort(key=lambda day: abs((day - now).days))
    return "D", Day(days[nth.value - 1 if nth else 0])


def _last(tokens: Sequence[Token], context: TimeContext) -> Built:
    """last Christmas: nothing to book."""
    return None if context.past else ("4", None)


HOLIDAY_DATES: tuple[Rule, ...] = (
    rule(r"l H", _last, "H"),
    rule(r"e? o L H T e? d | e? L H T e? d", _closest, "L"),
    rule(r"e? [xXt]? H (?:,? [fi]? n) (?![acu])", _holiday, "H"),
    rule(r"e? H ,? [fiF]? e? (?:[txX] u | u X) | e? [txX] u H", _holiday, "H"),
    rule(r"e? [xXt]? H", _holiday, "H"),
)
