"""Personal data out before a model sees a text, and back in afterwards. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from conversation_svc.domain.reading.places import hide_addresses

_SPELLED = r"(?:[\w+-]+ (?:dot|punto|dash|underscore) )*[\w.+-]+ (?:at|arroba) [\w-]+ (?:dot|punto) \w{2,}"
_EMAIL = re.compile(rf"[\w.+-]+@[\w-]+\.[\w.-]*\w|\b{_SPELLED}\b", re.I)
_CONFIRMATION = re.compile(r"\b[A-Z0-9]{2,8}-\d{4}-\d{3,6}\b", re.I)
_DATE = re.compile(
    r"^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\s+(?:19|20)\d{2}$)"
)
_DIGITS = re.compile(r"\+?\(?\d[\d\s().\-/]{2,}\d")
_PLACEHOLDER = re.compile(r"\[(?:NAME|PHONE|EMAIL|ADDRESS|NUMBER)_\d+\]")
_TELEPHONE = range(7, 13)  # digits; more is a card, fewer a code


class Mask:
    """One turn's placeholders. The same value always gets the same one, so that a model can follow.

    address: the one we know, which need not look like one.
    """

    def __init__(self, names: Iterable[str | None] = (), address: str | None = None) -> None:
        self._values: dict[str, str] = {}
        # Longest first, so that a whole name becomes one placeholder; its parts are hidden when alone.
        words = {part.strip() for name in names if name for part in (name, *name.split())}
        spelled = sorted((w for w in words if len(w) > 1), key=len, reverse=True)
        self._names = (
            re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, spelled)) + r")(?!\w)", re.I)
            if spelled
            else None
        )
        parts = map(re.escape, (address or "").split())
        self._address = re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", re.I) if address else None

    def hide(self, text: str) -> str:
        """The text with placeholders. What looks like a placeholder already is made harmless first."""
        text = _PLACEHOLDER.sub("[...]", text)
        text = _EMAIL.sub(lambda found: self._placeholder("EMAIL", found.group()), text)
        if self._address:
            text = self._address.sub(lambda found: self._placeholder("ADDRESS", found.group()), text)
        text = hide_addresses(text, lambda found: self._placeholder("ADDRESS", found))
        text = _CONFIRMATION.sub(lambda found: self._placeholder("NUMBER", found.group()), text)
        text = _DIGITS.sub(self._digits, text)
        if self._names:
            text = self._names.sub(lambda found: self._placeholder("NAME", found.group()), text)
        return text

    def reveal(self, text: str) -> str:
        return _PLACEHOLDER.sub(lambda found: self._values.get(found.group(), found.group()), text)

    def has_unknown(self, text: str) -> bool:
        """Does the text name something that was never hidden here?"""
        return any(found not in self._values for found in _PLACEHOLDER.findall(text))

    def _digits(self, found: re.Match[str]) -> str:
        text = found.group()
        digits = sum(character.isdigit() for character in text)
        if digits < 5 or (_DATE.match(text) and digits <= 8):
            return text  # a clock time, a price, a date: the model needs those, and they name nobody
        return self._placeholder("PHONE" if digits in _TELEPHONE else "NUMBER", text)

    def _placeholder(self, kind: str, value: str) -> str:
        for placeholder, known in self._values.items():
            if known == value:
                return placeholder
        number = sum(one.startswith(f"[{kind}_") for one in self._values) + 1
        placeholder = f"[{kind}_{number}]"
        self._values[placeholder] = value
        return placeholder
