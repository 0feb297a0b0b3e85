"""Dates of birth, written ("04/03/1985"), said ("the 3rd of the 4th eighty-five") or misheard ("1970 8th").

A phone hears digits in odd groups ("07041 996") and short numbers as words ("17 to 45"); a date of birth is
always whole, so whatever makes exactly one date of day, month and year is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from conversation_svc.domain.times.almanac import is_day
from conversation_svc.domain.times.birth_words import FIRST_YEAR, LAST_YEAR, Piece, pieces_of
from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.times.lexicon import without_accents
from conversation_svc.domain.times.rules.dates import MONTH_FIRST

_CORRECTED = re.compile(r"\b(?:sorry|i mean|no wait|correction|perdon|quiero decir)\b")


def _squeezed(digits: str) -> str:
    """20016 and 19603 are 2000-16 and 1960-3; of 19888 one digit was heard twice."""
    extra = digits.rfind("0", 0, 4)
    if extra < 0:
        extra = max((at for at in range(1, 5) if digits[at] == digits[at - 1]), default=0)
    return digits[:extra] + digits[extra + 1 :]


def _year(piece: Piece, now: date) -> int | None:
    if len(piece.digits) == 5:
        piece = Piece("n", int(_squeezed(piece.digits)), "")
    if FIRST_YEAR <= piece.value <= LAST_YEAR:
        return piece.value
    if FIRST_YEAR - 100 <= piece.value < FIRST_YEAR:  # nobody alive: "nineteen" was misheard
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


def _with_spelled_year(pieces: Sequence[Piece]) -> list[Piece]:
    """4th of July 1 9 8 2, two oh one three, 198 2: the year in digits, behind a day and a month."""
    for length in (4, 3, 2):
        digits = "".join(piece.digits or str(piece.value) for piece in pieces[-length:])
        is_spelled = len(digits) == 4 and all(piece.kind == "n" for piece in pieces[-length:])
        if len(pieces) >= length + 2 and is_spelled and FIRST_YEAR <= int(digits) <= LAST_YEAR:
            return [*pieces[:-length], Piece("n", int(digits), digits)]
    return list(pieces)


def _with_spoken_year(pieces: Sequence[Piece]) -> list[Piece]:
    """25 08 19 22, third of April nineteen oh five, 18 October 19 50 5: the year in halves or thirds."""
    is_long = len(pieces) >= 5 or (len(pieces) == 4 and len(pieces[0].digits) in (3, 4))
    if is_long and pieces[-3].value in (19, 20) and pieces[-2].value in range(20, 100, 10):
        last = pieces[-1]
        if last.kind == "n" and 1 <= last.value <= 9 and len(last.digits) <= 1:
            year = str(100 * pieces[-3].value + pieces[-2].value + last.value)
            return [*pieces[:-3], Piece("n", int(year), year)]
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
            found = _dated(year, two.value, _day_of(one) + _tens_before(one, pieces[: end - 2]))
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
        if one.kind == "n" and FIRST_YEAR <= one.value <= LAST_YEAR and last.kind != "m":
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


def _tens_before(one: Piece, before: Sequence[Piece]) -> int:
    """20 3rd of April."""
    tens = before[-1] if before else None
    split = tens and tens.kind == "n" and tens.value in (20, 30) and len(tens.digits) in (0, 2)
    return tens.value if tens and split and one.kind == "o" and one.value <= 9 else 0


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


def _is_dictated(pieces: Sequence[Piece]) -> bool:
    """2 8 0 9 1975, 0 4 1 1 8 2: single digits, which are not a day and a month each."""
    if any(piece.kind != "n" for piece in pieces):
        return False
    *head, last = [piece.digits or str(piece.value) for piece in pieces] or [""]
    is_whole = len(head) >= 4 and len("".join(head) + last) in (6, 8)
    return is_whole or (len(head) >= 3 and len("".join(head)) == 4)


def _by_digits(pieces: Sequence[Piece], now: date, month_first: bool) -> date | None:
    """07041 996, 223 1935, 25 08 19 22: the digits in whatever groups they were heard."""
    if any(piece.kind == "m" for piece in pieces):
        return None
    parts = [piece.digits or str(piece.value) for piece in pieces]
    whole = len("".join(parts)) == 8  # 270 72006
    if len(parts) > 1 and len(parts[-1]) == 5 and not whole:
        parts[-1] = _squeezed(parts[-1])
    digits = "".join(parts)
    if not 6 <= len(digits) <= 9:
        return None
    if len(digits) == 6 and [len(part) for part in parts] == [2, 4] and int(parts[0]) <= 31:
        return None  # 16 1911: the month was not heard
    year, head = int(digits[-4:]), digits[:-4]
    if not FIRST_YEAR <= year <= LAST_YEAR:
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
    if corrected != plain and (found := _said(corrected, context)):
        return found
    return _said(plain, context)


def _said(plain: str, context: TimeContext) -> date | None:
    pieces = list(pieces_of(plain))
    month_first = context.country in MONTH_FIRST  # where nothing is known, as most of the world says it
    now = context.now.date()
    whole = _with_spelled_year(_with_spoken_year(pieces))
    return (
        (_by_digits(pieces, now, month_first) if _is_dictated(pieces) else None)
        or (_by_digits(whole, now, month_first) if _is_dictated(whole) else None)
        or _by_pieces(whole, now, month_first)
        or _by_digits(whole, now, month_first)
        or _by_digits(pieces, now, month_first)
    )
