"""Several people, services or weeks in one wish: booked one after the other. Pure."""

from __future__ import annotations

from dataclasses import replace

from conversation_svc.domain.language.weights import name_model
from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading import catalogue
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.mentioning import mentions
from conversation_svc.domain.state import Companion, State

MOST_AT_ONCE = 4  # people who are booked one after the other
MOST_WEEKS = 12
_WORDS = {2: "two dos", 3: "three tres", 4: "four cuatro", 5: "five cinco", 6: "six seis", 8: "eight ocho"}
_NUMBERS = {word: number for number, words in _WORDS.items() for word in words.split()}


def one_after_the_other(state: State, heard: Heard, policy: Policy) -> State:
    """ "My screen fixed, and the battery as well": the first now, and the second when that is done."""
    task = state.task
    if task is None or task.kind != "book":
        return state
    people = _people(heard)
    service = policy.service(task.service_id)
    at_home = service is not None and service.at_customer  # "a tune-up for two units" is one visit
    each = 1 < people <= MOST_AT_ONCE and not heard.says("one_for_all") and not at_home
    if each and not task.others and not state.later:  # "a cleaning for two people"
        after = heard.says("after_me")
        together = state.with_task(others=(Companion(after=after),) * (people - 1))
        return hours_told(together, heard)
    weeks = _weeks(heard)
    if weeks and not task.weeks:
        return state.with_task(weeks=weeks)
    if not heard.says("both_of_it"):
        return state
    named = catalogue.services_named(heard.text, policy)
    if len(named) != 2 or (task.service_id and task.service_id not in named):
        return state
    second = policy.service(named[1])
    assert second is not None
    later = str(language_of(state.language).phrases["_also_book"]).format(second.name)
    return replace(state, later=(*state.later, later)).with_task(service_id=named[0])


def _people(heard: Heard) -> int:
    several = heard.words.find("several", heard.text)
    if several:
        return _count(several["n"])
    beside = heard.words.find("me_and_several", heard.text)
    if beside:
        return 1 + _count(beside["n"])
    return heard.understanding.fields.people or (2 if heard.says("both_of_us") else 1)


def _weeks(heard: Heard) -> int:
    """ "Every Tuesday for four weeks": so many after the first."""
    found = heard.words.find("weekly_for", heard.text)
    return max(min(_count(found["n"]), MOST_WEEKS) - 1, 0) if found else 0


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def hours_told(state: State, heard: Heard) -> State:
    """ "9 and 9:30", of a wish for two: the first is for who comes first, and so on."""
    task = state.task
    hours = [mention.at for mention in mentions(heard) if mention.at and not mention.old]
    if task is None or not task.others or len(hours) != len(task.others) + 1:
        return state
    others = tuple(replace(other, at=at) for other, at in zip(task.others, hours[1:], strict=True))
    return state.with_task(others=others, wish=replace(task.wish, at=hours[0], earliest=None, latest=None))


def names_told(heard: Heard) -> list[str]:
    """ "Ann, Bob and Cy Roy": each with the family name that is said once. Empty: not several names."""
    written = heard.words.find("names_of_all", heard.text)
    found = written or heard.words.find("names_of_all", heard.text.title())
    if found is None:
        return []
    names = [found[place] for place in ("n1", "n2", "n3", "n4") if found[place]]
    known = {name.split()[0].lower() for name in names} & name_model().first_names
    if not written and (not known or heard.understanding.times):
        return []  # "checkup and whitening", "monday and tuesday"
    family = names[-1].split()[1:]
    shared = family and all(len(name.split()) == 1 for name in names[:-1])
    return [f"{name} {' '.join(family)}" if shared and name != names[-1] else name for name in names]


def with_names(state: State, names: list[str]) -> State:
    """The others than the first belong to the bookings that come after this one."""
    if state.task is None:
        return state
    others = list(state.task.others)
    for place, name in enumerate(names[1 : len(others) + 1]):
        others[place] = replace(others[place], name=name)
    return state.with_task(others=tuple(others))


def somebody_added(state: State, heard: Heard) -> State | None:
    """ "Can you do the same for my son as well?", once the own time is found: his comes next."""
    task = state.task
    if task is None or task.kind != "book" or task.chosen is None or task.for_other or task.others:
        return None
    theirs = heard.says("for_somebody") or (heard.says("my_somebody") and heard.says("question"))
    also = theirs and heard.says("as_well") and not heard.says("begins_yes")
    return replace(state, later=(*state.later, heard.text)) if also else None


def service_added(state: State, heard: Heard, policy: Policy) -> State | None:
    """ "Also add a whitening right after", while a check-up is being booked: the other one comes next."""
    task = state.task
    if task is None or task.kind != "book" or task.service_id is None or not heard.says("adding"):
        return None
    named = [found for found in catalogue.services_named(heard.text, policy) if found != task.service_id]
    service = policy.service(named[0]) if len(named) == 1 else None
    if service is None or heard.says("instead") or heard.says("begins_yes"):
        return None
    when = " ".join(time.text for time in heard.understanding.times)
    key = "_also_after_that" if heard.says("after_me") else "_also_this" if when else "_also_book"
    line = str(language_of(state.language).phrases[key]).format(f"{service.name} {when}".strip())
    return replace(state, later=(*state.later, line))
