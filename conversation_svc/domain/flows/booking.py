"""Finding a time and booking it, or moving an appointment to it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from conversation_svc.domain.actions import Actions, CallTool, Observation, Say
from conversation_svc.domain.flows.steps import (
    Step,
    booked_from,
    done,
    in_zone,
    prefixed,
    propose,
    say,
    service_name,
    slot_from,
    staff_name,
)
from conversation_svc.domain.offering import OFFERS, best, fits, nearest, search_for
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import Booked, Slot, State, Task, Wish

SERVICE_QUESTIONS = 2
LONGEST_TRIES = 6  # searches for one answer; then we say what we know


def proceed(state: State, policy: Policy, now: datetime) -> Step:
    """The next thing to do for a booking or a move. Safe to call again: it asks the same question again."""
    task = state.task
    assert task is not None
    if task.service_id is None:
        if len(policy.services) == 1 or task.asked_service >= SERVICE_QUESTIONS:
            # Who answers with a day and an hour instead gets our first service, named in the read-back.
            return proceed(state.with_task(service_id=policy.services[0].id), policy, now)
        asked = replace(state, expected="service").with_task(asked_service=task.asked_service + 1)
        return asked, (say("ask_service", services=[s.name for s in policy.services]),)
    if task.chosen is None:
        blocked = _impossible(task, policy, now)
        if blocked:
            cleared = replace(task.wish, days=(), after=None, before=None)
            return prefixed([blocked], proceed(state.with_task(wish=cleared, searched=None), policy, now))
        if task.searched != _key(task, policy, now):
            arguments = search_for(task, policy, now).arguments(task)
            return state.with_task(searched=_key(task, policy, now)), (CallTool("get-time-slots", arguments),)
        return _present(state, policy)
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
        key = "ask_name" if customer.phone else "ask_name_and_phone"
        return replace(state, expected="name"), (say(key, **_slot_args(task, task.chosen, policy)),)
    if not customer.phone and not customer.email and not customer.asked_phone and state.channel == "voice":
        asked = replace(state, expected="phone", customer=replace(customer, asked_phone=True))
        return asked, (say("ask_phone"),)
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
        },
    )
    question = say("read_back", name=task.for_whom or name, **_slot_args(task, task.chosen, policy))
    return replace(state, expected="confirm"), (action, question)


def _propose_move(state: State, policy: Policy) -> Step:
    task = state.task
    assert task is not None
    assert task.chosen is not None
    assert task.target is not None
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


def _key(task: Task, policy: Policy, now: datetime) -> str:
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


def _present(state: State, policy: Policy) -> Step:
    task = state.task
    assert task is not None
    if not task.offers:
        return _nothing_free(state, policy)
    key = "offer_near" if task.inexact else "offer"
    if task.kind == "reschedule" and not task.inexact:
        key = "offer_move"
    if task.refused:
        key = "offer_instead"
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
        "part": wish.part,
        "closed": closed,
        "reason": policy.closed_because(day) if day and closed else None,
    }


def _nothing_free(state: State, policy: Policy) -> Step:
    task = state.task
    assert task is not None
    if task.kind == "book":
        state = state.with_task(waitlist_offered=True)
        return replace(state, expected="waitlist"), (
            say(
                "nothing_free", service=service_name(policy, task.service_id), wish=_wished(task.wish, policy)
            ),
        )
    return replace(state, expected="date"), (say("nothing_free_move", wish=_wished(task.wish, policy)),)


# --- what tools answered --------------------------------------------------------------------------------


def slots_arrived(state: State, seen: Observation, policy: Policy, now: datetime) -> Step:
    task = state.task
    assert task is not None
    slots = [slot_from(item, task.service_id or "", policy) for item in seen.data.get("slots", ())]
    wish = task.wish
    if wish.at and not task.refused:
        exact = [slot for slot in slots if fits(wish, slot)]
        if exact and (len(exact) == 1 or wish.has_day) and exact[0].start not in task.shown:
            return proceed(state.with_task(chosen=exact[0], offers=(exact[0],), inexact=False), policy, now)
    found = best(wish, slots, task.shown)
    if found:
        return _offer(state, found, policy, now, inexact=False)
    same_staff = (
        task.kind == "reschedule" and task.target is not None and task.staff_id == task.target.staff_id
    )
    if same_staff and task.staff_id and task.tries < 1 and not any(fits(wish, slot) for slot in slots):
        return proceed(state.with_task(staff_id=None, searched=None, tries=1), policy, now)
    near = nearest(wish, slots, task.shown) if wish.before is None else ()
    if near and (
        task.widened or len(near) == OFFERS or any(s.start.date() == d for s in near for d, _ in wish.days)
    ):
        return _offer(state, near, policy, now, inexact=True)
    if not task.widened and wish.before is None:
        return proceed(state.with_task(widened=True, searched=None), policy, now)
    if wish.before is not None:
        kept = replace(wish, before=None)
        return prefixed(
            [say("nothing_earlier")],
            _back_to_offers(state.with_task(wish=kept), policy, now),
        )
    return _offer(state, (), policy, now, inexact=True)


def _back_to_offers(state: State, policy: Policy, now: datetime) -> Step:
    task = state.task
    assert task is not None
    if task.offers:
        return _present(state.with_task(searched=_key(task, policy, now)), policy)
    return proceed(state.with_task(searched=None, shown=()), policy, now)


def _offer(state: State, slots: tuple[Slot, ...], policy: Policy, now: datetime, *, inexact: bool) -> Step:
    task = state.task
    assert task is not None
    shown = tuple(dict.fromkeys([*task.shown, *(slot.start for slot in slots)]))
    state = state.with_task(offers=slots, inexact=inexact, refused=task.refused and not inexact)
    step = _present(state, policy)
    fresh = step[0].task
    assert fresh is not None
    later = replace(fresh, shown=shown, refused=False)
    return replace(step[0], task=replace(later, searched=_key(later, policy, now))), step[1]


def held(state: State, seen: Observation, policy: Policy, now: datetime) -> Step:
    task = state.task
    assert task is not None
    assert task.chosen is not None
    if seen.ok:
        hold_id = seen.data.get("hold_id")
        return proceed(state.with_task(hold_id=hold_id, hold_for=task.chosen.slot_id), policy, now)
    return lost(state, seen, policy, now)


def lost(state: State, seen: Observation, policy: Policy, now: datetime) -> Step:
    """The chosen time cannot be had: say why and offer what is near."""
    task = state.task
    assert task is not None
    gone = task.chosen
    reason = seen.error or "slot_taken"
    state = replace(state, proposal=None).with_task(chosen=None, hold_id=None, hold_for=None, refused=False)
    key = f"refused_{reason}" if reason in REFUSALS else "refused_slot_taken"
    told = say(key, start=gone.start if gone else None, must_hear=True)
    if reason in ("too_many_open", "too_late_to_change"):
        return replace(done(state, "refused"), outcome=None), (told, say("offer_person"))
    found = [slot_from(item, task.service_id or "", policy) for item in seen.data.get("alternatives", ())]
    alternatives = tuple(sorted(found, key=lambda slot: slot.start))
    if alternatives:
        step = _offer(state.with_task(widened=False), alternatives, policy, now, inexact=False)
        return prefixed([told], (step[0].with_task(inexact=True), step[1]))
    if task.tries >= LONGEST_TRIES:
        return prefixed([told], _nothing_free(state, policy))
    days = ((gone.start.date(), gone.start.date()),) if gone else task.wish.days
    wish = replace(
        task.wish, days=days, at=gone.start.timetz().replace(tzinfo=None) if gone else task.wish.at
    )
    shown = tuple(dict.fromkeys([*task.shown, *([gone.start] if gone else [])]))
    again = state.with_task(wish=wish, searched=None, shown=shown, tries=task.tries + 1)
    return prefixed([told], proceed(again, policy, now))


REFUSALS = frozenset(
    [
        "slot_taken",
        "hold_expired",
        "outside_hours",
        "off_grid",
        "minimum_notice",
        "horizon",
        "max_per_day",
        "too_many_open",
        "too_late_to_change",
        "version_conflict",
    ]
)


def committed(state: State, seen: Observation, policy: Policy) -> Step:
    """Booked or moved: only now is it said."""
    task = state.task
    assert task is not None
    appointment = booked_from(seen.data, policy)
    others = tuple(a for a in state.own if a.appointment_id != appointment.appointment_id)
    own = (*others, appointment)
    kind = "booked" if task.kind == "book" else "moved"
    told = _told(state, policy, kind, appointment, task.for_whom or "")
    if kind == "booked" and not state.customer.name and task.for_whom and not task.for_other:
        state = replace(state, customer=replace(state.customer, name=task.for_whom))
    actions: Actions = (told,)
    return done(replace(state, own=own), kind, appointment), actions


def _told(state: State, policy: Policy, kind: str, appointment: Booked, for_whom: str = "") -> Say:
    return say(
        kind,
        must_hear=True,
        start=in_zone(policy, appointment.start),
        service=appointment.service_name,
        staff=staff_name(policy, appointment),
        number=appointment.confirmation_number,
        for_whom=for_whom,
        textable=bool(state.customer.phone),
    )


def told_again(state: State, policy: Policy) -> Say | None:
    """What was booked or moved, if telling that was the last thing we said: it may not have arrived."""
    last = state.finished
    if last is None or last.kind not in ("booked", "moved") or last.appointment is None:
        return None
    if last.appointment.confirmation_number not in state.said:
        return None
    return _told(state, policy, last.kind, last.appointment)


def unsettled(state: State) -> Step:
    """No answer to a write, so it was done or it was not. The same proposal stays open: trying it again
    has the same key, and tells what was done.
    """
    proposal = state.proposal
    assert proposal is not None
    open_still = replace(proposal, confirmed=False, tried=True)
    return replace(state, proposal=open_still, expected="confirm"), (say("unsettled", must_hear=True),)
