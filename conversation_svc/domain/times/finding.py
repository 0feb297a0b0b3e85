"""The way from words to times."""

from __future__ import annotations

import re
from functools import lru_cache

from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.expressions import expression
from conversation_svc.domain.times.grammar import Grammar, Rule, Token
from conversation_svc.domain.times.languages.registry import (
    ANY,
    EXCEPTING,
    lexers_for,
    may_speak_of_time,
)
from conversation_svc.domain.times.lexer import MEANINGFUL, lexemes
from conversation_svc.domain.times.parts import part_said
from conversation_svc.domain.times.rules.clocks import CLOCKS
from conversation_svc.domain.times.rules.dates import DATES, OF_DAYS
from conversation_svc.domain.times.rules.days import DAYS_OF_PARTS, NAMED_DAYS, WEEKDAYS
from conversation_svc.domain.times.rules.durations import DISTANCES, DURATIONS
from conversation_svc.domain.times.rules.holidays import HOLIDAY_DATES
from conversation_svc.domain.times.rules.joints import (
    AFTER_NAMED_DAYS,
    BEFORE_DATES,
    EXPECTED_CLOCK,
    JOINTS,
    REFUSALS,
)
from conversation_svc.domain.times.rules.numbers import NUMBERS
from conversation_svc.domain.times.rules.periods import PERIODS
from conversation_svc.domain.times.rules.ranges import (
    CLOCK_RANGES,
    DAY_RANGES,
    MOMENT_RANGES,
    RAW_RANGES,
)
from conversation_svc.domain.times.rules.readings import in_part
from conversation_svc.domain.times.rules.remainders import REMAINDERS
from conversation_svc.domain.times.rules.weekends import WEEKENDS
from conversation_svc.domain.times.rules.year_parts import YEAR_PARTS
from conversation_svc.domain.times.values import Number
from conversation_svc.domain.understanding import TimeExpression

_RULES: tuple[Rule, ...] = (
    *NUMBERS,
    *OF_DAYS,
    *DAYS_OF_PARTS,
    *RAW_RANGES,
    *YEAR_PARTS,
    *CLOCKS,
    *BEFORE_DATES,
    *DURATIONS,
    *CLOCK_RANGES,
    *HOLIDAY_DATES,
    *DATES,
    *NAMED_DAYS,
    *AFTER_NAMED_DAYS,
    *WEEKDAYS,
    *WEEKENDS,
    *PERIODS,
    *REMAINDERS,
    *DISTANCES,
    *DAY_RANGES,
    *JOINTS,
    *MOMENT_RANGES,
)
_GRAMMAR = Grammar(_RULES)
_GRAMMAR_WHERE_A_TIME_IS_DUE = Grammar((*_RULES, *EXPECTED_CLOCK, *JOINTS))
_REFUSALS = Grammar(REFUSALS)
_MOVES_APART = frozenset("aCDwdoH")  # before a "to" that is no range: "move my 3 pm to 4 pm"

_TIMES = frozenset("CDJRVK")
_EXCEPTED = frozenset("wvWdoHzmneOiA|")  # what may be left out, and the little words around it
_ENDS = re.compile(r"[^.,!FgBr]*[T)-]")  # how a range goes on that "del" began
_DAYS_OF_A_MONTH = 31
_ONE = Number(1)
_BESIDE_ONE = ("another", "an other", "otra")  # "another one, Dec 3"
_NAMING = frozenset("wvdpmnoHC")  # what "the ... one" is told by
_GOING_ON = ("n", "a", "c", "u", "Y", "0", "-", "h", "q", "Q", "$", "T")  # after an hour
_CLOCKLIKE = frozenset("GB@bpnPkFS")  # how a time of the day begins
_ASKS_FOR_TIME = re.compile(
    r"what time|which time|time (?:would|do|does|works|should|is|can|suits)|at what|what hour"
    r"|when (?:would|should)"
    r"|qu[eé] hora|a qu[eé]|cu[aá]ndo"
)
_MAY_ASK = ("time", "what", "when", "qu", "ndo")  # one of these is in every such question


def expects_time(context: TimeContext) -> bool:
    """Is a bare number a time here?"""
    if context.expected is not None:
        return context.expected == "time"
    return context.system is not None and _asks_for_time(context.system)


@lru_cache(maxsize=4096)
def _asks_for_time(system: str) -> bool:
    lowered = system.lower()
    return any(hint in lowered for hint in _MAY_ASK) and _ASKS_FOR_TIME.search(lowered) is not None


