"""Personal data out before a model sees a text, and back in afterwards. Pure."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from conversation_svc.assisted import personal
from conversation_svc.assisted.names import hide_names
from conversation_svc.domain.language.weights import name_model
from conversation_svc.domain.reading.naming import PARTICLES

# As we write it, and as models copy it.
PLACEHOLDER = re.compile(r"\[?\b(?P<kind>NAME|PHONE|EMAIL|ADDRESS|NUMBER|BIRTH)_(?P<place>\d+)\b\]?", re.I)
_BRACKETS = re.compile(r"\[[^\]]*\]?")
_MONTHS = frozenset({"april", "may", "june", "august", "abril", "julio", "agosto"})  # and names
_DIALED = 11  # digits of a number with its country's 1 in front


class Mask:
    """Placeholders of one session. The same value always gets the same one, so that a model can follow.

    address: the one we know, which need not look like one. public: names everybody may know. session: with it
    a value has the same placeholder in every turn, since a model may remember; without it they are counted.
    year: the present one; a whole date before it is one of birth.
    """

    def __init__(
        self,
        names: Iterable[str | None] = (),
        address: str | None = None,
        *,
        public: Iterable[str] = (),
        session: str = "",
        year: int = 2026,
    ) -> None:
        self._values: dict[str, str] = {}
        self._known: dict[tuple[str, str], str] = {}
        self._public = tuple(public)
        self._session = session
        self._year = year
        told = [name for name in names if name]
        self._written = {_plain(name): name for name in reversed(told)}
        self._names = _pattern_of(told, set(_plain(" ".join(self._public)).split()))
        parts = map(re.escape, (address or "").split())
        self._address = re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", re.I) if address else None

    def hide(self, text: str) -> str:
        """The text with placeholders. What looks like a placeholder already is made harmless first."""
        text = PLACEHOLDER.sub("[...]", text)
        if self._address:
            text = self._address.sub(lambda found: self._placeholder("ADDRESS", found.group()), text)
        text = personal.hide(text, self._placeholder, year=self._year)
        if self._names:
            text = self._without_names(text, self._names)
        return hide_names(text, lambda found: self._placeholder("NAME", found), self._public)

    def reveal(self, text: str) -> str:
        return PLACEHOLDER.sub(lambda found: self._values.get(_tidy(found), found.group()), text)

    def has_unknown(self, text: str) -> bool:
        """Does the text name something that was never hidden here, or leave a gap to be filled in?"""
        left = PLACEHOLDER.sub(lambda found: "" if _tidy(found) in self._values else "[?]", text)
        return _BRACKETS.search(left) is not None

    def _without_names(self, text: str, names: re.Pattern[str]) -> str:
        told, reached = "", 0
        for found in names.finditer(_without_accents(text)):
            told += text[reached : found.start()] + self._placeholder("NAME", text[slice(*found.span())])
            reached = found.end()
        return told + text[reached:]

    def _placeholder(self, kind: str, value: str) -> str:
        same = _same(kind, value)
        if same not in self._known:
            place = sum(one.startswith(f"[{kind}_") for one in self._values) + 1
            if self._session:
                digest = hashlib.blake2b(" ".join(same).encode(), key=self._session.encode()[:64])
                place = int.from_bytes(digest.digest()[:4]) % 9_000 + 1_000
            while f"[{kind}_{place}]" in self._values:
                place += 1
            self._known[same] = f"[{kind}_{place}]"
            self._values[self._known[same]] = self._written.get(_plain(value), value)
        return self._known[same]


def _pattern_of(names: Iterable[str], public: set[str]) -> re.Pattern[str] | None:
    """Longest first, so that a whole name becomes one placeholder; its parts are hidden when alone.

    Not a part that is a name of the business, too, a month, or a mere word between names; one that is a word
    of the language ("Will") only as names are written.
    """
    common = name_model().common
    whole = {" ".join(_plain(name).split()) for name in names}
    alone = {part for name in whole for part in name.split() if len(part) > 1} - PARTICLES - public - _MONTHS
    words = {word for word in whole if len(word) > 1 and (" " in word or word in alone)} | (alone - common)
    spelled = [r"\s+".join(map(re.escape, word.split())) for word in words]
    written = [f"(?-i:{re.escape(word.capitalize())})" for word in alone & common if word not in words]
    either = "|".join(sorted([*spelled, *written], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?<!\[)(?:{either})(?!\w)", re.I) if either else None


def _without_accents(text: str) -> str:
    """Letter by letter: "María" is typed "maria"."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)


def _plain(text: str) -> str:
    return _without_accents(text).lower()


def _same(kind: str, value: str) -> tuple[str, str]:
    """What makes two ways of writing one thing."""
    digits = "".join(letter for letter in value if letter.isdigit())
    if kind == "PHONE" and digits:
        return kind, digits[1:] if len(digits) == _DIALED and digits[0] == "1" else digits
    return kind, " ".join(_plain(value).split())


def _tidy(found: re.Match[str]) -> str:
    return f"[{found['kind'].upper()}_{int(found['place'])}]"
