"""Morning or afternoon? A bare hour is read by the opening hours: 8 is 08:00, 2 is 14:00."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from conversation_svc.domain.times.context import DEFAULT_HOURS, TimeContext
from conversation_svc.domain.times.values import Clock, ClockRange

_NOON = 12 * 60


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _distance(context: TimeContext, minute: int, day: date | None) -> int:
    """Minutes from the nearest opening window; 0 inside of one."""
    windows = (context.opening or DEFAULT_HOURS).on(day)
    best = 24 * 60
    for opens, closes in windows:
        first, last = _minutes(opens), _minutes(closes)
        best = min(best, 0 if first <= minute < last else first - minute if minute < first else minute - last)
    return best


def resolve(clock: Clock, context: TimeContext, day: date | None = None) -> Clock:
    """The reading that lies in (or nearest to) the opening hours; the later one when both are as good."""
    if clock.fixed or clock.hour > 12 or clock.hour == 0:
        return clock.as_said()
    early = (clock.hour % 12) * 60 + clock.minute
    late = early + _NOON
    if clock.hour == 12:
        return clock.in_the_afternoon()
    early_distance, late_distance = _distance(context, early, day), _distance(context, late, day)
    if early_distance == late_distance == 0:  # open on both: people mean the waking hours
        return clock.in_the_morning() if early >= 7 * 60 else clock.in_the_afternoon()
    return clock.in_the_morning() if early_distance < late_distance else clock.in_the_afternoon()


def resolve_range(
    found: ClockRange, context: TimeContext, day: date | None = None
) -> tuple[Clock | None, Clock | None]:
    """Both ends. What was said of one end serves the other: "9.30-4.30 pm", "7 to 8 pm", "3 pm to 5"."""
    start, end = found.start, found.end
    if start is None or end is None:
        return (
            resolve(start, context, day) if start else None,
            resolve(end, context, day) if end else None,
        )
    if not start.fixed and end.fixed:
        return _latest_before(start, end), end
    start = resolve(start, context, day)
    return start, _earliest_after(end, start)


def _value(clock: Clock) -> int:
    return clock.hour * 60 + clock.minute


def _latest_before(clock: Clock, end: Clock) -> Clock:
    late, early = clock.in_the_afternoon(), clock.in_the_morning()
    if _value(late) < (_value(end) or 24 * 60):
        return late
    return early if _value(early) < _value(end) else late  # 11 to 1 am


def _earliest_after(clock: Clock, start: Clock) -> Clock:
    if clock.fixed and (_value(clock) > _value(start) or clock.hour > 12 or clock.hour == 0):
        return clock
    early, late = clock.in_the_morning(), clock.in_the_afternoon()
    if _value(early) > _value(start):
        return early
    return late if _value(late) > _value(start) else early  # 10 pm to 2: in the night


def at(day: date, clock: Clock) -> datetime:
    """`clock` on `day`; 24:00 is the midnight that ends it."""
    if clock.hour == 24:
        return datetime.combine(day, clock.as_time()) + timedelta(days=1)
    return datetime.combine(day, clock.as_time())
