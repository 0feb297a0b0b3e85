"""The way from words to times."""

from __future__ import annotations

import re

from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.expressions import expression
from conversation_svc.domain.times.grammar import Rule, Token, rewrite
from conversation_svc.domain.times.languages.registry import lexers_for
from conversation_svc.domain.times.rules.clocks import CLOCKS
from conversation_svc.domain.times.rules.dates import DATES
from conversation_svc.domain.times.rules.days import NAMED_DAYS, WEEKDAYS
from conversation_svc.domain.times.rules.durations import DISTANCES, DURATIONS
from conversation_svc.domain.times.rules.holidays import HOLIDAY_DATES
from conversation_svc.domain.times.rules.joints import (
    AFTER_NAMED_DAYS,
    BEFORE_DATES,
    EXPECTED_CLOCK,
    JOINTS,
)
from conversation_svc.domain.times.rules.numbers import NUMBERS
from conversation_svc.domain.times.rules.periods import PERIODS
from conversation_svc.domain.times.rules.ranges import CLOCK_RANGES, DAY_RANGES, RAW_RANGES
from conversation_svc.domain.understanding import TimeExpression

_GRAMMAR: tuple[Rule, ...] = (
    *NUMBERS,
    *RAW_RANGES,
    *CLOCKS,
    *BEFORE_DATES,
    *DURATIONS,
    *CLOCK_RANGES,
    *HOLIDAY_DATES,
    *DATES,
    *NAMED_DAYS,
    *AFTER_NAMED_DAYS,
    *WEEKDAYS,
    *PERIODS,
    *DISTANCES,
    *DAY_RANGES,
    *JOINTS,
)
_GRAMMAR_WHERE_A_TIME_IS_DUE: tuple[Rule, ...] = (*_GRAMMAR, *EXPECTED_CLOCK, *JOINTS)

# letters of which a time must have at least one
_MEANINGFUL = frozenset("nowvWmuzdpkcHsPC98:%*$")
_TIMES = frozenset("CDJRVK")
_ASKS_FOR_TIME = re.compile(
    r"what time|which time|time (?:would|do|does|works|should|is|can|suits)|at what|what hour|when (?:would|should)"
    r"|qu[eé] hora|a qu[eé]|cu[aá]ndo",
    re.IGNORECASE,
)


def expects_time(context: TimeContext) -> bool:
    """Is a bare number a time here?"""
    if context.expected is not None:
        return context.expected == "time"
    return context.system is not None and _ASKS_FOR_TIME.search(context.system) is not None


def read(text: str, context: TimeContext) -> list[Token]:
    """The tokens of `text` after the grammar, in the first language that finds a time in it."""
    grammar = _GRAMMAR_WHERE_A_TIME_IS_DUE if expects_time(context) else _GRAMMAR
    first: list[Token] = []
    for lexer in lexers_for(context.language):
        tokens = lexer.tokens(text)
        if not any(token.kind in _MEANINGFUL for token in tokens):
            continue
        tokens = rewrite(tokens, grammar, context)
        if any(token.kind in _TIMES for token in tokens):
            return tokens
        first = first or tokens
    return first


def find_times(text: str, context: TimeContext) -> tuple[TimeExpression, ...]:
    """All expressions of time in `text`, in reading order."""
    found = (expression(token, text, context) for token in read(text, context) if token.kind in _TIMES)
    return tuple(each for each in found if each is not None)
