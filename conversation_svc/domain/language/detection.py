"""Which of the tenant's languages a line is in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conversation_svc.domain.language.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+")


_MIXED = 2  # words of another language that make a line one of both


def languages_beside(plain: str, lexicons: Sequence[Lexicon], main: Lexicon) -> list[Lexicon]:
    """Others that a line of the main language also is in: "can I cambiar mi cita to Friday"."""
    words = set(_WORD.findall(plain))
    return [
        each for each in lexicons if each is not main and len((each.telling - main.telling) & words) >= _MIXED
    ]


def language_of(
    plain: str, lexicons: Sequence[Lexicon], fallback: Lexicon, system: Lexicon | None = None
) -> Lexicon:
    """The language with most telling words; on a tie the one we spoke last, then the fallback."""
    if len(lexicons) == 1:
        return lexicons[0]
    words, is_ascii = set(_WORD.findall(plain)), plain.isascii()
    best, most = system or fallback, 0
    for lexicon in lexicons:
        score = len(lexicon.telling.intersection(words))
        if not is_ascii and not lexicon.letters.isdisjoint(plain):
            score += 2
        if score > most or (score == most and most and lexicon is (system or fallback)):
            best, most = lexicon, score
    return best
