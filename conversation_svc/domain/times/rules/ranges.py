"""Ranges: "July 13 to 15", "between 2 and 4", "after three", "from Monday to Wednesday", "by noon"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from conversation_svc.domain.times.almanac import add_days, add_months, coming_date, is_day
from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of, values_of
from conversation_svc.domain.times.parts import part_said
from conversation_svc.domain.times.resolution import at, resolve, resolve_range
from conversation_svc.domain.times.rules.readings import read_clock
from conversation_svc.domain.times.rules.years import full_year
from conversation_svc.domain.times.values import Clock, ClockRange, DayRange, MomentRange


def _days_of_month(tokens: Sequence[Token], context: TimeContext) -> Built:
    """July 13 to 15, from the 13th to the 15th of July (2026); the last day is in."""
    month = value_of(tokens, "m")
    first, last, *rest = values_of(tokens, "no")
    year = full_year(rest[0], context.now.date()) if rest else None
    if rest and (rest[0].width != 4 or year is None):
        return None
    if not 1 <= first.value < last.value <= 31 or max(first.width, last.width) > 2:
        return None
    if year is None:
        start = coming_date(context.now.date(), month, first.value, context.past)
    else:
        start = date(year, month, first.value) if is_day(year, month, first.value) else None
    if start is None or not is_day(start.year, month, last.value):
        return None
    return "R", DayRange(start, add_days(start.replace(day=last.value), 1))


def _clocks(tokens: Sequence[Token]) -> list[Clock | None]:
    return [read_clock(token) for token in tokens if token.kind in "CnPk"]


def _clock_range(tokens: Sequence[Token], _: TimeContext) -> Built:
    """between 2 and 4, 9-11am, 8am to noon."""
    start, end = _clocks(tokens)
    return None if start is None or end is None else ("V", ClockRange(start, end))


def _hours_alone(tokens: Sequence[Token], context: TimeContext) -> Built:
    """11 to 1; but "ten to four" may be 3:50."""
    return None if value_of(tokens, "n").value in (5, 10, 20, 25) else _clock_range(tokens, context)


def _from_now_to(tokens: Sequence[Token], _: TimeContext) -> Built:
    """from now to noon, now until 5."""
    clock = next(iter(_clocks(tokens)), None)
    return None if clock is None else ("V", ClockRange(None, clock, None, from_now=True))


def _after(tokens: Sequence[Token], _: TimeContext) -> Built:
    clock = next(iter(_clocks(tokens)), None)
    return None if clock is None else ("V", ClockRange(clock, None))


def _from_bare(tokens: Sequence[Token], context: TimeContext) -> Built:
    """I'm free from 3."""
    return _after(tokens, context) if value_of(tokens, "n").width <= 2 else None


def _before(tokens: Sequence[Token], _: TimeContext) -> Built:
    clock = next(iter(_clocks(tokens)), None)
    side = tokens[0]
    if side.kind == "T" and not _is_until(side, bare=tokens[-1].kind == "n"):
        return None
    return None if clock is None else ("V", ClockRange(None, clock, None, _by(tokens)))


def _is_until(side: Token, *, bare: bool = False) -> bool:
    """until 5, up to 5 pm; "up to 5" counts, and a plain "to" is none."""
    return side.value == "until" or (side.value == "up to" and not bare)


def _by(tokens: Sequence[Token]) -> bool:
    return any(token.kind in "bT" for token in tokens)


