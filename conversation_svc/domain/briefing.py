"""What a person needs to know who takes over: a summary in a line or two, and the fields
collected so far. Pure.
"""

from __future__ import annotations

from typing import Any

from conversation_svc.domain.flows.steps import service_name
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import State

REASONS = {  # of a hand-off
    "asked": "asked for a person",
    "offered": "accepted the offer of a person",
    "not_understood": "could not be understood twice",
    "emergency": "wrote of an emergency and was told to call for help",
    "urgent": "has something that cannot wait",
    "possible_cancellation": "opted out with a word that may also mean cancelling the appointment",
    "proof_failed": "could not prove who they are",
    "message": "left a message",
    "calendar_down": "was served while the calendar was away",
    "late": "is running late",
    "rule": "said something that your rules send to a person",
}


def summary(state: State, policy: Policy, reason: str, last_text: str) -> str:
    """For staff, in English; the customer's last words are quoted."""
    who = state.customer.name or "A customer"
    proven = "" if state.customer.verified or not state.customer.phone else " (phone not proven)"
    lines = [f"{who}{proven} {REASONS.get(reason, reason)} by {state.channel}, in {state.language}."]
    task = state.task
    if task is not None:
        what = service_name(policy, task.service_id) if task.service_id else "nothing named yet"
        lines.append(f"Open: {task.kind}, {what}.")
    if state.finished and state.finished.appointment:
        done = state.finished.appointment
        lines.append(f"Done: {state.finished.kind} {done.confirmation_number}, {done.start:%a %b %d %H:%M}.")
    lines.append(f'Last: "{last_text[:200]}"')
    return " ".join(lines)


def fields(state: State) -> dict[str, Any]:
    task, customer = state.task, state.customer
    collected: dict[str, Any] = {
        "intent": state.intent,
        "name": customer.name,
        "phone": customer.phone,
        "phone_proven": customer.verified,
        "email": customer.email,
        "address": customer.address,
        "language": state.language,
        "appointments": [own.confirmation_number for own in state.own],
    }
    if task is not None:
        collected |= {
            "task": task.kind,
            "service_id": task.service_id,
            "staff_id": task.staff_id,
            "chosen": task.chosen.start.isoformat() if task.chosen else None,
            "offered": [slot.start.isoformat() for slot in task.offers],
            "appointment": task.target.confirmation_number if task.target else None,
            "message": task.text or None,
        }
    return {key: value for key, value in collected.items() if value not in (None, [], "")}
