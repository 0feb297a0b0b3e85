"""What comes before everything: the language, emergencies, opting out, a person who has the word."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.dialogue.dangers import emergency, urgent
from conversation_svc.domain.flows import (
    commands,
    people,
)
from conversation_svc.domain.flows.steps import Step
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.naming import is_thumbed_name
from conversation_svc.domain.state import State

_NAMELIKE = frozenset({"name", "phone", "email", "confirmation_number", "code", "code_phone"})


def in_language(state: State, heard: Heard, policy: Policy) -> State:
    """The language of the line, unless it is a word or a name that says nothing about it."""
    language = heard.understanding.language
    if heard.says("other_language"):
        language = next((code for code in policy.languages if code != language), language)
        return replace(state, language=language)
    if language == state.language or language not in policy.languages:
        return state
    if heard.says("own_language"):  # asked for outright, whatever we had asked
        return replace(state, language=language)
    if state.greeted and (state.expected in _NAMELIKE or _is_only_a_name(heard)):
        return state
    return replace(state, language=language)


def _is_only_a_name(heard: Heard) -> bool:
    text = heard.text.strip(" .!,")
    name = heard.understanding.fields.name or ""
    return (
        text.lower() == name.lower()
        or (text.istitle() and 1 < len(text.split()) < 4)
        or is_thumbed_name(text)
    )


def opting(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    return commands.opt_out(state, heard, policy) or commands.opt_in(state, heard, policy)


def with_a_person(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    if state.handoff != "human" or people.may_help_meanwhile(state, heard):
        return None
    return people.while_waiting(state, heard, now)


RULES = (emergency, opting, with_a_person, urgent)
