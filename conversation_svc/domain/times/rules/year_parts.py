"""Large parts of a year: seasons, quarters, halves, and stretches of whole months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from conversation_svc.domain.times.almanac import add_days, add_months, nth_weekday, start_of_month
from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of, values_of
from conversation_svc.domain.times.values import DayRange

# month and day of the first day, and of the day after the last one
_SEASONS = {
    "spring": ((3, 20), (6, 22)),
    "summer": ((6, 21), (9, 24)),
    "autumn": ((9, 23), (12, 22)),
    "winter": ((12, 21), (3, 21)),
}


def _has(tokens: Sequence[Token], kinds: str) -> bool:
    return any(token.kind in kinds for token in tokens)


def _year_said(tokens: Sequence[Token], now: date) -> int | None:
    """2014, of next year, this year; None when no year was said. A ValueError when it cannot be one."""
    unit, number = value_of(tokens, "u"), value_of(tokens, "n")
    if unit is not None:
        if unit.unit != "year":
            raise ValueError("not of a year")
        return now.year + _has(tokens, "xX")
    if number is None:
        return None
    if number.width != 4 or not 1900 <= number.value <= now.year + 80:
        raise ValueError("not a year")
    return int(number.value)


def _months(first: date, months: int, grain: str = "month") -> Built:
    return "R", DayRange(first, add_months(first, months), grain)


def _quarter(nth: int, year: int | None, now: date) -> Built:
    """Without a year: the one that runs, or the next of that number."""
    if not 1 <= nth <= 4:
        return None
    passed = year is None and 3 * nth < now.month
    return _months(date((year or now.year) + passed, 3 * nth - 2, 1), 3, "quarter")


def _written_quarter(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Q3, Q3 2026, 2026 Q4, Q1 of next year."""
    at = next(index for index, token in enumerate(tokens) if token.kind == "3")
    after = next(index for index in range(at, len(tokens)) if tokens[index].kind == "n")
    if tokens[after].value.width > 1:
        return None
    now = context.now.date()
    return _quarter(tokens[after].value.value, _year_said([*tokens[:at], *tokens[after + 1 :]], now), now)


