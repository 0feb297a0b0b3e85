"""What the calendar answered to a search, a hold, a booking or a move, and what is said about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.actions import Observation, Say
from conversation_svc.domain.flows import following
from conversation_svc.domain.flows.booking import nothing_free, present, proceed, search_key
from conversation_svc.domain.flows.free_times import OFFERS, best, fits, nearest
from conversation_svc.domain.flows.steps import (
    Step,
    booked_from,
    done,
    in_zone,
    prefixed,
    say,
    slot_from,
    staff_name,
)
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import Booked, Slot, State

LONGEST_TRIES = 6  # searches for one answer; then we say what we know
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
_NO_OTHER_TIME = frozenset({"too_many_open", "too_late_to_change"})  # no time would be any better


def slots_arrived(state: State, seen: Observation, policy: Policy, now: datetime) -> Step:
    task = state.task
    assert task is not None
    slots = [slot_from(item, task.service_id or "", policy) for item in seen.data.get("slots", ())]
    wish = task.wish
    if wish.at and not task.refused:
        exact = [slot for slot in slots if fits(wish, slot)]
        if exact and (len(exact) == 1 or wish.has_day) and exact[0].start not in task.shown:
            return proceed(state.with_task(chosen=exact[0], offers=(exact[0],), inexact=False), policy, now)
    if task.kind == "reschedule" and task.target:  # what they have is no other time
        own = (task.target.start, task.target.staff_id)
        slots = [slot for slot in slots if (slot.start, slot.staff_id) != own]
    if task.kind == "book" and not task.for_other:  # nobody is in two places
        theirs = (*state.own, *task.candidates)
        slots = [s for s in slots if not any(a.start < s.end and s.start < a.end for a in theirs)]
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
        return present(state.with_task(searched=search_key(task, policy, now)), policy)
    return proceed(state.with_task(searched=None, shown=()), policy, now)


def _offer(state: State, slots: tuple[Slot, ...], policy: Policy, now: datetime, *, inexact: bool) -> Step:
    task = state.task
    assert task is not None
    shown = tuple(dict.fromkeys([*task.shown, *(slot.start for slot in slots)]))
    state = state.with_task(offers=slots, inexact=inexact, refused=task.refused and not inexact)
    step = present(state, policy)
    fresh = step[0].task
    assert fresh is not None
    later = replace(fresh, shown=shown, refused=False)
    return replace(step[0], task=replace(later, searched=search_key(later, policy, now))), step[1]


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
    if reason in REFUSALS:
        key = f"refused_{reason}"
    else:  # nothing was taken: we could not even look, or it is no matter of the time at all
        key = "search_failed" if seen.tool == "get-time-slots" else "refused_other"
    told = say(key, start=gone.start if gone else None, must_hear=True)
    if reason in _NO_OTHER_TIME or reason not in REFUSALS:
        return replace(done(state, "refused"), outcome=None), (told, say("offer_person"))
    found = [slot_from(item, task.service_id or "", policy) for item in seen.data.get("alternatives", ())]
    alternatives = tuple(sorted(found, key=lambda slot: slot.start))
    if alternatives:
        step = _offer(state.with_task(widened=False), alternatives, policy, now, inexact=False)
        return prefixed([told], (step[0].with_task(inexact=True), step[1]))
    if task.tries >= LONGEST_TRIES:
        return prefixed([told], nothing_free(state, policy))
    days = ((gone.start.date(), gone.start.date()),) if gone else task.wish.days
    wish = replace(
        task.wish, days=days, at=gone.start.timetz().replace(tzinfo=None) if gone else task.wish.at
    )
    shown = tuple(dict.fromkeys([*task.shown, *([gone.start] if gone else [])]))
    again = state.with_task(wish=wish, searched=None, shown=shown, tries=task.tries + 1)
    return prefixed([told], proceed(again, policy, now))


def committed(state: State, seen: Observation, policy: Policy) -> Step:
    """Booked or moved: only now is it said."""
    task = state.task
    assert task is not None
    before = task.target.for_whom if task.target else ""
    appointment = replace(booked_from(seen.data, policy), for_whom=task.for_whom or before)
    others = tuple(a for a in state.own if a.appointment_id != appointment.appointment_id)
    own = (*others, appointment)
    kind = "booked" if task.kind == "book" else "moved"
    told = _told(state, policy, kind, appointment, task.for_whom or "")
    if kind == "booked" and not state.customer.name and task.for_whom and not task.for_other:
        state = replace(state, customer=replace(state.customer, name=task.for_whom))
    next_ones = following.lines(task, appointment.service_name, state.language) if kind == "booked" else ()
    state = replace(state, own=own, later=(*next_ones, *state.later))
    return done(state, kind, appointment), (told,)


def _told(state: State, policy: Policy, kind: str, appointment: Booked, for_whom: str = "") -> Say:
    return say(
        kind,
        must_hear=True,
        start=in_zone(policy, appointment.start),
        service=appointment.service_name,
        staff=staff_name(policy, appointment),
        number=appointment.confirmation_number,
        for_whom=for_whom,
        textable=bool(state.customer.phone) and not state.quiet,
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
