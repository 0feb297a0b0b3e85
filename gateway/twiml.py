"""TwiML: what Twilio is told to say or do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

CONTENT_TYPE = "text/xml; charset=utf-8"
LONGEST_MESSAGE = 1600  # characters Twilio takes in one message
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Verb:
    """One element; attributes in the order they are given, None ones left out."""

    name: str
    attributes: tuple[tuple[str, str | None], ...] = ()
    children: tuple[Verb | str, ...] = ()

    def __str__(self) -> str:
        attributes = "".join(
            f" {name}={quoteattr(_clean(value))}" for name, value in self.attributes if value is not None
        )
        inner = "".join(
            str(child) if isinstance(child, Verb) else escape(_clean(child)) for child in self.children
        )
        return f"<{self.name}{attributes}>{inner}</{self.name}>"


def verb(name: str, /, *children: Verb | str, **attributes: str | int | None) -> Verb:
    """`from_` and the like lose their underscore."""
    pairs = tuple(
        (key.rstrip("_"), None if value is None else str(value)) for key, value in attributes.items()
    )
    return Verb(name, pairs, children)


def response(*verbs: Verb) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{verb("Response", *verbs)}'.encode()


def messages(text: str) -> bytes:
    """An answer to a text message; an empty text answers nothing."""
    return response(*(verb("Message", part) for part in split(text)))


def split(text: str, longest: int = LONGEST_MESSAGE) -> list[str]:
    """Cut between lines or words where a text is too long for one message."""
    parts: list[str] = []
    rest = text.strip()
    while len(rest) > longest:
        cut = max(rest.rfind("\n", 0, longest), rest.rfind(" ", 0, longest))
        cut = cut if cut > longest // 2 else longest
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest] if rest else parts


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
