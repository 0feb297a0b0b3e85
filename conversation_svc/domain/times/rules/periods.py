"""Stretches of days: weeks, months, "end of April", "the next 3 days", "the week of April 10th"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from conversation_svc.domain.times.almanac import (
    add_days,
    add_months,
    coming_day_of_month,
    start_of_month,
    start_of_week,
)
from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of
from conversation_svc.domain.times.rules.durations import shift
from conversation_svc.domain.times.rules.remainders import rest_of_day
from conversation_svc.domain.times.rules.years import full_year
from conversation_svc.domain.times.values import Day, DayRange, Duration, MomentRange, Number

_EARLY = 10  # days of a month
_LAST_DAYS = 5


def _has(tokens: Sequence[Token], kinds: str) -> bool:
    return any(token.kind in kinds for token in tokens)


def _period(start: date, duration: Duration) -> DayRange:
    return DayRange(start, shift(start, duration), duration.unit)


def _unit_period(now: date, unit: str, steps: int) -> DayRange | None:
    """The `steps`-th week, month or year from the current one."""
    if unit == "week":
        start = add_days(start_of_week(now), 7 * steps)
        return DayRange(start, add_days(start, 7), "week")
    if unit == "workweek":
        start = add_days(start_of_week(now), 7 * steps)
        return DayRange(start, add_days(start, 5), "day")
    if unit == "fortnight":
        start = add_days(start_of_week(now), 14 * steps)
        return DayRange(start, add_days(start, 14), "week")
    if unit == "month":
        start = start_of_month(now, steps)
        return DayRange(start, add_months(start, 1), "month")
    if unit == "year":
        return DayRange(date(now.year + steps, 1, 1), date(now.year + steps + 1, 1, 1), "year")
    return None


def _range(found: DayRange | None) -> Built:
    return None if found is None else ("R", found)


def _this_unit(tokens: Sequence[Token], context: TimeContext) -> Built:
    """this week, next month, the coming week, the week after next."""
    steps, unit = 2 if _has(tokens, "Z") else int(_has(tokens, "xX")), value_of(tokens, "u")
    if unit.seconds and steps == 1:  # the next hour
        return _coming_units([tokens[0]._replace(kind="U", value=unit)], context)
    return _range(_unit_period(context.now.date(), unit.unit, steps))


def _this_and_next_unit(tokens: Sequence[Token], context: TimeContext) -> Built:
    """this week and next, this or next month: from the beginning of the one to the end of the other."""
    unit, now = value_of(tokens, "u").unit, context.now.date()
    this, following = _unit_period(now, unit, 0), _unit_period(now, unit, 1)
    if this is None or following is None:
        return None
    return "R", DayRange(this.start, following.end, this.grain)


def _within_next_unit(tokens: Sequence[Token], context: TimeContext) -> Built:
    """within the next week: from now on, not next week."""
    unit, now = value_of(tokens, "u"), context.now.replace(microsecond=0)
    if value_of(tokens, "i") != "within" or unit.seconds:
        return None
    return "K", MomentRange(now, datetime.combine(shift(now.date(), unit), time()))


def _holiday_week(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Christmas week."""
    return _week_of(tokens, context) if value_of(tokens, "u").unit == "week" else None