def _without_moves(tokens: list[Token]) -> list[Token]:
    """In "change it from Monday to Tuesday" Monday is the old value, and nothing is a range."""
    moving = leaving = False
    found: list[Token] = []
    for token in tokens:
        if token.kind == "r":
            moving = True
        elif token.kind == "!":
            moving = leaving = False
        elif moving and token.kind == "F" and token.value in ("from", "del"):
            leaving = True
            found += [token._replace(kind="g"), *_its_article(token)]
            continue
        elif moving and token.kind == "T" and (leaving or (found and found[-1].kind in _MOVES_APART)):
            leaving = False
            found += [token._replace(kind="."), *_its_article(token)]
            continue
        found.append(token)
    return found


def _of_a_day(tokens: list[Token]) -> list[Token]:
    """ "La del 9", "mi cita del martes": no range begins there, unless it ends somewhere."""
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.kind != "F" or token.value != "del" or following is None or following.kind not in "nw":
            continue
        until = "".join(each.kind for each in tokens[at + 1 :])
        if not _ENDS.match(until) and (following.kind == "w" or following.value.value <= _DAYS_OF_A_MONTH):
            tokens[at] = token._replace(kind="e", value="el")
    return tokens


def _its_article(token: Token) -> list[Token]:
    """ "Del 24 al 25": "del" and "al" have one in them, and say that a number is a day."""
    return [token._replace(kind="e", value="el")] if token.value in ("del", "al") else []


def _choices_apart(tokens: list[Token]) -> list[Token]:
    """In "the Monday one", "the one in the morning", "just one, May 20" nobody says an hour or a day."""
    for at, token in enumerate(tokens):
        if token.kind != "n" or token.value != _ONE or not at:
            continue
        if tokens[at - 1].value in _BESIDE_ONE:
            tokens[at] = token._replace(kind=".", value="one")
            continue
        following = tokens[at + 1].kind if at + 1 < len(tokens) else ""
        if following == "," and tokens[at - 1].kind == ".":
            tokens[at] = token._replace(kind=".", value="one")
            continue
        named = at
        while named and tokens[named - 1].kind in _NAMING:
            named -= 1
        if named and tokens[named - 1].kind == "e" and following not in _GOING_ON:
            tokens[at] = token._replace(kind=".", value="one")
    return tokens


def _exceptions_apart(tokens: list[Token], text: str) -> list[Token]:
    """ "Any day but Monday, after three": three o'clock of the other days."""
    excepted = False
    for at, token in enumerate(tokens):
        if token.kind == "g" or (token.kind == "." and token.value in EXCEPTING):
            excepted = ANY.search(text.lower()) is not None
        elif excepted and token.kind == "," and tokens[at + 1 : at + 2] and tokens[at + 1].kind in _CLOCKLIKE:
            tokens[at] = token._replace(kind="!")
        elif token.kind not in _EXCEPTED:
            excepted = False
    return tokens


def _in_their_part(tokens: list[Token]) -> list[Token]:
    """ "my 8 o'clock booking this evening": the part of the day decides for the clock beside it."""
    parts = {part for token in tokens if (part := part_said(token.value))}
    if len(parts) != 1:
        return tokens
    part = parts.pop()
    return [
        token._replace(value=in_part(token.value, part)) if token.kind == "C" and part != "day" else token
        for token in tokens
    ]


def read(text: str, context: TimeContext) -> list[Token]:
    """The tokens of `text` after the grammar, in the first language that finds a time in it."""
    grammar = _GRAMMAR_WHERE_A_TIME_IS_DUE if expects_time(context) else _GRAMMAR
    first: list[Token] = []
    if not may_speak_of_time(text, context.language):
        return first
    words = lexemes(text)
    spellings = {each[1] for each in words}
    for rank, lexer in enumerate(lexers_for(context.language, spellings)):
        if rank and lexer.unmistakable.isdisjoint(spellings):
            continue
        tokens = lexer.tokens(words, forgiving=rank == 0)
        if MEANINGFUL.isdisjoint([token.kind for token in tokens]):
            continue
        tokens = grammar.rewrite(
            _exceptions_apart(_choices_apart(_of_a_day(_without_moves(tokens))), text), context
        )
        if any(token.kind in _TIMES for token in tokens):
            return tokens
        first = first or tokens
    return first


def find_times(text: str, context: TimeContext) -> tuple[TimeExpression, ...]:
    """All expressions of time in `text`, in reading order."""
    tokens = read(text, context)
    if _TIMES.isdisjoint([token.kind for token in tokens]):
        return ()
    tokens = _REFUSALS.rewrite(tokens, context)
    found = (expression(token, text, context) for token in _in_their_part(tokens) if token.kind in _TIMES)
    return tuple(each for each in found if each is not None)
