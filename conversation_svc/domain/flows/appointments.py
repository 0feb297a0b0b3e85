"""The customer's existing appointments: which one is meant, cancelling it, its state, notes about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.actions import CallTool, Observation
from conversation_svc.domain.flows import people, proof
from conversation_svc.domain.flows.steps import (
    Step,
    booked_from,
    done,
    prefixed,
    propose,
    say,
    staff_name,
)
from conversation_svc.domain.phrases import Words
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.choosing import by_name, by_place, by_time
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import Booked, Mention, State, Task


def upcoming(appointments: Sequence[Booked], now: datetime) -> tuple[Booked, ...]:
    return tuple(
        sorted((a for a in appointments if a.status == "booked" and a.end > now), key=lambda a: a.start)
    )


def with_own(state: State, now: datetime) -> State:
    """Who has not proven who they are may still speak of what they booked in this talk."""
    task = state.task
    assert task is not None
    mine = upcoming(state.own, now)
    if task.target is not None or task.listed or not mine or not proof.is_needed(state):
        return state
    return state.with_task(listed=True, candidates=mine)


def find_target(state: State, policy: Policy, now: datetime) -> Step | None:
    """Ask for or look up what is needed to know which appointment is meant. None: it is known."""
    task = state.task
    assert task is not None
    if task.target is not None:
        return None
    if not task.listed:
        if proof.is_needed(state) and task.kind == "late":  # nobody looks for a number on the way here
            message = Task("message", text=task.text, notes="late")
            return people.proceed(state.having(task=message), policy, now)
        if proof.is_needed(state):
            return proof.ask(state, policy)
        return state, (CallTool("get-appointment-status", {}),)
    if not task.candidates:
        if task.kind in ("note", "late") and task.text:  # somebody should know it all the same
            message = Task("message", text=task.hints or task.text, proposed=True)
            return prefixed(
                [say("no_appointment_found")], people.proceed(state.having(task=message), policy, now)
            )
        # A mere "yes" with nothing to confirm is a greeting rather than a question about appointments.
        key = "how_can_i_help" if task.kind == "confirmed" and task.hints else "no_appointments"
        expected = "new_booking" if key == "no_appointments" else None
        return replace(done(state, "none"), outcome=state.outcome, expected=expected), (say(key),)
    if len(task.candidates) == 1 and task.kind != "status":
        return None
    return replace(state, expected="appointment"), (
        say("which_appointment", appointments=as_told(task.candidates, policy), kind=task.kind),
    )


def listed(state: State, seen: Observation, now: datetime, policy: Policy) -> State:
    whom = {a.appointment_id: a.for_whom for a in state.own}
    found = [booked_from(item, policy) for item in seen.data.get("appointments", ())]
    found = [replace(a, for_whom=whom.get(a.appointment_id, "")) for a in found]
    known = {a.appointment_id for a in found}
    mine = [a for a in state.own if a.appointment_id not in known]
    return state.with_task(listed=True, candidates=upcoming([*found, *mine], now))


def pick(
    candidates: Sequence[Booked],
    heard: Heard,
    named: Sequence[Mention],
    *,
    service_id: str | None,
    places: bool,
) -> tuple[Booked, ...]:
    """The candidates that the line may mean. `places`: we just listed them, so "the second" counts."""
    number = proof.confirmation_number(heard.text)
    by_number = [a for a in candidates if number and a.confirmation_number.upper() == number]
    if by_number:
        return tuple(by_number)
    if places:
        place = by_place(heard, len(candidates))
        if place is not None:
            return (candidates[place],)
    left = list(candidates)
    same_service = [a for a in left if service_id and a.service_id == service_id]
    left = same_service or left
    named_staff = by_name(
        heard.text, left, lambda a: (a.staff_name, a.staff_name.split()[-1] if a.staff_name else "")
    )
    left = named_staff or left
    left = of_somebody(left, heard.text, heard.words) or left
    for mention in named:
        fitting = by_time([replace(mention, old=False)], left, lambda a: a.start)
        left = fitting or left
    return tuple(left)


def of_somebody(candidates: Sequence[Booked], text: str, words: Words) -> list[Booked]:
    """ "The one for my wife", "Nora's": those that were booked for somebody else."""
    others = [a for a in candidates if a.for_whom]
    named = by_name(text, others, lambda a: (a.for_whom, a.for_whom.split()[0]))
    return named or (others if words.matches("my_somebody", text) else [])


def as_told(appointments: Sequence[Booked], policy: Policy) -> list[tuple[datetime, str, str, str]]:
    return [(a.start, a.service_name, staff_name(policy, a), a.for_whom) for a in appointments]


def proceed(state: State, policy: Policy, now: datetime) -> Step:
    """cancel, status, note, notes, late, details, confirmed. Moving goes on in `booking`."""
    task = state.task
    assert task is not None
    if task.kind == "status":
        return _status(state, policy, now)
    state = with_own(state, now)
    task = state.task
    assert task is not None
    waiting = find_target(state, policy, now)
    if waiting:
        return waiting
    target = task.target or task.candidates[0]
    state = state.with_task(target=target)
    if task.kind == "cancel":
        return _cancel(state, target, policy)
    if task.kind == "notes":
        return state, (CallTool("list-notes", {"appointment_id": target.appointment_id}),)
    if task.kind == "details":
        return state, (CallTool("get-project-details", {"appointment_id": target.appointment_id}),)
    if not task.text:
        return replace(state, expected="note"), (say("ask_note"),)
    note = {"appointment_id": target.appointment_id, "text": task.text}
    state, action = propose(state, "add-note", note, confirmed=not task.proposed)
    if task.proposed:
        question = say("read_back_note", start=target.start, text=task.text)
        return replace(state, expected="confirm"), (action, question)
    return state, (action, CallTool("add-note"))


def _cancel(state: State, target: Booked, policy: Policy) -> Step:
    task = state.task
    assert task is not None
    direct = task.text == "reply"
    state, action = propose(
        state, "cancel-appointment", {"appointment_id": target.appointment_id}, confirmed=direct
    )
    if direct:  # X under a reminder that says "X to cancel" is as clear as a yes
        return state, (action, CallTool("cancel-appointment"))
    question = say(
        "read_back_cancel", start=target.start, service=target.service_name, staff=staff_name(policy, target)
    )
    return replace(state, expected="confirm"), (action, question)


def _status(state: State, policy: Policy, now: datetime) -> Step:
    task = state.task
    assert task is not None
    if not task.listed:
        waiting = find_target(state, policy, now)
        if waiting and waiting[1] and isinstance(waiting[1][0], CallTool):
            return waiting
        if waiting and proof.is_needed(state) and not upcoming(state.own, now):
            return waiting
        state = state.with_task(listed=True, candidates=upcoming(state.own, now))
    assert state.task is not None
    candidates = state.task.candidates
    if not candidates:
        asked = replace(done(state, "none"), outcome=state.outcome, expected="new_booking")
        return asked, (say("no_appointments"),)
    told = say(
        "your_appointments",
        appointments=as_told(candidates, policy),
        number=candidates[0].confirmation_number if len(candidates) == 1 else "",
    )
    finished = done(state, "status", candidates[0] if len(candidates) == 1 else None)
    return replace(finished, outcome=state.outcome), (told,)


def observed(state: State, seen: Observation, policy: Policy, now: datetime) -> Step:
    task = state.task
    assert task is not None
    target = task.target
    if seen.tool == "cancel-appointment":
        if not seen.ok:
            key = "refused_too_late_to_change" if seen.error == "too_late_to_change" else "refused_cancel"
            return replace(done(state, "refused"), outcome=None), (say(key, start=None), say("offer_person"))
        assert target is not None
        own = tuple(a for a in state.own if a.appointment_id != target.appointment_id)
        key = "cancelled_first" if state.later else "cancelled"  # what comes next is asked next
        told = say(key, start=target.start, service=target.service_name, must_hear=True)
        return done(replace(state, own=own), "cancelled", target), (told,)
    if seen.tool == "add-note":
        key = {"late": "late_noted", "confirmed": "attendance_noted"}.get(task.kind, "noted")
        if not seen.ok:
            key = "note_failed"
        start = target.start if target else None
        return done(state, "noted", target), (say(key, start=start, must_hear=True),)
    if seen.tool == "list-notes":
        notes = [str(note.get("text", ""))[:200] for note in seen.data.get("notes", ())]
        return done(state, "status", target), (say("notes", notes=notes) if notes else say("no_notes"),)
    told = say(
        "details",
        start=target.start if target else None,
        service=target.service_name if target else "",
        staff=staff_name(policy, target) if target else "",
        number=target.confirmation_number if target else "",
        status=str(seen.data.get("status", "")),
    )
    return done(state, "status", target), (told,)
