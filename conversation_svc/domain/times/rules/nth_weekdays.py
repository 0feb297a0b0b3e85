"""Weekdays by their number: "the first Tuesday of October", "the last Friday of next month"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from conversation_svc.domain.times.almanac import nth_weekday, start_of_month
from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of
from conversation_svc.domain.times.rules.years import full_year
from conversation_svc.domain.times.values import Day


def _day(found: date | None) -> Built:
    return None if found is None else ("D", Day(found))


def _nth_weekday(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the first Tuesday of October, the last Friday of this month, the second Monday of next month,
    the first Monday of 2027."""
    now = context.now.date()
    last = next((token for token in tokens if token.kind == "l"), None)
    nth = value_of(tokens, "o").value if last is None else last.value or -1
    weekday, month, unit = (value_of(tokens, kind) for kind in "wmu")
    if not (nth in (-1, -2) or 1 <= nth <= 5):
        return None
    year_said = value_of(tokens, "n")
    if month is not None:
        years = [full_year(year_said, now)] if year_said else [now.year, now.year + 1]
        candidates = [nth_weekday(year, month, weekday, nth) for year in years if year]
    elif unit is not None and unit.unit == "month":
        firsts = [start_of_month(now, step) for step in _steps(tokens)]
        candidates = [nth_weekday(first.year, first.month, weekday, nth) for first in firsts]
    elif unit is not None and unit.unit == "year":
        years = [now.year + step for step in _steps(tokens)]
        candidates = [nth_weekday(year, 1 if nth > 0 else 12, weekday, nth) for year in years if year]
    elif year_said is not None:
        year = full_year(year_said, now) if year_said.width == 4 else None
        candidates = [nth_weekday(year, 1 if nth > 0 else 12, weekday, nth)] if year else []
    else:
        return None
    exact = year_said or any(token.kind in "txXZ" for token in tokens)
    return _day(next((found for found in candidates if found and (exact or found >= now)), None))


def _steps(tokens: Sequence[Token]) -> tuple[int, ...]:
    """Of this month, of next month; "of the month" is the next one when its day has passed."""
    if any(token.kind in "xXZ" for token in tokens):
        return (2,) if tokens[-1].kind == "Z" else (1,)
    return (0,) if any(token.kind == "t" for token in tokens) else (0, 1)


NTH_WEEKDAYS: tuple[Rule, ...] = (
    rule(r"e? [ol] w (?:[fi] e? (?:m (?:,?n)?|u Z|[txX]? u) | m (?:,?n)? | [txX] u)", _nth_weekday, "w"),
    rule(r"e? [ol] w [fi] n (?![aCcup])", _nth_weekday, "w"),
    rule(r"e? [txX] u [,O]* e? [ol] w", _nth_weekday, "w"),
)