def _week_of(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the week of April 10th."""
    unit, day = value_of(tokens, "u"), value_of(tokens, "D")
    if unit is not None and unit.unit != "week":
        return ("D", day) if unit.unit == "day" else None
    start = start_of_week(day.date)
    return "R", DayRange(start, add_days(start, 7), "week")


def _week_of_number(tokens: Sequence[Token], context: TimeContext) -> Built:
    """la semana del 30."""
    number = value_of(tokens, "no").value
    day = coming_day_of_month(context.now.date(), number)
    return (
        None
        if day is None
        else _week_of([*tokens[:-1], tokens[-1]._replace(kind="D", value=Day(day))], context)
    )


def _week_from(tokens: Sequence[Token], context: TimeContext) -> Built:
    """a week starting tomorrow."""
    start = value_of(tokens, "D").date
    return "R", DayRange(start, add_days(start, 7), "week")


def _month(tokens: Sequence[Token], context: TimeContext) -> Built:
    """in May, Dec 2018, next March, October of next year."""
    now, month = context.now.date(), value_of(tokens, "m")
    year_said, unit = value_of(tokens, "n"), value_of(tokens, "u")
    if unit is not None:
        if unit.unit != "year":
            return None
        year: int | None = now.year + _has(tokens, "xX")
    elif year_said is not None:
        year = full_year(year_said, now)
        if year is None or year_said.width != 4:
            return None
    else:
        passed = month < now.month or (month == now.month and _has(tokens, "x"))
        year = now.year + passed + _has(tokens, "Z")
    start = date(year or now.year, month, 1)
    return "R", DayRange(start, add_months(start, 1), "month")


_ALSO_NAMES = (4, 5, 6, 8)  # "a table for June"


def _for_month(tokens: Sequence[Token], context: TimeContext) -> Built:
    """another one for December."""
    return None if value_of(tokens, "m") in _ALSO_NAMES else _month(tokens, context)


def _year_month(tokens: Sequence[Token], _: TimeContext) -> Built:
    """2/2014, 2014-10."""
    one, other = map(int, re.findall(r"\d+", tokens[0].value))
    year, month = max(one, other), min(one, other)
    if not (1 <= month <= 12 and 1900 <= year <= 2200):
        return None
    return "R", DayRange(date(year, month, 1), add_months(date(year, month, 1), 1), "month")


def _year(tokens: Sequence[Token], context: TimeContext) -> Built:
    """in 2027."""
    number = value_of(tokens, "n")
    if number.width != 4 or not 1900 <= number.value <= context.now.year + 80:
        return None
    return "R", DayRange(date(number.value, 1, 1), date(number.value + 1, 1, 1), "year")


def _week_of_year(nth: Number | None, year: int) -> Built:
    """the third week of 2026, counted like the ISO calendar does; without nth the last one."""
    first = start_of_week(date(year, 1, 4))
    last = start_of_week(date(year, 12, 28))
    start = add_days(first, 7 * (nth.value - 1)) if nth else last
    return "R", DayRange(start, add_days(start, 7), "week") if first <= start <= last else None


def _nth_week(tokens: Sequence[Token], _: TimeContext) -> Built:
    """the first week of October, the last week of the month: whole weeks, Monday to Sunday.

    Like the first of a year, the first of a month has most of its days there.
    """
    month, number, unit = value_of(tokens, "R"), value_of(tokens, "n"), value_of(tokens, "u")
    if unit is not None and unit.unit != "week":
        return None
    if number is not None:
        return _week_of_year(value_of(tokens, "o"), number.value) if number.width == 4 else None
    if month.grain == "year" and month.start:
        return _week_of_year(value_of(tokens, "o"), month.start.year)
    if month.grain != "month" or month.start is None or month.end is None:
        return None
    if any(token.kind == "l" for token in tokens):
        start = add_days(start_of_week(month.end), -7)
    else:
        nth = value_of(tokens, "o").value
        start = add_days(start_of_week(add_days(month.start, 3)), 7 * (nth - 1))
    return "R", DayRange(start, add_days(start, 7), "week")


def _nth_day(tokens: Sequence[Token], _: TimeContext) -> Built:
    """the first day of next week, the last day but one of May, the second working day of next week."""
    whole: DayRange = value_of(tokens, "R")
    unit, ordinal, last = value_of(tokens, "u"), value_of(tokens, "o"), value_of(tokens, "l")
    if whole.start is None or whole.end is None or (unit and unit.unit not in ("day", "workday")):
        return None
    counted = unit or Duration(days=1)
    nth = (last or -1) if ordinal is None else ordinal.value
    if not (nth in (-1, -2) or 1 <= nth <= 31):
        return None
    if nth < 0:
        found = shift(whole.end, replace(counted, days=-nth), -1)
    else:
        found = shift(add_days(whole.start, -1), replace(counted, days=nth))
    return ("D", Day(found)) if whole.start <= found < whole.end else None


def _first_or_last_units(tokens: Sequence[Token], _: TimeContext) -> Built:
    """the first two weeks of October, the last three days of next week."""
    whole: DayRange = value_of(tokens, "R")
    duration: Duration = value_of(tokens, "U")
    if whole.start is None or whole.end is None or duration.seconds:
        return None
    if _has(tokens, "l"):
        return "R", DayRange(shift(whole.end, duration, -1), whole.end)
    return ("R", _period(whole.start, duration)) if value_of(tokens, "o").value == 1 else None


def _coming_units(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the next 3 days: from tomorrow on; the next 5 minutes: from now on."""
    duration = value_of(tokens, "U")
    if duration.seconds:
        now = context.now.replace(second=0, microsecond=0)
        return "K", MomentRange(now, now + timedelta(seconds=duration.seconds), duration.unit)
    return "R", _period(add_days(context.now.date(), 1), duration)


def _counted_units(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the 2 next days, 5 coming minutes."""
    count, unit = value_of(tokens, "ny"), value_of(tokens, "u")
    duration = unit.times(count if isinstance(count, int) else count.value)
    return _coming_units([tokens[0]._replace(kind="U", value=duration)], context)


def _starting(tokens: Sequence[Token], context: TimeContext) -> Built:
    """3 days starting from next Monday."""
    duration, day = value_of(tokens, "U"), value_of(tokens, "D")
    return None if duration.seconds else ("R", _period(day.date, duration))


def _part_of_period(tokens: Sequence[Token], context: TimeContext) -> Built:
    """early March, the end of next week, the middle of the month: ten days of a month, three of a week."""
    kind = next(token.kind for token in tokens if token.kind in "<~>")
    whole: DayRange | None = value_of(tokens, "R")
    unit = value_of(tokens, "u")
    if unit is not None and unit.unit == "day":
        return rest_of_day(context) if value_of(tokens, kind) == "rest" else None
    if (number := value_of(tokens, "n")) is not None:
        year = full_year(number, context.now.date()) if number.width == 4 else None
        whole = DayRange(date(year, 1, 1), date(year + 1, 1, 1), "year") if year else None
    elif whole is None:
        whole = _unit_period(context.now.date(), unit.unit, 0)
        if kind == "<" and unit.unit == "month" and context.now.day > _EARLY and not _has(tokens, "e"):
            whole = _unit_period(context.now.date(), unit.unit, 1)  # "a principios de mes", said on the 20th
    if whole is None or whole.start is None or whole.end is None:
        return None
    first, end = whole.start, whole.end
    if value_of(tokens, kind) == "rest":
        return "R", DayRange(max(first, context.now.date()), end)
    if whole.grain == "month":
        days = {"<": (first, add_days(first, _EARLY)), "~": (add_days(first, _EARLY), add_days(first, 20))}
        late = add_days(end, -_LAST_DAYS) if value_of(tokens, kind) == "close" else add_days(first, 20)
        first, end = days.get(kind, (late, end))
    elif whole.grain == "week":
        days = {"<": (first, add_days(first, 3)), "~": (add_days(first, 2), add_days(first, 4))}
        first, end = days.get(kind, (add_days(first, 4), end))
    elif whole.grain == "year":
        days = {"<": (first, add_months(first, 3)), "~": (add_months(first, 5), add_months(first, 7))}
        first, end = days.get(kind, (add_months(first, 11), end))
    else:
        return None
    return "R", DayRange(first, end)


def _later_in(tokens: Sequence[Token], context: TimeContext) -> Built:
    """later this week: what is left of it."""
    whole = _unit_period(context.now.date(), value_of(tokens, "u").unit, 0)
    if whole is None or whole.end is None:
        return None
    return "R", DayRange(context.now.date(), whole.end)


PERIODS: tuple[Rule, ...] = (
    rule(r"N t u", _later_in, "N"),
    rule(r"D u (?![.])", _holiday_week, "u"),
    rule(r"j \* D", _week_from, "*"),
    rule(r"(?:e? \*) f? D | e? u f D", _week_of, "*u"),
    rule(r"e? \* [no] (?![mno])", _week_of_number, "*"),
    rule(r"7", _year_month, "7"),
    rule(r"i n (?=!*$)", _year, "n"),
    rule(r"U S O? D", _starting, "S"),
    rule(r"e? (?:[xX] U | U X)", _coming_units, "U"),
    rule(r"e? [ny] [xX] u", _counted_units, "u"),
    rule(r"t u [A|] e? [xX] (?: u | (?![wpmHD])) | t [A|] [xX] u", _this_and_next_unit, "A|"),
    rule(r"e? u Z", _this_unit, "Z"),
    rule(r"e? m Z", _month, "Z"),
    rule(r"e? m [,fF]* (?: e? (?:[txX] u | u X) | n) | e? [txX] u ,? i m", _month, "m"),
    rule(r"i e? [xX] u", _within_next_unit, "u"),
    rule(r"e? (?<![l]) (?:t? [xX] | t) u | (?:e|(?<=[<>~@])) u X", _this_unit, "u"),
    rule(
        r"e? (?:[xXt] m | m X | (?<=[iftbBGS<>~*]) m | (?<=[<>~][-f])m | ^ m (?=!*$))",
        _month,
        "m",
    ),
    rule(r"(?<=O) m (?![no])", _for_month, "m"),
    rule(r"e? [<~>] -? (?:[fi] @? )? e? (?:R | u | n (?![aCcuQ]))", _part_of_period, "<>~"),
    rule(r"e? [ol] (?:\* | u [fi]) e? (?:R | n)", _nth_week, "*u"),
    rule(r"e? [ol] u [fi] e? R | e? o R", _nth_day, "ol"),
    rule(r"e? [ol] U [fi] e? R", _first_or_last_units, "U"),
)
