"""All ways to read a text as letters that were spelled: "see h are I s", "FR AN see e s", "t for Tommy".

Recognisers write letters as words that sound alike, and run letters together. Which letter was meant shows
only beside the names it may belong to, so every reading is kept, with a cost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from conversation_svc.domain.language.entities import folded
from conversation_svc.domain.language.lexicon import SpellingWords

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d")
_NO_LETTER = re.compile(r"[^a-z]")
_RADIO = 2  # so many words of an alphabet make it one
_MOST = 60  # letters and words of letters; more is no name

Readings = list[tuple[str, int]]
_A_LETTER, _A_CLUSTER, _LETTERS, _INITIAL, _RADIO_INITIAL = 20, 50, 100, 250, 30
_FILLER, _NOISE, _NOISE_LETTER = 30, 150, 100


def tokens_of(text: str) -> list[str]:
    return list(_TOKEN.findall(text.replace(".", " ")))


def seems_spelled(tokens: Sequence[str], say: SpellingWords) -> bool:
    """Is half of it single letters, runs of capitals, or words of an alphabet?"""
    short = sum(
        len(token) <= 2 or token.lower() in say.alphabet or (token.isupper() and len(token) < 5)
        for token in tokens
    )
    return short * 2 >= len(tokens) > 0


def is_whole_word(word: str, say: SpellingWords) -> bool:
    """Too long for letters that were run together, and none that stands for a letter."""
    return len(word) > 3 and word not in say.alphabet and word not in say.heard_as and word not in say.skipped


def readings_of(tokens: Sequence[str], say: SpellingWords) -> list[Readings]:
    """For each letter or word that was heard: the letters it may be, and what each reading costs."""
    low = [
        token.lower() for token, end in zip(tokens, accumulate(map(len, tokens)), strict=True) if end <= _MOST
    ]
    by_radio = sum(token in say.alphabet for token in low) >= _RADIO
    found: list[Readings] = []
    at, twice = 0, 1
    while at < len(low):
        token = low[at]
        if token in say.double:
            twice = say.double[token]
            at += 1
            continue
        explained = (
            len(token) == 1 and at + 2 < len(low) and low[at + 1] in say.as_in and len(low[at + 2]) > 1
        )
        if explained:
            readings = [(token, 0)]
            at += 4 if low[at + 2] == "in" and at + 3 < len(low) else 3
        else:
            readings = _readings(token, say, by_radio=by_radio, is_capital=tokens[at].isupper())
            at += 1
        found.append(
            [(letters * twice if len(letters) == 1 else letters, cost) for letters, cost in readings]
        )
        twice = 1
    return found


def _readings(token: str, say: SpellingWords, *, by_radio: bool, is_capital: bool) -> Readings:
    if len(token) == 1 and token.isalpha():
        return [(_NO_LETTER.sub("", folded(token)), 0)]
    if token in say.alphabet:
        return [(say.alphabet[token], 0)]
    letters = _NO_LETTER.sub("", folded(token))
    named = say.heard_as.get(token, "")
    readings = [(letter, _A_LETTER) for letter in named]
    if letters:
        is_cluster = not named and (len(letters) <= 3 or is_capital)
        readings.append((letters, _A_CLUSTER if is_cluster else _LETTERS))
        if len(letters) >= 3:
            readings.append((letters[0], _RADIO_INITIAL if by_radio else _INITIAL))
    readings.append(("", _FILLER if token in say.skipped else _NOISE + _NOISE_LETTER * len(letters)))
    return readings