def _lasting(tokens: Sequence[Token], context: TimeContext) -> Built:
    """for two hours from 2 pm, 4 pm for 30 minutes."""
    duration, clock = value_of(tokens, "U"), next(iter(_clocks(tokens)), None)
    if clock is None or not duration.seconds:
        return None
    start = resolve(clock, context)
    total = start.hour * 60 + start.minute + duration.seconds // 60
    if total > 24 * 60:
        return None
    return "V", ClockRange(start, Clock(total // 60, total % 60, 0, True))


def _both_sides(tokens: Sequence[Token], _: TimeContext) -> Built:
    """after 9:30 but before 11."""
    one, other = values_of(tokens, "V")
    start, end = one.start or other.start, one.end or other.end
    whole = [each for each in (one, other) if each.start and each.end]
    return None if whole or start is None or end is None else ("V", ClockRange(start, end))


def _now_until(tokens: Sequence[Token], context: TimeContext) -> Built:
    """between now and eight o'clock."""
    clock = value_of(tokens, "C")
    now = context.now.replace(second=0, microsecond=0)
    current = Clock(now.hour, now.minute, 0, True)
    first = tokens[1].kind == "%"
    ends = ClockRange(current, clock) if first else ClockRange(clock, current)
    start, end = resolve_range(ends, context)
    if start is None or end is None:
        return None
    return "K", MomentRange(at(now.date(), start), at(now.date(), end))


def _days(tokens: Sequence[Token], _: TimeContext) -> Built:
    """from Monday to Wednesday; the last day is in."""
    first, last = values_of(tokens, "D")
    end = last.date
    while end < first.date and (first.date - end).days < 7:
        end = add_days(end, 7)
    if end < first.date:  # "from 2 July to 10 July", said in between
        end = add_months(end, 12)
    return ("R", DayRange(first.date, add_days(end, 1))) if end > first.date else None


def _periods(tokens: Sequence[Token], _: TimeContext) -> Built:
    first, last = values_of(tokens, "R")
    if first.start is None or last.end is None or last.end <= first.start:
        return None
    return "R", DayRange(first.start, last.end, first.grain)


def _after_day(tokens: Sequence[Token], _: TimeContext) -> Built:
    """after Friday, from the 5th on."""
    day = value_of(tokens, "D").date
    return "R", DayRange(add_days(day, int(any(token.kind == "G" for token in tokens))), None)


def _before_day(tokens: Sequence[Token], _: TimeContext) -> Built:
    """before Friday: the last day is out. until Friday: it is in."""
    if tokens[0].kind == "T" and not _is_until(tokens[0]):
        return None
    return "R", DayRange(None, add_days(value_of(tokens, "D").date, int(tokens[0].kind == "T")))


def _beside_period(tokens: Sequence[Token], _: TimeContext) -> Built:
    """after next week, since May; before next month, until the weekend."""
    period: DayRange = value_of(tokens, "R")
    side = tokens[0]
    if side.kind in "GS":
        return "R", DayRange(period.end if side.kind == "G" else period.start, None)
    if side.kind == "T" and not _is_until(side):
        return None
    return "R", DayRange(None, period.end if side.kind == "T" else period.start)


def _moments(tokens: Sequence[Token], context: TimeContext) -> Built:
    """from Monday 3 pm to Tuesday noon."""
    first, last = values_of(tokens, "J")
    start: datetime = at(first.date, resolve(first.clock, context, first.date))
    end = at(last.date, resolve(last.clock, context, last.date))
    return ("K", MomentRange(start, end)) if start < end else None


def _parts(tokens: Sequence[Token], _: TimeContext) -> Built:
    """from Friday evening to Sunday morning: both are in."""
    first, last = values_of(tokens, "K")
    if not (part_said(first) and part_said(last)) or last.end <= first.start:
        return None
    return "K", MomentRange(first.start, last.end)


def _beside_part(tokens: Sequence[Token], context: TimeContext) -> Built:
    """after tomorrow morning, before Monday evening, by tonight."""
    side, found = tokens[0], value_of(tokens, "K")
    if not part_said(found):
        return None
    if side.kind in "GSF":
        return "K", MomentRange(found.end if side.kind == "G" else found.start, None)
    if side.kind == "b":
        return "K", MomentRange(context.now.replace(microsecond=0), found.end)
    if side.kind == "T" and not _is_until(side):
        return None
    return "K", MomentRange(None, found.end if side.kind == "T" else found.start)


def _beside_clock_part(tokens: Sequence[Token], _: TimeContext) -> Built:
    """before the evening, after the morning."""
    found = value_of(tokens, "V")
    if not found.part:
        return None
    return "V", ClockRange(None, found.start) if tokens[0].kind == "B" else ClockRange(found.end, None)


_COUNTED = r"(?![-,]?A?[QuU/$mon])"

RAW_RANGES: tuple[Rule, ...] = (
    rule(r"F? e? m e? [no] (?:[-TA]) e? [no](?![ac:]) (?:,? f? (?<=[,f])n | n)?", _days_of_month, "m"),
    rule(r"F? e? [no] [-TA] e? [no] f? m (?:,? f? n (?![aTc-]))?", _days_of_month, "m"),
)

CLOCK_RANGES: tuple[Rule, ...] = (
    rule(r"F % [AT-] @? C | F C [AT-] %", _now_until, "%"),
    rule(r"(?: % | (?<!U) N) [T-] @? (?:[Ck]|P|n" + _COUNTED + r")", _from_now_to, "%N"),
    rule(r"O U [FGS@] @? (?:C|k|n(?![Qum]))", _lasting, "U"),
    rule(r"(?:C|k) O U", _lasting, "U"),
    rule(r"F [CnPk] @ (?:[Ck]|P|n" + _COUNTED + r")", _clock_range, "F"),
    rule(r"(?<=f) n T (?:n|[Ck]) (?![fm])", _clock_range, "T"),
    rule(r"F @? [CnPk] (?:[AT]|-) @? (?:[Ck]|P|n" + _COUNTED + r")", _clock_range, "F"),
    rule(r"@? [CPk] (?:T|-) @? (?:[Ck]|P|n" + _COUNTED + r")", _clock_range, "T-"),
    rule(r"@? n (?:T|-) @? [CPk]", _clock_range, "T-"),
    rule(r"@ n (?:T|-) @? n" + _COUNTED, _clock_range, "T-"),
    rule(r"n T n (?= [,O]* (?:d|e?w))", _clock_range, "T"),
    rule(r"(?<=[dw]) T @? n (?=!*$)", _before, "T"),
    rule(r"^ n T n (?=!*$)", _hours_alone, "T"),
    rule(r"(?<!U) G @? (?:[Ck]|P|n" + _COUNTED + r")", _after, "G"),
    rule(r"(?<!U) (?:S O?|F) @? [Ck] \)?", _after, "SF"),
    rule(r"S @? n" + _COUNTED, _after, "S"),
    rule(r"\) @? [Ck]", _after, ")"),
    rule(r"\( @? [Ck]", _before, "("),
    rule(r"F n (?=!|$)", _from_bare, "F"),
    rule(r"(?:@? [CkP] | n) \)", _after, ")"),
    rule(r"(?:@? [CkP] | n) \(", _before, "("),
    rule(r"(?<!U) [Bb] @? (?:[Ck]|P|n" + _COUNTED + r")", _before, "Bb"),
    rule(r"T @? (?:[Ck] | n(?= [,O]* (?:d|e?w)))", _before, "T"),
    rule(r"(?<!n) T @? n" + _COUNTED, _before, "T"),
    rule(r"V (?:[A.,]+) V", _both_sides, "V"),
)

DAY_RANGES: tuple[Rule, ...] = (
    rule(r"F? D ,? [T-] O? D | F D A D", _days, "D"),
    rule(r"F? R [T-] R | F R A R", _periods, "R"),
    rule(r"(?:G|S) R | (?:B|T) R", _beside_period, "R"),
    rule(r"D \)", _after_day, ")"),
    rule(r"(?:G|S) O? D (?! @? [CVp])", _after_day, "GS"),
    rule(r"F D \)? (?! ,?@?[CVp])", _after_day, "F"),
    rule(r"(?:B|T) O? D (?! ,?@?[CVp])", _before_day, "BT"),
)

MOMENT_RANGES: tuple[Rule, ...] = (
    rule(r"F? J [T-] J | F J A J", _moments, "J"),
    rule(r"F? K [T-] K | F K A K", _parts, "K"),
    rule(r"[GBSTFb] K", _beside_part, "K"),
    rule(r"[GB] e? V", _beside_clock_part, "V"),
)
