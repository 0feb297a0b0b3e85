"""Clock times: "4 pm", "half past three", "quarter to 5", "ten-thirty", "at 4", "noon"."""

from __future__ import annotations

from collections.abc import Sequence

from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of, values_of
from conversation_svc.domain.times.rules.around_the_hour import AROUND_THE_HOUR
from conversation_svc.domain.times.rules.readings import (
    answer,
    clock_of,
    in_part,
    minutes_after,
    read_clock,
    read_dotted,
    read_number,
    with_meridiem,
)
from conversation_svc.domain.times.values import Clock


def _meridiem(tokens: Sequence[Token], _: TimeContext) -> Built:
    """4 pm, 4.30 pm, 430 pm, 4 30 pm, four thirty pm, 4 o'clock pm."""
    numbers = values_of(tokens, "n")
    if len(numbers) == 2:
        if numbers[0].value > 12:
            return None  # "lunes 23 10am", "Monday 23 10 am": the 23rd, at ten
        if numbers[1].width and (numbers[1].width != 2 or not _is_one_clock(tokens)):
            return None
        clock = minutes_after(numbers[0], numbers[1])
    else:
        clock = next((read_clock(token) for token in tokens if token.kind in "nPC"), None)
    if (
        clock is not None
        and clock.hour > 12
        and clock.hour != 0
        and len(numbers) == 1
        and numbers[0].width < 3
    ):
        return None if value_of(tokens, "a") else answer(clock)
    return answer(with_meridiem(clock, bool(value_of(tokens, "a"))))


def _is_one_clock(tokens: Sequence[Token]) -> bool:
    """2-30 pm is; 9-11 am and 9 - 30 am are not."""
    dash = next((at for at, token in enumerate(tokens) if token.kind == "-"), None)
    if dash is None:
        return True
    glued = tokens[dash - 1].end == tokens[dash].start and tokens[dash].end == tokens[dash + 1].start
    return glued and bool(tokens[dash + 1].value.value > 12)


def _spoken(tokens: Sequence[Token], _: TimeContext) -> Built:
    """ten-thirty, three twenty, twelve o three, six forty-three (minutes)."""
    hour, minute = values_of(tokens, "n")
    oh = any(token.kind == "0" for token in tokens)
    if oh and minute.width <= 1 and 1 <= minute.value <= 9:
        return answer(minutes_after(hour, minute))
    if minute.value < 10 or hour.width or minute.width:
        return None
    return answer(minutes_after(hour, minute))


def _digits(tokens: Sequence[Token], context: TimeContext) -> Built:
    """7 30, all alone; at eight 30."""
    hour, minute = values_of(tokens, "n")
    in_words = minute.width == 0 and minute.value >= 10
    return answer(minutes_after(hour, minute)) if minute.width == 2 or in_words else None


def _before_a_part(tokens: Sequence[Token], _: TimeContext) -> Built:
    """3 fifteen, or 2 30, in the afternoon."""
    hour, minute = values_of(tokens, "n")
    is_minute = minute.value >= 10 if minute.width == 0 else minute.width == 2
    return answer(minutes_after(hour, minute)) if hour.width and is_minute else None


def _military(tokens: Sequence[Token], context: TimeContext) -> Built:
    """0700, all alone, where nothing else made of digits was asked for."""
    number = tokens[0].value
    if number.width != 4 or number.value >= 1000 or context.expected not in (None, "time", "date"):
        return None
    return answer(read_number(number))


def _military_hours(tokens: Sequence[Token], _: TimeContext) -> Built:
    """1930 hours."""
    number, unit = tokens[0].value, tokens[1].value
    return answer(read_number(number)) if number.width == 4 and unit.seconds == 3600 else None


def _hundred_hours(tokens: Sequence[Token], _: TimeContext) -> Built:
    """fifteen hundred hours, at oh nine hundred."""
    hour, unit = value_of(tokens, "n"), value_of(tokens, "u")
    if value_of(tokens, "$") != 100 or (unit is not None and unit.seconds != 3600) or hour.width > 2:
        return None
    return answer(clock_of(hour.value, literal=True))


def _noon_and(tokens: Sequence[Token], _: TimeContext) -> Built:
    """noon thirty."""
    minute = value_of(tokens, "n")
    if minute.value not in (15, 30, 45) or value_of(tokens, "k") != 12:
        return None
    return answer(clock_of(12, minute.value, literal=True))


def _zero_minutes(tokens: Sequence[Token], _: TimeContext) -> Built:
    """twelve zero three."""
    hour, zero, minute = (token.value for token in tokens)
    if hour.width or zero.width or minute.width or zero.value or not 1 <= minute.value <= 9:
        return None
    return answer(minutes_after(hour, minute))


def _twelve(tokens: Sequence[Token], _: TimeContext) -> Built:
    """12:00 noon."""
    clock, named = tokens[0].value, tokens[1].value
    same = clock.hour % 12 == 0 and clock.minute == 0
    return answer(Clock(named, fixed=True, grain="hour")) if same else None


def _verb(tokens: Sequence[Token], _: TimeContext) -> Built:
    """on Friday am I too late?"""
    return (".", "am") if tokens[0].value and tokens[1].value == "i" else None


def _half_of_day(tokens: Sequence[Token], _: TimeContext) -> Built:
    """Friday am, tomorrow pm."""
    return "p", "morning" if tokens[0].value else "afternoon"


