"""Which customer of a list was meant, when speech recognition misheard the name or the name was spelled.

How likely each customer is to be heard so is told in three ways: by the sounds of what was said, by the
letters of what was spelled, or by both together. The likeliest is the answer, if it is likelier than chance
and than the rest.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from operator import add as _sum

from conversation_svc.domain.language.dictation import is_whole_word, readings_of, seems_spelled, tokens_of
from conversation_svc.domain.language.entities import folded
from conversation_svc.domain.language.hearing import Channel, Hearing, Lattice, Tree
from conversation_svc.domain.language.lexicon import SpellingWords
from conversation_svc.domain.language.phonetics import sounds
from conversation_svc.domain.language.weights import hearing_costs
from conversation_svc.domain.language.words import words

_WORD = re.compile(r"[^\W\d_]+")
_WHICH_NAME = re.compile(r"\b(?:first|last|second|middle|family|given) names?\b")
_NO_LETTER = re.compile(r"[^a-z]")
_MOST_WORDS = 6
_LONGEST_WORD = 24
_MAY_BE_WORDS = 4  # so few short ones
_INEXACT = 40  # the same sounds in other letters
_SAID_BESIDE = 100  # though most of it seems to be letters
_WORST = 0  # against chance
_SURE = 0.3  # one of three is still named: the caller must have the name confirmed
_RIVALS = 60
_COMPARED_WHOLE = 30
_GARBLED = 300  # of what was said and what was spelled, one was not understood

Costs = dict[int, int]  # by place in the list, against chance


@dataclass(frozen=True, slots=True)
class _Ways:
    """What it costs that only a part was said, that a part was not understood at all, and that one word
    holds both.
    """

    first: int
    last: int
    garbled: int
    inside: int


_SAID = _Ways(first=200, last=300, garbled=800, inside=120)
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
        """Of all whose first or last name was heard well enough."""
        forth, back = Hearing(lattice, self.channel), Hearing(lattice.backwards(), self.channel)
        firsts, lasts = forth.compared(self.firsts), back.compared(self.lasts)
        found = self._by_one_part(forth, back, firsts, lasts)
        for place in nsmallest(_COMPARED_WHOLE, found, key=found.__getitem__):
            first, last = self.pairs[place]
            if last:
                if first not in firsts:
                    firsts[first] = forth.costs_of(first)
                if last[::-1] not in lasts:
                    lasts[last[::-1]] = back.costs_of(last[::-1])
                one, other = firsts[first], lasts[last[::-1]]
                whole = min(map(_sum, map(_sum, one, lattice.inside), reversed(other))) - forth.chance[-1]
                found[place] = min(found[place], whole)
        return found

    def _by_one_part(
        self, forth: Hearing, back: Hearing, firsts: Mapping[str, list[int]], lasts: Mapping[str, list[int]]
    ) -> Costs:
        """As if the other part had not been said, or not been understood at all."""
        ways, chance = self._ways, forth.chance[-1]
        found: Costs = {}
        for first, costs in firsts.items():
            garbled = min(map(_sum, costs, reversed(back.chance))) + ways.garbled
            cost = min(costs[-1] + ways.first, garbled) - chance
            for place in self.first[first]:
                found[place] = cost if self.pairs[place][1] else costs[-1] - chance
        for last, costs in lasts.items():
            garbled = min(map(_sum, costs, reversed(forth.chance))) + ways.garbled
            cost = min(costs[-1] + ways.last, garbled) - chance
            for place in self.last[last[::-1]]:
                found[place] = min(cost, found.get(place, cost))
        return found


def said_words(text: str) -> list[str]:
    """Without "my name is", unless there is nothing else."""
    said = _WORD.findall(_WHICH_NAME.sub(" ", folded(text)))
    return [word for word in said if word not in _FILLERS] or said


class CustomerIndex:
    """Answers lines exactly as they were given."""

    __slots__ = ("_by_name", "_letters", "_lines", "_names", "_sounds")

    def __init__(self, lines: Sequence[str]) -> None:
        named = [(line, _WORD.findall(folded(line))) for line in dict.fromkeys(lines)]
        named = [(line, parts) for line, parts in named if parts]
        self._lines = [line for line, _ in named]
        self._names = [
            (parts[0][:_LONGEST_WORD], "".join(parts[1:])[: 2 * _LONGEST_WORD]) for _, parts in named
        ]
        self._by_name: dict[str, str] = {}
        for line, parts in named:
            self._by_name.setdefault(" ".join(parts), line)
        for line, parts in named:  # surname first
            self._by_name.setdefault(" ".join((*parts[1:], parts[0])), line)
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
        tokens = tokens_of(text)
        if not seems_spelled(tokens, letters):
            return self._as_said(said)
        found = self._as_spelled(tokens, letters)
        if len(tokens) <= _MAY_BE_WORDS:
            found = _better(found, _raised(self._as_said(said)))
        whole = [word for word in said if is_whole_word(word, letters)]
        if whole and len(whole) < len(tokens):  # said and spelled: "Alice, a l i c e, Stone"
            rest = [token for token in tokens if not is_whole_word(token.lower(), letters)]
            found = _better(found, _raised(_both(self._as_said(whole), self._as_spelled(rest, letters))))
        return found

    def _as_said(self, said: list[str]) -> Costs:
        lattice = Lattice.of_words(
            [sounds(word[:_LONGEST_WORD]) for word in said[:_MOST_WORDS]], _SAID.inside
        )
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
        if not nearest or nearest[0][0] >= _WORST:
            return None
        best, line = nearest[0]
        likeliness = 1 / sum(math.exp((best - cost) / 100) for cost, _ in nearest)
        return line if likeliness >= _SURE else None


_FILLERS = frozenset(
    words(
        "my name is it's its it s the mr mrs miss ms yes um uh hello hi this i m am please surname "
        "that and speaking here calling called okay ok well oh "
        "me llamo mi nombre es soy hola"
    )
)


def _raised(costs: Costs) -> Costs:
    return {place: cost + _SAID_BESIDE for place, cost in costs.items()}


def _both(one: Costs, other: Costs) -> Costs:
    """Who is in neither is no worse than somebody whose name was garbled."""
    return {place: one.get(place, _GARBLED) + other.get(place, _GARBLED) for place in one | other}


def _better(one: Costs, other: Costs) -> Costs:
    return {place: min(one.get(place, cost), cost) for place, cost in (one | other).items()}
