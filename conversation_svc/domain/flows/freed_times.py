"""A freed time was offered by text to somebody on the waitlist:

"1" or "yes" takes it, "2" or "no" lets it go.
"""

from __future__ import annotations

from dataclasses import replace

from conversation_svc.domain.actions import CallTool, Observation
from conversation_svc.domain.flows.steps import Step, in_zone, propose
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import Slot, State, Task


def hear(state: State, heard: Heard) -> Step | None:
    """A bare answer by text while nothing is open may belong to an offer; the calendar knows."""
    if state.channel != "sms" or state.task or state.expected or state.proposal:
        return None
    yes = heard.says("yes_only") and not state.asked_freely
    if not (yes or heard.text.strip(" .!") == "1"):
        return None
    return replace(state, task=Task("offer", hints=heard.text)), (CallTool("find-offer", {}),)


def observed(state: State, seen: Observation, policy: Policy) -> Step | None:
    """Take the offered time at once: the yes was said to it. None: there is no offer."""
    offer = seen.data.get("offer")
    if not seen.ok or not offer:
        return None
    customer = offer.get("customer") or {}
    start = in_zone(policy, offer["start"])
    slot = Slot(offer["service_id"], start, start, str(offer.get("staff_id") or ""))
    task = Task(
        "book", service_id=slot.service_id, chosen=slot, hold_id=offer["hold_id"], hold_for=slot.slot_id
    )
    known = replace(state.customer, name=state.customer.name or customer.get("name"), looked_up=True)
    state = replace(state, task=task, customer=known, intent="waitlist")
    state, action = propose(
        state,
        "confirm-appointment",
        {
            "service_id": slot.service_id,
            "start": start.isoformat(),
            "staff_id": slot.staff_id,
            "hold_id": offer["hold_id"],
            "name": known.name,
            "phone": known.phone,
        },
        confirmed=True,
    )
    return state, (action, CallTool("confirm-appointment"))
