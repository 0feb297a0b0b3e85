"""How names are heard over a phone: which sounds and letters are taken for which, counted on EVI's calls.

Counting needs to know what belongs to what, and that needs the counts: both are done in turn, from a guess
on. The guess is a judgement about English and Spanish: vowels blur, voiced and voiceless stops mix, h, r
and w vanish, and the letters that rhyme with "e" are one. It counts like a few calls, so that what was
heard rarely stays near it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conversation_svc.domain.language.customers import said_words
from conversation_svc.domain.language.dictation import readings_of, seems_spelled, tokens_of
from conversation_svc.domain.language.en.spelling import SPELLING
from conversation_svc.domain.language.entities import folded
from conversation_svc.domain.language.hearing import Channel, Hearing, Lattice
from conversation_svc.domain.language.phonetics import sounds
from conversation_svc.domain.language.words import words
from deploy.training.data import is_held_out, rows

Call = Mapping[str, Any]
Example = tuple[Lattice, tuple[str, ...]]  # what was heard, and what may have been meant
_NO_LETTER = re.compile(r"[^a-z]")
_ROUNDS = 4
_LIKE_CHANCE = 0.78  # of the cost of chance: what is worse was somebody else's name
_SURE = 12  # so often a symbol must be heard to be believed as much as the guess
_FEWEST_LETTERS_OF_BOTH = 3  # more than the first name has: the last name was spelled too


@dataclass(frozen=True, slots=True)
class Guess:
    """Costs before anything was counted, in quarters of a natural logarithm. close: pairs that are mixed
    up.
    """

    symbols: str
    close: frozenset[str]
    vowels: str
    dropped: Mapping[str, int]
    additions: float

    def unlike(self, meant: str, heard: str) -> int:
        if meant == heard:
            return 0
        if meant in self.vowels and heard in self.vowels:
            return 5
        return 7 if meant + heard in self.close else 16


def _pairs(groups: str) -> frozenset[str]:
    return frozenset(one + two for group in words(groups) for one in group for two in group)


_SOUNDS = "abcdefghijklmnopqrstuvwxyzCJST"
SOUND_GUESS = Guess(
    symbols=_SOUNDS,
    close=_pairs(
        "bp dt gk vf sz mn lr rw lw CJ CS JS Ss Tf Tt Td Ts bv gJ dJ tC bm kC hf hS hC sf dn kt pt pf"
    ),
    vowels="aeiou",
    dropped={symbol: 6 if symbol in "aeiou" else 7 if symbol in "hrwy" else 13 for symbol in _SOUNDS},
    additions=0.25,
)
_ALPHABET = _SOUNDS[:26]
LETTER_GUESS = Guess(
    symbols=_ALPHABET,
    close=_pairs("bcdegptvz ahjk flmnsx quw iy sf mn gj ck zs rao lo hs xs fs"),
    vowels="",
    dropped={symbol: 8 if symbol in "aei" else 11 for symbol in _ALPHABET},
    additions=0.5,
)


def train_hearing(folder: Path) -> dict[str, Any]:
    calls = [
        call
        for call in rows(folder, "evi_phone_asr_dev")
        if call["item"] == "name" and call["expected"] and call["transcription"]
        if not is_held_out(call["dialogue_id"])
    ]
    return hearing_of(calls)


def hearing_of(calls: Sequence[Call]) -> dict[str, Any]:
    said = [call for call in calls if call["attempt"] < 2]
    spelled = [call for call in calls if call["attempt"] == 2]
    return {
        "sounds": _learnt(SOUND_GUESS, list(_said(said))),
        "letters": _learnt(LETTER_GUESS, list(_spelled(spelled))),
    }


def _name(call: Call) -> tuple[str, str]:
    first, _, last = folded(call["expected"]).partition(" ")
    return _NO_LETTER.sub("", first), _NO_LETTER.sub("", last)


def _said(calls: Iterable[Call]) -> Iterable[Example]:
    for call in calls:
        text = call["transcription"]
        heard = [sounds(word) for word in said_words(text)]
        if heard and not seems_spelled(tokens_of(text), SPELLING):
            first, last = map(sounds, _name(call))
            meant = (first + last,) if len(heard) > 1 else (first, last, first + last)
            yield Lattice.of_words(heard, 0), meant


def _spelled(calls: Iterable[Call]) -> Iterable[Example]:
    for call in calls:
        tokens = tokens_of(call["transcription"])
        if seems_spelled(tokens, SPELLING):
            first, last = _name(call)
            both = len(tokens) >= len(first) + _FEWEST_LETTERS_OF_BOTH
            yield Lattice.of_readings(readings_of(tokens, SPELLING), 0), (first + last if both else first,)


def _learnt(guess: Guess, examples: Sequence[Example]) -> dict[str, Any]:
    symbols = guess.symbols
    chance = Counter("".join(meant[0] for _, meant in examples))
    total = chance.total() + len(symbols)
    costs_of_chance = [_cost((chance[symbol] + 1) / total) for symbol in symbols]
    likely = {meant: _likeliness(guess, meant) for meant in symbols}
    added = {symbol: math.exp(-guess.dropped[symbol] / 4) * guess.additions for symbol in symbols}
    table = _table(guess, likely, added, costs_of_chance)
    for _ in range(_ROUNDS):
        counts, extra, places = _counted(Channel.of(table), examples)
        learnt = {
            meant: {
                heard: (counts[meant, heard] + _SURE * share)
                / (sum(counts[meant, each] for each in likely[meant]) + _SURE)
                for heard, share in likely[meant].items()
            }
            for meant in symbols
        }
        more = {
            symbol: (extra[symbol] + 10 * _SURE * added[symbol]) / (places + 10 * _SURE) for symbol in symbols
        }
        table = _table(guess, learnt, more, costs_of_chance)
    return table


def _likeliness(guess: Guess, meant: str) -> dict[str, float]:
    """Of each symbol to be heard, and of "" for none."""
    weights = {heard: math.exp(-guess.unlike(meant, heard) / 4) for heard in guess.symbols}
    weights[""] = math.exp(-guess.dropped[meant] / 4)
    total = sum(weights.values())
    return {heard: weight / total for heard, weight in weights.items()}


def _table(
    guess: Guess, likely: Mapping[str, Mapping[str, float]], added: Mapping[str, float], chance: list[int]
) -> dict[str, Any]:
    return {
        "symbols": guess.symbols,
        "heard": [[_cost(likely[meant][heard]) for heard in guess.symbols] for meant in guess.symbols],
        "dropped": [_cost(likely[meant][""]) for meant in guess.symbols],
        "added": [_cost(added[symbol]) for symbol in guess.symbols],
        "chance": chance,
    }


def _cost(probability: float) -> int:
    return round(-100 * math.log(probability))


def _counted(
    channel: Channel, examples: Iterable[Example]
) -> tuple[Counter[tuple[str, str]], Counter[str], int]:
    """(meant, heard) with "" for what was dropped; what was added; how often it might have been."""
    counts: Counter[tuple[str, str]] = Counter()
    extra: Counter[str] = Counter()
    places = 0
    for lattice, meant in examples:
        cost, steps = min((_aligned(channel, lattice, each) for each in meant), key=lambda found: found[0])
        if cost > _LIKE_CHANCE * Hearing(lattice, channel).chance[-1] + 100:
            continue
        for one, other in steps:
            if one:
                counts[one, other] += 1
            else:
                extra[other] += 1
        places += len(steps) + 1
    return counts, extra, places


def _aligned(channel: Channel, lattice: Lattice, meant: str) -> tuple[int, list[tuple[str, str]]]:
    """The cheapest way that `meant` was heard so: its cost, and (meant, heard) step by step."""
    start: tuple[int, tuple[Any, ...]] = (0, ())
    best = {(0, 0): start}
    for taken in range(len(meant) + 1):
        dropped = channel.dropped[meant[taken - 1]] if taken else 0
        for place in range(len(lattice.inside)):
            if taken and (before := best.get((taken - 1, place))):
                _offer(best, (taken, place), before, dropped, (meant[taken - 1], ""))
            for source, _, symbol, cost in (arc for arc in lattice.arcs if arc.target == place):
                if (before := best.get((taken, source))) is not None:
                    added = channel.added[symbol] if symbol else 0
                    _offer(best, (taken, place), before, cost + added, ("", symbol) if symbol else None)
                if taken and symbol and (before := best.get((taken - 1, source))) is not None:
                    letter = meant[taken - 1]
                    _offer(
                        best, (taken, place), before, cost + channel.heard[letter][symbol], (letter, symbol)
                    )
    total, chain = best[len(meant), len(lattice.inside) - 1]
    steps: list[tuple[str, str]] = []
    while chain:
        chain, step = chain
        steps.append(step)
    return total, [step for step in reversed(steps) if step]


def _offer(
    best: dict[tuple[int, int], tuple[int, tuple[Any, ...]]],
    state: tuple[int, int],
    before: tuple[int, tuple[Any, ...]],
    cost: int,
    step: tuple[str, str] | None,
) -> None:
    total = before[0] + cost
    if state not in best or total < best[state][0]:
        best[state] = (total, (before[1], step))
