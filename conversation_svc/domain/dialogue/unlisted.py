"""What the business does not do is said to be so, to who asks for it and to who wants to come. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.dialogue import tasks
from conversation_svc.domain.dialogue.going_on import proceed
from conversation_svc.domain.flows.steps import Step, prefixed, say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.catalogue import diagnosing_service
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import State

_INTENTS = frozenset({None, "book", "search", "info", "oos", "chitchat"})


def told(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    if not heard.is_unlisted or heard.intent not in _INTENTS or state.expected not in (None, "service"):
        return None
    looked = diagnosing_service(policy, state.language)
    if looked is None:
        answer = say("not_listed", services=[service.name for service in policy.services])
    else:
        answer = say("not_listed_look", service=looked.name)
    begun = tasks.started(state, heard, policy, now) or state
    if heard.says("offering") or heard.says("price") or begun.task is None or begun.task.kind != "book":
        return state, (answer,)
    if looked is None:
        return replace(begun, expected="service"), (answer,)
    return prefixed([answer], proceed(begun.with_task(service_id=looked.id), policy, now))
