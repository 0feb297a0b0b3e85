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
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_]{4,}(?:'[^\W\d_]+)?")


@lru_cache(maxsize=64)
def plain_text(text: str) -> str:
    return _SPACE.sub(" ", text.translate(_QUOTES)).strip().lower()


def mended(plain: str, lexicon: Lexicon) -> str:
    """Words that are one slip away from a word the patterns know, corrected; everything else as it is."""
    return _WORD.sub(lambda match: _mended(match[0], lexicon), plain)


@lru_cache(maxsize=20_000)
def _mended(word: str, lexicon: Lexicon) -> str:
    return lexicon.typos.correct(word) or word
