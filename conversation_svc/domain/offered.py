"""What a business offers, and who works there, by the words of a customer. Pure."""

from __future__ import annotations

import re

from conversation_svc.domain.heard import Heard
from conversation_svc.domain.language.entities import folded
from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.policy import Offered, Policy

_WHOLE = 3  # letters


def resolve_service(named: str | None, policy: Policy) -> str | None:
    """A service by its id, name or alias."""
    lowered = (named or "").lower()
    for service in policy.services:
        if lowered in (service.id.lower(), service.name.lower(), *(a.lower() for a in service.aliases)):
            return service.id
    return None


def service_of_trade(heard: Heard, policy: Policy) -> str | None:
    """The one service for what the customer complains of ("the sink is backed up"), by how services are
    called.
    """
    found = {
        service.id
        for marks, said in language_of(heard.understanding.language).trades
        if said.search(heard.text)
        for service in policy.services
        if any(_is_marked(word, marks) for word in _words_of(service))
    }
    return found.pop() if len(found) == 1 else None


def _is_marked(word: str, marks: tuple[str, ...]) -> bool:
    """Short marks are whole words: "ac" is in no "acrylics"."""
    return word in marks or word.startswith(tuple(mark for mark in marks if len(mark) > _WHOLE))


def _words_of(service: Offered) -> list[str]:
    return folded(" ".join((service.name, *service.aliases))).split()


def resolve_staff(named: str | None, policy: Policy) -> str | None:
    lowered = (named or "").lower()
    return next((m.id for m in policy.staff if lowered in (m.id.lower(), m.name.lower())), None)


def services_named(text: str, policy: Policy) -> list[str]:
    """Every service whose whole name or alias stands in the text, in the order of the text."""
    found: list[tuple[int, int, str]] = []
    for service in policy.services:
        for name in (service.name, *service.aliases):
            match = re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
            if match:
                found.append((*match.span(), service.id))
    outer = [
        (start, id_)
        for start, end, id_ in found
        if not any(a <= start and end <= b and b - a > end - start for a, b, _ in found)
    ]
    return list(dict.fromkeys(id_ for _, id_ in sorted(outer)))


def staff_refused(heard: Heard, policy: Policy) -> frozenset[str]:
    """Whom the customer does not want: "not with Dr. Lee", "anybody but Jordan"."""
    refused = set()
    text = folded(heard.text)
    for member in policy.staff:
        for word in re.findall(r"\w{3,}", folded(member.name)):
            at = re.search(rf"\b{word}\b", text)
            if at and heard.words.matches("not_with", text[: at.start()].rstrip() + " "):
                refused.add(member.id)
    return frozenset(refused)
