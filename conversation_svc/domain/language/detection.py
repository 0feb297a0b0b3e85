"""Which of the tenant's languages a line is in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conversation_svc.domain.language.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+")


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
