"""The words of one language, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from conversation_svc.domain.times.typos import TypoIndex

WORD = re.compile(r"\d+|[^\W\d_]+|-")


class Entry(NamedTuple):
    """kinds: class letters; value: one value, or a tuple of as many as there are letters."""

    kinds: str
    value: Any


@dataclass(frozen=True, slots=True)
class Language:
    """A language as data. words: rows of (classes, value, spellings); holidays: (rule, names), see holidays.py.

    next_weekday_is_in_next_week: "next Friday" is in the following Monday-to-Sunday week, else the nearest one.
    """

    code: str
    words: tuple[tuple[str, Any, str], ...]
    holidays: tuple[tuple[str, str], ...]
    often_misspelt: frozenset[str]
    lookalikes: frozenset[str]
    next_weekday_is_in_next_week: bool


@dataclass(slots=True)
class Lexicon:
    """words: by spelling. phrases: by first word, then (the other words, entry), longest first."""

    language: Language
    words: dict[str, Entry] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)
    typos: TypoIndex = field(default_factory=TypoIndex)

    @classmethod
    def of(cls, language: Language) -> Lexicon:
        lexicon = cls(language)
        for kinds, value, spellings in language.words:
            lexicon._add(Entry(kinds, value), spellings.split())
        for rule, names in language.holidays:
            for name in names.split():
                lexicon._add(Entry("H", rule), {name.replace("'s", ""), name.replace("'s", "s")})
        for alternatives in lexicon.phrases.values():
            alternatives.sort(key=lambda each: -len(each[0]))
        lexicon.typos.learn(language.often_misspelt, language.lookalikes | lexicon.words.keys())
        return lexicon

    def _add(self, entry: Entry, spellings: Iterable[str]) -> None:
        for spelling in spellings:
            first, *rest = WORD.findall(spelling.replace("_", " "))
            if rest:
                self.phrases.setdefault(first, []).append((tuple(rest), entry))
            else:
                self.words.setdefault(first, entry)
