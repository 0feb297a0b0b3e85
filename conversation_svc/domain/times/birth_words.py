"""Numbers and months of a date of birth as a phone hears them: "the thirst of may", "oh four", "xxxi".

Short numbers come as words that sound alike, digits in odd groups; the rest is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from conversation_svc.domain.times.languages.registry import LANGUAGES
from conversation_svc.domain.times.lexicon import without_accents
from conversation_svc.domain.times.wording import words_of

_PIECE = re.compile(r"(\d+)\s?(st|nd|rd|th|ro|º|ª)?(?![a-z])s?|(\d+)|([^\W\d_]+)")
_HOMOPHONES = {"to": 2, "too": 2, "for": 4, "won": 1, "ten": 10, "tree": 3, "sex": 6, "ate": 8, "v": 5}
_SKIPPED = frozenset(words_of("and y of the de del in on or el born day dia"))
FIRST_YEAR, LAST_YEAR = 1900, 2099


_ROMAN = re.compile(r"(?=[ivxlcdm]{2})m{0,2}(?:cm|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def _roman(word: str) -> int:
    """Recognisers write "thirty-first" as "xxxi" now and then, and 2005 as "mmv"."""
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-one if one < next_ else one for one, next_ in pairwise([*values, 0]))


class Piece(NamedTuple):
    """kind: "n" number, "o" ordinal, "m" month. digits: as written, "" for a word."""

    kind: str
    value: int
    digits: str


def _vocabulary() -> dict[str, Piece]:
    words: dict[str, Piece] = {}
    for language in LANGUAGES:
        for kind, value, spellings in language.words:
            if kind not in ("n", "o", "m", "$"):
                continue
            number = value if isinstance(value, int) else value.value
            for spelling in spellings.split():
                words.setdefault(without_accents(spelling), Piece("n" if kind == "$" else kind, number, ""))
    for tens, names in enumerate(("sixty sesenta", "seventy setenta", "eighty ochenta", "ninety noventa"), 6):
        words |= {name: Piece("n", 10 * tens, "") for name in names.split()}
    return words | {"novecientos": Piece("n", 900, ""), "oh": Piece("n", 0, "0"), "o": Piece("n", 0, "0")}


_WORDS = _vocabulary()


# what is heard for the days of a month
_MISHEARD = {
    word: Piece("o", day, "")
    for day, words in (
        (1, "fist thirst fast won burst versed"),
        (2, "to too seconds"),
        (3, "free tree bird herd thirds heard"),
        (4, "forth force fort for both fourths force port ford"),
        (5, "fit filth fifths fish fits"),
        (6, "sick sicks sixths sex six's"),
        (7, "set severn sevens heaven"),
        (8, "ate eights aid hate"),
        (9, "night nights nines mine knife"),
        (10, "tense tent tents can tens"),
        (11, "levin leven"),
        (12, "health twelves"),
    )
    for word in words.split()
}
_MONTHS = "|".join(word for word, piece in _WORDS.items() if piece.kind == "m")
_BEFORE_MONTH = re.compile(rf"\b({'|'.join(_MISHEARD)}) (?=(?:of )?(?:{_MONTHS})\b)")
_BEFORE_YEAR = re.compile(rf"(?<=\bof )({'|'.join(_MISHEARD)}) (?=\d{{4}}\b)")  # the 30th of sick 1971
_OF_THE = re.compile(r"(?<=\d(?:st|nd|rd|th)) april (?=\d\d?(?:st|nd|rd|th)\b)")  # 23rd April 7th


_APART = Piece("", 0, "")  # the twentieth of the sixth: no twenty-six


def pieces_of(text: str) -> Iterator[Piece]:
    """text: in lower case, without accents."""
    spoken: list[Piece] = []
    plain = _OF_THE.sub(" of the ", text)
    for misheard in (_BEFORE_MONTH, _BEFORE_YEAR):
        plain = misheard.sub(lambda heard: f"{_MISHEARD[heard[1]].value}th ", plain)
    for digits, ending, glued, word in _PIECE.findall(plain):
        if word:
            piece = _WORDS.get(word)
            if piece is None and _ROMAN.fullmatch(word):
                piece = Piece("n", _roman(word), str(_roman(word)))
            if piece is None and word in _HOMOPHONES and spoken and spoken[-1].kind != "m":
                piece = Piece("n", _HOMOPHONES[word], str(_HOMOPHONES[word]))
            if piece is None:
                if word not in _SKIPPED:
                    yield from _numbers(spoken)
                    spoken = []
                elif word == "of":
                    spoken.append(_APART)
                continue
        else:
            piece = Piece("o" if ending else "n", int(digits or glued), digits or glued)
        spoken.append(piece)
    yield from _numbers(spoken)


def _numbers(spoken: Sequence[Piece]) -> Iterator[Piece]:
    """Number words that belong together: twenty third, nineteen eighty-five, mil novecientos ochenta."""
    held: Piece | None = None
    count = 0
    for at, piece in enumerate(spoken):
        if piece is _APART:
            if held:
                yield held
                count += 1
            held = None
            continue
        joined = None
        if held and not (held.value in (19, 20) and piece.value == 19 and _goes_on(spoken[at + 1 :])):
            joined = _join(held, piece, late=count >= 2)
        if joined is not None:
            held = joined
            continue
        if held:
            yield held
            count += 1
        held = piece
    if held:
        yield held


def _goes_on(following: Sequence[Piece]) -> bool:
    """Is nineteen the first half of a year: "June twenty nineteen forty one"?"""
    return bool(following) and following[0].kind == "n" and 10 <= following[0].value <= 100


def _join(held: Piece, piece: Piece, *, late: bool) -> Piece | None:
    """late: day and month were said, so that nineteen begins a year."""
    if held.kind != "n" or piece.kind == "m":
        return None
    value, more = held.value, piece.value
    if held.digits == "0" and piece.kind == "n" and 1 <= more <= 9 and len(piece.digits) <= 1:  # oh four
        return Piece("n", more, f"0{more}")
    if value in (19, 20) and not held.digits and len(piece.digits) == 2 and (late or more > 31):
        return Piece("n", value * 100 + more, "")  # nineteen 84
    if held.digits in ("19", "20") and late and piece == ("n", more, "") and 10 <= more <= 99:
        return Piece("n", value * 100 + more, "")  # 19 eighty-four
    if held.digits == "2" and piece == ("n", 1000, ""):
        return Piece("n", 2000, "2000")  # 2 thousand and 4
    if held.digits:
        if value in (2000, 1900) and 0 < more < 100 and len(piece.digits) <= 2:  # 2000 and 15
            return Piece("n", value + more, str(value + more))
        decade = FIRST_YEAR <= value <= LAST_YEAR and value % 10 == 0 and len(held.digits) == 4
        if decade and 0 < more < 10 and len(piece.digits) <= 1:  # 1970 8th
            return Piece("n", value + more, str(value + more))
        return None
    if piece.digits:
        if 1920 <= value <= 1990 and value % 10 == 0 and 0 < more < 10 and len(piece.digits) == 1:
            return Piece("n", value + more, "")  # nineteen eighty 5
        return None
    if value in (20, 30, 40, 50, 60, 70, 80, 90) and 1 <= more <= 9:
        return Piece(piece.kind, value + more, "")
    if more in (100, 1000) and value <= 20:
        return Piece("n", value * more, "")
    if value in (1000, 1900, 2000) and more < 1000 and value + more <= LAST_YEAR:
        return Piece("n", value + more, str(value + more) if more < 100 else "")
    if value in (19, 20) and 10 <= more <= 99 and (late or more > 12):
        return Piece("n", value * 100 + more, "")
    if 1910 <= value <= 1990 and value % 10 == 0 and 1 <= more <= 9:
        return Piece("n", value + more, str(value + more))
    return None
