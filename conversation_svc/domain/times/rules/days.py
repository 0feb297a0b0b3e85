"""Days by their name: today, Friday, next Wednesday, Tuesday after next, Monday of next week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from conversation_svc.domain.times.almanac import add_days, coming_weekday, start_of_week
from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of
from conversation_svc.domain.times.parts import moment_range
from conversation_svc.domain.times.rules.durations import shift
from conversation_svc.domain.times.values import Day, DayRange

PAST = ("4", None)  # what lies behind takes the clock beside it along


def _has(tokens: Sequence[Token], kinds: str) -> bool:
    return any(token.kind in kinds for token in tokens)


def weekday_in_week(now: date, weekday: int, weeks: int) -> date:
    return add_days(start_of_week(now), 7 * weeks + weekday)


def _today(tokens: Sequence[Token], context: TimeContext) -> Built:
    """today, tomorrow, later today, the day after tomorrow."""
    offset = value_of(tokens, "d")
    if offset < 0 and not context.past:
        return PAST
    return "D", Day(add_days(context.now.date(), offset))


def _today_part(tokens: Sequence[Token], context: TimeContext) -> Built:
    """this (evening)."""
    return "D", Day(context.now.date())


def _next_part(tokens: Sequence[Token], context: TimeContext) -> Built:
    """next (evening)."""
    return "D", Day(add_days(context.now.date(), 1))


def _weekday(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Friday: the next one, a week away when today is one."""
    if context.past:
        return "D", Day(add_days(coming_weekday(context.now.date(), value_of(tokens, "w")), -7))
    return "D", Day(coming_weekday(context.now.date(), value_of(tokens, "w")))


def _weekday_again(tokens: Sequence[Token], _: TimeContext) -> Built:
    """the 23rd of August, Thursday: the date, with its weekday after it."""
    day = value_of(tokens, "D")
    return ("D", day) if day.date.weekday() == value_of(tokens, "w") else None


def _this_weekday(tokens: Sequence[Token], context: TimeContext) -> Built:
    """this Friday: of this week, today included; the one after when it has passed."""
    found = weekday_in_week(context.now.date(), value_of(tokens, "w"), 0)
    return "D", Day(found if found >= context.now.date() else add_days(found, 7))


def _next_week_weekday(tokens: Sequence[Token], context: TimeContext) -> Built:
    """next Friday: in the following Monday-to-Sunday week."""
    return "D", Day(weekday_in_week(context.now.date(), value_of(tokens, "w"), 1))


