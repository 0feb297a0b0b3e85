"""A line that nothing takes: asked again, and a person after the second. And lines without a word. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.actions import End
from conversation_svc.domain.dialogue import service_choice
from conversation_svc.domain.dialogue.going_on import proceed, resume
from conversation_svc.domain.dialogue.noting import trouble_beside
from conversation_svc.domain.flows import people
from conversation_svc.domain.flows.steps import Step, prefixed, say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading import catalogue
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import State

MISSES = 2
SILENCES = 2
LONGEST_NOTE = 200  # letters of a complaint
_DETAILS = frozenset({"name", "phone", "address"})


def missed(state: State, heard: Heard, policy: Policy, now: datetime) -> Step:
    misses = state.misses + 1
    task = state.task
    complains = heard.says("complains") and not service_choice.is_about_times(heard)
    if task and state.expected == "service" and complains and misses < MISSES:
        looked = catalogue.looking_service(policy, state.language)
        if looked:  # who is there will see what it takes
            taken = state.with_task(service_id=looked.id, notes=heard.text[:LONGEST_NOTE])
            return prefixed([say("service_taken", service=looked.name)], proceed(taken, policy, now))
    noted = trouble_beside(state, heard)
    if noted:
        return prefixed([say("contact_kept")], resume(noted, policy, now))
    if task and heard.intent in ("book", "search") and task.kind == "book":
        again = proceed if state.expected == "service" else resume
        return again(state, policy, now)  # "how soon can I come in?", which is what we are at
    if misses >= MISSES and task and task.kind == "message" and state.expected == "name":
        # asked twice: the message matters more than who left it
        return proceed(replace(state, expected=None, misses=0).with_task(nameless=True), policy, now)
    if misses >= MISSES:
        return people.hand_off(replace(state, misses=misses), policy, now, "not_understood")
    if task and state.expected in _DETAILS and (heard.says("yes_only") or heard.says("agreeable")):
        return resume(state, policy, now)  # "okay", and then the name
    missed = replace(state, misses=misses)
    if state.task is None:
        return missed, (say("not_understood", services=[s.name for s in policy.services][:3]),)
    says_nothing = any(map(heard.says, ("yes_only", "no_only", "thanks")))
    if state.expected == "service" and not says_nothing:
        asked = proceed(missed, policy, now)
        if asked[0].task and asked[0].task.service_id:  # asked often enough
            return replace(asked[0], misses=0), asked[1]
        return prefixed([say("not_understood_short")], (replace(asked[0], misses=misses), asked[1]))
    step = resume(missed, policy, now)
    return prefixed([say("not_understood_short")], (replace(step[0], misses=misses), step[1]))


def silence(state: State, heard: Heard, policy: Policy, now: datetime) -> Step:
    """Nothing was said. A caller is asked twice more, and then wished a good day."""
    if not state.greeted and not heard.is_picture:
        return state, (
            say("greeting", name=policy.name, assistant=policy.assistant, greeting=policy.greeting),
        )
    if state.channel == "voice" and state.silences >= SILENCES:
        return replace(state, ended=True), (say("silence_bye"), End())
    state = replace(state, silences=state.silences + 1)
    told = say("picture" if heard.is_picture else "still_there" if state.channel == "voice" else "empty")
    return prefixed([told], resume(state, policy, now)) if state.task else (state, (told,))
