"""Greetings, thanks, goodbyes, and a yes or no to nothing. Pure."""

from __future__ import annotations

from datetime import datetime

from conversation_svc.domain.dialogue import tasks
from conversation_svc.domain.dialogue.going_on import resume
from conversation_svc.domain.dialogue.names_told import introduced
from conversation_svc.domain.flows import bookings_told
from conversation_svc.domain.flows.steps import Step, prefixed, say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading import agreeing
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import State


def small_talk(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    known = introduced(state, heard)
    if known is not None:
        return _greeted(known, policy)
    thanked = heard.says("thanks") and not heard.says("yes_only") and not heard.says("begins_yes")
    all_done = state.task is None and heard.says("that_is_all")
    if "bye" in heard.acts or heard.says("bye") or all_done:
        return tasks.farewell(state, heard)
    if state.task is None and (thanked or "thanks" in heard.acts):
        return state, (say("welcome"),)
    if heard.says("own_language") or heard.says("other_language"):
        asked = [say("speaks_it")] if heard.says("question") else []
        return prefixed(
            asked, resume(state, policy, now) if state.task else (state, (say("how_can_i_help"),))
        )
    if "repeat" in heard.acts and (state.task or state.greeted):
        told = bookings_told.told_again(state, policy) or say("how_can_i_help")
        return resume(state, policy, now) if state.task else (state, (told,))
    if state.task is None and state.greeted and agreeing.is_no(heard):
        return tasks.farewell(state, heard)
    if state.task is None and agreeing.is_agreed(heard) and state.finished:
        again = bookings_told.told_again(state, policy)
        if again:
            return state, (again,)
    if state.task is None and heard.says("drop_it"):
        return state, (say("anything_else"),)
    greeted = "greet" in heard.acts or heard.says("greeting_only")
    greeted = greeted or "repeat" in heard.acts
    if state.task is None and (agreeing.is_yes(heard) or greeted or heard.intent == "chitchat"):
        return _greeted(state, policy)
    if "greet" in heard.acts or "thanks" in heard.acts:
        return resume(state, policy, now)
    return None


def _greeted(state: State, policy: Policy) -> Step:
    key = "how_can_i_help" if state.greeted else "greeting"
    return state, (say(key, name=policy.name, assistant=policy.assistant, greeting=policy.greeting),)