def _early_digits(tokens: Sequence[Token], _: TimeContext) -> Built:
    """oh six thirty: before noon, like 06:30."""
    hour, minute = values_of(tokens, "n")
    if hour.width or minute.width or not 1 <= hour.value <= 9 or not 10 <= minute.value <= 59:
        return None
    return answer(clock_of(hour.value, minute.value, literal=True))


def _near(tokens: Sequence[Token], context: TimeContext) -> Built:
    """at 4, around 1030; where no time was asked for, "about 4" may be anything and "las dos" is both."""
    unsure = tokens[-1].kind == "n" and context.expected != "time"
    both = unsure and not tokens[-1].value.width and tokens[-1].value.value in (2, 3)
    if unsure and (tokens[0].value == "about" or (tokens[0].value == "las" and both)):
        return None
    return _plain(tokens, context)


def _dotted_hours(tokens: Sequence[Token], _: TimeContext) -> Built:
    """15.30h; but "2.5 h" lasts."""
    glued = tokens[1].start == tokens[0].end and tokens[1].value.unit == "clock"
    return answer(read_dotted(tokens[0].value)) if glued else None


def _o_clock_hours(tokens: Sequence[Token], _: TimeContext) -> Built:
    """a las 16 horas."""
    hour = value_of(tokens, "n")
    if value_of(tokens, "u").seconds != 3600 or not 1 <= hour.value <= 24:
        return None
    return answer(clock_of(hour.value))


def _hours(tokens: Sequence[Token], _: TimeContext) -> Built:
    """15h, 15h30, 20hr."""
    if value_of(tokens, "u").unit != "clock":
        return None
    hour, *minutes = values_of(tokens, "n")
    if tokens[1].start != tokens[0].end or not hour.width or (hour.value > 24 and hour.width < 4):
        return None
    if hour.width == 4 and not minutes:
        return answer(read_number(hour))
    return answer(clock_of(hour.value, minutes[0].value if minutes else 0, literal=True))


def _plain(tokens: Sequence[Token], _: TimeContext) -> Built:
    """at 4, around 1030, 4 o'clock, 6ish, noon, 12 midnight."""
    if tokens[-1].kind == "k" and tokens[0].kind == "n" and tokens[0].value.value == 12:
        return answer(Clock(tokens[-1].value, fixed=True, grain="hour"))
    return answer(next((read_clock(token) for token in tokens if token.kind in "nPCk"), None))


def _with_part(tokens: Sequence[Token], _: TimeContext) -> Built:
    """10 in the morning, afternoon 2:30, evening around six."""
    clock = next((read_clock(token) for token in tokens if token.kind in "nPC"), None)
    part = value_of(tokens, "p")
    if clock is None or part == "day":
        return None
    return answer(in_part(clock, part))


def _dotted(tokens: Sequence[Token], _: TimeContext) -> Built:
    """2.30 is a time where its minutes are round; 5.12 is left to the dates."""
    clock = read_clock(tokens[0])
    return answer(clock) if clock is not None and clock.minute % 5 == 0 else None


_NOT_COUNTED = r"(?![-,]?[A]?[QuU/$#mo])"

CLOCKS: tuple[Rule, ...] = (
    rule(r"^ n n (?=!*$) | (?<=@) n n (?=!*$)", _digits, "n"),
    rule(r"(?<!m)(?<!me) n n (?= i e p)", _before_a_part, "p"),
    rule(r"n u", _military_hours, "u"),
    rule(r"(?<![ij]) P u", _dotted_hours, "P"),
    rule(r"0? n \$ u | (?:(?<=@) 0? | ^ 0) n \$ (?=!*$)", _hundred_hours, "$"),
    rule(r"^ n (?=!*$)", _military, "n"),
    rule(r"n n n (?![Qu])", _zero_minutes, "n"),
    rule(r"[CnP] c? Y? a | (?<!m)(?<!me) n -? n a | n -? 0 -? n a", _meridiem, "a"),
    rule(r"(?<=[wd]) a \.", _verb, "a"),
    rule(r"(?<=[wd]) a", _half_of_day, "a"),
    *AROUND_THE_HOUR,
    rule(r"(?<![ij]) n u n? (?![NGA])", _hours, "u"),
    rule(r"(?<![iAO]) @ n u", _o_clock_hours, "@"),
    rule(r"0 -? n -? n (?![Qa])", _early_digits, "0"),
    rule(r"n -? n (?:u(?!N))? (?![Qa])| n -? 0 -? n", _spoken, "n"),
    rule(r"k n (?![uQm])", _noon_and, "k"),
    rule(r"C k", _twelve, "k"),
    rule(r"k n k | (?<!m)(?<!me) n c? k | k", _plain, "k"),
    rule(r"[CnP] c", _plain, "c"),
    rule(r"[CPk] -? Y", _plain, "Y"),
    rule(r"n -? Y", _plain, "Y"),
    rule(r"(?:[CP] | (?<!m)(?<!me) n) (?:,|[iO@]|<)* e? <? p", _with_part, "p"),
    rule(r"p (?: [,@O]* [CP] | ,? @? n(?![Quom,]))", _with_part, "p"),
    rule(r"@ @? (?:P|n" + _NOT_COUNTED + r"(?!G!*$))", _near, "@"),
    rule(r"P (?!u)", _dotted, "P"),
)
