"""Two bookings in one wish, each with its own day or hour: "a cleaning Monday at 9 and a filling Tuesday at
10", "Tuesday at 3 for my wife and 3:30 for me". Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading import catalogue
from conversation_svc.domain.reading.heard import Heard

LONGEST = 300  # letters; a story is no list


@dataclass(frozen=True, slots=True)
class _Side:
    text: str
    services: tuple[str, ...]
    has_day: bool
    has_clock: bool

    @property
    def has_time(self) -> bool:
        return self.has_day or self.has_clock


def bookings(heard: Heard, policy: Policy) -> list[str] | None:
    """The line as two lines, the second of which books as well. None: it is one wish."""
    if len(heard.text) > LONGEST or not _may_be_two(heard):
        return None
    for found in heard.words.find_all("joint", heard.text):
        head, tail = (
            _side(heard, policy, 0, found.start()),
            _side(heard, policy, found.end(), len(heard.text)),
        )
        shared = heard.words.find("shared", tail.text)
        if shared and not (head.has_time and head.has_clock):  # "both at 10", "ambas el lunes"
            head = _with_shared(head, tail, shared)
            tail = _Side(
                f"{tail.text[: shared.start()]} {shared['when']}", tail.services, True, tail.has_clock
            )
        if _are_two(head, tail, heard):
            return [_without_count(head.text, heard), _second(head, tail, heard, policy)]
    return None


def _may_be_two(heard: Heard) -> bool:
    return heard.intent in (None, "book", "search", "oos") and len(heard.understanding.times) > 0


def _side(heard: Heard, policy: Policy, start: int, end: int) -> _Side:
    text = heard.text[start:end].strip(" ,.")
    inside = [t for t in heard.understanding.times if start <= t.span[0] and t.span[1] <= end]
    days = [t for t in inside if t.kind not in ("time", "timerange")]
    clocks = [t for t in inside if t.kind in ("time", "datetime")]
    named = tuple(catalogue.services_named(text, policy))
    return _Side(text, named, bool(days), bool(clocks))


def _with_shared(head: _Side, tail: _Side, shared: re.Match[str]) -> _Side:
    return _Side(f"{head.text} {shared['when']}", head.services, True, head.has_clock or tail.has_clock)


def _are_two(head: _Side, tail: _Side, heard: Heard) -> bool:
    if len(head.services) != 1 or not (head.has_time and tail.has_time):
        return False
    if len(tail.services) == 1:
        return tail.services != head.services
    theirs = heard.words.matches("for_each", tail.text) and heard.words.matches("for_each", head.text)
    return not tail.services and theirs


def _without_count(text: str, heard: Heard) -> str:
    """ "Two appointments, one for ...": each has a line of its own now."""
    count = heard.words.find("several", text)
    return text if count is None else text[: count.start()] + text[count.end() :]


def _second(head: _Side, tail: _Side, heard: Heard, policy: Policy) -> str:
    language = language_of(heard.understanding.language)
    text = tail.text
    if not tail.services:
        service = policy.service(head.services[0])
        text = f"{service.name if service else ''} {text}"
        named = heard.words.find("for_each", text)
        if named and named.groupdict().get("name"):
            other = str(language.phrases["_other_named"]).format(named["name"])
            text = f"{text[: named.start()]}{other}{text[named.end() :]}"
    key = "_also_this" if tail.has_day else "_also_book"
    return str(language.phrases[key]).format(text)
