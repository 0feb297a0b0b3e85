"""Dates of birth, written ("04/03/1985"), said ("the 3rd of the 4th eighty-five") or misheard ("1970 8th").

A phone hears digits in odd groups ("07041 996") and short numbers as words ("17 to 45"); a date of birth is
always whole, so whatever makes exactly one date of day, month and year is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from conversation_svc.domain.times.almanac import is_day
from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.languages.registry import LANGUAGES
from conversation_svc.domain.times.lexicon import without_accents
from conversation_svc.domain.times.rules.dates import MONTH_FIRST
from conversation_svc.domain.times.wording import words_of

_PIECE = re.compile(r"(\d+)\s?(st|nd|rd|th|ro|º|ª)?(?![a-z])s?|(\d+)|([^\W\d_]+)")
_HOMOPHONES = {"to": 2, "too": 2, "for": 4, "won": 1, "ten": 10, "tree": 3, "sex": 6, "ate": 8}
_HOMOPHONES |= {
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "xi": 11,
    "xii": 12,
}
_SKIPPED = frozenset(words_of("and y of the de del in on or el born"))
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


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
        (1, "fist thirst fast won"),
        (2, "to too"),
        (3, "free tree"),
        (4, "forth force fort for"),
        (5, "fit filth fifths"),
        (6, "sick sicks sixths sex"),
        (7, "set severn"),
        (8, "ate"),
        (9, "night nights"),
        (10, "tense tent tents"),
    )
    for word in words.split()
}
_MONTHS = "|".join(word for word, piece in _WORDS.items() if piece.kind == "m")
_BEFORE_MONTH = re.compile(rf"\b({'|'.join(_MISHEARD)}) (?=(?:of )?(?:{_MONTHS})\b)")
_BEFORE_YEAR = re.compile(rf"(?<=\bof )({'|'.join(_MISHEARD)}) (?=\d{{4}}\b)")  # the 30th of sick 1971
_OF_THE = re.compile(r"(?<=\d(?:st|nd|rd|th)) april (?=\d\d?(?:st|nd|rd|th)\b)")  # 23rd April 7th
_CORRECTED = re.compile(r"\b(?:sorry|i mean|no wait|correction|perdon|quiero decir)\b")


def _pieces(text: str) -> Iterator[Piece]:
    """text: in lower case, without accents."""
    spoken: list[Piece] = []
    plain = _OF_THE.sub(" of the ", text)
    for misheard in (_BEFORE_MONTH, _BEFORE_YEAR):
        plain = misheard.sub(lambda heard: f"{_MISHEARD[heard[1]].value}th ", plain)
    for digits, ending, glued, word in _PIECE.findall(plain):
        if word:
            piece = _WORDS.get(word)
            if piece is None and word in _HOMOPHONES and spoken and spoken[-1].kind != "m":
                piece = Piece("n", _HOMOPHONES[word], str(_HOMOPHONES[word]))
            if piece is None:
                if word not in _SKIPPED:
                    yield from _numbers(spoken)
                    spoken = []
                continue
        else:
            piece = Piece("o" if ending else "n", int(digits or glued), digits or glued)
        spoken.append(piece)
    yield from _numbers(spoken)


def _numbers(spoken: Sequence[Piece]) -> Iterator[Piece]:
    """Number words that belong together: twenty third, nineteen eighty-five, mil novecientos ochenta."""
    held: Piece | None = None
    count = 0
    for piece in spoken:
        joined = _join(held, piece, late=count >= 2) if held else None
        if joined is not None:
            held = joined
            continue
        if held:
            yield held
            count += 1
        held = piece
    if held:
        yield held


def _join(held: Piece, piece: Piece, *, late: bool) -> Piece | None:
    """late: day and month were said, so that nineteen begins a year."""
    if held.kind != "n" or piece.kind == "m":
        return None
    value, more = held.value, piece.value
    if held.digits == "0" and piece.kind == "n" and 1 <= more <= 9 and len(piece.digits) <= 1:  # oh four
        return Piece("n", more, f"0{more}")
    if value in (19, 20) and not held.digits and len(piece.digits) == 2 and (late or more > 31):
        return Piece("n", value * 100 + more, "")  # nineteen 84
    if held.digits:
        if value in (2000, 1900) and 0 < more < 100 and len(piece.digits) <= 2:  # 2000 and 15
            return Piece("n", value + more, str(value + more))
        decade = _FIRST_YEAR <= value <= _LAST_YEAR and value % 10 == 0 and len(held.digits) == 4
        if decade and 0 < more < 10 and len(piece.digits) <= 1:  # 1970 8th
            return Piece("n", value + more, str(value + more))
        return None
    if piece.digits:
        return None
    if value in (20, 30, 40, 50, 60, 70, 80, 90) and 1 <= more <= 9:
        return Piece(piece.kind, value + more, "")
    if more in (100, 1000) and value <= 20:
        return Piece("n", value * more, "")
    if value in (1000, 1900, 2000) and more < 1000 and value + more <= _LAST_YEAR:
        return Piece("n", value + more, str(value + more) if more < 100 else "")
    if value in (19, 20) and 10 <= more <= 99 and (late or more > 12):
        return Piece("n", value * 100 + more, "")
    if 1910 <= value <= 1990 and value % 10 == 0 and 1 <= more <= 9:
        return Piece("n", value + more, str(value + more))
    return None


def _squeezed(digits: str) -> str:
    """20016 and 19603 are 2000-16 and 1960-3; of 19888 one digit was heard twice."""
    extra = digits.rfind("0", 0, 4)
    if extra < 0:
        extra = max((at for at in range(1, 5) if digits[at] == digits[at - 1]), default=0)
    return digits[:extra] + digits[extra + 1 :]


def _year(piece: Piece, now: date) -> int | None:
    if len(piece.digits) == 5:
        piece = Piece("n", int(_squeezed(piece.digits)), "")
    if _FIRST_YEAR <= piece.value <= _LAST_YEAR:
        return piece.value
    if _FIRST_YEAR - 100 <= piece.value < _FIRST_YEAR:  # nobody alive: "nineteen" was misheard
        return piece.value + 100
    if piece.kind == "n" and 10 <= piece.value <= 99:
        century = now.year // 100 * 100
        return century + piece.value - (100 if piece.value > now.year % 100 else 0)
    if piece.kind == "n" and len(piece.digits) == 2 and piece.value <= now.year % 100:  # 05
        return now.year // 100 * 100 + piece.value
    return None


def _dated(year: int | None, month: int, day: int) -> date | None:
    return date(year, month, day) if year is not None and is_day(year, month, day) else None


def _numeric(first: int, second: int, year: int | None, *, month_first: bool) -> date | None:
    """In the usual order, or in the other when only that one makes a date."""
    month, day = (first, second) if month_first else (second, first)
    return _dated(year, month, day) or _dated(year, day, month)


def _with_spoken_year(pieces: Sequence[Piece]) -> list[Piece]:
    """25 08 19 22, third of April nineteen oh five: the year in two halves."""
    if len(pieces) < 4 or pieces[-2].value not in (19, 20) or pieces[-1].value > 99:
        return list(pieces)
    if len(pieces[-1].digits) != 2 or len(pieces[-2].digits) == 1:
        return list(pieces)
    year = f"{pieces[-2].value}{pieces[-1].digits}"
    return [*pieces[:-2], Piece("n", int(year), year)]


def _by_pieces(pieces: Sequence[Piece], now: date, month_first: bool) -> date | None:
    """The last day, month and year that stand together."""
    for end in range(len(pieces) - 1, 1, -1):
        one, two, last = pieces[end - 2 : end + 1]
        year = _year(last, now)
        found: date | None = None
        if two.kind == "m" and one.kind != "m":
            found = _dated(year, two.value, _day_of(one))
        elif one.kind == "m" and two.kind != "m":
            found = _day_after_month(pieces[: end - 1], one.value, two, year)
        elif one.kind != "m" and two.kind != "m" and len(one.digits) <= 2 and len(two.digits) <= 2:
            said = "o" in (one.kind, two.kind)  # "the 3rd of the 4th" has the day first everywhere
            found = _numeric(one.value, two.value, year, month_first=month_first and not said)
        if found:
            return found
    return _year_first(pieces) or _glued(pieces, now)


def _year_first(pieces: Sequence[Piece]) -> date | None:
    """1953 May 2nd, 1953 05 02."""
    for one, two, last in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if one.kind == "n" and _FIRST_YEAR <= one.value <= _LAST_YEAR and last.kind != "m":
            found = _dated(one.value, two.value, last.value)
            if found:
                return found
    return None


def _glued(pieces: Sequence[Piece], now: date) -> date | None:
    """22nd 867: the 22nd of the 8th '67."""
    for day, rest in pairwise(pieces):
        if day.kind == "o" and rest.kind == "n" and len(rest.digits) == 3:
            year = _year(Piece("n", int(rest.digits[1:]), rest.digits[1:]), now)
            if found := _dated(year, int(rest.digits[0]), day.value):
                return found
    return None


