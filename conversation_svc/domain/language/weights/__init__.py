"""Small numbers learnt from public data (see NOTICE). Made by `python -m deploy.training`, read once."""

from __future__ import annotations

import json
import math
import pkgutil
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any


def _data(name: str) -> Any:
    raw = pkgutil.get_data(__name__, name)
    if raw is None:
        raise FileNotFoundError(name)
    return json.loads(raw)


@dataclass(frozen=True, slots=True)
class NameModel:
    """common: words that are no names. also_first_names: words that are names besides ("will", "faith").
    grams: weight of a run of letters for "first name", against "last name".
    """

    common: frozenset[str]
    first_names: frozenset[str]
    also_first_names: frozenset[str]
    last_names: frozenset[str]
    grams: dict[str, float]
    bias: float

    def is_everyday(self, first: str, last: str) -> bool:
        """ "april jones", "jo park": of a first and a last name in small letters, at least one is no other
        word.
        """
        if last not in self.last_names:
            return False
        either = first in self.also_first_names | self.first_names
        return first in self.first_names - self.common or (either and last not in self.common)

    def is_first(self, word: str, bias: float = 0.0) -> bool:
        return self.first_score(word) + bias > 0

    def first_score(self, word: str) -> float:
        known = 4.0 * ((word in self.first_names) - (word in self.last_names))
        return self.bias + known + sum(self.grams.get(gram, 0.0) for gram in letter_runs(word))


def letter_runs(word: str) -> list[str]:
    """Runs of two and three letters, the ends marked."""
    marked = f"^{word}$"
    return [marked[at : at + size] for size in (2, 3, 4) for at in range(len(marked) - size + 1)]


class IntentModel:
    """A linear model. features: for each its weights; "a12c-7": 1.2 for the first label, -0.7 for the third.

    Written so because it is read at every start, and few features are ever met: they are read when they are.
    """

    __slots__ = ("_bias", "_features", "_labels", "_read")

    def __init__(self, labels: Sequence[str], bias: Sequence[float], features: Mapping[str, str]) -> None:
        self._labels = tuple(labels)
        self._bias = tuple(bias)
        self._features = features
        self._read: dict[str, tuple[tuple[int, float], ...]] = {}

    def scores(self, features: Iterable[str]) -> dict[str, float]:
        """Probability of each label. Unknown features count nothing."""
        totals = list(self._bias)
        read, known = self._read, self._features
        for feature in features:
            row = read.get(feature)
            if row is None:
                if feature not in known:
                    continue
                row = read[feature] = weights_of(known[feature])
            for label, weight in row:
                totals[label] += weight
        top = max(totals)
        powers = [math.exp(total - top) for total in totals]
        total = sum(powers)
        return {label: power / total for label, power in zip(self._labels, powers, strict=True)}


_WEIGHT = re.compile(r"([a-z])(-?\d+)")


def weights_of(written: str) -> tuple[tuple[int, float], ...]:
    """Places of labels and their weights."""
    return tuple((ord(label) - ord("a"), int(tenths) / 10) for label, tenths in _WEIGHT.findall(written))


def written_weights(weights: Iterable[float]) -> str:
    """What `weights_of` reads; small ones are left out."""
    tenths = ((chr(ord("a") + place), round(10 * weight)) for place, weight in enumerate(weights))
    return "".join(f"{label}{weight}" for label, weight in tenths if weight)


@cache
def name_model() -> NameModel:
    raw = _data("names.json")
    return NameModel(
        common=frozenset(raw["common"].split()),
        first_names=frozenset(raw["first_names"].split()),
        also_first_names=frozenset(raw["also_first_names"].split()),
        last_names=frozenset(raw["last_names"].split()),
        grams=raw["grams"],
        bias=raw["bias"],
    )


@cache
def intent_model() -> IntentModel:
    raw = _data("intents.json")
    return IntentModel(raw["labels"], raw["bias"], raw["features"])


@cache
def hearing_costs() -> Any:
    """Tables of `hearing.Channel`s: "sounds" of names that are said, "letters" of names that are spelled."""
    return _data("hearing.json")


def is_given_name(word: str) -> bool:
    """Is this word in small letters a first name, and no other word?"""
    model = name_model()
    return word in model.first_names - model.common
