"""How many segments a text costs. GSM 03.38: 160 septets, then 153 each; anything else UCS-2: 70, then 67."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€\f")  # an escape and the character: two septets
_GSM7 = _BASIC | _EXTENDED

_TYPOGRAPHIC = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "‚": ",",
        "“": '"',
        "”": '"',
        "„": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "‑": "-",
        "…": "...",
        "•": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u200b": "",
        "\ufeff": "",
    }
)


@dataclass(frozen=True, slots=True)
class Segments:
    encoding: str  # "GSM-7" or "UCS-2"
    units: int
    count: int


def count_segments(text: str) -> Segments:
    """An extended character is never split over two segments, nor is an emoji: what does not fit moves on
    whole."""
    if _GSM7.issuperset(text):
        extended = sum(map(text.count, _EXTENDED))
        if len(text) + extended <= 160:
            return Segments("GSM-7", len(text) + extended, 1)
        widths = [2 if character in _EXTENDED else 1 for character in text]
        return Segments("GSM-7", sum(widths), _pack(widths, single=160, part=153))
    widths = [2 if ord(character) > 0xFFFF else 1 for character in text]
    return Segments("UCS-2", sum(widths), _pack(widths, single=70, part=67))


def plain_punctuation(text: str) -> str:
    """Curly quotes, dashes and dots as a keyboard has them: one ’ alone would more than halve what fits."""
    return text.translate(_TYPOGRAPHIC)


def without_costly_accents(text: str) -> str:
    """ "Clínica" → "Clinica", but "Peña" stays: only letters that GSM-7 lacks lose their accent. Scripts and
    emoji that it cannot carry at all are left as they are."""
    plain = plain_punctuation(text)
    return plain if _GSM7.issuperset(plain) else "".join(map(_folded, plain))


def _folded(character: str) -> str:
    if character in _GSM7:
        return character
    base = "".join(
        part for part in unicodedata.normalize("NFD", character) if not unicodedata.combining(part)
    )
    return base if base and all(part in _BASIC for part in base) else character


def _pack(widths: list[int], *, single: int, part: int) -> int:
    if sum(widths) <= single:
        return 1
    count, room = 1, part
    for width in widths:
        if width > room:
            count, room = count + 1, part
        room -= width
    return count
