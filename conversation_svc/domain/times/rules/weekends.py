"""Weekends: this one, the one after next, a holiday's, the one before a day."""

from __future__ import annotations

from collections.abc import Sequence

from conversation_svc.domain.times.almanac import add_days, start_of_week, weekend_around
from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of
from conversation_svc.domain.times.values import DayRange


def _has(tokens: Sequence[Token], kinds: str) -> bool:
    return any(token.kind in kinds for token in tokens)


def _weekend_of(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the weekend of Halloween."""
    day = value_of(tokens, "D").date
    saturday = add_days(start_of_week(day), 5)
    if day.weekday() == 0:  # a Monday holiday ends its weekend
        return "R", DayRange(add_days(day, -2), add_days(day, 1))
    return "R", DayRange(saturday, add_days(saturday, 2))


def _holiday_weekend(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Memorial Day weekend, 4th of July weekend."""
    return "R", DayRange(*weekend_around(value_of(tokens, "D").date))


def _weekend_beside(tokens: Sequence[Token], _: TimeContext) -> Built:
    """the weekend before Christmas, the weekend after the 20th."""
    day = value_of(tokens, "D").date
    saturday = add_days(start_of_week(day), 5)
    if _has(tokens, "G"):
        saturday = add_days(saturday, 7 if saturday <= day else 0)
    elif add_days(saturday, 1) >= day:
        saturday = add_days(saturday, -7)
    return "R", DayRange(saturday, add_days(saturday, 2))


def _weekend_beside_week(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the weekend after next week: the one that ends it."""
    if value_of(tokens, "u").unit != "week":
        return None
    weeks = int(_has(tokens, "xX")) - _has(tokens, "B")
    saturday = add_days(start_of_week(context.now.date()), 5 + 7 * weeks)
    return "R", DayRange(saturday, add_days(saturday, 2))


def _counted_weekends(tokens: Sequence[Token], context: TimeContext) -> Built:
    """in two weekends, two weekends from now: the second one."""
    count = value_of(tokens, "ny")
    count = count if isinstance(count, int) else count.value
    if not 1 <= count <= 60:
        return None
    saturday = add_days(start_of_week(context.now.date()), 5 + 7 * (count - 1))
    return "R", DayRange(saturday, add_days(saturday, 2))


def _weekend(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the weekend, next weekend: Saturday and Sunday."""
    saturday = add_days(start_of_week(context.now.date()), 5)
    if _has(tokens, "Z"):
        saturday = add_days(saturday, 14)
    elif _has(tokens, "x"):
        saturday = add_days(saturday, 7)
    return "R", DayRange(saturday, add_days(saturday, 2))


WEEKENDS: tuple[Rule, ...] = (
    rule(r"e? z f D", _weekend_of, "z"),
    rule(r"D z", _holiday_weekend, "z"),
    rule(r"e? z [GB] e? D", _weekend_beside, "z"),
    rule(r"e? z [GB] e? [txX] u", _weekend_beside_week, "z"),
    rule(r"i [ny] z (?! [GBFN]) | [ny] z N", _counted_weekends, "z"),
    rule(r"e? (?:t? [Xx] z|t z|z [ZX]) | e? z", _weekend, "z"),
)