def _weekday_of_week(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Friday (of) next week, Saturday this week, next week Wednesday."""
    unit = value_of(tokens, "u")
    if unit.unit not in ("week", "workweek"):
        return None
    weeks = 2 if _has(tokens, "Z") else int(_has(tokens, "xX"))
    return "D", Day(weekday_in_week(context.now.date(), value_of(tokens, "w"), weeks))


def _weekday_after_next(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Wednesday after next: the second one from now."""
    return "D", Day(add_days(coming_weekday(context.now.date(), value_of(tokens, "w")), 7))


def _nth_weekday_after(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the third Tuesday after Christmas, the second Sunday from now."""
    nth, day = value_of(tokens, "o").value, value_of(tokens, "D")
    first = coming_weekday(day.date if day else context.now.date(), value_of(tokens, "w"))
    return ("D", Day(add_days(first, 7 * (nth - 1)))) if 1 <= nth <= 10 else None


def _beside_day(tokens: Sequence[Token], _: TimeContext) -> Built:
    """the Monday after Easter, the Friday before Labor Day."""
    day, weekday = value_of(tokens, "D").date, value_of(tokens, "w")
    if any(token.kind == "G" for token in tokens):
        return "D", Day(coming_weekday(day, weekday))
    return "D", Day(add_days(coming_weekday(add_days(day, -1), weekday), -7))


def _next_to_day(tokens: Sequence[Token], _: TimeContext) -> Built:
    """the day after Christmas, the day before Thanksgiving; the week after Easter."""
    day, unit = value_of(tokens, "D").date, value_of(tokens, "u")
    sign = 1 if any(token.kind == "G" for token in tokens) else -1
    if unit.unit == "week":
        start = start_of_week(add_days(day, 7 * sign))
        return "R", DayRange(start, add_days(start, 7), "week")
    return ("D", Day(add_days(day, sign))) if unit.unit == "day" else None


def _part_beside_day(tokens: Sequence[Token], _: TimeContext) -> Built:
    """the evening before Christmas."""
    sign = 1 if any(token.kind == "G" for token in tokens) else -1
    return "K", moment_range(add_days(value_of(tokens, "D").date, sign), value_of(tokens, "p"))


def _closest(tokens: Sequence[Token], _: TimeContext) -> Built:
    """the closest Friday to March 5th, the second closest Monday to April 10."""
    day, weekday = value_of(tokens, "D").date, value_of(tokens, "w")
    nth = value_of(tokens, "o").value if tokens[-1].kind == "D" and _has(tokens, "o") else 1
    if not 1 <= nth <= 10:
        return None
    ahead = (weekday - day.weekday()) % 7
    steps = sorted(range(ahead - 70, ahead + 71, 7), key=lambda days: (abs(days), -days))
    return "D", Day(add_days(day, steps[nth - 1]))


def _in_weekdays(tokens: Sequence[Token], context: TimeContext) -> Built:
    """in two Sundays."""
    count = value_of(tokens, "ny")
    count = count if isinstance(count, int) else count.value
    if not 1 <= count <= 60:
        return None
    return "D", Day(add_days(coming_weekday(context.now.date(), value_of(tokens, "wW")), 7 * (count - 1)))


def _past(tokens: Sequence[Token], context: TimeContext) -> Built:
    """last night, late last night, last weekend: nothing to book."""
    return None if context.past else PAST


def _weekday_from(tokens: Sequence[Token], context: TimeContext) -> Built:
    """two months from today on a Tuesday: the first one from then on."""
    day = value_of(tokens, "D")
    there = shift(day.date if day else context.now.date(), value_of(tokens, "U"))
    return "D", Day(coming_weekday(add_days(there, -1), value_of(tokens, "w")))


def _weekday_week(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Friday week, Friday fortnight (British): a week or two after the coming one."""
    unit = value_of(tokens, "u")
    if unit.unit not in ("week", "fortnight"):
        return None
    return "D", Day(add_days(coming_weekday(context.now.date(), value_of(tokens, "w")), unit.days))


def _today_week(tokens: Sequence[Token], context: TimeContext) -> Built:
    """today week, tomorrow fortnight (British)."""
    days, unit = value_of(tokens, "d"), value_of(tokens, "u")
    if unit.unit not in ("week", "fortnight") or days < 0:
        return None
    return "D", Day(add_days(context.now.date(), days + unit.days))


def _weekday_in_weeks(tokens: Sequence[Token], context: TimeContext) -> Built:
    """Tuesday in two weeks: of the week that it is then."""
    distance = value_of(tokens, "U")
    if distance.unit not in ("week", "fortnight") or value_of(tokens, "i") == "within":
        return None
    there = add_days(context.now.date(), distance.days)
    return "D", Day(weekday_in_week(there, value_of(tokens, "w"), 0))


def _day_after_next(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the day after next."""
    there = Day(add_days(context.now.date(), 2))
    return ("D", there) if value_of(tokens, "u").unit == "day" else None


def _last_weekday(tokens: Sequence[Token], context: TimeContext) -> Built:
    if not context.past:
        return PAST
    return "D", Day(add_days(coming_weekday(context.now.date(), value_of(tokens, "w")), -7))


def _day_unit(tokens: Sequence[Token], context: TimeContext) -> Built:
    """the next day, the following day."""
    unit = value_of(tokens, "u")
    return ("D", Day(shift(context.now.date(), unit))) if unit.unit in ("day", "workday") else None


NAMED_DAYS: tuple[Rule, ...] = (
    rule(r"d u (?=[!,@] | C | $)", _today_week, "d"),
    rule(r"e? (?:N | < (?! d [,ie]* p | d ,? @? C))? d (?: t u)?", _today, "d"),
)

DAYS_OF_PARTS: tuple[Rule, ...] = (
    rule(r"[<>]? [te]? l [pzmu6] (?! [fi]) | e? [wuzm] B l (?! w)", _past, "l"),
    rule(r"t (?=[<>~]? p)", _today_part, "t"),
    rule(r"x (?=p)", _next_part, "x"),
)

WEEKDAYS: tuple[Rule, ...] = (
    rule(r"D ,? O? w (?! [,]? [tXxfO]* u)", _weekday_again, "w"),
    rule(r"i U ,? e w", _weekday_in_weeks, "U"),
    rule(r"(?:i U | U N | U F D) ,? O w", _weekday_from, "U"),
    rule(r"e? w ,? (?:i U (?! [FGBSN]) | U N)", _weekday_in_weeks, "U"),
    rule(r"e? o w (?:[GF] D | N)", _nth_weekday_after, "GFN"),
    rule(r"e? o? L w T e? D", _closest, "L"),
    rule(r"e? w [GB] O? e? D", _beside_day, "GB"),
    rule(r"i [ny] [wW] (?! [GBNZ])", _in_weekdays, "i"),
    rule(r"e? w Z | Z w", _weekday_after_next, "Z"),
    rule(r"e u Z", _day_after_next, "Z"),
    rule(r"[tO]? w [,Of]? e? u Z | e? u Z O? e? ,? w", _weekday_of_week, "Z"),
    rule(r"(?:O? e?) w ,? [fOi]? e? (?:[txX] u | u X) | e? [txX] u [,O]* e? w", _weekday_of_week, "u"),
    rule(r"w u (?![.])", _weekday_week, "u"),
    rule(r"(?:e? t X | t x (?=X) | e? X) w | e? w X", _weekday, "X"),
    rule(r"(?:e|t)? x w", _next_week_weekday, "x"),
    rule(r"t w", _this_weekday, "t"),
    rule(r"l w", _last_weekday, "l"),
    rule(r"e? w", _weekday, "w"),
    rule(r"(?:e | ^) u [GB] ,? D", _next_to_day, "GB"),
    rule(r"(?:e | ^) p [GB] e? D", _part_beside_day, "p"),
    rule(r"(?<![nye]) e? x u", _day_unit, "x"),
)
