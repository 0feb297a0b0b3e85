"""The words of one language, ready to be looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from conversation_svc.domain.times.typos import TypoIndex
from conversation_svc.domain.times.wording import words_of

WORD = re.compile(r"2[a-z]{3,}|\d+|[^\W\d_]+|-")  # 2moro


def without_accents(word: str) -> str:
    if word.isascii():
        return word
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )


_SMALL_WORDS = frozenset(
    words_of(
        """
        a al de del el en la las los por the at in on good this una fin todo hoy
        """
    )
)


class Entry(NamedTuple):
    """kinds: class letters; value: one value, or a tuple of as many as there are letters."""

    kinds: str
    value: Any


@dataclass(frozen=True, slots=True)
class Language:
    """A language as data. words: rows of (classes, value, spellings); holidays: (rule, names).

    signs: words that give the language away where nobody said which one it is.
    """

    code: str
    words: tuple[tuple[str, Any, str], ...]
    holidays: tuple[tuple[str, str], ...]
    often_misspelt: frozenset[str]
    lookalikes: frozenset[str]
    signs: frozenset[str]


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
                lexicon._add(Entry("H", rule), (name.replace("'s", ""), name.replace("'s", "s")))
        for alternatives in lexicon.phrases.values():
            alternatives.sort(key=lambda each: -len(each[0]))
        right = language.lookalikes | lexicon.words.keys()
        lexicon.typos.learn(language.often_misspelt, {*right, *map(without_accents, right)})
        return lexicon

    def words_of(self, kinds: str) -> frozenset[str]:
        """Words, and first words of phrases, that say one of `kinds`."""
        found = {word for word, entry in self.words.items() if entry.kinds[0] in kinds}
        for first, alternatives in self.phrases.items():
            if any(entry.kinds[0] in kinds for _, entry in alternatives) and first not in _SMALL_WORDS:
                found.add(first)
        return frozenset(found)

    def _add(self, entry: Entry, spellings: Iterable[str]) -> None:
        for spelling in dict.fromkeys(form for each in spellings for form in (each, without_accents(each))):
            first, *rest = WORD.findall(spelling.replace("_", " "))
            if rest:
                self.phrases.setdefault(first, []).append((tuple(rest), entry))
            else:
                self.words.setdefault(first, entry)
