"""Several people, or several services, in one wish: booked one after the other. Pure."""

from __future__ import annotations

from dataclasses import replace

from conversation_svc.domain import offered
from conversation_svc.domain.heard import Heard
from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import State

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
    each = 1 < people <= MOST_AT_ONCE and not heard.says("one_for_all")
    if service and each and not state.later:  # "a cleaning for two people"
        key = "_also_person_after" if heard.says("after_me") else "_also_person"
        one_more = str(language_of(state.language).phrases[key]).format(service.name)
        return replace(state, later=(one_more,) * (people - 1))
    if not heard.says("both_of_it"):
        return state
    named = offered.services_named(heard.text, policy)
    if len(named) != 2 or (task.service_id and task.service_id not in named):
        return state
    second = policy.service(named[1])
    assert second is not None
    later = str(language_of(state.language).phrases["_also_book"]).format(second.name)
    return replace(state, later=(*state.later, later)).with_task(service_id=named[0])
