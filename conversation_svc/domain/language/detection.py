"""Which of the tenant's languages a line is in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conversation_svc.domain.language.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+")
_SPELLED = re.compile(r"\b(?:[^\W\d_][\s.,-]+){2,}[^\W\d_]\b")  # "n g u y e n" says no "y"


_MIXED = 2  # words of another language that make a line one of both


def languages_beside(plain: str, lexicons: Sequence[Lexicon], main: Lexicon) -> list[Lexicon]:
    """Others that a line of the main language also is in: "can I cambiar mi cita to Friday"."""
    words = _words(plain)
    return [
        each for each in lexicons if each is not main and len((each.telling - main.telling) & words) >= _MIXED
    ]


def language_of(
    plain: str, lexicons: Sequence[Lexicon], fallback: Lexicon, system: Lexicon | None = None
) -> Lexicon:
    """The language with most telling words; on a tie the one we spoke last, then the fallback."""
    if len(lexicons) == 1:
        return lexicons[0]
    words, is_ascii = _words(plain), plain.isascii()
    best, most = system or fallback, 0
    for lexicon in lexicons:
        score = len(lexicon.telling.intersection(words))
        if not is_ascii and not lexicon.letters.isdisjoint(plain):
            score += 2
        if score > most or (score == most and most and lexicon is (system or fallback)):
            best, most = lexicon, score
    return best


def _words(plain: str) -> set[str]:
    return set(_WORD.findall(_SPELLED.sub(" ", plain)))
