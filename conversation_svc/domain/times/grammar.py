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
    ? less than     . any other word
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
    """needs: letters of which at least one must be there, so that most rules cost one look."""

    pattern: re.Pattern[str]
    build: Builder
    needs: frozenset[str]


def rule(pattern: str, build: Builder, needs: str) -> Rule:
    """Spaces in `pattern` are for the reader."""
    return Rule(re.compile(pattern.replace(" ", "")), build, frozenset(needs))


def rewrite(tokens: list[Token], rules: Sequence[Rule], context: TimeContext) -> list[Token]:
    """`tokens` after every rule, in order, has taken what it could; the list is changed in place."""
    letters = "".join(token.kind for token in tokens)
    present = set(letters)
    for each in rules:
        if each.needs.isdisjoint(present):
            continue
        position = 0
        search = each.pattern.search
        while match := search(letters, position):
            first, last = match.span()
            try:
                built = each.build(tokens[first:last], context)
            except (OverflowError, ValueError):  # beyond the calendar: no date
                built = None
            position = first + 1
            if built is None:
                continue
            kind, value = built
            tokens[first:last] = [Token(kind, value, tokens[first].start, tokens[last - 1].end)]
            letters = letters[:first] + kind + letters[last:]
            present.add(kind)
    return tokens


def value_of(tokens: Sequence[Token], kinds: str) -> Any:
    """The value of the first token of one of `kinds`, else None."""
    for token in tokens:
        if token.kind in kinds:
            return token.value
    return None


def values_of(tokens: Sequence[Token], kinds: str) -> list[Any]:
    return [token.value for token in tokens if token.kind in kinds]
