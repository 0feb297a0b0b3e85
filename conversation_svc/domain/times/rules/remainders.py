"""What is left, and what ends: "the rest of the day", "by Friday", "EOD", "right now"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from conversation_svc.domain.times.almanac import add_days
from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of
from conversation_svc.domain.times.values import Clock, DayRange, Moment, MomentRange
from conversation_svc.domain.times.wording import words_of


def rest_of_day(context: TimeContext) -> Built:
    now = context.now.replace(microsecond=0)
    return "K", MomentRange(now, datetime.combine(add_days(now.date(), 1), time()))


def _rest_of_today(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the rest of today."""
    today = value_of(tokens, "D").date == context.now.date()
    return rest_of_day(context) if value_of(tokens, ">") == "rest" and today else None


def _end_of_day(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the end of this Sunday, EOD."""
    day = value_of(tokens, "D")
    found = day.date if day else context.now.date()
    return "J", Moment(found, Clock(23, 59, 59, True))


def _by_tonight(tokens: Sequence[Token], context: TimeContext) -> Built:
    """by EOD: from now to midnight."""
    return rest_of_day(context)


def _by(tokens: Sequence[Token], context: TimeContext) -> Built:
    """by Friday, from now until the end of the month."""
    now = context.now.replace(microsecond=0)
    target = tokens[-1]
    if target.kind == "D":
        return "R", DayRange(now.date(), add_days(target.value.date, 1))
    if target.kind == "J":  # only "by the end of tomorrow": clocks are not joined yet
        return "K", MomentRange(now, datetime.combine(add_days(target.value.date, 1), time()))
    if target.kind == "R" and target.value.end is not None:
        return "K", MomentRange(now, datetime.combine(target.value.end, time()))
    return None


def _now(tokens: Sequence[Token], context: TimeContext) -> Built:
    """free now, a table right now."""
    return _now_alone(tokens, context) if tokens[0].value in _NOW_AFTER else None


def _now_alone(tokens: Sequence[Token], context: TimeContext) -> Built:
    """right now, from now: alone or where a moment must follow."""
    now = context.now.replace(microsecond=0)
    return "J", Moment(now.date(), Clock(now.hour, now.minute, now.second, True))


_NOW_AFTER = frozenset(words_of("free available table tables opening openings slot slots"))

REMAINDERS: tuple[Rule, ...] = (
    rule(r"e? > f? D", _rest_of_today, ">"),
    rule(r"b e? : (?![fO]?D)", _by_tonight, ":"),
    rule(r"e? > f D | : [fO]? D | D : ", _end_of_day, ":>"),
    rule(r":", _end_of_day, ":"),
    rule(r"(?: F? % [AT-] | (?<!U) N [T-]) O? e? (?:[RJ] | D (?! ,? @? [Cnp]))", _by, "%N"),
    rule(r"(?<=@)% | ^ % !* $ | (?<=[FTOG@])%", _now_alone, "%"),
    rule(r". %", _now, "%"),
    rule(r"b e? (?:[RJ] | D (?! ,? @? [Cnp]))", _by, "b"),
)
