"""Numbers in words ("twenty third", "two thousand nineteen") and words that are of time only in company."""

from __future__ import annotations

from collections.abc import Sequence

from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.grammar import Built, Rule, Token, rule, value_of, values_of
from conversation_svc.domain.times.values import Number


def _compound(tokens: Sequence[Token], _: TimeContext) -> Built:
    """twenty-three, twenty third, treinta y uno."""
    tens, units = tokens[0].value, tokens[-1].value
    if tens.width or tens.value not in range(20, 100, 10) or not 1 <= units.value <= 9:
        return None
    if tokens[-1].kind == "n" and units.width:
        return None
    return tokens[-1].kind, Number(tens.value + units.value)


def _thousands(tokens: Sequence[Token], _: TimeContext) -> Built:
    """two thousand (and) nineteen, dos mil veintiséis."""
    if value_of(tokens, "$") != 1000 or tokens[0].value.value != 2:
        return None
    rest = values_of(tokens, "n")[1:]
    return "n", Number(2000 + (rest[0].value if rest else 0), 4)


def _century(tokens: Sequence[Token], _: TimeContext) -> Built:
    """nineteen eighty-five, twenty nineteen (years, only in words)."""
    century, rest = tokens[0].value, tokens[-1].value
    if century.width or rest.width or century.value not in (19, 20) or not 10 <= rest.value <= 99:
        return None
    return "n", Number(century.value * 100 + rest.value, 4)


def _after_next(tokens: Sequence[Token], _: TimeContext) -> Built:
    """Tuesday after next; but in "after next Tuesday" the words are two."""
    return "Z", None


def _weekday(tokens: Sequence[Token], _: TimeContext) -> Built:
    return "w", tokens[0].value


def _nothing(tokens: Sequence[Token], _: TimeContext) -> Built:
    return ".", None


NUMBERS: tuple[Rule, ...] = (
    rule(r"n [-A]? (?=[no]) [no]", _compound, "no"),
    rule(r"n $ A? n?".replace("$", r"\$"), _thousands, "$"),
    rule(r"n n", _century, "n"),
    rule(r"G e? x (?! e? [wvumzHdp6q3])", _after_next, "x"),
    # "sat", "sun" and "wed" are days only beside another word of time, or alone
    rule(
        r"(?<![^OtxX@,!b<>G-])v(?=$|[!,|noxdp@TCPsmZ-])|(?<=[OtxXonmdB|])v|v(?=[,!]?e?[nom])|v(?=p)|v(?=@[nCk])"
        r"|v(?=[|A]e?w)",
        _weekday,
        "v",
    ),
    rule(r"v", _nothing, "v"),
)
