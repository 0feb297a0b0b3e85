"""What was heard against what may have been meant: a lattice of readings aligned with all names of a list.

A name goes through a noisy channel: each of its symbols (sounds, or letters that were spelled) is heard
right, heard as another, or dropped, and others are added. Costs are negative logarithms of how often each
happens, in hundredths, learnt by `deploy.training.hearing`. A cost is told against that of mere chance, so
that texts of any length compare, and what fits nobody is seen to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import sub
from typing import Any, NamedTuple

_NEVER = 10**6
_HOPELESS = 300  # so much worse than chance that a search does not go on
_GAIN = 100  # of each symbol, at least, against chance: a third of what it is when all is heard well


@dataclass(frozen=True, slots=True)
class Channel:
    """heard: meant symbol -> heard symbol -> cost. chance: of a symbol that nobody meant."""

    heard: Mapping[str, Mapping[str, int]]
    dropped: Mapping[str, int]
    added: Mapping[str, int]
    chance: Mapping[str, int]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Channel:
        symbols: str = table["symbols"]
        return cls(
            {
                meant: dict(zip(symbols, row, strict=True))
                for meant, row in zip(symbols, table["heard"], strict=True)
            },
            *(dict(zip(symbols, table[name], strict=True)) for name in ("dropped", "added", "chance")),
        )


class Arc(NamedTuple):
    """From one moment to a later one. symbol: "" is silence. cost: of reading the text so."""

    source: int
    target: int
    symbol: str
    cost: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """All readings of a text. arcs: by target. inside: what it costs to end a first name at a moment."""

    arcs: tuple[Arc, ...]
    inside: tuple[int, ...]

    @classmethod
    def of_words(cls, words: Sequence[str], inside: int) -> Lattice:
        """One reading: these symbols, one word behind the other."""
        ends, end = {0}, 0
        for word in words:
            end += len(word)
            ends.add(end)
        arcs = (Arc(at, at + 1, symbol, 0) for at, symbol in enumerate("".join(words)))
        return cls(tuple(arcs), tuple(0 if at in ends else inside for at in range(end + 1)))

    @classmethod
    def of_readings(cls, tokens: Sequence[Sequence[tuple[str, int]]], inside: int) -> Lattice:
        """tokens: the readings of each word with their costs."""
        arcs: list[Arc] = []
        start, ends = 0, {0}
        for readings in tokens:
            free = start + 1
            inner = sum(max(len(symbols) - 1, 0) for symbols, _ in readings)
            end = free + inner
            for symbols, cost in readings:
                if len(symbols) <= 1:
                    arcs.append(Arc(start, end, symbols, cost))
                    continue
                stops = [start, *range(free, free + len(symbols) - 1), end]
                free += len(symbols) - 1
                arcs += (
                    Arc(one, two, symbol, cost if one == start else 0)
                    for one, two, symbol in zip(stops, stops[1:], symbols, strict=False)
                )
            ends.add(end)
            start = end
        arcs.sort(key=lambda arc: arc.target)
        return cls(tuple(arcs), tuple(0 if at in ends else inside for at in range(start + 1)))

    def backwards(self) -> Lattice:
        last = len(self.inside) - 1
        arcs = (
            Arc(last - arc.target, last - arc.source, arc.symbol, arc.cost) for arc in reversed(self.arcs)
        )
        return Lattice(tuple(sorted(arcs, key=lambda arc: arc.target)), self.inside[::-1])


class Tree:
    """Words by their first symbols, so that what begins alike is compared once."""

    __slots__ = ("branches", "words")

    def __init__(self, words: Iterable[str] = (), *, at: int = 0) -> None:
        self.branches: dict[str, Tree] = {}
        self.words: list[str] = []
        below: dict[str, list[str]] = {}
        for word in words:
            if len(word) == at:
                self.words.append(word)
            else:
                below.setdefault(word[at], []).append(word)
        self.branches = {symbol: Tree(those, at=at + 1) for symbol, those in below.items()}


class Hearing:
    """One lattice, ready to be compared with many words."""

    __slots__ = ("_arcs", "_channel", "_lattice", "_rows", "chance")

    def __init__(self, lattice: Lattice, channel: Channel) -> None:
        self._lattice, self._channel = lattice, channel
        self._arcs = [
            (arc.source, arc.target, arc.cost + (channel.added[arc.symbol] if arc.symbol else 0))
            for arc in lattice.arcs
        ]
        self._rows: dict[str, list[int]] = {}
        self.chance = self._from_start(channel.chance)

    def _from_start(self, costs: Mapping[str, int]) -> list[int]:
        reached = [0] + [_NEVER] * (len(self._lattice.inside) - 1)
        for source, target, symbol, cost in self._lattice.arcs:
            total = reached[source] + cost + (costs[symbol] if symbol else 0)
            reached[target] = min(reached[target], total)
        return reached

    def compared(self, tree: Tree) -> dict[str, list[int]]:
        """For each word that was heard well enough: its costs by the moment it ends."""
        found: dict[str, list[int]] = {}
        self._walk(tree, self._from_start(self._channel.added), _HOPELESS, found)
        return found

    def costs_of(self, word: str) -> list[int]:
        """As `compared`, of any word."""
        costs = self._from_start(self._channel.added)
        for symbol in word:
            costs = self._step(costs, symbol)
        return costs

    def _walk(self, tree: Tree, costs: list[int], worst: int, found: dict[str, list[int]]) -> None:
        for word in tree.words:
            found[word] = costs
        for symbol, branch in tree.branches.items():
            longer = self._step(costs, symbol)
            if min(map(sub, longer, self.chance)) <= worst:
                self._walk(branch, longer, worst - _GAIN, found)

    def _step(self, costs: list[int], symbol: str) -> list[int]:
        row = self._rows.get(symbol) or self._row(symbol)
        dropped = self._channel.dropped[symbol]
        longer = [cost + dropped for cost in costs]
        for (source, target, added), heard in zip(self._arcs, row, strict=True):
            cost = costs[source] + heard
            after = longer[source] + added
            if after < cost:
                cost = after
            if cost < longer[target]:
                longer[target] = cost
        return longer

    def _row(self, symbol: str) -> list[int]:
        heard = self._channel.heard[symbol]
        row = [arc.cost + heard[arc.symbol] if arc.symbol else _NEVER for arc in self._lattice.arcs]
        self._rows[symbol] = row
        return row
