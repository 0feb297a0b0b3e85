"""A name told in one line with a street or a telephone number: "its bob smith my number is 602 555 0188"."""

from __future__ import annotations

import re

from conversation_svc.domain.language import LEXICONS
from conversation_svc.domain.language.numbers import find_phone
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.naming import WRITTEN, is_first_name, is_thumbed_name
from conversation_svc.domain.reading.places import hide_addresses

_PART = re.compile(r"[|,;:]|\.(?=\s|$)")
_MOST = 3  # words


def name_beside_contact(heard: Heard, policy: Policy) -> str | None:
    """The only name in what is left when the street and the number are taken out."""
    lexicon = LEXICONS.get(heard.understanding.language, LEXICONS["en"])
    found = find_phone(heard.text, policy.country, lexicon.digits)
    start, end = found.span if found else (0, 0)
    rest = f"{heard.text[:start]}|{heard.text[end:]}" if found else heard.text
    rest = hide_addresses(rest, lambda _: "|")
    if rest == heard.text or heard.says("question"):
        return None
    bare = [_bare(part, heard) for part in _PART.split(rest)]
    names = [part for part in bare if _is_name(part)]
    return names[0] if len(names) == 1 else None


def _bare(part: str, heard: Heard) -> str:
    """Without "it's" before and "my number is" behind."""
    part = part.strip(" .!?-")
    behind = heard.words.find("before_contact", part)
    part = part[: behind.start()].strip(" ,.") if behind else part
    lead = heard.words.find("name_lead", part)
    return part[lead.end() :].strip() if lead else part


def _is_name(part: str) -> bool:
    words = part.split()
    if not 1 < len(words) <= _MOST:
        return False
    return is_thumbed_name(part) or (WRITTEN.fullmatch(part) is not None and is_first_name(words[0]))
