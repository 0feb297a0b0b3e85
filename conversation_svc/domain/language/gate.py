"""A cheap look before an expensive one: which pieces of text must be there for a pattern to match at all.

A hundred alternatives cost tens of microseconds even where nothing matches, and nearly nothing ever does.
From each parsed alternative follows a set of pieces of which every match contains at least one. The short
runs of letters of a text are taken once, and only those alternatives are tried whose pieces may be among
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_SHORTEST, _LONGEST = 3, 4  # letters of a run
_LONGEST_WORD = 40  # letters of a word worth remembering
_MOST = 60  # pieces of one alternative; with more it is simply tried


def _runs(text: str) -> Iterator[str]:
    """All runs of three and of four letters of a text."""
    for at in range(len(text) - 2):
        yield text[at : at + 3]
        yield text[at : at + 4]


class _Index:
    """Which alternatives a text may match at all, as bits, for all phrases at once.

    Each run of letters lies in a word or reaches over a blank, and the same words come again and again: what
    a word and what the letters around a blank may match is remembered.
    """

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._count = 0
        self._always = 0
        self.candidates = lru_cache(maxsize=16)(self._candidates)
        self._remembered = lru_cache(maxsize=30_000)(self._of_runs)

    def add(self, alternatives: Sequence[Iterable[str]], always: Iterable[int]) -> int:
        """The bit of the first of new alternatives. Each needs one of its runs, those of `always` nothing."""
        first = self._count
        self._count += len(alternatives)
        for bit, runs in enumerate(alternatives, first):
            for run in runs:
                self._bits[run] = self._bits.get(run, 0) | 1 << bit
        for at in always:
            self._always |= 1 << first + at
        self.candidates.cache_clear()
        self._remembered.cache_clear()
        return first

    def _candidates(self, text: str) -> int:
        found = self._always
        remembered = self._remembered
        end = -1
        for word in text.split(" "):
            found |= remembered(word) if len(word) <= _LONGEST_WORD else self._of_runs(word)
            end += len(word) + 1
            found |= remembered(text[max(end - _LONGEST + 1, 0) : end + _LONGEST])
        return found

    def _of_runs(self, text: str) -> int:
        found = 0
        bits = self._bits
        for run in _runs(text):
            if run in bits:
                found |= bits[run]
        return found


_INDEX = _Index()  # remembers what phrases were made of; the same phrases always give the same answers


class Phrases:
    """Any of the alternatives as whole words, in plain text (lower case, straight quotes).

    Answers as one compiled pattern of all of them would, only sooner. Compiled when first needed: a start
    must not wait for a thousand patterns.
    """

    __slots__ = ("_alternatives", "_compiled", "_first", "_mask", "_whole")

    def __init__(self, alternatives: Iterable[str]) -> None:
        self._alternatives = tuple(alternatives)
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._first = 0  # bit of the first alternative
        self._mask: int | None = None  # the bits of all
        self._whole: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        if self._whole is None:
            self._whole = _compiled(self._alternatives)
        return self._whole

    def search(self, text: str) -> re.Match[str] | None:
        mask = self._mask if self._mask is not None else self._prepared()
        wanted = _INDEX.candidates(text) & mask
        if not wanted:
            return None
        wanted >>= self._first
        best: re.Match[str] | None = None
        while wanted:
            lowest = wanted & -wanted
            wanted ^= lowest
            at = lowest.bit_length() - 1
            found = (self._compiled.get(at) or self._alternative(at)).search(text)
            if found and (best is None or found.start() < best.start()):
                best = found
        return best

    def match(self, text: str) -> re.Match[str] | None:
        return self.pattern.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.pattern.fullmatch(text)

    def _prepared(self) -> int:
        runs = [
            {piece[:_LONGEST] for piece in required_pieces(alternative)} for alternative in self._alternatives
        ]
        always = [at for at, needed in enumerate(runs) if not needed]
        if always:  # one pattern for all of those, under the number of the first
            self._compiled[always[0]] = _compiled([self._alternatives[at] for at in always])
        self._first = _INDEX.add(runs, always[:1])
        self._mask = (1 << len(runs)) - 1 << self._first
        return self._mask

    def _alternative(self, at: int) -> re.Pattern[str]:
        self._compiled[at] = _compiled((self._alternatives[at],))
        return self._compiled[at]


def _compiled(alternatives: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")(?!\w)")


def required_pieces(pattern: str) -> frozenset[str]:
    """Pieces of which any match has at least one; empty when there is no such set."""
    found = _of_sequence(parser.parse(pattern))
    if not found or len(found) > _MOST:
        return frozenset()
    return frozenset(found)


def _of_sequence(items: Any) -> set[str] | None:
    """The best set among those that the items of a sequence demand: the one with the longest shortest
    piece.
    """
    best: set[str] | None = None
    run = ""
    for kind, value in [*items, (None, None)]:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        if len(run) >= _SHORTEST:
            best = _better(best, {run})
        run = ""
        if kind is None:
            break
        best = _better(best, _of_item(kind, value))
    return best


def _of_item(kind: Any, value: Any) -> set[str] | None:
    if kind is op.SUBPATTERN:
        return _of_sequence(value[-1])
    if kind is op.BRANCH:
        together: set[str] = set()
        for branch in value[1]:
            pieces = _of_sequence(branch)
            if not pieces:
                return None
            together |= pieces
        return together
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] > 0:
        return _of_sequence(value[2])
    return None


def _better(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    if not one or not other:
        return one or other
    return max(one, other, key=lambda pieces: (min(map(len, pieces)), -len(pieces)))
