"""From values to the expressions that are answered."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Token
from conversation_svc.domain.times.resolution import at, resolve, resolve_range
from conversation_svc.domain.times.values import (
    Clock,
    ClockRange,
    Day,
    DayRange,
    Moment,
    MomentRange,
)
from conversation_svc.domain.understanding import TimeExpression

_Answer = tuple[str, datetime | None, datetime | None, str]


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time())


def _grain(clock: Clock) -> str:
    return "minute" if clock.minute or clock.grain == "minute" else "hour"


def _next(moment: datetime, after: datetime) -> datetime:
    """from 10 pm to 2 am, by midnight: the end is on the next day."""
    return moment if moment > after else moment + timedelta(days=1)


def _clock_range(value: ClockRange, context: TimeContext) -> _Answer:
    start, end = resolve_range(value, context)
    today = context.now.date()
    grain = "hour" if value.part else "minute"
    if value.from_now and end:
        return "datetimerange", context.now.replace(microsecond=0), _next(at(today, end), context.now), grain
    begins, ends = (at(today, start) if start else None), (at(today, end) if end else None)
    if begins and ends:
        ends = _next(ends, begins)
    return "timerange", begins, ends, grain


def _answer(value: object, context: TimeContext) -> _Answer | None:
    if isinstance(value, Day):
        return "date", _midnight(value.date), None, value.grain
    if isinstance(value, Clock):
        clock = resolve(value, context)
        return "time", at(context.now.date(), clock), None, _grain(clock)
    if isinstance(value, Moment):
        clock = resolve(value.clock, context, value.date)
        return "datetime", at(value.date, clock), None, _grain(clock)
    if isinstance(value, DayRange):
        return "daterange", _midnight(value.start), _midnight(value.end), value.grain
    if isinstance(value, ClockRange):
        return _clock_range(value, context)
    if isinstance(value, MomentRange):
        grain = "hour" if value.grain.startswith("part") else value.grain
        return "datetimerange", value.start, value.end, grain
    return None


def expression(token: Token, text: str, context: TimeContext) -> TimeExpression | None:
    """The expression of a token; None when the token is not one of time, or lies beyond the calendar."""
    try:
        answer = _answer(token.value, context)
    except (OverflowError, ValueError):
        return None
    if answer is None:
        return None
    kind, start, end, grain = answer
    return TimeExpression(text[token.start : token.end], kind, start, end, grain, (token.start, token.end))
