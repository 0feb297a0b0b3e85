"""Several people, or several services, in one wish: booked one after the other. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.phrases.language import Phrase
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading import catalogue
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import State

_PERSON = ("_also_person", "_also_person_after")
MOST_AT_ONCE = 4  # people who are booked one after the other
_HOW_MANY = {"2": 2, "3": 3, "4": 4, "two": 2, "three": 3, "four": 4, "dos": 2, "tres": 3, "cuatro": 4}


def one_after_the_other(state: State, heard: Heard, policy: Policy) -> State:
    """ "My screen fixed, and the battery as well": the first now, and the second when that is done."""
    task = state.task
    if task is None or task.kind != "book":
        return state
    several = heard.words.find("several", heard.text)
    people = heard.understanding.fields.people or (2 if heard.says("both_of_us") else 1)
    people = _HOW_MANY[several.group("n").lower()] if several else people
    service = policy.service(task.service_id)
    at_home = service is not None and service.at_customer  # "a tune-up for two units" is one visit
    each = 1 < people <= MOST_AT_ONCE and not heard.says("one_for_all") and not at_home
    if service and each and not state.later:  # "a cleaning for two people"
        key = "_also_person_after" if heard.says("after_me") else "_also_person"
        one_more = str(language_of(state.language).phrases[key]).format(service.name)
        return replace(state, later=(one_more,) * (people - 1))
    if not heard.says("both_of_it"):
        return state
    named = catalogue.services_named(heard.text, policy)
    if len(named) != 2 or (task.service_id and task.service_id not in named):
        return state
    second = policy.service(named[1])
    assert second is not None
    later = str(language_of(state.language).phrases["_also_book"]).format(second.name)
    return replace(state, later=(*state.later, later)).with_task(service_id=named[0])


def names_told(heard: Heard) -> list[str]:
    """ "Ann, Bob and Cy Roy": each with the family name that is said once. Empty: not several names."""
    found = heard.words.find("names_of_all", heard.text)
    if found is None:
        return []
    names = [found[place] for place in ("n1", "n2", "n3", "n4") if found[place]]
    family = names[-1].split()[1:]
    shared = family and all(len(name.split()) == 1 for name in names[:-1])
    return [f"{name} {' '.join(family)}" if shared and name != names[-1] else name for name in names]


def with_names(state: State, names: list[str]) -> State:
    """The others than the first belong to the bookings that come after this one."""
    phrases = language_of(state.language).phrases
    lines = list(state.later)
    for name in names[1:]:
        place = next((at for at, line in enumerate(lines) if _key_of(line, phrases)), None)
        if place is None:
            break
        key = _key_of(lines[place], phrases)
        service = _service_in(lines[place], str(phrases[key]))
        lines[place] = str(phrases[f"{key}_named"]).format(service, name)
    return replace(state, later=tuple(lines))


def _key_of(line: str, phrases: Mapping[str, Phrase]) -> str:
    return next((key for key in _PERSON if _service_in(line, str(phrases[key]))), "")


def _service_in(line: str, template: str) -> str:
    before, after = template.split("{0}")
    whole = line.startswith(before) and line.endswith(after)
    return line[len(before) : len(line) - len(after)] if whole else ""
