"""How far two names sound apart, and how far letters that were spelled are from a name.

Costs are sixteenths of a wrong consonant. They are judgements about English and Spanish speech over a phone
line, not learnt: vowels blur, voiced and voiceless stops mix, h, r and w vanish, and the letters that rhyme
with "e" are one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from conversation_svc.domain.language.words import words

_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"^su(?=re|gar)|^s(?=ean$)", "sh"),
        (r"^kn|^gn|^pn", "n"),
        (r"^wr", "r"),
        (r"^x", "s"),
        (r"^mc|^mac(?=[^aeiouy])", "mak"),
        (r"augh|ough", "o"),
        (r"gh(?=$|t|e?s)", ""),
        (r"aw(?=[^aeiouy]|$)|au", "o"),
        (r"tch|ch", "C"),
        (r"sch", "sk"),
        (r"sh|ti(?=on)", "S"),
        (r"th", "T"),
        (r"ph", "f"),
        (r"ck|cq", "k"),
        (r"dge|dj|j", "J"),
        (r"c(?=[eiy])", "s"),
        (r"c|q", "k"),
        (r"x", "ks"),
        (r"wh", "w"),
        (r"ll(?=ew)", "l"),
        (r"([b-df-hj-np-tv-z])\1+", r"\1"),
        (r"(?<=[aeiouy])h", ""),
        (r"(?<=.[^s])es$", "s"),
        (r"(?<=[aeiouy][^aeiouy])e$", ""),
        (r"(?:[aeiou]*y|e[aei]*|i[aei]*|y)+", "i"),
        (r"(?:ai|a)[aei]*", "a"),
        (r"[ou]+[ouw]*", "o"),
        (r"([a-zA-Z])\1+", r"\1"),
    )
)
_SAME_PLACE = words(
    "bp dt gk vf sz mn lr rw lw CJ CS JS Ss Tf Tt Td Ts bv gJ dJ tC bm kC hf hS hC sf dn kt pt pf"
)
_VOWELS = "aeiou"
_SOFT = "hrwy"
_RHYMES = words("bcdegptvz ahjk flmnsx quw iy sf mn gj ck zs rao lo hs xs fs")


def sounds(name: str) -> str:
    """The sounds of a name, roughly: "Shaun" and "Sean" come close, "Nicholls" and "Nichols" meet."""
    spoken = name.lower()
    for pattern, sound in _RULES:
        spoken = pattern.sub(sound, spoken)
    return spoken


def _sound_costs() -> Mapping[str, int]:
    symbols = "abcdefghijklmnopqrstuvwxyzCJST"
    close = {both for pair in _SAME_PLACE for both in (pair, pair[::-1])}
    costs = {}
    for a in symbols:
        for b in symbols:
            both_vowels = a in _VOWELS and b in _VOWELS
            costs[a + b] = 0 if a == b else 5 if both_vowels else 7 if a + b in close else 16
    return costs


def _letter_costs() -> Mapping[str, int]:
    symbols = "abcdefghijklmnopqrstuvwxyz"
    rhyming = {a + b for group in _RHYMES for a in group for b in group}
    return {a + b: 0 if a == b else 7 if a + b in rhyming else 16 for a in symbols for b in symbols}


_SOUND_COSTS = _sound_costs()
_LETTER_COSTS = _letter_costs()
_SOUND_GAPS = {
    symbol: 6 if symbol in _VOWELS else 7 if symbol in _SOFT else 13
    for symbol in "abcdefghijklmnopqrstuvwxyzCJST"
}
_LETTER_GAPS = {symbol: 8 if symbol in "aei" else 11 for symbol in "abcdefghijklmnopqrstuvwxyz"}


@lru_cache(maxsize=65536)
def sound_distance(said: str, meant: str) -> int:
    return _aligned(said, meant, _SOUND_COSTS, _SOUND_GAPS)[-1][-1]


@lru_cache(maxsize=65536)
def letter_distance(said: str, meant: str) -> int:
    return _aligned(said, meant, _LETTER_COSTS, _LETTER_GAPS)[-1][-1]


@lru_cache(maxsize=65536)
def start_distance(said: str, meant: str) -> int:
    """Of `meant` to the nearest beginning of what was spelled."""
    return min(row[-1] for row in _aligned(said, meant, _LETTER_COSTS, _LETTER_GAPS))


def _aligned(said: str, meant: str, costs: Mapping[str, int], gaps: Mapping[str, int]) -> list[list[int]]:
    """Edit distances of every beginning of `said` (rows) to every beginning of `meant`."""
    row = [0]
    for symbol in meant:
        row.append(row[-1] + gaps[symbol])
    rows = [row]
    columns = [(right, gaps[right], at) for at, right in enumerate(meant)]
    for left in said:
        gap = gaps.get(left, 8)
        above = row
        last = above[0] + gap
        row = [last]
        for right, skip, at in columns:
            cost = above[at] + costs.get(left + right, 16)
            drop = above[at + 1] + gap
            if drop < cost:
                cost = drop
            if last + skip < cost:
                cost = last + skip
            last = cost
            row.append(cost)
        rows.append(row)
    return rows
