"""What a language brings: its patterns, compiled once. One folder per language fills this in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol


def compiled(alternatives: Iterable[str]) -> re.Pattern[str]:
    """Any of the alternatives as whole words, in plain text (lower case, straight quotes)."""
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")(?!\w)")


def leading(alternatives: Iterable[str]) -> re.Pattern[str]:
    """Any of the alternatives right before a word."""
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")[\s\"'“”:,-]*(?<![^\W_])(?=[^\W_])")


@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
class SpellingWords:
    """alphabet: "tango" -> "t". letter_names: "bee" -> "b". as_in: "for" in "t for Tommy"."""

    alphabet: Mapping[str, str]
    letter_names: Mapping[str, str]
    double: Mapping[str, int]
    as_in: frozenset[str]
    skipped: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class DigitWords:
    """digits: "five" -> "5". pairs: "fifty" -> "50". repeats: "double" -> 2. between: words inside a number."""

    digits: Mapping[str, str]
    pairs: Mapping[str, str]
    repeats: Mapping[str, int]
    between: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class AddressWords:
    """at: the word for @. signs: (sign, its words with the blanks around). lead: what comes before an address."""

    at: re.Pattern[str]
    signs: tuple[tuple[str, re.Pattern[str]], ...]
    lead: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """strong: after these even a common word is a name; weak: only what looks like one. after: they follow a name.

    place: words after which capitals are a place. never: no name, whatever the case. joined: "Anna and Smith".
    two_last_names: all words after the first are last names.
    """

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    after: re.Pattern[str]
    place: re.Pattern[str]
    first_name: re.Pattern[str]
    last_name: re.Pattern[str]
    titles: frozenset[str]
    particles: frozenset[str]
    never: frozenset[str]
    joined: frozenset[str]
    two_last_names: bool = False


class Typos(Protocol):
    def correct(self, typed: str) -> str | None:
        """The known word that was meant, None when `typed` is known itself, strange or undecided."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """intents: their patterns, the first that matches counts. no_booking: what we never book. not_wanted: it stands
    before a wish that is none. booking: words for an appointment. telling, letters: words and letters that give the language away. ignored: they distinguish no service."""

    code: str
    intents: tuple[tuple[str, re.Pattern[str]], ...]
    no_booking: re.Pattern[str]
    not_wanted: re.Pattern[str]
    booking: re.Pattern[str]
    birth: re.Pattern[str]
    typos: Typos
    telling: frozenset[str]
    letters: frozenset[str]
    ignored: frozenset[str]
    acts: ActPhrases
    system: SystemPhrases
    spelling: SpellingWords
    digits: DigitWords
    addresses: AddressWords
    names: NameWords
