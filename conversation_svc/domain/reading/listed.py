"""What a business does not do, though the line has a word of one of its services: no plumber comes for the
furnace because he does water heaters, and an iPad has no iPhone screen. Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from conversation_svc.domain.language.entities import folded
from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.phrases.language import Trades
from conversation_svc.domain.policy import Offered, Policy

_WHOLE = 3  # letters
# how services for a make of phone are called, and what its phones are called; the same in every language
_MAKES = (
    (("iphone", "apple"), re.compile(r"\bi-?phones?\b", re.I)),
    (
        ("android", "samsung", "galaxy", "pixel"),
        re.compile(
            r"\b(?:androids?|samsungs?|galaxy|pixels?|motorolas?|moto|one ?plus|nokias?|huaweis?|xiaomis?)\b",
            re.I,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """service: the one that is for it. is_unlisted: there is none."""

    service: str | None = None
    is_unlisted: bool = False


def listed(text: str, language: str, policy: Policy, named: str | None) -> Listed | None:
    """None: nothing in the line is of a kind that has to stand in the list.

    named: the service that the line's words are like.
    """
    words = language_of(language)
    other = _for_the_make(text, policy, named)
    if other:
        return Listed(other)
    if any(is_marked(word, words.phones) for service in policy.services for word in words_of(service)):
        for_device = _of_kind(text, words.devices, policy)
        if for_device is not None:
            return for_device
    found = _of_kind(text, words.unlisted, policy)
    if found is None or found.service or _is_named_whole(text, named, policy):
        return None
    return None if _of_kind(text, words.trades, policy) not in (None, Listed(is_unlisted=True)) else found


def _for_the_make(text: str, policy: Policy, named: str | None) -> str | None:
    """The Android screen repair of "I cracked my Pixel", which is most like the iPhone's otherwise."""
    service = policy.service(named)
    said = [marks for marks, pattern in _MAKES if pattern.search(text)]
    if service is None or len(said) != 1:
        return None
    made_for = [marks for marks, _ in _MAKES if _is_called(service, marks)]
    if not made_for or said[0] in made_for:
        return None
    alike = [each for each in policy.services if _is_called(each, said[0])]
    own = frozenset(words_of(service))
    return max(alike, key=lambda each: len(own & frozenset(words_of(each)))).id if alike else None


def _is_called(service: Offered, marks: tuple[str, ...]) -> bool:
    return any(is_marked(word, marks) for word in words_of(service))


def is_named_by_its_device(text: str, language: str, policy: Policy, named: str | None) -> bool:
    """ "Can you unlock my iPhone?": of the iPhone's screen nothing is said but whose it is."""
    phones = language_of(language).phones
    if language_of(language).words.matches("screen", text):
        return False
    service = policy.service(named)
    if service is None or not any(is_marked(word, phones) for word in words_of(service)):
        return False
    common = Counter(word for other in policy.services for word in {*words_of(other)})
    telling = {word for word in words_of(service) if not is_marked(word, phones)}
    telling = {word for word in telling if common[word] * 2 < len(policy.services)}
    said = folded(text)
    return not any(re.search(rf"\b{re.escape(word)}", said) for word in telling)


def _of_kind(text: str, kinds: Trades, policy: Policy) -> Listed | None:
    said = [marks for marks, pattern in kinds if pattern.search(text)]
    if not said:
        return None
    doing = [
        service.id
        for service in policy.services
        if any(is_marked(word, marks) for marks in said for word in words_of(service))
    ]
    return Listed(doing[0] if doing else None, is_unlisted=not doing)


def _is_named_whole(text: str, service_id: str | None, policy: Policy) -> bool:
    service = policy.service(service_id)
    names = (service.name, *service.aliases) if service else ()
    return any(re.search(written(name), folded(text)) for name in names)


def is_marked(word: str, marks: tuple[str, ...]) -> bool:
    """Short marks are whole words: "ac" is in no "acrylics"."""
    return word in marks or word.startswith(tuple(mark for mark in marks if len(mark) > _WHOLE))


def words_of(service: Offered) -> list[str]:
    return folded(" ".join((service.name, *service.aliases))).split()


def written(name: str) -> str:
    """A pattern for folded text: "check-up" is also written "checkup" and "check up"."""
    words = r"[\W_]*".join(re.findall(r"\w+", folded(name)))
    return rf"\b{words}\b"
