"""Text as the patterns want it: lower case, straight quotes, single spaces."""

from __future__ import annotations

import re

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "})
_SPACE = re.compile(r"\s+")


def plain_text(text: str) -> str:
    return _SPACE.sub(" ", text.translate(_QUOTES)).strip().lower()
