"""Which customer of a list was meant, when speech recognition misheard the name or the name was spelled.

How likely each customer is to be heard so is told in three ways: by the sounds of what was said, by the letters of
what was spelled, or by both together. The likeliest is the answer, if it is likelier than chance and than the rest.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest

from conversation_svc.domain.language.dictation import readings_of, seems_spelled, tokens_of
from conversation_svc.domain.language.entities import folded
from conversation_svc.domain.language.hearing import Channel, Hearing, Lattice, Tree
from conversation_svc.domain.language.lexicon import SpellingWords
from conversation_svc.domain.language.phonetics import sounds
from conversation_svc.domain.language.weights import hearing_costs
from conversation_svc.domain.language.words import words

_WORD = re.compile(r"[^\W\d_]+")
_NO_LETTER = re.compile(r"[^a-z]")
_MOST_WORDS = 6
_LETTERS_OF_A_WORD = 4
_INEXACT = 40  # the same sounds in other letters
_SAID_BESIDE = 100  # though most of it seems to be letters
_WORST = 0  # against chance
_SURE = 0.3  # one of three is still named: the caller must have the name confirmed
_RIVALS = 60

Costs = dict[int, int]  # by place in the list, against chance


@dataclass(frozen=True, slots=True)
class _Ways:
    """What it costs that only a part was said, that a part was not understood at all, and that one word holds both."""

    first: int
    last: int
    garbled: int
    inside: int


_SAID = _Ways(first=200, last=300, garbled=500, inside=120)
_SPELLED = _Ways(first=30, last=300, garbled=500, inside=0)


class _Parts:
    """The first and last names of the list, as sounds or as letters, and who has them."""

    __slots__ = ("_ways", "channel", "first", "firsts", "last", "lasts", "pairs")

    def __init__(self, pairs: Sequence[tuple[str, str]], channel: Channel, ways: _Ways) -> None:
        self.pairs, self.channel, self._ways = pairs, channel, ways
        self.first: dict[str, list[int]] = defaultdict(list)
        self.last: dict[str, list[int]] = defaultdict(list)
        for place, (first, last) in enumerate(pairs):
            self.first[first].append(place)
            if last:
                self.last[last].append(place)
        self.firsts = Tree(self.first)
        self.lasts = Tree({last[::-1]: None for last in self.last})

    def costs(self, lattice: Lattice) -> Costs:
        """Of all that are not hopeless."""
        ways = self._ways
        forth, back = Hearing(lattice, self.channel), Hearing(lattice.backwards(), self.channel)
        heard_first = forth.compared(self.firsts, ways.garbled)
        heard_last = {
            last[::-1]: costs[::-1] for last, costs in back.compared(self.lasts, ways.garbled).items()
        }
        chance = forth.chance[-1]
        any_first = [cost + ways.garbled + split for cost, split in zip(forth.chance, lattice.inside, strict=True)]
        any_last = [cost + ways.garbled for cost in back.chance[::-1]]
        found: Costs = {}
        for first, costs in heard_first.items():
            split = list(map(int.__add__, costs, lattice.inside))
            alone = costs[-1] + ways.first
            other = min(alone, min(map(int.__add__, split, any_last)))
            for place in self.first[first]:
                last = self.pairs[place][1]
                if not last:
                    found[place] = costs[-1] - chance
                    continue
                rest = heard_last.get(last)
                whole = min(map(int.__add__, split, rest)) if rest else other
                found[place] = min(whole, other) - chance
        for last, costs in heard_last.items():
            other = min(costs[0] + ways.last, min(map(int.__add__, costs, any_first))) - chance
            for place in self.last[last]:
                found[place] = min(other, found.get(place, other))
        return found


def said_words(text: str) -> list[str]:
    """Without "my name is", unless there is nothing else."""
    said = _WORD.findall(folded(text))
    return [word for word in said if word not in _FILLERS] or said


class CustomerIndex:
    """Answers lines exactly as they were given."""

    __slots__ = ("_by_name", "_letters", "_lines", "_names", "_sounds")

    def __init__(self, lines: Sequence[str]) -> None:
        named = [(line, _WORD.findall(folded(line))) for line in lines]
        named = [(line, parts) for line, parts in named if parts]
        self._lines = [line for line, _ in named]
        self._names = [(parts[0], "".join(parts[1:])) for _, parts in named]
        self._by_name: dict[str, str] = {}
        for line, parts in named:
            self._by_name.setdefault(" ".join(parts), line)
        table = hearing_costs()
        heard = [(sounds(first), sounds(last)) for first, last in self._names]
        spelled = [(_NO_LETTER.sub("", first), _NO_LETTER.sub("", last)) for first, last in self._names]
        self._sounds = _Parts(heard, Channel.of(table["sounds"]), _SAID)
        self._letters = _Parts(spelled, Channel.of(table["letters"]), _SPELLED)

    def find(self, text: str, letters: SpellingWords) -> str | None:
        """The likeliest customer; None when nobody is likelier than chance, or too many are equally likely.

        People often say or spell only a first name. The caller must have the name confirmed in any case.
        """
        said = said_words(text)
        if not said:
            return None
        exact = self._by_name.get(" ".join(said))
        return exact or self._likeliest(self._costs(said, text, letters))

    def _costs(self, said: list[str], text: str, letters: SpellingWords) -> Costs:
        costs = self._as_said(said)
        tokens = tokens_of(text)
        if not seems_spelled(tokens, letters):
            return costs
        spelled = self._as_spelled(tokens, letters)
        costs = {place: cost + _SAID_BESIDE for place, cost in costs.items()}
        return _better(costs, spelled)

    def _as_said(self, said: list[str]) -> Costs:
        lattice = Lattice.of_words([sounds(word) for word in said[:_MOST_WORDS]], _SAID.inside)
        costs = self._sounds.costs(lattice)
        written = "".join(said)
        return {
            place: cost if written in (*self._names[place], "".join(self._names[place])) else cost + _INEXACT
            for place, cost in costs.items()
        }

    def _as_spelled(self, tokens: list[str], letters: SpellingWords) -> Costs:
        lattice = Lattice.of_readings(readings_of(tokens, letters), _SPELLED.inside)
        return self._letters.costs(lattice)

    def _likeliest(self, costs: Costs) -> str | None:
        nearest = nsmallest(_RIVALS, ((cost, self._lines[place]) for place, cost in costs.items()))
        if not nearest or nearest[0][0] > _WORST:
            return None
        best, line = nearest[0]
        likeliness = 1 / sum(math.exp((best - cost) / 100) for cost, _ in nearest)
        return line if likeliness >= _SURE else None


_FILLERS = frozenset(
    words(
        "my name is it's its it s the mr mrs miss ms yes um uh hello hi this i'm please last first surname "
        "me llamo mi nombre es soy hola"
    )
)


def _better(one: Costs, other: Costs) -> Costs:
    return {place: min(one.get(place, cost), cost) for place, cost in (one | other).items()}
