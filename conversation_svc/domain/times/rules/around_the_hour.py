"""Clock times around an hour: "half past 3", "quarter to 5", "half three", "las cinco menos cuarto"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of
from conversation_svc.domain.times.rules.readings import answer, clock_of, read_clock
from conversation_svc.domain.times.values import Clock


def _past(tokens: Sequence[Token], _: TimeContext) -> Built:
    """half past 3, quarter after noon, 20 minutes past eight, six past nine."""
    at = next(index for index, token in enumerate(tokens) if token.kind in "GT")
    minutes = _minutes(tokens[:at])
    digit = tokens[0].kind == "n" and at == 1 and tokens[0].value.width == 1
    if digit and tokens[at].value != "past" and minutes and minutes % 5:
        return None  # "Dec 4 after 3"
    return _around(tokens[at + 1 :], minutes)


def _to(tokens: Sequence[Token], _: TimeContext) -> Built:
    """quarter to 5, ten minutes before noon, quarter of six."""
    at = next(index for index, token in enumerate(tokens) if token.kind in "TBf")
    minutes = _minutes(tokens[:at])
    return _around(tokens[at + 1 :], None if minutes is None else -minutes)


def _to_noon(tokens: Sequence[Token], _: TimeContext) -> Built:
    """15 to noon, 10 before noon, 10 to midnight; but "11 to noon" and "10 to noon" are ranges."""
    minutes = tokens[0].value.value
    may_be_an_hour = minutes == 10 and tokens[1].kind == "T" and tokens[-1].value == 12
    return _around(tokens[-1:], -minutes) if minutes % 5 == 0 and not may_be_an_hour else None


def _twenty_to(tokens: Sequence[Token], context: TimeContext) -> Built:
    """twenty to eight, 25 before 9: no hours."""
    return _to(tokens, context) if tokens[0].value.value in (20, 25) else None


def _minutes(tokens: Sequence[Token]) -> int | None:
    if any(token.kind == "u" and token.value.unit != "minute" for token in tokens):
        return None  # two hours before midnight
    if any(token.kind == "q" for token in tokens) and (count := value_of(tokens, "n")):
        return 15 * int(count.value) if count.value in (1, 3) else None
    for token in tokens:
        if token.kind in "hq":
            return 30 if token.kind == "h" else 15
        if token.kind == "j" and token is not tokens[-1] and value_of(tokens, "u"):
            return 1  # a minute to midnight
        if token.kind == "n" and token.value.width <= 2 and 0 < token.value.value < 60:
            return int(token.value.value)
    return None


def _around(tokens: Sequence[Token], minutes: int | None) -> Built:
    base = next((read_clock(token) for token in tokens if token.kind in "nkCP"), None)
    if base is None or minutes is None or base.minute:
        return None
    total = base.hour * 60 + minutes
    if base.fixed or total > 0:
        hour, minute = divmod(total % 1440, 60)
    else:
        hour, minute = divmod(total + 720, 60)
    if not base.fixed and base.hour == 1 and minutes < 0:
        hour = 12
    return answer(Clock(hour, minute, 0, base.fixed))


def _half(tokens: Sequence[Token], _: TimeContext) -> Built:
    """half three, half three pm (British): 3:30."""
    if (clock := value_of(tokens, "C")) is not None:
        return None if clock.minute or not clock.fixed else answer(replace(clock, minute=30))
    hour = value_of(tokens, "n")
    return answer(clock_of(hour.value, 30)) if 1 <= hour.value <= 12 else None


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


def _minutes_to_las(tokens: Sequence[Token], _: TimeContext) -> Built:
    """diez para las tres, faltando 10 para las 3."""
    missing = tokens[0].kind == "n" or str(tokens[0].value).startswith("falt")
    minutes = value_of(tokens, "n").value
    if not missing or value_of(tokens, "@") != "to" or minutes not in (5, 10, 15, 20, 25):
        return None
    return _around(tokens[-1:], -minutes)


AROUND_THE_HOUR: tuple[Rule, ...] = (
    rule(r"(?:C|n) M (?:q|n) c?", _less, "M"),
    rule(r"(?:C | (?<![F])n) A [hq] (?![uU])", _and_half, "hq"),
    rule(r"(?<=@)n A n (?![QuU/$mo])", _and_minutes, "A"),
    rule(r"j? q @ (?:C|n)", _to_las, "q"),
    rule(r"(?:^ | \.) n @ (?:C|n)", _minutes_to_las, "@"),
    rule(r"(?:[jn]? -? q | h | n u?) -? G (?:C|k|n(?!u)) c? ", _past, "G"),
    rule(r"(?:j? -? q | nu | ju) -? [TBf] -? (?:C|k|n(?!u)) c?", _to, "TBf"),
    rule(r"n [TB] k", _to_noon, "k"),
    rule(r"(?<![nF]) n [TB] (?:C|n(?!u)) c?", _twenty_to, "TB"),
    rule(r"(?<!n)(?<=@) n T (?:C|n(?![ua])) c?", _to, "T"),
    rule(r"h -? n (?![uUm]) | (?<![jA]) h C", _half, "h"),
)