def _day_of(piece: Piece) -> int:
    """ "Twenty-ninth of" is heard as 2019 or 2020 9th."""
    return 20 + piece.value % 10 if 2000 < piece.value < 2030 else piece.value


def _day_after_month(before: Sequence[Piece], month: int, day: Piece, year: int | None) -> date | None:
    """May 3rd 1985; but "26th of May 8th 1914" was "26th of the 8th" or "26th of May nineteen-"."""
    earlier = before[-2] if len(before) >= 2 else None
    if earlier and day.kind == "o" and earlier.kind != "m" and earlier.value <= 31:
        if month == 5 and day.value <= 12:
            return _dated(year, day.value, earlier.value)
        return _dated(year, month, earlier.value)
    return _dated(year, month, day.value)


def _by_digits(pieces: Sequence[Piece], now: date, month_first: bool) -> date | None:
    """07041 996, 223 1935, 25 08 19 22: the digits in whatever groups they were heard."""
    if any(piece.kind == "m" for piece in pieces):
        return None
    parts = [piece.digits or str(piece.value) for piece in pieces]
    if len(parts) > 1 and len(parts[-1]) == 5:
        parts[-1] = _squeezed(parts[-1])
    digits = "".join(parts)
    if not 6 <= len(digits) <= 9:
        return None
    year, head = int(digits[-4:]), digits[:-4]
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return _by_six_digits(digits, now, month_first)
    heads = {head}
    if len(head) > 4:  # one digit too many: one that was heard twice, or else any
        doubled = {at for at in range(1, len(head)) if head[at] == head[at - 1]}
        if not doubled and head[-1] == digits[-4]:
            doubled = {len(head) - 1}
        heads = {head[:at] + head[at + 1 :] for at in doubled or range(len(head))}
    cuts = [cut for each in heads for cut in _cuts(each)]
    for order in (cuts, [cut[::-1] for cut in cuts]):
        pairs = [cut if month_first else cut[::-1] for cut in order]
        found = {day for month, number in pairs if (day := _dated(year, month, number))}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _by_six_digits(digits: str, now: date, month_first: bool) -> date | None:
    """030485."""
    if len(digits) != 6:
        return None
    year = _year(Piece("n", int(digits[4:]), digits[4:]), now)
    return _numeric(int(digits[:2]), int(digits[2:4]), year, month_first=month_first)


def _cuts(head: str) -> Iterator[tuple[int, int]]:
    if len(head) == 4:
        yield int(head[:2]), int(head[2:])
    elif len(head) == 3:
        for at in (1, 2):
            if head[0] != "0":
                yield int(head[:at]), int(head[at:])
    elif len(head) == 2:
        yield int(head[0]), int(head[1])


def find_birth_date(text: str, context: TimeContext) -> date | None:
    """The date of birth said in `text`; None without a whole date. The caller judges if it can be true."""
    iso = re.search(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b", text)
    if iso:
        return _dated(int(iso[1]), int(iso[2]), int(iso[3]))
    plain = without_accents(text.lower())
    *_, corrected = _CORRECTED.split(plain)
    if corrected != plain and (found := _said(corrected, text, context)):
        return found
    return _said(plain, text, context)


def _said(plain: str, text: str, context: TimeContext) -> date | None:
    pieces = list(_pieces(plain))
    written = re.search(r"\d/\d", text) is not None
    month_first = context.country in MONTH_FIRST or (written and not context.country)
    now = context.now.date()
    return _by_pieces(_with_spoken_year(pieces), now, month_first) or _by_digits(pieces, now, month_first)
