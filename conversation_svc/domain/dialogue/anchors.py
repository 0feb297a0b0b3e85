"""A new booking beside an appointment that the customer has: "a whitening right after my check-up", "the same
day as my cleaning". Pure.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.actions import CallTool
from conversation_svc.domain.flows import appointments, proof
from conversation_svc.domain.flows.steps import Step
from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading import catalogue
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import Booked, State, Wish

AFTER, BEFORE, SAME_DAY = "after", "before", "day"


def told(heard: Heard) -> str:
    """Beside which appointment of theirs, and how; empty: beside none."""
    if heard.says("having_one") and heard.says("after_me"):
        return AFTER  # "I have an appointment on Monday at 3, can I get a filling right after?"
    found = heard.words.find("beside_mine", heard.text)
    if found is None:
        return ""
    return BEFORE if found["before"] else AFTER if found["after"] else SAME_DAY


def service_wanted(heard: Heard, policy: Policy) -> str | None:
    """ "A whitening right after my check-up": not the check-up."""
    found = heard.words.find("beside_mine", heard.text)
    theirs = catalogue.services_named(heard.text[found.start() :], policy)[:1] if found else []
    named = [each for each in catalogue.services_named(heard.text, policy) if each not in theirs]
    return named[0] if theirs and len(named) == 1 else None


def look_up(state: State, policy: Policy, now: datetime) -> Step | None:
    """Find the appointment first. None: it is known, or cannot be."""
    task = state.task
    assert task is not None
    if not task.beside or task.listed or proof.is_needed(state):
        return None
    return state, (CallTool("get-appointment-status", {}),)


def settled(state: State, policy: Policy, now: datetime) -> State:
    """The wish, counted from the appointment that is meant."""
    task = state.task
    assert task is not None
    if not task.beside:
        return state
    theirs = task.candidates if task.listed else appointments.upcoming(state.own, now)
    meant = _meant(theirs, task.hints, policy, state.language)
    wish = _beside(task.wish, meant, task.beside) if meant else task.wish
    return state.with_task(beside="", candidates=theirs, wish=wish, searched=None)


def _meant(theirs: tuple[Booked, ...], hints: str, policy: Policy, language: str) -> Booked | None:
    found = language_of(language).words.find("beside_mine", hints)
    named = catalogue.services_named(hints[found.start() :], policy) if found else []
    return next((a for a in theirs if a.service_id in named), theirs[0] if theirs else None)


def _beside(wish: Wish, meant: Booked, way: str) -> Wish:
    day = meant.start.date()
    wish = replace(wish, days=((day, day),), weekdays=(), asap=False)
    if wish.has_time or way == SAME_DAY:
        return wish
    if way == BEFORE:
        return replace(wish, latest=meant.start.timetz().replace(tzinfo=None), over_by=True, late=True)
    return replace(wish, earliest=meant.end.timetz().replace(tzinfo=None))
