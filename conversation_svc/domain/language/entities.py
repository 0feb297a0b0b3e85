"""Services and staff by the words customers use for them: names, aliases, parts of names, typos."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

_WORD = re.compile(r"[^\W_]+")
_ACCENTS = str.maketrans("áéíóúüñàèìòùâêîôûç", "aeiouunaeiouaeiouc")
_SHORTEST_FUZZY = 5
_TELLING = 4  # letters; a shorter name is mostly what a longer one is about


class Nameable(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    weight: float
    id: str


def folded(text: str) -> str:
    """Lower case without accents, so that "revisión" is found as "revision"."""
    return text.lower().translate(_ACCENTS)


def find_named(
    text: str,
    things: Sequence[Nameable],
    ignored: frozenset[str],
    weak: frozenset[str] = frozenset(),
    *,
    expected: bool = False,
) -> str | None:
    """The id of the one thing named in the text; None when none or several are named equally well.

    ignored: words that distinguish nothing ("dr", "the"). weak: no such word names a thing alone, or by being
    like another ("book" is no slip for Nurse Brooks). expected: it was asked for, so that a likeness is
    enough.
    """
    if not things:
        return None
    words = [_stem(word) for word in _WORD.findall(folded(text))]
    if not words:
        return None
    best: dict[str, _Found] = {}
    for phrase in _phrases(tuple(things), ignored, weak):
        found = _found(phrase, words, weak | ignored, loose=expected)
        if found and (phrase.id not in best or found.score > best[phrase.id].score):
            best[phrase.id] = found
    best = _without_echoes(best, words, _vocabularies(tuple(things), ignored))
    ranked = sorted(best.values(), key=lambda each: -each.score)
    if not ranked:
        return None
    first = ranked[0]
    if any(other.is_rival_of(first) for other in ranked[1:]):
        return None
    return next(id_ for id_, found in best.items() if found is first)


def _without_echoes(
    found: dict[str, _Found], words: list[str], known: dict[str, frozenset[str]]
) -> dict[str, _Found]:
    """In "vacuna de la gripe" the flu names no visit for the flu: both words belong to the shot."""
    said = {id_: set(words[each.start : each.end]) for id_, each in found.items()}

    def is_echo(id_: str) -> bool:
        return any(
            other != id_ and said[id_] <= known[other] and not said[other] <= known[id_] for other in found
        )

    return {id_: each for id_, each in found.items() if not is_echo(id_)}


@lru_cache(maxsize=256)
def _vocabularies(things: tuple[Nameable, ...], ignored: frozenset[str]) -> dict[str, frozenset[str]]:
    """Every word that each thing is called by."""
    return {
        thing.id: frozenset(
            _stem(word)
            for name in (thing.name, *thing.aliases)
            for word in _WORD.findall(folded(name))
            if word not in ignored
        )
        for thing in things
    }


@dataclass(frozen=True, slots=True)
class _Found:
    """start, end: words, half-open. is_whole: a whole name or alias, no mere part of one."""

    score: float
    start: int
    end: int
    is_whole: bool
    letters: int = 0

    def is_rival_of(self, best: _Found) -> bool:
        """As good, or named beside it: "a cleaning or a filling"."""
        if best.score - self.score < 0.01:
            return True
        if self.letters < _TELLING < best.letters:
            return False  # "a tune-up of my AC" is a tune-up
        return self.is_whole and best.is_whole and (self.end <= best.start or best.end <= self.start)


@lru_cache(maxsize=256)
def _phrases(
    things: tuple[Nameable, ...], ignored: frozenset[str], weak: frozenset[str]
) -> tuple[_Phrase, ...]:
    """Whole names and aliases, then the single words that only one thing has."""
    whole: list[_Phrase] = []
    owners: Counter[str] = Counter()
    parts: list[tuple[str, str]] = []
    for thing in things:
        mine: set[str] = set()
        for name in (thing.name, thing.id.replace("-", " "), *thing.aliases):
            said = tuple(_stem(word) for word in _WORD.findall(folded(name)))
            words = tuple(word for word in said if word not in ignored)
            if not words and name in thing.aliases:  # "session", where the business calls one thing so
                whole.append(_Phrase(said, 0.4, thing.id))
            if words and weak.issuperset(words):  # "first visit": a mere "first" is none
                whole.append(_Phrase(said, 1.0, thing.id))
            elif words:
                whole.append(_Phrase(words, 1.0, thing.id))
                if len(words) > 1:
                    whole.append(_Phrase(("".join(words),), 1.0, thing.id))
                mine.update(word for word in words if len(word) > 2 and word not in weak)
        owners.update(mine)
        parts += [(word, thing.id) for word in mine]
    whole += [_Phrase((word,), 0.6, owner) for word, owner in parts if owners[word] == 1]
    return tuple(dict.fromkeys(whole))


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word


def _found(phrase: _Phrase, words: list[str], no_slips: frozenset[str], *, loose: bool) -> _Found | None:
    """no_slips: words that are never another one mistyped ("visit" is no slip for "visita")."""
    size = len(phrase.words)
    letters = sum(map(len, phrase.words))
    is_whole = phrase.weight == 1.0
    exact, fuzzy = phrase.weight * (1 + letters / 10), phrase.weight * (0.8 + letters / 20)
    for at in range(len(words) - size + 1):
        if tuple(words[at : at + size]) == phrase.words:
            return _Found(exact, at, at + size, is_whole, letters)
    if size == 1:
        for at, (left, right) in enumerate(itertools.pairwise(words)):
            if left + right == phrase.words[0]:
                return _Found(exact, at, at + 2, is_whole, letters)
    for at in range(len(words) - size + 1):
        pairs = zip(words[at : at + size], phrase.words, strict=True)
        if all(
            said == meant or (said not in no_slips and _like(said, meant, loose)) for said, meant in pairs
        ):
            return _Found(fuzzy, at, at + size, is_whole, letters)
    return None


def _like(said: str, meant: str, loose: bool) -> bool:
    if said == meant:
        return True
    allowed = 0 if len(meant) < _SHORTEST_FUZZY - loose else 1 if len(meant) < 9 else 2
    return (
        bool(allowed)
        and said[0] == meant[0]
        and abs(len(said) - len(meant)) <= allowed
        and (distance(said, meant, allowed) <= allowed)
    )


def distance(a: str, b: str, limit: int) -> int:
    """Letters wrong, missing, extra or swapped between a and b; above `limit` it only says "more"."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        after = [i]
        for j, right in enumerate(b, 1):
            cost = min(row[j] + 1, after[j - 1] + 1, row[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            after.append(cost)
        if min(after) > limit:
            return limit + 1
        before, row = row, after
    return row[-1]
