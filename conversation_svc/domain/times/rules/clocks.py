"""Clock times: "4 pm", "half past three", "quarter to 5", "ten-thirty", "at 4", "noon"."""

from __future__ import annotations

from collections.abc import Sequence

from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of, values_of
from conversation_svc.domain.times.values import Clock, Number


def _clock(hour: int, minute: int = 0, *, literal: bool = False) -> Clock | None:
    """literal: written like a 24-hour time ("0930"), or known to be one."""
    if not (0 <= hour <= 24 and 0 <= minute <= 59):
        return None
    fixed = literal or hour > 12 or hour == 0
    return Clock(hour % 24, minute, 0, fixed, "minute" if minute else "hour")


def read_number(number: Number) -> Clock | None:
    """4 -> 4:00, 430 -> 4:30, 1630 -> 16:30, 0730 -> 07:30."""
    if number.width <= 2:
        return _clock(number.value) if number.value > 0 or number.width == 2 else None
    return _clock(*divmod(number.value, 100), literal=number.width == 4 and number.value < 1000)


def read_dotted(text: str) -> Clock | None:
    hour, minute = text.split(".")
    return _clock(int(hour), int(minute), literal=text[0] == "0") if len(minute) == 2 else None


def with_meridiem(clock: Clock | None, is_morning: bool) -> Clock | None:
    if clock is None:
        return None
    if clock.hour > 12 or (clock.hour == 0 and not is_morning):
        return clock.as_said()
    return clock.in_the_morning() if is_morning else clock.in_the_afternoon()


def in_part(clock: Clock, part: str) -> Clock:
    """ "8 in the evening", "12 in the night", "1 in the afternoon"."""
    if clock.fixed and (clock.hour > 12 or part == "morning" or clock.hour == 0):
        return clock
    late = clock.in_the_afternoon()
    if part == "morning":
        return clock.in_the_morning()
    if part in ("night", "evening", "dinner") and clock.hour == 12:
        return Clock(24, clock.minute, clock.second, True, clock.grain)
    if part == "night":
        return late if 5 <= clock.hour <= 11 else clock.in_the_morning()
    if part in ("lunch", "after lunch"):
        return late if clock.hour <= 9 or clock.hour == 12 else clock.as_said()
    return late


def _read(token: Token) -> Clock | None:
    """A clock of whatever can be one."""
    if token.kind == "C":
        return token.value  # type: ignore[no-any-return]
    if token.kind == "k":
        return Clock(token.value, fixed=True)
    if token.kind == "P":
        return read_dotted(token.value)
    return read_number(token.value)


def _answer(clock: Clock | None) -> Built:
    return None if clock is None else ("C", clock)


def _meridiem(tokens: Sequence[Token], _: TimeContext) -> Built:
    """4 pm, 4.30 pm, 430 pm, 4 30 pm, four thirty pm, 4 o'clock pm."""
    numbers = values_of(tokens, "n")
    if len(numbers) == 2:
        clock = _minutes_after(numbers[0], numbers[1])
    else:
        clock = next((_read(token) for token in tokens if token.kind in "nPC"), None)
    if (
        clock is not None
        and clock.hour > 12
        and clock.hour != 0
        and len(numbers) == 1
        and numbers[0].width < 3
    ):
        return None if value_of(tokens, "a") else _answer(clock)
    return _answer(with_meridiem(clock, bool(value_of(tokens, "a"))))


def _minutes_after(hour: Number, minute: Number) -> Clock | None:
    if hour.width > 2 or not 1 <= hour.value <= 24 or minute.width > 2 or minute.value > 59:
        return None
    return _clock(hour.value, minute.value)


def _spoken(tokens: Sequence[Token], _: TimeContext) -> Built:
    """ten-thirty, three twenty, twelve o three, six forty-three (minutes)."""
    hour, minute = values_of(tokens, "n")
    oh = any(token.kind == "0" for token in tokens)
    if oh != (minute.value < 10) or hour.width != minute.width or minute.width:
        return None
    return _answer(_minutes_after(hour, minute))


def _digits(tokens: Sequence[Token], context: TimeContext) -> Built:
    """7 30, all alone."""
    hour, minute = values_of(tokens, "n")
    return _answer(_minutes_after(hour, minute)) if hour.width and minute.width == 2 else None


