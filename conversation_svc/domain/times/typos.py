"""Misspelt words: one letter wrong, missing, doubled or swapped with its neighbour.

Symmetric deletes: a misspelling and its word share a form when a letter is taken out of one
of them or of both. A lookup costs as many dictionary reads as the word has letters.
"""

from __future__ import annotations

from collections.abc import Iterable

_SHORTEST = 4


def _deletes(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _is_one_step(typed: str, meant: str) -> bool:
    """Is `typed` one substitution, insertion, deletion or swap of neighbours away from `meant`?"""
    if len(typed) == len(meant):
        wrong = [at for at, pair in enumerate(zip(typed, meant, strict=True)) if pair[0] != pair[1]]
        if len(wrong) == 1:
            return True
        if len(wrong) != 2 or wrong[1] != wrong[0] + 1:
            return False
        return typed[wrong[0]] == meant[wrong[1]] and typed[wrong[1]] == meant[wrong[0]]
    return typed in _deletes(meant) or meant in _deletes(typed)


class TypoIndex:
    """Made when first asked: most customers speak one language, and a start need not wait for the others."""

    __slots__ = ("_ends", "_known", "_lessons", "_shapes")

    def __init__(self) -> None:
        self._lessons: list[tuple[list[str], list[str]]] = []
        self._shapes: dict[str, tuple[str, ...]] | None = None
        self._known: set[str] = set()
        self._ends: set[tuple[str, int]] = set()  # two letters and a length; most words are done with here

    def learn(self, often_misspelt: Iterable[str], right: Iterable[str]) -> None:
        """right: words that are one step from the others, and are meant as they are."""
        self._lessons.append((sorted(often_misspelt), list(right)))
        self._shapes = None

    def _learnt(self) -> dict[str, tuple[str, ...]]:
        shapes: dict[str, tuple[str, ...]] = {}
        known: set[str] = set()
        ends: set[tuple[str, int]] = set()
        for words, right in self._lessons:
            known.update(words, right)
            for word in words:
                length = len(word)
                kept = 2 if length > 5 else 1  # letters at the ends, of which one side is always right
                head, tail = word[:kept], "-" + word[-kept:]
                for near in (length - 1, length, length + 1):
                    ends.add((head, near))
                    ends.add((tail, near))
                for shape in (word, *_deletes(word)):
                    shapes[shape] = (*shapes[shape], word) if shape in shapes else (word,)
        self._known, self._ends, self._shapes = known, ends, shapes
        return shapes

    def correct(self, typed: str) -> str | None:
        """The word that was meant; None when `typed` is right or strange."""
        if len(typed) < _SHORTEST:
            return None
        shapes = self._shapes if self._shapes is not None else self._learnt()
        if typed in self._known:
            return None
        length = len(typed)
        ends = self._ends
        if (
            (typed[:2], length) not in ends
            and ("-" + typed[-2:], length) not in ends
            and (typed[0], length) not in ends
            and ("-" + typed[-1], length) not in ends
        ):
            return None
        found: str | None = None
        for at in range(-1, length):
            shape = typed if at < 0 else typed[:at] + typed[at + 1 :]
            for word in shapes.get(shape, ()):
                if word != found and _is_one_step(typed, word):
                    if found is not None and len(found) >= len(word):
                        continue
                    found = word
        return found
