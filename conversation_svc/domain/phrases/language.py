"""What a language must bring to be spoken here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Protocol

Trades = tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
Bounds = tuple[tuple[str, re.Pattern[str]], ...]
Phrase = str | Mapping[str, str]  # one wording, or one for each channel with "" for the others


class Dates(Protocol):
    """How dates and clock times are said. `spoken` is for voice: full words, no abbreviations."""

    def day(self, day: date, *, spoken: bool) -> str: ...

    def clock(self, moment: time, *, spoken: bool) -> str: ...

    def joined(self, items: list[str], *, alternatives: bool = False) -> str: ...


class Words:
    """Named patterns over what a customer says. Compiled once."""

    def __init__(self, patterns: Mapping[str, str], ordinals: Mapping[str, int]) -> None:
        self._patterns = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}
        self.ordinals = {re.compile(pattern, re.IGNORECASE): place for pattern, place in ordinals.items()}

    def matches(self, name: str, text: str) -> bool:
        return self.find(name, text) is not None

    def find(self, name: str, text: str) -> re.Match[str] | None:
        pattern = self._patterns.get(name)
        return pattern.search(text) if pattern else None

    def match(self, name: str, text: str, place: int) -> re.Match[str] | None:
        """The pattern at just this place."""
        return self._patterns[name].match(text, place)

    def find_all(self, name: str, text: str) -> Iterator[re.Match[str]]:
        return self._patterns[name].finditer(text)

    def split(self, name: str, text: str) -> list[str]:
        """What stands between the matches of a pattern."""
        ends = [0, *(place for found in self.find_all(name, text) for place in found.span()), len(text)]
        return [text[start:end].strip() for start, end in zip(ends[::2], ends[1::2], strict=True)]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._patterns)


@dataclass(frozen=True)
class Language:
    code: str
    phrases: Mapping[str, Phrase]
    words: Words
    dates: Dates
    quick: Mapping[str, str]  # short answers to tap on: yes, no, person, ...
    everyday: frozenset[str]  # words that say nothing about what a question is about
    same: Mapping[str, str]  # one word for what is said in many ways
    bounds: Bounds  # how what a customer's own day allows is said plainly
    trades: Trades = ()
    looking: tuple[str, ...] = ()  # how words begin that a service is called by which finds out what is wrong
    unlisted: Trades = ()  # what only those do whose services are called so
    devices: Trades = ()  # the same, of those who repair devices
    phones: tuple[str, ...] = ()  # how words begin that tell who does
    contractions: tuple[tuple[re.Pattern[str], str], ...] = ()  # what words become beside each other


def read_bounds(written: Iterable[tuple[str, str]]) -> Bounds:
    """Of each clause how it is said plainly, with what the clause names ("after {t}"), and the clause."""
    return tuple((plain, re.compile(pattern, re.IGNORECASE)) for plain, pattern in written)


def read_trades(written: Iterable[tuple[tuple[str, ...], str]]) -> Trades:
    """Of each trade how its services are called, and what customers complain of."""
    return tuple((marks, re.compile(rf"\b(?:{said})\b", re.IGNORECASE)) for marks, said in written)
