"""E-mail addresses, written or dictated: "carol dot smith at gmail dot com", "ce a erre o ele arroba..."."""

from __future__ import annotations

import re

from conversation_svc.domain.language.lexicon import AddressWords, SpellingWords
from conversation_svc.domain.language.spelling import is_spelled, spelled_letters

_WRITTEN = re.compile(r"[\w.+%-]+@(?:[\w-]+\.)+[a-z]{2,}", re.I)
_DOMAIN_END = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")
_LOCAL = re.compile(r"[\w.+%-]+$")


def find_email(text: str, say: AddressWords, letters: SpellingWords, *, expected: bool = False) -> str | None:
    """The first address in the text, in lower case. `expected`: it was asked for, so that all words belong
    to it.
    """
    if "@" in text:
        found = _WRITTEN.search(text)
        if found:
            return found[0].lower().strip(".")
    at = say.at.search(text.lower())
    if not at:
        return None
    before, after = text.lower()[: at.start()], text.lower()[at.end() :]
    domain = _DOMAIN_END.match(
        _symbols(after, say).replace(" ", "") if expected else _first_words(after, say)
    )
    if not domain:
        return None
    local = _local(before, say, letters, expected=expected)
    return f"{local}@{domain[0].strip('.')}" if local else None


def _symbols(text: str, say: AddressWords) -> str:
    """Words for signs become signs, without the spaces around them."""
    for sign, pattern in say.signs:
        text = pattern.sub(sign, text)
    return text.strip()


def _first_words(text: str, say: AddressWords) -> str:
    return _symbols(text, say).split(" ", 1)[0].strip(".,;!?")


def _local(before: str, say: AddressWords, letters: SpellingWords, *, expected: bool) -> str | None:
    lead = None
    for lead in say.lead.finditer(before):  # noqa: B007 - the last one counts
        pass
    if lead:
        before = before[lead.end() :]
    words = _symbols(before, say).strip(" ,")
    if is_spelled(words, letters):
        words = spelled_letters(words, letters)
    elif expected or lead:
        words = words.replace(" ", "").replace(",", "")
    match = _LOCAL.search(words)
    return match[0].strip(".") if match else None