def _military(tokens: Sequence[Token], context: TimeContext) -> Built:
    """0700, all alone, where nothing else made of digits was asked for."""
    number = tokens[0].value
    if number.width != 4 or number.value >= 1000 or context.expected not in (None, "time", "date"):
        return None
    return _answer(read_number(number))


def _zero_minutes(tokens: Sequence[Token], _: TimeContext) -> Built:
    """twelve zero three."""
    hour, zero, minute = (token.value for token in tokens)
    if hour.width or zero.width or minute.width or zero.value or not 1 <= minute.value <= 9:
        return None
    return _answer(_minutes_after(hour, minute))


def _near(tokens: Sequence[Token], context: TimeContext) -> Built:
    """at 4, around 1030; where no time was asked for, "about 4" may be anything and "las dos" is both."""
    unsure = tokens[-1].kind == "n" and context.expected != "time"
    if unsure and (tokens[0].value == "about" or (tokens[0].value == "las" and not tokens[-1].value.width)):
        return None
    return _plain(tokens, context)


def _past(tokens: Sequence[Token], _: TimeContext) -> Built:
    """half past 3, quarter after noon, 20 minutes past eight, six past nine."""
    at = next(index for index, token in enumerate(tokens) if token.kind in "GT")
    return _around(tokens[at + 1 :], _minutes(tokens[:at]))


def _to(tokens: Sequence[Token], _: TimeContext) -> Built:
    """quarter to 5, ten minutes before noon, quarter of six."""
    at = next(index for index, token in enumerate(tokens) if token.kind in "TBf")
    minutes = _minutes(tokens[:at])
    return _around(tokens[at + 1 :], None if minutes is None else -minutes)


def _to_noon(tokens: Sequence[Token], _: TimeContext) -> Built:
    """15 to noon; but "11 to noon" is a range."""
    minutes = tokens[0].value.value
    return _around(tokens[-1:], -minutes) if minutes % 5 == 0 and minutes != 10 else None


def _twenty_to(tokens: Sequence[Token], context: TimeContext) -> Built:
    """twenty to eight, 25 to 9: no hours."""
    return _to(tokens, context) if tokens[0].value.value in (20, 25) else None


def _minutes(tokens: Sequence[Token]) -> int | None:
    for token in tokens:
        if token.kind in "hq":
            return 30 if token.kind == "h" else 15
        if token.kind == "n" and token.value.width <= 2 and 0 < token.value.value < 60:
            return int(token.value.value)
    return None


def _around(tokens: Sequence[Token], minutes: int | None) -> Built:
    base = next((_read(token) for token in tokens if token.kind in "nkCP"), None)
    if base is None or minutes is None or base.minute:
        return None
    total = base.hour * 60 + minutes
    if base.fixed or total > 0:
        hour, minute = divmod(total % 1440, 60)
    else:
        hour, minute = divmod(total + 720, 60)
    if not base.fixed and base.hour == 1 and minutes < 0:
        hour = 12
    return _answer(Clock(hour, minute, 0, base.fixed))


def _half(tokens: Sequence[Token], _: TimeContext) -> Built:
    """half three (British): 3:30."""
    hour = value_of(tokens, "n")
    return _answer(_clock(hour.value, 30)) if 1 <= hour.value <= 12 else None


def _less(tokens: Sequence[Token], _: TimeContext) -> Built:
    """las cinco menos cuarto, las 5 menos diez."""
    minutes = 15 if tokens[2].kind == "q" else tokens[2].value.value
    return _around(tokens[:1], -minutes) if 0 < minutes < 60 else None


def _and_half(tokens: Sequence[Token], _: TimeContext) -> Built:
    """las cuatro y media, las 4 y cuarto."""
    return _around(tokens[:1], 30 if tokens[2].kind == "h" else 15)


def _and_minutes(tokens: Sequence[Token], _: TimeContext) -> Built:
    """a las cuatro y veinte."""
    minutes = tokens[2].value
    return _around(tokens[:1], minutes.value) if 5 <= minutes.value < 60 and minutes.width <= 2 else None


