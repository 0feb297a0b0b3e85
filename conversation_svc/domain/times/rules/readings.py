"""What a number, or a number and its company, says on the clock."""

from __future__ import annotations

from conversation_svc.domain.times.grammar import Built, Token
from conversation_svc.domain.times.values import Clock, Number


def clock_of(hour: int, minute: int = 0, *, literal: bool = False) -> Clock | None:
    """literal: written like a 24-hour time ("0930"), or known to be one."""
    if not (0 <= hour <= 24 and 0 <= minute <= 59):
        return None
    fixed = literal or hour > 12 or hour == 0
    return Clock(hour % 24, minute, 0, fixed, "minute" if minute else "hour")


def read_number(number: Number) -> Clock | None:
    """4 -> 4:00, 430 -> 4:30, 1630 -> 16:30, 0730 -> 07:30."""
    if number.width <= 2:
        return clock_of(number.value) if number.value > 0 or number.width == 2 else None
    return clock_of(*divmod(number.value, 100), literal=number.width == 4 and number.value < 1000)


def read_dotted(text: str) -> Clock | None:
    hour, minute = text.split(".")
    return clock_of(int(hour), int(minute), literal=text[0] == "0") if len(minute) == 2 else None


def with_meridiem(clock: Clock | None, is_morning: bool) -> Clock | None:
    if clock is None:
        return None
    if clock.hour > 12 or (clock.hour == 0 and not is_morning):
        return clock.as_said()
    return clock.in_the_morning() if is_morning else clock.in_the_afternoon()


def in_part(clock: Clock, part: str) -> Clock:
    """ "8 in the evening", "12 in the night", "1 in the afternoon", "midnight tonight"."""
    if clock.fixed and clock.hour == 0 and part in ("night", "evening"):
        return Clock(24, clock.minute, clock.second, True, clock.grain)
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


def read_clock(token: Token) -> Clock | None:
    """A clock of whatever can be one."""
    if token.kind == "C":
        return token.value  # type: ignore[no-any-return]
    if token.kind == "k":
        return Clock(token.value, fixed=True)
    if token.kind == "P":
        return read_dotted(token.value)
    return read_number(token.value)


def minutes_after(hour: Number, minute: Number) -> Clock | None:
    if hour.width > 2 or not 1 <= hour.value <= 24 or minute.width > 2 or minute.value > 59:
        return None
    return clock_of(hour.value, minute.value, literal=hour.width == 2 and hour.value < 10)  # 06 30


def answer(clock: Clock | None) -> Built:
    return None if clock is None else ("C", clock)
