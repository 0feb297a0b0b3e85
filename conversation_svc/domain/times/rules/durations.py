"""Durations, and what lies one away: "in two weeks", "3 days after Easter", "15 minutes from 1 pm"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from conversation_svc.domain.times.almanac import add_days, add_months, coming_weekday
from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of, values_of
from conversation_svc.domain.times.rules.readings import read_clock
from conversation_svc.domain.times.values import Clock, Day, DayRange, Duration, Moment, MomentRange

_LONGEST = 4000  # of any unit; more is a slip of the tongue, and would leave the calendar


def _amount(tokens: Sequence[Token]) -> float | None:
    """2, two and a half, a couple, 1/4, 2.5, half a, three quarters of an, one and a quarter."""
    whole: float | None = None
    fraction = 0.0
    added = any(token.kind == "A" for token in tokens)
    for token in tokens:
        if token.kind == "n":
            whole = token.value.value
        elif token.kind == "y":
            whole = token.value
        elif token.kind == "h":
            fraction = 0.5
        elif token.kind == "q" and added:
            fraction = 0.25
        elif token.kind == "q":
            fraction = 0.25 * (whole or 1)
            whole = 0
        elif token.kind == "s":
            above, below = token.value.split("/")
            fraction = int(above) / int(below) if int(below) else 0
        elif token.kind == "P":
            whole = float(token.value)
    if whole is None and not fraction:
        return 1
    total = (whole or 0) + fraction
    return total if total <= _LONGEST else None


def _duration(tokens: Sequence[Token], _: TimeContext) -> Built:
    unit = value_of(tokens, "u")
    amount = _amount([token for token in tokens if token.kind != "u"])
    return None if amount is None else ("U", unit.times(amount))


_ONE = {
    "minute": Duration(seconds=60, unit="minute"),
    "hour": Duration(seconds=3600, unit="hour"),
    "clock": Duration(seconds=3600, unit="hour"),
    "day": Duration(days=1),
    "week": Duration(days=7, unit="week"),
    "month": Duration(months=1, unit="month"),
    "year": Duration(months=12, unit="year"),
}


def _sum(tokens: Sequence[Token], _: TimeContext) -> Built:
    """two weeks and 3 days, an hour and a half, two hours and a quarter."""
    parts = values_of(tokens, "U")
    if len(parts) == 2:
        return "U", parts[0] + parts[1]
    one = _ONE.get(parts[0].unit)
    return ("U", parts[0] + one.times(0.5 if tokens[-1].kind == "h" else 0.25)) if one else None


def _hours_and_minutes(tokens: Sequence[Token], _: TimeContext) -> Built:
    """in 2h30."""
    hours, minutes = values_of(tokens, "n")
    if value_of(tokens, "u").seconds != 3600 or minutes.width != 2 or minutes.value > 59:
        return None
    return "U", Duration(seconds=3600 * hours.value + 60 * minutes.value, unit="minute")


def _finer_sum(tokens: Sequence[Token], _: TimeContext) -> Built:
    """2 hours 30 minutes; one week, 2 days; 3 days 2 hours."""
    whole, rest = values_of(tokens, "U")
    if rest.seconds:
        finer = rest.seconds < 3600 <= whole.seconds or (not whole.seconds and rest.seconds < 86400)
    else:
        finer = not whole.seconds and rest.unit == "day" != whole.unit
    return ("U", whole + rest) if finer else None


def shift(day: date, duration: Duration, sign: int = 1) -> date:
    if duration.unit == "workday":
        for _ in range(duration.days):
            day = add_days(day, sign)
            while day.weekday() > 4:
                day = add_days(day, sign)
        return day
    return add_days(add_months(day, sign * duration.months), sign * duration.days)


def _shift_moment(start: datetime, duration: Duration, sign: int = 1) -> Built:
    moved = datetime.combine(shift(start.date(), duration, sign), start.time())
    moved += timedelta(seconds=sign * duration.seconds)
    return "J", Moment(moved.date(), Clock(moved.hour, moved.minute, moved.second, True))


def _from_now(tokens: Sequence[Token], context: TimeContext) -> Built:
    """in two hours, 3 days from now, a fortnight later."""
    duration = value_of(tokens, "U")
    if value_of(tokens, "i") == "within":
        now = context.now.replace(microsecond=0)
        end = datetime.combine(shift(now.date(), duration), now.time() if duration.seconds else time())
        return "K", MomentRange(now, end + timedelta(seconds=duration.seconds))
    if duration.seconds:
        return _shift_moment(context.now.replace(microsecond=0), duration)
    return "D", Day(shift(context.now.date(), duration))


def _away(tokens: Sequence[Token], context: TimeContext) -> Built:
    """3 days after January 12th, two weeks before Christmas, 15 minutes from 1 pm, 2 months from today."""
    duration = value_of(tokens, "U")
    sign = -1 if any(token.kind == "B" for token in tokens) else 1
    if (day := value_of(tokens, "D")) is not None:
        if duration.seconds:
            return None
        return "D", Day(shift(day.date, duration, sign))
    if (moment := value_of(tokens, "J")) is not None:
        if not moment.clock.fixed:
            return None
        return _shift_moment(datetime.combine(moment.date, moment.clock.as_time()), duration, sign)
    clock = next((read_clock(token) for token in tokens if token.kind in "Cn"), None)
    if not duration.seconds or clock is None:
        return None
    minutes = (clock.hour * 60 + clock.minute + sign * duration.seconds // 60) % 1440
    return "C", Clock(minutes // 60, minutes % 60, clock.second, clock.fixed)


def _one_away(tokens: Sequence[Token], _: TimeContext) -> Built:
    """week from Sunday."""
    unit = value_of(tokens, "u")
    return None if unit.seconds else ("D", Day(shift(value_of(tokens, "D").date, unit)))


def _weeks_on(tokens: Sequence[Token], _: TimeContext) -> Built:
    """a week today, two weeks on Friday (British)."""
    duration, day = value_of(tokens, "U"), value_of(tokens, "D")
    return ("D", Day(shift(day.date, duration))) if duration.unit in ("week", "fortnight") else None


def _weekdays_from(tokens: Sequence[Token], context: TimeContext) -> Built:
    """3 Fridays from now, two Tuesdays from the 10th."""
    count = value_of(tokens, "ny")
    count = count.value if not isinstance(count, int) else count
    if not 1 <= count <= 60:
        return None
    day = value_of(tokens, "D")
    first = coming_weekday(day.date if day else context.now.date(), value_of(tokens, "wW"))
    return "D", Day(add_days(first, 7 * (count - 1)))


def _less_or_more(tokens: Sequence[Token], context: TimeContext) -> Built:
    """in less than an hour, less than 3 days after tomorrow: up to there; more than a week from now: on."""
    duration, day = value_of(tokens, "U"), value_of(tokens, "D")
    now = context.now.replace(microsecond=0)
    if day is None and duration.seconds:
        there = now + timedelta(seconds=duration.seconds)
        return "K", MomentRange(now, there) if value_of(tokens, "?") == "less" else MomentRange(there, None)
    first = day.date if day else now.date()
    if duration.seconds:
        return None
    end = shift(first, duration)
    return "R", DayRange(first, end) if value_of(tokens, "?") == "less" else DayRange(end, None)


def _from_right_now(tokens: Sequence[Token], context: TimeContext) -> Built:
    """a day from right now."""
    return _shift_moment(context.now.replace(microsecond=0), value_of(tokens, "U"))


def _ago(tokens: Sequence[Token], context: TimeContext) -> Built:
    """3 days ago."""
    duration = value_of(tokens, "U")
    if not context.past:
        return "4", None
    return None if duration.seconds else ("D", Day(shift(context.now.date(), duration, -1)))


def _lasting_days(tokens: Sequence[Token], _: TimeContext) -> Built:
    """for 10 days from December 18th; December 18th for 10 days."""
    duration, day = value_of(tokens, "U"), value_of(tokens, "D")
    if duration.seconds or tokens[0].value == "on":  # on a week from Monday
        return None
    return "R", DayRange(day.date, shift(day.date, duration), duration.unit)


DURATIONS: tuple[Rule, ...] = (
    rule(r"(?<=i) n u n (?!u)", _hours_and_minutes, "u"),
    rule(
        r"(?: j? h j? | j? n? -? q f? j? | h f? j? | n? s f? j? | P | n A j? [hq] | j? y f? | n | j) -? u",
        _duration,
        "u",
    ),
    rule(r"U (?:A U | A j? [hq])", _sum, "U"),
    rule(r"U ,? U", _finer_sum, "U"),
    rule(r"U [BG] @? n (?![-,]?A?[QuU/$mon])", _away, "U"),
)

DISTANCES: tuple[Rule, ...] = (
    rule(r"[ny] [wW] N | [ny] W F D", _weekdays_from, "NW"),
    rule(r"i? \? U (?:N | [FG] O? D) | i \? U (?![FGBSN4])", _less_or_more, "?"),
    rule(r"O U [FS] O? D | F? D O U", _lasting_days, "U"),
    rule(r"U 4", _ago, "4"),
    rule(r"^ u F O? D", _one_away, "F"),
    rule(r"U F J", _from_right_now, "U"),
    rule(r"U (?:N | G (?! @? [DnCJ] | e? u)) | i j? @? U (?!F)", _from_now, "U"),
    rule(r"(?:i @?)? U [FGBS] ,? O? [DCJ]", _away, "U"),
    rule(r"(?<![OxX]) U O? D", _weeks_on, "U"),
)
