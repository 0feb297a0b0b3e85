"""A grammar that rewrites: each token has a one-letter class, each rule is a pattern over those letters.

A rule takes the tokens its pattern matched and answers with one value, or refuses. The value takes the
place of the tokens, with their span, so that later rules build on it. The letters:

    n number        o ordinal       j a, an         y a few         h half          q quarter
    w weekday       v sat, sun...   W "mondays"     m month         u unit          z weekend
    d today...      p part of day   k noon          a am, pm        c o'clock       H holiday
    x next          X coming        t this          l last          N from now      Z after next
    e the           f of            i in            @ at, around    b by            O on, for
    s 3/4           P 9.30          : end of day    < early, begin  > late, end     ~ middle
    F from, between T to, until     - dash          A and   | or    , comma         ! end of a sentence
    B before        G after, past   S starting      Q people        I of month ("day of")
    r change, move  g not, instead  E floor, street = party of      $ hundred       0 oh, o
    % now           * week of       Y ish           ( or earlier    ) or later      9 8 written dates
    7 2014-10       6 season        5 meal          3 Q (of Q3)     L closest       4 past, ago
    ? less, more    . any other word
    _ filler, dropped               # no time (phone, price, what is past or cannot be)

    C Clock         D Day           J Moment        U Duration
    R DayRange      V ClockRange    K MomentRange
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from conversation_svc.domain.times.context import TimeContext


class Token(NamedTuple):
    kind: str
    value: Any
    start: int
    end: int


Built = tuple[str, Any] | None
Builder = Callable[[Sequence[Token], TimeContext], Built]


@dataclass(frozen=True, slots=True)
class Rule:
    """needs: letters of which at least one must be there, so that most rules are never looked at."""

    pattern: str
    build: Builder
    needs: frozenset[str]


def rule(pattern: str, build: Builder, needs: str) -> Rule:
    """Spaces in `pattern` are for the reader."""
    return Rule(pattern.replace(" ", ""), build, frozenset(needs))


class Grammar:
    """Rules in their order. The pattern of a rule is compiled when its letters are first met: a start must
    not wait for two hundred patterns.
    """

    __slots__ = ("_compiled", "_needing", "_rules")

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self._compiled: list[re.Pattern[str] | None] = [None] * len(self._rules)
        self._needing: dict[str, int] = {}  # by letter: the bits of the rules that it awakes
        for at, each in enumerate(self._rules):
            for letter in each.needs:
                self._needing[letter] = self._needing.get(letter, 0) | 1 << at

    def rewrite(self, tokens: list[Token], context: TimeContext) -> list[Token]:
        """`tokens` after every rule, in order, has taken what it could; the list is changed in place."""
        letters = "".join([token.kind for token in tokens])
        needing = self._needing
        awake = 0
        for letter in letters:
            awake |= needing.get(letter, 0)
        while awake:
            lowest = awake & -awake
            awake ^= lowest
            at = lowest.bit_length() - 1
            build = self._rules[at].build
            pattern = self._compiled[at] or self._pattern(at)
            position = 0
            while match := pattern.search(letters, position):
                first, last = match.span()
                try:
                    built = build(tokens[first:last], context)
                except (OverflowError, ValueError):  # beyond the calendar: no date
                    built = None
                position = first + 1
                if built is None:
                    continue
                kind, value = built
                tokens[first:last] = [Token(kind, value, tokens[first].start, tokens[last - 1].end)]
                letters = letters[:first] + kind + letters[last:]
                awake |= needing.get(kind, 0) & -2 << at  # only rules that are still to come
        return tokens

    def _pattern(self, at: int) -> re.Pattern[str]:
        compiled = self._compiled[at] = re.compile(self._rules[at].pattern)
        return compiled


def value_of(tokens: Sequence[Token], kinds: str) -> Any:
    """The value of the first token of one of `kinds`, else None."""
    for token in tokens:
        if token.kind in kinds:
            return token.value
    return None


def values_of(tokens: Sequence[Token], kinds: str) -> list[Any]:
    return [token.value for token in tokens if token.kind in kinds]
