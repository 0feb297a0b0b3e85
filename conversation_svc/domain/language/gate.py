"""A cheap look before an expensive one: which pieces of text must be there for a pattern to match at all.

A hundred alternatives cost tens of microseconds even where nothing matches, and nearly nothing ever does.
Each alternative has sets of short runs of letters (`runs.py`), and every match has one run of each set. The
runs of a text are taken once, and only those alternatives are tried whose sets are all met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from conversation_svc.domain.language.runs import MOST_SETS, needed_runs

_LONGEST_WORD = 40  # letters of a word worth remembering
_MOST_REMEMBERED = 30_000

_Sets = Sequence[Sequence[str]]


class _Index:
    """Which alternatives a text may match at all, as bits, for all phrases at once.

    The same words come again and again: what a word may match is remembered.
    """

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._count = 0
        self._always = 0
        self._heads: set[str] = set()  # the first three letters of all runs
        self._remembered: dict[str, int] = {}
        self.candidates = lru_cache(maxsize=16)(self._candidates)

    def add(self, alternatives: Sequence[_Sets]) -> int:
        """The place of the first of new alternatives. Each needs one run of each of its sets."""
        first = self._count
        self._count += len(alternatives)
        for at, sets in enumerate(alternatives, first):
            for nth in range(MOST_SETS):
                bit = 1 << at * MOST_SETS + nth
                if nth >= len(sets):
                    self._always |= bit
                    continue
                for run in sets[nth]:
                    self._bits[run] = self._bits.get(run, 0) | bit
                    self._heads.add(run[:3])
        self.candidates.cache_clear()
        self._remembered.clear()
        return first * MOST_SETS

    def _candidates(self, text: str) -> int:
        """The first bit of an alternative is set where all of its bits are found."""
        found = self._always
        remembered = self._remembered
        for word in text.split(" "):
            bits = remembered.get(word)
            found |= self._learnt(word) if bits is None else bits
        return found & found >> 1 & found >> 2

    def _learnt(self, word: str) -> int:
        found = 0
        heads, bits = self._heads, self._bits
        for at in range(len(word) - 2):
            head = word[at : at + 3]
            if head in heads:
                found |= bits.get(head, 0) | bits.get(word[at : at + 4], 0)
        if len(word) <= _LONGEST_WORD:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[word] = found
        return found


_INDEX = _Index()  # remembers what phrases were made of; the same phrases always give the same answers


class Phrases:
    """Any of the alternatives as whole words, in plain text (lower case, straight quotes).

    Answers as one compiled pattern of all of them would, only sooner. Compiled when first needed: a start
    must not wait for a thousand patterns.
    """

    __slots__ = ("_compiled", "_first", "_mask", "_whole", "alternatives")

    def __init__(self, alternatives: Iterable[str]) -> None:
        self.alternatives = tuple(alternatives)
        self._compiled: dict[int, re.Pattern[str]] = {}  # by bit, counted from the first one
        self._first = 0  # bit of the first alternative
        self._mask: int | None = None  # the first bits of all
        self._whole: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        if self._whole is None:
            self._whole = _compiled(self.alternatives)
        return self._whole

    @property
    def mask(self) -> int:
        return self._mask if self._mask is not None else self._prepared()

    def search(self, text: str) -> re.Match[str] | None:
        mask = self._mask if self._mask is not None else self._prepared()
        wanted = _INDEX.candidates(text) & mask
        if not wanted:
            return None
        best: re.Match[str] | None = None
        for pattern in self._those(wanted):
            found = pattern.search(text)
            if found and (best is None or found.start() < best.start()):
                best = found
        return best

    def match(self, text: str) -> bool:
        """Does the text begin with one of the alternatives?"""
        mask = self._mask if self._mask is not None else self._prepared()
        wanted = _INDEX.candidates(text) & mask
        return wanted != 0 and any(pattern.match(text) for pattern in self._those(wanted))

    def fullmatch(self, text: str) -> bool:
        """Is the text one of the alternatives?"""
        mask = self._mask if self._mask is not None else self._prepared()
        wanted = _INDEX.candidates(text) & mask
        return wanted != 0 and any(pattern.fullmatch(text) for pattern in self._those(wanted))

    def _those(self, wanted: int) -> Iterator[re.Pattern[str]]:
        wanted >>= self._first
        while wanted:
            lowest = wanted & -wanted
            wanted ^= lowest
            bit = lowest.bit_length() - 1
            yield self._compiled.get(bit) or self._alternative(bit)

    def _prepared(self) -> int:
        needed = [needed_runs(alternative) for alternative in self.alternatives]
        always = [at for at, sets in enumerate(needed) if not sets]
        if always:  # one pattern for all of those, in the place of the first
            self._compiled[always[0] * MOST_SETS] = _compiled([self.alternatives[at] for at in always])
            needed = [sets or (() if at == always[0] else _IMPOSSIBLE) for at, sets in enumerate(needed)]
        self._first = _INDEX.add(needed)
        self._mask = sum(1 << at * MOST_SETS for at in range(len(needed))) << self._first
        return self._mask

    def _alternative(self, bit: int) -> re.Pattern[str]:
        self._compiled[bit] = _compiled((self.alternatives[bit // MOST_SETS],))
        return self._compiled[bit]


class Ranking:
    """Named phrases in their order. One look tells which of them a text may match at all."""

    __slots__ = ("_masks", "_named")

    def __init__(self, named: Iterable[tuple[str, Phrases]]) -> None:
        self._named = tuple(named)
        self._masks: tuple[int, ...] = ()

    def __iter__(self) -> Iterator[tuple[str, Phrases]]:
        return iter(self._named)

    def matches(self, text: str) -> Iterator[tuple[str, Phrases]]:
        """The names whose phrases are in the text, with their phrases."""
        masks = self._masks or self._prepared()
        wanted = _INDEX.candidates(text)
        for mask, (name, phrases) in zip(masks, self._named, strict=True):
            if wanted & mask and phrases.search(text):
                yield name, phrases

    def _prepared(self) -> tuple[int, ...]:
        self._masks = tuple(phrases.mask for _, phrases in self._named)
        return self._masks


_IMPOSSIBLE: _Sets = ((),)


def _compiled(alternatives: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")(?!\w)")