def _said_quarter(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the third quarter (of 2026, of next year)."""
    now = context.now.date()
    year = _year_said(tokens, now)
    if _has(tokens, "l"):
        return None if year is None else _quarter(4, year, now)
    return _quarter(value_of(tokens, "o").value, year, now)


def _running_quarter(tokens: Sequence[Token], context: TimeContext) -> Built:
    """this quarter, next quarter."""
    now = context.now.date()
    first = date(now.year, (now.month - 1) // 3 * 3 + 1, 1)
    return _months(add_months(first, 3 * _has(tokens, "xX")), 3, "quarter")


def _half(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the first half of June, the second half of next month, the last half of 2026: days 1-15, or 16 on."""
    now, month, unit = context.now.date(), value_of(tokens, "m"), value_of(tokens, "u")
    second = 1 if _has(tokens, "l") else value_of(tokens, "o").value - 1
    if second not in (0, 1):
        return None
    if month is None and (unit is None or unit.unit == "year"):
        year = _year_said(tokens, now)
        return None if year is None else _months(date(year, 1 + 6 * second, 1), 6)
    if month is None:
        if unit.unit != "month":
            return None
        first = start_of_month(now, int(_has(tokens, "xX")))
    else:
        year = _year_said(tokens, now)
        first = date(year or now.year + (month < now.month), month, 1)
    middle = first.replace(day=16)
    return "R", DayRange(middle, add_months(first, 1)) if second else DayRange(first, middle)


def _fortnight(tokens: Sequence[Token], context: TimeContext) -> Built:
    """la primera quincena de junio: what English calls its first half."""
    place = next(at for at, token in enumerate(tokens) if token.kind == "u")
    halves = getattr(tokens[place].value, "days", None) == 15
    return _half([*tokens[:place], *tokens[place + 1 :]], context) if halves else None


def _written_half(tokens: Sequence[Token], context: TimeContext) -> Built:
    """H1, H2 2027."""
    letter, digit = [token for token in tokens if token.kind in "un"][:2]
    if letter.value.unit != "clock" or letter.end != digit.start or digit.value.value not in (1, 2):
        return None
    now = context.now.date()
    year = _year_said([token for token in tokens if token.kind in "xXn" and token is not digit], now)
    if year is None:
        year = now.year + (digit.value.value == 1 and now.month > 6)
    return _months(date(year, 6 * digit.value.value - 5, 1), 6) if digit.value.width == 1 else None


def _season(tokens: Sequence[Token], context: TimeContext) -> Built:
    """summer, this winter, in the fall, spring 2026: by the sun, first and last day included."""
    now = context.now.date()
    (month, day), (last_month, last_day) = _SEASONS[value_of(tokens, "6")]
    year = _year_said(tokens, now)
    for first_year in (year,) if year is not None else range(now.year - 1, now.year + 3):
        start = date(first_year, month, day)
        end = date(first_year + (last_month < month), last_month, last_day)
        if year is not None or (end > now and not (_has(tokens, "x") and start <= now)):
            return "R", DayRange(start, end, "season")
    return None


def _months_range(tokens: Sequence[Token], context: TimeContext) -> Built:
    """from May to August, June through September 2026: both months are in."""
    now = context.now.date()
    first, last = values_of(tokens, "m")
    year = _year_said(tokens, now)
    start = date(year or now.year + (first < now.month), first, 1)
    return _months(start, (last - first) % 12 + 1) if first != last else None


def _nth_weekend(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the last weekend of March, the first weekend in May 2026: by its Saturday."""
    now, month, unit = context.now.date(), value_of(tokens, "m"), value_of(tokens, "u")
    nth = -1 if _has(tokens, "l") else value_of(tokens, "o").value
    if not (nth == -1 or 1 <= nth <= 5):
        return None
    if unit is not None:
        firsts = [start_of_month(now, int(_has(tokens, "xX")))] if unit.unit == "month" else []
    else:
        year = _year_said(tokens, now)
        firsts = [date(each, month, 1) for each in ((year,) if year else (now.year, now.year + 1))]
    for first in firsts:
        saturday = nth_weekday(first.year, first.month, 5, nth)
        if saturday and (add_days(saturday, 1) >= now or first is firsts[-1]):
            return "R", DayRange(saturday, add_days(saturday, 2))
    return None


_YEAR = r"(?: -? ,? f? (?: n | e? [tx] u | (?<=f) e u))?"
_WHOLE = r"(?: m (?: ,? f? n)? | n | [txX]? u | u [xX])"

YEAR_PARTS: tuple[Rule, ...] = (
    rule(rf"e? (?:n -?)? 3 -? n {_YEAR}", _written_quarter, "3"),
    rule(rf"e? [ol] [q3] (?! [GTB]) {_YEAR}", _said_quarter, "q3"),
    rule(r"e? [txX] [q3] (?! [fGTBju])", _running_quarter, "q3"),
    rule(rf"e? [ol] h [fi] e? {_WHOLE}", _half, "h"),
    rule(rf"e? [ol] u [fi] e? {_WHOLE}", _fortnight, "u"),
    rule(r"(?<![nUP]) u n f? n (?![aCc]) | ^ u n (?=!*$) | (?<=i) u n (?=!*$)", _written_half, "u"),
    rule(rf"(?: e? [txX] | (?<=[iO]) e? | (?<=[BGbS]) e? ) 6 {_YEAR}", _season, "6"),
    rule(rf"^ e? 6 {_YEAR} (?=!*$) | e? 6 ,? f? n", _season, "6"),
    rule(r"e? [ol] z [fi] e? (?: m (?: ,? f? n)? | [txX]? u)", _nth_weekend, "z"),
    rule(r"F e? m [TA-] e? m (?! ,? e? o) (?: ,? f? n)?", _months_range, "m"),
    rule(r"(?<![nof]) m [T-] m (?! ,? e? o) (?: ,? f? n)?", _months_range, "m"),
)
