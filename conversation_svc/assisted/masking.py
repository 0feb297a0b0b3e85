"""Personal data out before a model sees a text, and back in afterwards. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable

from conversation_svc.assisted import personal
from conversation_svc.domain.reading.places import hide_addresses

_DATE = re.compile(
    r"^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\s+(?:19|20)\d{2}$)"
)
# As we write it, and as models copy it.
PLACEHOLDER = re.compile(r"\[?\b(?P<kind>NAME|PHONE|EMAIL|ADDRESS|NUMBER|BIRTH)_(?P<place>\d+)\b\]?", re.I)
_BRACKETS = re.compile(r"\[[^\]]*\]?")
_TELEPHONE = range(7, 13)  # digits; more is a card, fewer a code


class Mask:
    """Placeholders of one session. The same value always gets the same one, so that a model can follow.

    address: the one we know, which need not look like one. public: names everybody may know. session: with it
    a value has the same placeholder in every turn, since a model may remember; without it they are counted.
    """

    def __init__(
        self,
        names: Iterable[str | None] = (),
        address: str | None = None,
        *,
        public: Iterable[str] = (),
        session: str = "",
    ) -> None:
        self._values: dict[str, str] = {}
        self._public = tuple(public)
        self._session = session
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
        text = PLACEHOLDER.sub("[...]", text)
        text = personal.EMAIL.sub(self._instead("EMAIL"), text)
        if self._address:
            text = self._address.sub(self._instead("ADDRESS"), text)
        text = personal.BIRTH.sub(self._instead("BIRTH"), text)
        text = personal.BORN.sub(lambda it: it["born"] + self._placeholder("BIRTH", it["day"]), text)
        text = hide_addresses(text, lambda found: self._placeholder("ADDRESS", found))
        text = personal.CONFIRMATION.sub(self._instead("NUMBER"), text)
        text = personal.DIGITS.sub(self._digits, text)
        text = personal.SPOKEN.sub(self._spoken, text)
        text = personal.SPELLED.sub(self._instead("NAME"), text)
        if self._names:
            text = self._names.sub(self._instead("NAME"), text)
        return personal.hide_names(text, lambda found: self._placeholder("NAME", found), self._public)

    def reveal(self, text: str) -> str:
        return PLACEHOLDER.sub(lambda found: self._values.get(_tidy(found), found.group()), text)

    def has_unknown(self, text: str) -> bool:
        """Does the text name something that was never hidden here, or leave a gap to be filled in?"""
        left = PLACEHOLDER.sub(lambda found: "" if _tidy(found) in self._values else "[?]", text)
        return _BRACKETS.search(left) is not None

    def _instead(self, kind: str) -> Callable[[re.Match[str]], str]:
        return lambda found: self._placeholder(kind, found.group())

    def _digits(self, found: re.Match[str]) -> str:
        text = found.group()
        digits = sum(character.isdigit() for character in text)
        if digits < 5 or (_DATE.match(text) and digits <= 8):
            return text  # a clock time, a price, a date: the model needs those, and they name nobody
        return self._placeholder("PHONE" if digits in _TELEPHONE else "NUMBER", text)

    def _spoken(self, found: re.Match[str]) -> str:
        digits = personal.figures_in(found.group())
        if digits < 6 or PLACEHOLDER.search(found.group()):
            return found.group()
        return self._placeholder("PHONE" if digits in _TELEPHONE else "NUMBER", found.group())

    def _placeholder(self, kind: str, value: str) -> str:
        plain = " ".join(value.casefold().split())
        for placeholder, known in self._values.items():
            if " ".join(known.casefold().split()) == plain:
                return placeholder
        place = sum(one.startswith(f"[{kind}_") for one in self._values) + 1
        if self._session:
            digest = hashlib.blake2b(f"{kind} {plain}".encode(), key=self._session.encode()[:64])
            place = int.from_bytes(digest.digest()[:4]) % 9_000 + 1_000
        while f"[{kind}_{place}]" in self._values:
            place += 1
        self._values[f"[{kind}_{place}]"] = value
        return f"[{kind}_{place}]"


def _tidy(found: re.Match[str]) -> str:
    return f"[{found['kind'].upper()}_{found['place']}]"