def _to_las(tokens: Sequence[Token], _: TimeContext) -> Built:
    """un cuarto para las cinco."""
    return _around(tokens[-1:], -15) if value_of(tokens, "@") == "to" else None


def _o_clock_hours(tokens: Sequence[Token], _: TimeContext) -> Built:
    """a las 16 horas."""
    hour = value_of(tokens, "n")
    if value_of(tokens, "u").seconds != 3600 or not 1 <= hour.value <= 24:
        return None
    return _answer(_clock(hour.value))


def _hours(tokens: Sequence[Token], _: TimeContext) -> Built:
    """15h, 15h30, 20hr."""
    if value_of(tokens, "u").unit != "clock":
        return None
    hour, *minutes = values_of(tokens, "n")
    if tokens[1].start != tokens[0].end or not hour.width or (hour.value > 24 and hour.width < 4):
        return None
    if hour.width == 4 and not minutes:
        return _answer(read_number(hour))
    return _answer(_clock(hour.value, minutes[0].value if minutes else 0, literal=True))


def _plain(tokens: Sequence[Token], _: TimeContext) -> Built:
    """at 4, around 1030, 4 o'clock, 6ish, noon."""
    return _answer(next((_read(token) for token in tokens if token.kind in "nPCk"), None))


def _with_part(tokens: Sequence[Token], _: TimeContext) -> Built:
    """10 in the morning, afternoon 2:30, evening around six."""
    clock = next((_read(token) for token in tokens if token.kind in "nPC"), None)
    part = value_of(tokens, "p")
    if clock is None or part == "day":
        return None
    return _answer(in_part(clock, part))


def _dotted(tokens: Sequence[Token], _: TimeContext) -> Built:
    """2.30 is a time where its minutes are round; 5.12 is left to the dates."""
    clock = _read(tokens[0])
    return _answer(clock) if clock is not None and clock.minute % 5 == 0 else None


_NOT_COUNTED = r"(?![-,]?[A]?[QuU/$#mo])"

CLOCKS: tuple[Rule, ...] = (
    rule(r"^ n n (?=!*$)", _digits, "n"),
    rule(r"^ n (?=!*$)", _military, "n"),
    rule(r"n n n (?![Qu])", _zero_minutes, "n"),
    rule(r"[CnP] c? Y? a | n -? n a | n 0 n a", _meridiem, "a"),
    rule(r"(?:C|n) M (?:q|n) c?", _less, "M"),
    rule(r"(?:C | (?<![F])n) A [hq] (?![uU])", _and_half, "hq"),
    rule(r"(?<=@)n A n (?![QuU/$mo])", _and_minutes, "A"),
    rule(r"j? q @ (?:C|n)", _to_las, "q"),
    rule(r"(?:j? -? q | h | n u?) -? G (?:C|k|n(?!u)) c? ", _past, "G"),
    rule(r"(?:j? -? q | nu) -? [TBf] (?:C|k|n(?!u)) c?", _to, "TBf"),
    rule(r"n [TB] k", _to_noon, "k"),
    rule(r"(?<![nF]) n T (?:C|n(?!u)) c?", _twenty_to, "T"),
    rule(r"(?<!n)(?<=@) n T (?:C|n(?![ua])) c?", _to, "T"),
    rule(r"h -? n (?![uUm])", _half, "h"),
    rule(r"(?<![ij]) n u n? (?![NGA])", _hours, "u"),
    rule(r"@ n u", _o_clock_hours, "@"),
    rule(r"n -? n (?:u(?!N))? (?![Qa])| n 0 n", _spoken, "n"),
    rule(r"k n k | n k | k", _plain, "k"),
    rule(r"[CnP] c", _plain, "c"),
    rule(r"[CPk] -? Y", _plain, "Y"),
    rule(r"n -? Y", _plain, "Y"),
    rule(r"[CnP] (?:,|[iO@]|<)* e? <? p", _with_part, "p"),
    rule(r"p (?: [,@O]* [CP] | ,? @? n(?![Quom,]))", _with_part, "p"),
    rule(r"@ (?:P|n" + _NOT_COUNTED + r")", _near, "@"),
    rule(r"P (?!u)", _dotted, "P"),
)
