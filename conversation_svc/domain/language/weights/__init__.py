"""Small numbers learnt from public data (see NOTICE). Made by `python -m deploy.training`, read once."""

from __future__ import annotations

import json
import math
import pkgutil
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
    """common: words that are no names. grams: weight of a run of letters for "first name", against "last
    name".
    """

    common: frozenset[str]
    first_names: frozenset[str]
    last_names: frozenset[str]
    grams: dict[str, float]
    bias: float

    def is_first(self, word: str, bias: float = 0.0) -> bool:
        return self.first_score(word) + bias > 0

    def first_score(self, word: str) -> float:
        known = 4.0 * ((word in self.first_names) - (word in self.last_names))
        return self.bias + known + sum(self.grams.get(gram, 0.0) for gram in letter_runs(word))


def letter_runs(word: str) -> list[str]:
    """Runs of two and three letters, the ends marked."""
    marked = f"^{word}$"
    return [marked[at : at + size] for size in (2, 3, 4) for at in range(len(marked) - size + 1)]


@dataclass(frozen=True, slots=True)
class IntentModel:
    """A linear model: for each feature, weights by position in `labels`."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    features: dict[str, list[tuple[int, float]]]

    def scores(self, features: list[str]) -> dict[str, float]:
        """Probability of each label. Unknown features count nothing."""
        totals = list(self.bias)
        for feature in features:
            for label, weight in self.features.get(feature, ()):
                totals[label] += weight
        top = max(totals)
        powers = [math.exp(total - top) for total in totals]
        total = sum(powers)
        return {label: power / total for label, power in zip(self.labels, powers, strict=True)}


@cache
def name_model() -> NameModel:
    raw = _data("names.json")
    return NameModel(
        common=frozenset(raw["common"].split()),
        first_names=frozenset(raw["first_names"].split()),
        last_names=frozenset(raw["last_names"].split()),
        grams=raw["grams"],
        bias=raw["bias"],
    )


@cache
def intent_model() -> IntentModel:
    raw = _data("intents.json")
    return IntentModel(tuple(raw["labels"]), tuple(raw["bias"]), raw["features"])


@cache
def hearing_costs() -> Any:
    """Tables of `hearing.Channel`s: "sounds" of names that are said, "letters" of names that are spelled."""
    return _data("hearing.json")
