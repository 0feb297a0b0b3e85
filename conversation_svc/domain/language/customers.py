"""Which customer of a list was meant, when speech recognition misheard the name or the name was spelled.

Every name of the list is compared: by its sounds with what was said, word by word and as a whole, and by
its letters with what was spelled. The nearest wins if it is near, and clearly nearer than the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conversation_svc.domain.language.entities import folded
from conversation_svc.domain.language.lexicon import SpellingWords
from conversation_svc.domain.language.phonetics import letter_distance, sound_distance, sounds, start_distance
from conversation_svc.domain.language.spelling import is_spelled, spelled_letters
from conversation_svc.domain.language.words import words

_WORD = re.compile(r"[^\W\d_]+")
_NO_LETTER = re.compile(r"[^a-z]")
_FARTHEST = 0.5  # of a name's length in wrong consonants
_FIRST_ALONE, _LAST_ALONE = 0.12, 0.14  # what it costs that only a part of the name was said
_INEXACT = 0.03  # the same sounds in other letters
_MARGIN = 0.015
_MOST_EQUAL = 3
_SPELLED_LIKE = 80  # so many are compared in full: a tenth of a second is too long


@dataclass(frozen=True, slots=True)
class _Entry:
    line: str
    first: str
    last: str
    first_sounds: str
    last_sounds: str
    first_letters: str
    letters: str


class CustomerIndex:
    """Answers lines exactly as they were given."""

    __slots__ = ("_by_name", "_entries")

    def __init__(self, lines: Sequence[str]) -> None:
        self._entries = [entry for entry in map(_entry, lines) if entry]
        self._by_name: dict[str, str] = {}
        for entry in self._entries:
            self._by_name.setdefault(f"{entry.first} {entry.last}".strip(), entry.line)

    def find(self, text: str, letters: SpellingWords) -> str | None:
        """The likeliest customer; None when nobody is near, or more than `_MOST_EQUAL` are equally near.

        People often say or spell only a first name. The caller must have the name confirmed in any case.
        """
        words = [word for word in _WORD.findall(folded(text)) if word not in _FILLERS] or _WORD.findall(
            folded(text)
        )
        if not words:
            return None
        exact = self._by_name.get(" ".join(words))
        if exact:
            return exact
        ranked = self._ranked(words, text, letters)
        if not ranked or ranked[0][0] > _FARTHEST:
            return None
        if sum(cost - ranked[0][0] < _MARGIN for cost, _ in ranked) > _MOST_EQUAL:
            return None
        return ranked[0][1]

    def _ranked(self, words: list[str], text: str, letters: SpellingWords) -> list[tuple[float, str]]:
        said = _Said.of(words, text, letters)
        found = {entry.line: min(said.heard(entry), default=9.0) for entry in self._entries}
        whole = _whole_words(words, letters)
        if said.spelled and len(whole) > 1:  # said and spelled: "Alice, a l i c e, Stone"
            beside = _Said.of(whole, "", letters)
            for entry in self._entries:
                found[entry.line] = min(found[entry.line], *beside.heard(entry))
        if said.spelled:
            near = sorted(self._entries, key=lambda entry: start_distance(said.spelled, entry.first_letters))
            for entry in near[:_SPELLED_LIKE]:
                found[entry.line] = min(found[entry.line], *said.spelled_as(entry))
        return sorted((cost, line) for line, cost in found.items())[: _MOST_EQUAL + 1]


_FILLERS = frozenset(
    words(
        "my name is it's its it s the mr mrs miss ms yes um uh hello hi this i'm please last first surname "
        "me llamo mi nombre es soy hola"
    )
)


def _entry(line: str) -> _Entry | None:
    words = _WORD.findall(folded(line))
    if not words:
        return None
    first, last = words[0], "".join(words[1:])
    return _Entry(line, first, " ".join(words[1:]), sounds(first), sounds(last), first, first + last)


def _whole_words(words: list[str], letters: SpellingWords) -> list[str]:
    return [
        word
        for word in words
        if len(word) > 3 and word not in letters.alphabet and word not in letters.letter_names
    ]


@dataclass(frozen=True, slots=True)
class _Said:
    """letters, whole: all words, written and as sounds. splits: (sounds of the first words, sounds of the
    rest), for each place a first name may end.
    """

    letters: str
    whole: str
    splits: tuple[tuple[str, str], ...]
    spelled: str

    @classmethod
    def of(cls, words: list[str], text: str, letters: SpellingWords) -> _Said:
        words = words[:6]
        splits = tuple(
            (sounds("".join(words[:at])), sounds("".join(words[at:]))) for at in range(1, min(len(words), 4))
        )
        spelled = ""
        if is_spelled(folded(text), letters) or sum(len(word) <= 2 for word in words) * 2 >= len(words):
            spelled = _NO_LETTER.sub("", spelled_letters(folded(text), letters))[:24]
        return cls("".join(words), sounds("".join(words)), splits, spelled)

    def heard(self, entry: _Entry) -> Iterator[float]:
        """Distances by sound, as parts of the name's length."""
        first, last = entry.first_sounds, entry.last_sounds
        size = 16 * (len(first) + len(last))
        for head, tail in self.splits:
            yield (sound_distance(head, first) + sound_distance(tail, last)) / size
        if not self.splits and self.whole:
            if last:
                inexact = _INEXACT * (self.letters not in (entry.first_letters, entry.last))
                yield sound_distance(self.whole, first) / (16 * len(first) or 16) + _FIRST_ALONE + inexact
                yield sound_distance(self.whole, last) / (16 * len(last) or 16) + _LAST_ALONE + inexact
            yield sound_distance(self.whole, first + last) / size

    def spelled_as(self, entry: _Entry) -> Iterator[float]:
        """Distances by letters: of the whole name, and of the first name alone."""
        yield letter_distance(self.spelled, entry.letters) / (16 * len(entry.letters))
        yield (
            letter_distance(self.spelled, entry.first_letters) / (16 * len(entry.first_letters))
            + _FIRST_ALONE
        )
