"""Finding a time and booking it, or moving an appointment to it: the next thing to do."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from conversation_svc.domain.actions import CallTool, Say
from conversation_svc.domain.flows.free_times import search_for
from conversation_svc.domain.flows.steps import (
    Step,
    done,
    prefixed,
    propose,
    say,
    service_name,
    staff_name,
)
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.catalogue import looking_service
from conversation_svc.domain.state import Slot, State, Task, Wish

SERVICE_QUESTIONS = 2


def proceed(state: State, policy: Policy, now: datetime) -> Step:
    """The next thing to do for a booking or a move. Safe to call again: it asks the same question again."""
    task = state.task
    assert task is not None
    if task.service_id is None:
        if len(policy.services) == 1:
            return proceed(state.with_task(service_id=policy.services[0].id), policy, now)
        told = task.wish.has_day or task.wish.has_time or task.wish.asap
        if task.asked_service >= SERVICE_QUESTIONS and told:
            # Who tells us when they want to come, twice, and not for what, is looked at.
            looked = looking_service(policy, state.language) or policy.services[0]
            taken = state.with_task(service_id=looked.id)
            return prefixed([say("service_taken", service=looked.name)], proceed(taken, policy, now))
        asked = replace(state, expected="service").with_task(asked_service=task.asked_service + 1)
        return asked, (say("ask_service", services=[s.name for s in policy.services]),)
    service = policy.service(task.service_id)
    if task.staff_id and service and service.staff and task.staff_id not in service.staff:
        other = say(
            "staff_not_for",
            staff=getattr(policy.member(task.staff_id), "name", ""),
            service=service.name,
        )
        return prefixed([other], proceed(state.with_task(staff_id=None, chosen=None), policy, now))
    if task.refused and not task.offers and task.chosen is None:
        return replace(state, expected="date"), (say("ask_change"),)
    if task.chosen is None:
        blocked = _impossible(task, policy, now)
        if blocked:
            cleared = replace(task.wish, days=(), after=None, before=None)
            return prefixed([blocked], proceed(state.with_task(wish=cleared, searched=None), policy, now))
        if task.searched != search_key(task, policy, now):
            arguments = search_for(task, policy, now).arguments(task)
            return state.with_task(searched=search_key(task, policy, now)), (
                CallTool("get-time-slots", arguments),
            )
        return present(state, policy)
    if task.hold_for != task.chosen.slot_id:
        return state, (CallTool("hold-slot", _hold_arguments(task)),)
    if task.kind == "reschedule":
        return _propose_move(state, policy)
    return _propose_booking(state, policy)


def _propose_booking(state: State, policy: Policy) -> Step:
    task, customer = state.task, state.customer
    assert task is not None
    assert task.chosen is not None
    if task.for_other and not task.for_whom:
        return replace(state, expected="name"), (say("ask_other_name"),)
    if not customer.name and customer.verified and not customer.looked_up:
        return state, (CallTool("find-customer", {}),)
    if not customer.name and not task.for_whom:
        known = customer.phone or customer.asked_phone
        unnamed = known and any(not other.name for other in task.others)
        key = "ask_names" if unnamed else "ask_name" if known else "ask_name_and_phone"
        return replace(state, expected="name"), (say(key, **_slot_args(task, task.chosen, policy)),)
    if not customer.phone and not customer.email and not customer.asked_phone and state.channel == "voice":
        asked = replace(state, expected="phone", customer=replace(customer, asked_phone=True))
        return asked, (say("ask_phone"),)
    service = policy.service(task.service_id)
    goes_out = service is not None and service.at_customer
    if goes_out and not customer.address and not task.placeless:
        return replace(state, expected="address"), (say("ask_address"),)
    address = customer.address if goes_out else None
    name = customer.name or task.for_whom
    notes = " ".join(
        filter(None, [f"For {task.for_whom}." if task.for_whom and customer.name else "", task.notes])
    )
    state, action = propose(
        state,
        "confirm-appointment",
        {
            "service_id": task.service_id,
            "start": task.chosen.start.isoformat(),
            "staff_id": task.chosen.staff_id,
            "hold_id": task.hold_id,
            "name": name,
            "phone": customer.phone,
            "email": customer.email,
            "notes": notes or None,
            "location": {"address": address} if address else None,
        },
    )
    question = say(
        "read_back", name=task.for_whom or name, location=address, **_slot_args(task, task.chosen, policy)
    )
    return replace(state, expected="confirm"), (action, question)


def _propose_move(state: State, policy: Policy) -> Step:
    task = state.task
    assert task is not None
    assert task.chosen is not None
    assert task.target is not None
    if (task.chosen.start, task.chosen.staff_id) == (task.target.start, task.target.staff_id):
        told = say("already_yours", **_slot_args(task, task.chosen, policy))
        return replace(done(state, "status", task.target), outcome=state.outcome), (told,)
    state, action = propose(
        state,
        "reschedule-appointment",
        {
            "appointment_id": task.target.appointment_id,
            "start": task.chosen.start.isoformat(),
            "staff_id": task.chosen.staff_id,
            "version": task.target.version,
            "hold_id": task.hold_id,
        },
    )
    question = say("read_back_move", old=task.target.start, **_slot_args(task, task.chosen, policy))
    return replace(state, expected="confirm"), (action, question)


def _slot_args(task: Task, slot: Slot, policy: Policy) -> dict[str, Any]:
    wished = task.staff_id if task.kind == "book" else None  # a move keeps whom it had, asked for or not
    return {
        "start": slot.start,
        "service": service_name(policy, slot.service_id),
        "staff": staff_name(policy, slot, asked_for=wished),
    }


def _impossible(task: Task, policy: Policy, now: datetime) -> Say | None:
    """A wish that no calendar can fulfil, told at once."""
    if not task.wish.days or task.wish.after or task.wish.before:
        return None
    today = policy.local(now).date()
    first, last = min(d[0] for d in task.wish.days), max(d[1] for d in task.wish.days)
    if last < today:
        return say("past_day", day=first)
    if first > today + timedelta(days=policy.horizon_days):
        return say("beyond_horizon", day=first, year=first.year, days=policy.horizon_days)
    return None


def search_key(task: Task, policy: Policy, now: datetime) -> str:
    asked = {**search_for(task, policy, now).arguments(task), "wish": repr(task.wish), "n": len(task.shown)}
    return hashlib.sha256(json.dumps(asked, sort_keys=True, default=str).encode()).hexdigest()[:12]


def _hold_arguments(task: Task) -> dict[str, Any]:
    assert task.chosen is not None
    return {
        "service_id": task.chosen.service_id,
        "start": task.chosen.start.isoformat(),
        "staff_id": task.chosen.staff_id,
        "instead_of": task.hold_id,
        "slot_id": task.chosen.slot_id,
        "reschedule_of": task.target.appointment_id if task.kind == "reschedule" and task.target else None,
    }


def present(state: State, policy: Policy) -> Step:
    task = state.task
    assert task is not None
    if not task.offers:
        return nothing_free(state, policy)
    key = "offer_near" if task.inexact else "offer"
    if task.kind == "reschedule" and not task.inexact:
        key = "offer_move"
    if task.refused or (task.inexact and task.more):
        key = "offer_instead"  # what is not free was said with the first offer
    member = policy.member(task.staff_id)
    args = {
        "slots": [(slot.start, staff_name(policy, slot)) for slot in task.offers],
        "service": service_name(policy, task.service_id),
        "staff": member.name if member and member.kind == "person" and len(policy.staff) > 1 else "",
        "wish": _wished(task.wish, policy),
        "old": task.target.start if task.target else None,
        "open_end": not (task.wish.has_day or task.wish.has_time or task.wish.asap),
    }
    return replace(state, expected="time"), (Say(key, args),)


def _wished(wish: Wish, policy: Policy) -> dict[str, Any]:
    """What to name as not free, and why when we know it."""
    day = wish.days[0][0] if len(wish.days) == 1 and wish.days[0][0] == wish.days[0][1] else None
    closed = day is not None and not policy.windows(day)
    return {
        "day": day,
        "at": wish.at,
        "in_hours": bool(wish.part or wish.earliest or wish.latest),
        "closed": closed,
        "reason": policy.closed_because(day) if day and closed else None,
    }


def nothing_free(state: State, policy: Policy) -> Step:
    task = state.task
    assert task is not None
    if task.kind == "book":
        return replace(state, expected="waitlist"), (
            say(
                "nothing_free", service=service_name(policy, task.service_id), wish=_wished(task.wish, policy)
            ),
        )
    return replace(state, expected="date"), (say("nothing_free_move", wish=_wished(task.wish, policy)),)
