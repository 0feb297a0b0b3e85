"""Which service a line within a task asks for: another one by name, or one that its words stand for. Pure."""

from __future__ import annotations

from conversation_svc.domain.dialogue.noting import is_description
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.catalogue import (
    looking_service,
    resolve_service,
    service_of_trade,
    services_named,
    services_refused,
)
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import State, Task


def service_wanted(heard: Heard, policy: Policy) -> str | None:
    """ "Not a cleaning, a whitening": the one that is left."""
    unwanted = services_refused(heard, policy)
    if not unwanted:
        return resolve_service(heard.understanding.fields.service, policy)
    left = [named for named in services_named(heard.text, policy) if named not in unwanted]
    return left[0] if len(left) == 1 else None


def names_other_service(task: Task, heard: Heard, policy: Policy) -> bool:
    """ "4 then. A check-up.", of the times for a whitening: which are no longer the ones to choose from."""
    wanted = service_wanted(heard, policy) if task.kind == "book" else None
    return wanted not in (None, task.service_id) and not is_description(heard)


def service_meant(state: State, heard: Heard, policy: Policy) -> str | None:
    """What an answer to "which service?" stands for that names none: a complaint, "any", "I do not know"."""
    if state.expected != "service":
        return None
    trade = service_of_trade(heard, policy)
    if trade:
        return trade
    if heard.says("any_of_them") and not heard.says("any_time") and policy.services:
        return policy.services[0].id
    looked = looking_service(policy, state.language) if heard.says("unsure") else None
    return looked.id if looked else None


def is_about_times(heard: Heard) -> bool:
    return any(map(heard.says, ("earlier", "later", "as_early", "as_late")))
