"""What a business offers, and who works there, by the words of a customer. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from conversation_svc.domain.language.entities import folded
from conversation_svc.domain.phrases import Words, language_of
from conversation_svc.domain.policy import Offered, Policy
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.listed import is_marked, words_of, written


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
        if any(is_marked(word, marks) for word in words_of(service))
    }
    return found.pop() if len(found) == 1 else None


def service_marked(marks: tuple[str, ...], policy: Policy) -> str | None:
    """The first service that is called so."""
    named = (s.id for s in policy.services if any(is_marked(word, marks) for word in words_of(s)))
    return next(named, None)


def _first_beginning(marks: tuple[str, ...], policy: Policy) -> Offered | None:
    return next((s for s in policy.services if any(word.startswith(marks) for word in words_of(s))), None)


def looking_service(policy: Policy, language: str | None) -> Offered | None:
    """The first service that finds out what is wrong, for who does not know which one it takes."""
    return _first_beginning(language_of(language).looking, policy)


def diagnosing_service(policy: Policy, language: str | None) -> Offered | None:
    """The one that is called a diagnosis: no check-up is one of a thing that is not on the list."""
    marks = tuple(mark for mark in language_of(language).looking if mark.startswith("diagn"))
    return _first_beginning(marks, policy)


def resolve_staff(named: str | None, policy: Policy) -> str | None:
    """By id or name: "Dr Kim" is Dr. Kim."""
    called = _called(named or "")
    return next((m.id for m in policy.staff if called in (_called(m.id), _called(m.name))), None)


def _called(name: str) -> str:
    return " ".join(re.findall(r"\w+", folded(name)))


def services_named(text: str, policy: Policy) -> list[str]:
    """Every service whose whole name or alias stands in the text, in the order of the text."""
    found: list[tuple[int, int, str]] = []
    for service in policy.services:
        for name in (service.name, *service.aliases):
            match = re.search(written(name), folded(text))
            if match:
                found.append((*match.span(), service.id))
    outer = [
        (start, id_)
        for start, end, id_ in found
        if not any(a <= start and end <= b and b - a > end - start for a, b, _ in found)
    ]
    return list(dict.fromkeys(id_ for _, id_ in sorted(outer)))


def services_kept(text: str, words: Words, policy: Policy) -> frozenset[str]:
    """ "Cancel the plumber, keep the AC": what shall stay as it is."""
    kept = (services_named(found["what"], policy) for found in words.find_all("kept_one", text))
    return frozenset(id_ for ids in kept for id_ in ids)


def staff_wanted(heard: Heard, policy: Policy) -> str | None:
    """Whom the customer names; of two the one that is left: "from Jordan to Mei"."""
    named = resolve_staff(heard.understanding.fields.staff, policy)
    unwanted = staff_refused(heard, policy)
    if not unwanted:
        return named
    text = folded(heard.text)
    said = {
        m.id for m in policy.staff for word in re.findall(r"\w{3,}", m.name) if re.search(written(word), text)
    }
    left = said - unwanted
    return left.pop() if len(left) == 1 else named if named not in unwanted else None


def staff_refused(heard: Heard, policy: Policy) -> frozenset[str]:
    """Whom the customer does not want: "not with Dr. Lee", "anybody but Jordan"."""
    names = ((m.id, word) for m in policy.staff for word in re.findall(r"\w{3,}", m.name))
    return _refused(names, heard, "not_with")


def services_refused(heard: Heard, policy: Policy) -> frozenset[str]:
    """What the customer does not want: "I don't want a whitening"."""
    names = ((s.id, name) for s in policy.services for name in (s.name, *s.aliases))
    return _refused(names, heard, "not_this")


def _refused(names: Iterable[tuple[str, str]], heard: Heard, how: str) -> frozenset[str]:
    text = folded(heard.text)
    found = ((id_, re.search(written(name), text)) for id_, name in names)
    return frozenset(
        id_ for id_, at in found if at and heard.words.matches(how, text[: at.start()].rstrip() + " ")
    )
