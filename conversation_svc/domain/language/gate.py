"""A cheap look before an expensive one: which pieces of text must be there for a pattern to match at all.

A hundred alternatives cost tens of microseconds even where nothing matches, and nearly nothing ever does.
From each parsed alternative follows a set of pieces of which every match contains at least one. The short
runs of letters of a text are taken once, and only those alternatives are tried whose pieces may be among
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_SHORTEST, _LONGEST = 3, 4  # letters of a run
_MOST = 60  # pieces of one alternative; with more it is simply tried


@lru_cache(maxsize=16)
def _runs(text: str) -> frozenset[str]:
    """All runs of three and of four letters of a text."""
    threes = [text[at : at + 3] for at in range(len(text) - 2)]
    return frozenset(threes + [text[at : at + 4] for at in range(len(text) - 3)])


class _Index:
    """Which phrases a text may match at all, as bits: one look at each run of letters, for all phrases at
    once.
    """

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._count = 0
        self._always = 0
        self.candidates = lru_cache(maxsize=16)(self._candidates)

    def add(self, runs: Iterable[str], *, always: bool) -> int:
        """The bit of new phrases that need one of `runs`, or nothing (`always`)."""
        bit = 1 << self._count
        self._count += 1
        if always:
            self._always |= bit
        for run in runs:
            self._bits[run] = self._bits.get(run, 0) | bit
        self.candidates.cache_clear()
        return bit

    def _candidates(self, text: str) -> int:
        found = self._always
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

    __slots__ = ("_alternatives", "_always", "_bit", "_by_run", "_compiled", "_runs", "_whole")

    def __init__(self, alternatives: Iterable[str]) -> None:
        self._alternatives = tuple(alternatives)
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._by_run: dict[str, list[int]] | None = None
        self._always: list[int] = []
        self._runs: frozenset[str] = frozenset()
        self._bit = 0
        self._whole: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        if self._whole is None:
            self._whole = _compiled(self._alternatives)
        return self._whole

    def search(self, text: str) -> re.Match[str] | None:
        by_run = self._by_run if self._by_run is not None else self._prepared()
        if not _INDEX.candidates(text) & self._bit:
            return None
        wanted = self._always
        present = self._runs & _runs(text)
        if present:
            wanted = sorted({*wanted, *(at for run in present for at in by_run[run])})
        best: re.Match[str] | None = None
        for at in wanted:
            found = (self._compiled.get(at) or self._alternative(at)).search(text)
            if found and (best is None or found.start() < best.start()):
                best = found
        return best

    def match(self, text: str) -> re.Match[str] | None:
        return self.pattern.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.pattern.fullmatch(text)

    def _prepared(self) -> dict[str, list[int]]:
        by_run: dict[str, list[int]] = {}
        for at, alternative in enumerate(self._alternatives):
            pieces = required_pieces(alternative)
            for piece in pieces:
                by_run.setdefault(piece[:_LONGEST], []).append(at)
            if not pieces:
                self._always.append(at)
        if self._always:  # one pattern for all of those, under the number of the first
            first, *others = self._always
            self._compiled[first] = _compiled([self._alternatives[at] for at in (first, *others)])
            self._always = [first]
        self._by_run, self._runs = by_run, frozenset(by_run)
        self._bit = _INDEX.add(by_run, always=bool(self._always))
        return by_run

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
