"""The supervisor: `decide(state, heard, policy, now) -> (state, actions)`. Pure; the loop around it runs
the tools.

It is called with what a customer said, and again with what each tool answered, until it has something to say.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.actions import DOWN, Observation
from conversation_svc.domain.dialogue import routing, targets
from conversation_svc.domain.dialogue.going_on import proceed, resume
from conversation_svc.domain.dialogue.questions import nothing_to_agree_to
from conversation_svc.domain.flows import (
    appointments,
    bookings_told,
    commands,
    freed_times,
    information,
    people,
    proof,
)
from conversation_svc.domain.flows.steps import Step, prefixed, say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import State, Task

_COMMITTING = frozenset({"confirm-appointment", "reschedule-appointment", "cancel-appointment"})
_PROOF_TOOLS = frozenset({"send-code", "check-code"})
_INFORMING = frozenset({"get-working-hours", "get-operator-state", "get-weather"})


def decide(state: State, event: Heard | Observation, policy: Policy, now: datetime) -> Step:
    """now: an aware instant. The answer's actions end with something to say, or with a tool to call."""
    if isinstance(event, Observation):
        return _observe(state, event, policy.spoken(state.language), now)
    return routing.hear(state, event, policy, now)


def _observe(state: State, seen: Observation, policy: Policy, now: datetime) -> Step:
    if seen.tool == "get-operator-state" and state.expected == "operator":
        return people.owner_found(replace(state, expected=None), seen, policy, now)
    if seen.tool in _INFORMING:
        told = information.observed(seen, policy, now)
        return prefixed([told], resume(state, policy, now))
    task = state.task
    if task is None:
        return state, (say("anything_else"),)
    if not seen.ok and seen.error in DOWN:
        return _down(state, seen, policy, now)
    if seen.tool == "find-offer":
        taken = freed_times.observed(state, seen, policy)
        if taken is None and commands.answers_a_reminder(state, task.hints):
            confirmed = Task("confirmed", text="Customer confirmed by text.", hints=task.hints)
            return proceed(replace(state, task=confirmed, intent="status"), policy, now)
        return taken or nothing_to_agree_to(state, policy)
    if seen.tool == "resume":
        return resume(state, policy, now)
    if seen.tool in _PROOF_TOOLS or (seen.tool == "find-customer" and not state.customer.verified):
        return _proven(state, seen, policy, now)
    if seen.tool == "find-customer":
        found = seen.data.get("customer") or {}
        known = replace(
            state.customer,
            looked_up=True,
            name=found.get("name") or state.customer.name,
            email=found.get("email") or state.customer.email,
            customer_id=found.get("customer_id"),
        )
        return proceed(replace(state, customer=known), policy, now)
    if seen.tool == "get-time-slots":
        if not seen.ok:
            return bookings_told.lost(state, seen, policy, now)
        return bookings_told.slots_arrived(state, seen, policy, now)
    if seen.tool == "hold-slot":
        return bookings_told.held(state, seen, policy, now)
    if seen.tool in ("confirm-appointment", "reschedule-appointment"):
        if seen.ok:
            return bookings_told.committed(state, seen, policy)
        return bookings_told.lost(state, seen, policy, now)
    if seen.tool == "get-appointment-status":
        listed = appointments.listed(state, seen, now, policy)
        aimed = targets.aimed(listed, policy)
        if not targets.names_another(aimed):
            return proceed(aimed, policy, now)
        theirs = aimed.task.candidates if aimed.task else ()
        found = say("only_found", appointments=appointments.as_told(theirs, policy))
        return prefixed([found], proceed(targets.without_its_day(aimed), policy, now))
    if seen.tool in ("take-message", "join-waitlist"):
        return people.observed(state, seen, policy, now)
    return appointments.observed(state, seen, policy, now)


def _proven(state: State, seen: Observation, policy: Policy, now: datetime) -> Step:
    failed = proof.observed(state, seen, policy)
    if failed:
        return failed
    found = seen.data
    customer = replace(
        state.customer,
        verified=True,
        looked_up=True,
        phone=found.get("phone") or state.proof.phone or state.customer.phone,
        name=found.get("name") or state.customer.name,
        customer_id=found.get("customer_id"),
    )
    number = state.proof.confirmation_number
    state = replace(
        state, customer=customer, proof=replace(state.proof, phone=None, confirmation_number=None)
    )
    if state.task and number:
        state = state.with_task(hints=f"{state.task.hints} {number}".strip())
    return proceed(state, policy, now)


def _down(state: State, seen: Observation, policy: Policy, now: datetime) -> Step:
    """The calendar cannot be reached: say so, and take what the customer wants as a message."""
    task = state.task
    assert task is not None
    if task.kind == "message":
        return people.observed(state, replace(seen, tool="take-message"), policy, now)
    unsure = seen.tool in _COMMITTING and state.proposal is not None
    if unsure and state.proposal is not None and not state.proposal.tried:
        return bookings_told.unsettled(state)
    return people.pass_on(state, policy, now, unsure=unsure)
