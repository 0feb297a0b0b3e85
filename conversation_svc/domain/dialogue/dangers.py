"""Emergencies, and what is urgent in a trade: a burst pipe waits for no calendar. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.actions import HandOff
from conversation_svc.domain.dialogue.going_on import proceed, resume
from conversation_svc.domain.flows import people
from conversation_svc.domain.flows.steps import Step, prefixed, say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.catalogue import service_marked
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import State, Task, Wish

LONGEST_NOTE = 200  # letters of what happened
_DEADLY = ("emergency", "poisoned", "bad_air", "water_and_power")
_URGENT = {"urgent_water": ("plumb", "drain", "pipe"), "urgent_battery": ("batter",)}
_FREE_TEXT = frozenset({"message", "note"})


def emergency(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    lowered = heard.text.lower()
    tenants_own = any(word.lower() in lowered for word in policy.emergency_words)
    harmless = heard.says("no_danger")
    deadly = heard.says("emergency") or (not harmless and any(map(heard.says, _DEADLY)))
    if not deadly and (_urgency(heard, policy) or not (heard.intent == "emergency" or tenants_own)):
        return None
    told = say("emergency", number=policy.emergency_number, must_hear=True)
    first = (say("get_out", must_hear=True),) if heard.says("bad_air") else ()
    state = replace(state, intent="emergency", outcome="emergency")
    return state, (*first, told, HandOff("emergency", False, True))


def urgent(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """The team is told at once. A caller is connected; who writes is offered the next free time meanwhile,
    and need not wait for an answer.
    """
    found = _urgency(heard, policy)
    if found is None or state.outcome == "urgent" or state.expected in _FREE_TEXT:
        return None
    key, service_id = found
    state = replace(state, outcome="urgent")
    told = say(key, number=policy.emergency_number, must_hear=True)
    if state.channel == "voice" and policy.is_open(now) and policy.transfer_number:
        return prefixed([told], people.hand_off(state, policy, now, "urgent"))
    if state.task and state.task.kind == "book" and state.task.service_id in (None, service_id):
        step = resume(state.with_task(service_id=service_id), policy, now)
    else:
        task = Task("book", service_id=service_id, wish=Wish(asap=True), notes=heard.text[:LONGEST_NOTE])
        step = proceed(replace(state, task=task, proposal=None, expected=None, intent="book"), policy, now)
    return step[0], (told, HandOff("urgent", takeover=False, urgent=True), *step[1])


def _urgency(heard: Heard, policy: Policy) -> tuple[str, str] | None:
    """What of it, and the one service that is for it; a dentist sends no plumber."""
    if heard.says("no_danger"):
        return None
    for key, marks in _URGENT.items():
        service_id = service_marked(marks, policy) if heard.says(key) else None
        if service_id:
            return key, service_id
    return None
