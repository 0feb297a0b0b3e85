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
    text: str, things: Sequence[Nameable], ignored: frozenset[str], *, expected: bool = False
) -> str | None:
    """The id of the one thing named in the text; None when none or several are named equally well.

    ignored: words that distinguish nothing ("dr", "the"). expected: it was asked for, so that a likeness is
    enough.
    """
    if not things:
        return None
    words = [_stem(word) for word in _WORD.findall(folded(text))]
    if not words:
        return None
    best: dict[str, float] = {}
    for phrase in _phrases(tuple(things), ignored):
        score = _found(phrase, words, loose=expected)
        if score > best.get(phrase.id, 0.0):
            best[phrase.id] = score
    ranked = sorted(best.items(), key=lambda each: -each[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.01):
        return None
    return ranked[0][0]


@lru_cache(maxsize=256)
def _phrases(things: tuple[Nameable, ...], ignored: frozenset[str]) -> tuple[_Phrase, ...]:
    """Whole names and aliases, then the single words that only one thing has."""
    whole: list[_Phrase] = []
    owners: Counter[str] = Counter()
    parts: list[tuple[str, str]] = []
    for thing in things:
        mine: set[str] = set()
        for name in (thing.name, thing.id.replace("-", " "), *thing.aliases):
            words = tuple(_stem(word) for word in _WORD.findall(folded(name)) if word not in ignored)
            if words:
                whole.append(_Phrase(words, 1.0, thing.id))
                if len(words) > 1:
                    whole.append(_Phrase(("".join(words),), 1.0, thing.id))
                mine.update(word for word in words if len(word) > 2)
        owners.update(mine)
        parts += [(word, thing.id) for word in mine]
    whole += [_Phrase((word,), 0.6, owner) for word, owner in parts if owners[word] == 1]
    return tuple(dict.fromkeys(whole))


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word


def _found(phrase: _Phrase, words: list[str], *, loose: bool) -> float:
    size = len(phrase.words)
    letters = sum(map(len, phrase.words))
    for at in range(len(words) - size + 1):
        if tuple(words[at : at + size]) == phrase.words:
            return phrase.weight * (1 + letters / 10)
    if size == 1:
        joined = any(a + b == phrase.words[0] for a, b in itertools.pairwise(words))
        if joined:
            return phrase.weight * (1 + letters / 10)
    for at in range(len(words) - size + 1):
        if all(_like(a, b, loose=loose) for a, b in zip(words[at : at + size], phrase.words, strict=True)):
            return phrase.weight * (0.8 + letters / 20)
    return 0.0


def _like(said: str, meant: str, *, loose: bool) -> bool:
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
