"""A task that is given up, or an appointment that is kept after all. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.dialogue import kinds, tasks
from conversation_svc.domain.flows.steps import Step, done, say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.mentioning import mentions
from conversation_svc.domain.reading.naming import WRITTEN, is_strange_name
from conversation_svc.domain.state import State


def dropped(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    if state.task is None:
        return None
    task = state.task
    if heard.says("may_change_later") and heard.says("question"):
        return None
    if task.kind == "cancel" and heard.says("just_cancel"):
        return None
    kept = task.kind in ("cancel", "reschedule") and (heard.says("keep_it") or heard.says("drop_it"))
    stops = (
        heard.acts >= {"stop"} and not heard.says("any_of_them") and not heard.understanding.fields.service
    )
    stops = (
        stops
        and not (state.expected == "name" and heard.says("name_lead"))
        and not (state.expected == "name" and _is_written_name(heard.text.strip(" .!,")))
    )
    gone = heard.says("drop_it") or (stops and not heard.understanding.times and not heard.says("question"))
    if state.expected == "message" and heard.says("no_only"):
        return done(state, "none"), (say("anything_else"),)
    if task.kind == "reschedule" and heard.intent == "cancel" and not heard.says("keep_it"):
        return None
    if len([mention for mention in mentions(heard) if mention.at]) > 1:
        return None  # "I can't do 10 but 10:30 works"
    if task.kind == "reschedule" and heard.says("just_cancel_it"):
        return None  # "don't move it, cancel it"
    if task.kind == "book" and heard.intent == "cancel" and not heard.says("my_appointment"):
        if kinds.nothing_found_yet(state):
            return None
        gone = gone or not _names_existing(state, heard)
    if not (kept or gone):
        return None
    key = "kept" if task.kind in ("cancel", "reschedule") else "dropped_this" if state.own else "dropped"
    state = replace(state, later=()) if task.kind == "book" else state  # the next week's, too
    left = done(state, "status", task.target) if task.target else done(state, "none")
    return replace(left, outcome=state.outcome), (*tasks.released(state), say(key))


def _is_written_name(bare: str) -> bool:
    return is_strange_name(bare) or (bare.istitle() and WRITTEN.fullmatch(bare) is not None)


def _names_existing(state: State, heard: Heard) -> bool:
    return bool(state.own) or (state.customer.verified and "my" in heard.text.lower().split())
