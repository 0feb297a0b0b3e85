"""What a language brings: its patterns, compiled once. One folder per language fills this in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Protocol, Self

from conversation_svc.domain.language.gate import Phrases, Ranking


def leading(alternatives: Iterable[str]) -> re.Pattern[str]:
    """Any of the alternatives right before a word."""
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")[\s\"'“”:,-]*(?<![^\W_])(?=[^\W_])")


def _phrases(modules: Iterable[ModuleType], names: Iterable[str]) -> dict[str, Phrases]:
    data = {key: value for module in modules for key, value in vars(module).items()}
    return {name: Phrases(data[name.upper()]) for name in names}


@dataclass(frozen=True, slots=True, eq=False)
class ActPhrases:
    """How customers agree, refuse, ask, choose, wish, thank and leave."""

    affirm: Phrases
    negate: Phrases
    pause: Phrases
    unsure: Phrases
    no_more: Phrases
    thanks: Phrases
    bye: Phrases
    greet: Phrases
    repeat: Phrases
    stop: Phrases
    alternatives: Phrases
    other: Phrases
    select: Phrases
    choice: Phrases
    look: Phrases
    ask: Phrases
    facts: Phrases
    elsewhere: Phrases
    want: Phrases
    action: Phrases
    change: Phrases
    detail: Phrases

    @classmethod
    def of(cls, *modules: ModuleType) -> Self:
        """From tuples of alternatives that are named as the fields are, in capitals."""
        return cls(**_phrases(modules, cls.__dataclass_fields__))


@dataclass(frozen=True, slots=True, eq=False)
class SystemPhrases:
    """What our own previous line did."""

    elsewhere: Phrases
    today: Phrases
    more: Phrases
    please_confirm: Phrases
    read_back: Phrases
    success: Phrases
    failure: Phrases
    proposal: Phrases
    request: Phrases
    offer: Phrases
    answer: Phrases

    @classmethod
    def of(cls, *modules: ModuleType) -> Self:
        """From tuples of alternatives that are named as the fields are, in capitals."""
        return cls(**_phrases(modules, cls.__dataclass_fields__))


@dataclass(frozen=True, slots=True, eq=False)
class SpellingWords:
    """alphabet: "tango" -> "t". letter_names: "bee" -> "b". heard_as: "he" -> "ed", all letters that are
    heard so. as_in: "for" in "t for Tommy".
    """

    alphabet: Mapping[str, str]
    letter_names: Mapping[str, str]
    heard_as: Mapping[str, str]
    double: Mapping[str, int]
    as_in: frozenset[str]
    skipped: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class DigitWords:
    """digits: "five" -> "5". pairs: "fifty" -> "50". repeats: "double" -> 2. between: words inside a
    number.
    """

    digits: Mapping[str, str]
    pairs: Mapping[str, str]
    repeats: Mapping[str, int]
    between: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class AddressWords:
    """at: the word for @. signs: (sign, its words with the blanks around). lead: what comes before an
    address.
    """

    at: re.Pattern[str]
    signs: tuple[tuple[str, re.Pattern[str]], ...]
    lead: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """strong: after these even a common word is a name; weak: only what looks like one. after: they follow
    a name.

    place: words after which capitals are a place. never: no name, whatever the case. joined: "Anna and
    Smith". hints: every strong announcement has one of them. two_last_names: all words after the first are
    last names.
    """

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    after: Phrases
    place: Phrases
    first_name: Phrases
    last_name: Phrases
    hints: tuple[str, ...]
    titles: frozenset[str]
    particles: frozenset[str]
    never: frozenset[str]
    joined: frozenset[str]
    two_last_names: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class ObjectWords:
    """What is booked, moved or cancelled. verbs: those of our trade; loose: those that mean it only with a
    thing of ours. skipped: between verb and thing. ends: no part of the name of a thing. foreign, ours:
    whose a thing is. vague: a time, a day, something; ours where it is booked. away: a place or a person
    elsewhere.
    """

    verbs: tuple[str, ...]
    loose: tuple[str, ...]
    skipped: tuple[str, ...]
    determiners: tuple[str, ...]
    ends: tuple[str, ...]
    foreign: Phrases
    away: Phrases
    ours: Phrases
    vague: Phrases


class Typos(Protocol):
    def correct(self, typed: str) -> str | None:
        """The known word that was meant, None when `typed` is known itself, strange or undecided."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """intents: their patterns, the first that matches counts. no_booking: what we never book. own_diary: what
    people do with a calendar of their own, appointments and all. not_wanted: verbs of wishes that are none,
    "don't cancel". booking: words for an appointment. telling, letters: words and letters that give the
    language away. ignored: they distinguish no service. weak: they do within a name, but stand in too many
    lines to do so alone. short: words of text messages, and what they are in full. kinds: what words are
    about.
    """

    code: str
    intents: Ranking
    no_booking: Phrases
    own_diary: Phrases
    not_wanted: Phrases
    booking: Phrases
    objects: ObjectWords
    birth: Phrases
    typos: Typos
    short: Mapping[str, str]
    kinds: Mapping[str, tuple[str, ...]]
    telling: frozenset[str]
    letters: frozenset[str]
    ignored: frozenset[str]
    weak: frozenset[str]
    acts: ActPhrases
    system: SystemPhrases
    spelling: SpellingWords
    digits: DigitWords
    addresses: AddressWords
    names: NameWords
