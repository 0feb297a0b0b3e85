"""What a language brings: its patterns, compiled once. One folder per language fills this in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


def compiled(alternatives: Iterable[str]) -> re.Pattern[str]:
    """Any of the alternatives as whole words, in plain text (lower case, straight quotes)."""
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")(?!\w)")


def opening(alternatives: Iterable[str]) -> re.Pattern[str]:
    """Any of the alternatives at the start of the text."""
    return re.compile(r"(?:" + "|".join(alternatives) + r")(?!\w)")


@dataclass(frozen=True, slots=True)
class ActPhrases:
    """How customers agree, refuse, ask, choose, wish, thank and leave."""

    affirm: re.Pattern[str]
    negate: re.Pattern[str]
    unsure: re.Pattern[str]
    no_more: re.Pattern[str]
    thanks: re.Pattern[str]
    bye: re.Pattern[str]
    greet: re.Pattern[str]
    repeat: re.Pattern[str]
    stop: re.Pattern[str]
    alternatives: re.Pattern[str]
    select: re.Pattern[str]
    choice: re.Pattern[str]
    look: re.Pattern[str]
    ask: re.Pattern[str]
    facts: re.Pattern[str]
    elsewhere: re.Pattern[str]
    want: re.Pattern[str]
    action: re.Pattern[str]
    change: re.Pattern[str]
    detail: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class SystemPhrases:
    """What our own previous line did."""

    elsewhere: re.Pattern[str]
    today: re.Pattern[str]
    more: re.Pattern[str]
    please_confirm: re.Pattern[str]
    read_back: re.Pattern[str]
    success: re.Pattern[str]
    failure: re.Pattern[str]
    proposal: re.Pattern[str]
    request: re.Pattern[str]
    offer: re.Pattern[str]
    answer: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    code: str
    acts: ActPhrases
    system: SystemPhrases
