"""Text messages in the GSM-7 alphabet: one character outside it halves what fits into a segment."""

from __future__ import annotations

import unicodedata

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€"
)
_PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " ", "ç": "Ç"}


def friendly(text: str) -> str:
    """`text` with typographic marks made plain and foreign accents taken off where that keeps it in GSM-7.

    A name in another script stays as it is: being called by one's name is worth a segment.
    """
    return "".join(_character(c) for c in text)


def _character(character: str) -> str:
    if character in _BASIC:
        return character
    if character in _PLAIN:
        return _PLAIN[character]
    bare = unicodedata.normalize("NFD", character)[0]
    return bare if bare in _BASIC else character


def is_gsm7(text: str) -> bool:
    return all(character in _BASIC for character in text)
