"""Text as the patterns want it: lower case, straight quotes, single spaces."""

from __future__ import annotations

import re
from functools import lru_cache

from conversation_svc.domain.language.lexicon import Lexicon

_QUOTES = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "…": "...",
        "\u00a0": " ",
    }
)
_ENDS = re.compile(r"[.,!?;:]+(?= |$)")
_WORD = re.compile(r"[^\W\d_]{4,}(?:'[^\W\d_]+)?")


@lru_cache(maxsize=64)
def plain_text(text: str) -> str:
    straight = text.replace("`", "'") if text.isascii() else text.translate(_QUOTES)
    return " ".join(straight.split()).lower()


def mended(plain: str, lexicon: Lexicon) -> str:
    """Words written short, written out; words one slip away from a word the patterns know, corrected."""
    plain = _written_out(plain, lexicon)
    wrong = {word: right for word in _WORD.findall(plain) if (right := _corrected(word, lexicon)) is not None}
    return _WORD.sub(lambda match: wrong.get(match[0], match[0]), plain) if wrong else plain


def _written_out(plain: str, lexicon: Lexicon) -> str:
    words = plain.split(" ")
    if lexicon.short.keys().isdisjoint(words) and lexicon.short.keys().isdisjoint(
        _ENDS.sub("", plain).split(" ")
    ):
        return plain
    return " ".join(full for word in words if (full := _in_full(word, lexicon)))


def _in_full(word: str, lexicon: Lexicon) -> str:
    bare = word.rstrip(".,!?;:")
    full = lexicon.short.get(word, lexicon.short.get(bare))
    return word if full is None else full and full + word[len(bare) :]


@lru_cache(maxsize=20_000)
def _corrected(word: str, lexicon: Lexicon) -> str | None:
    return lexicon.typos.correct(word)
