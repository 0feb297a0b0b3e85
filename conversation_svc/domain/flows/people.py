"""Handing over to a person, taking messages when nobody is there, and the waitlist."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from conversation_svc.domain.actions import CallTool, End, HandOff, Observation
from conversation_svc.domain.flows import information, whereabouts
from conversation_svc.domain.flows.steps import Step, done, prefixed, propose, say, service_name
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import State, Task

WAITLIST_DAYS = 14
LONGEST = 500  # letters of a message
PATIENCE = timedelta(
    minutes=15
)  # how long a customer is left waiting for a person before the bot helps again
_HELPED_MEANWHILE = frozenset({"book", "search", "reschedule", "cancel", "status", "hours", "info"})


def hand_off(state: State, policy: Policy, now: datetime, reason: str, told: str = "") -> Step:
    """To a person when the doors are open, else a message is taken. Never silently, nor twice at once.

    told: what it is about, where that was said already: it is the message.
    """
    if state.channel != "voice" and is_awaited(state, now):
        return replace(state, expected=None, proposal=None, misses=0), (say("person_is_coming"),)
    reachable = policy.is_open(now) and (state.channel != "voice" or policy.transfer_number)
    if reachable:
        ended = (End(),) if state.channel == "voice" else ()
        waiting = replace(
            state,
            handoff="human",
            awaiting_person_since=now,
            helping=False,
            expected=None,
            proposal=None,
            misses=0,
            outcome="handoff",
        )
        return waiting, (
            say("handing_over", voice=state.channel == "voice", must_hear=True),
            HandOff(reason),
            *ended,
        )
    if state.task and state.task.kind == "message" and state.task.text:
        return _message(state, policy)  # it is being taken already: what they said of it stays
    if told and not (state.task and state.task.kind == "message"):
        message = Task("message", text=told[:LONGEST], notes=reason)
        step = proceed(replace(state, task=message, proposal=None, expected=None, misses=0), policy, now)
        return prefixed([say("closed_passes_on" if not policy.is_open(now) else "busy_passes_on")], step)
    task = Task("message", notes=reason)
    asked = replace(state, task=task, proposal=None, expected="message", misses=0)
    return asked, (say("closed_take_message" if not policy.is_open(now) else "busy_take_message"),)


def owner_found(state: State, seen: Observation, policy: Policy, now: datetime) -> Step:
    """The owner was asked for. Away: say where, and take a message; else pass the customer on."""
    if not whereabouts.is_away(seen):
        return hand_off(state, policy, now, "asked")
    away = replace(state, task=Task("message", notes="asked"), expected="message", misses=0)
    return away, (information.observed(seen, policy, now), say("ask_message"))


def may_help_meanwhile(state: State, heard: Heard) -> bool:
    """Nobody has taken over yet, and the customer says something that needs nobody."""
    if state.awaiting_person_since is None:
        return False
    if any(map(heard.says, ("complaint", "rude", "anybody_there"))):
        return False
    if state.helping and (state.expected or heard.acts & {"thanks", "bye"}):
        return not (heard.says("person") or heard.intent == "handoff")  # the answer to a question of ours
    fields, times = heard.understanding.fields, bool(heard.understanding.times)
    return heard.intent in _HELPED_MEANWHILE or (times if state.task else bool(times or fields.service))


def is_awaited(state: State, now: datetime) -> bool:
    """A person was told, has not come, and may still come soon."""
    since = state.awaiting_person_since
    return state.handoff == "human" and since is not None and now - since <= PATIENCE


def while_waiting(state: State, heard: Heard, now: datetime) -> Step | None:
    """A person has the word. None: nobody came in time, so the bot may help again."""
    if state.awaiting_person_since is None:
        return state, ()
    if not is_awaited(state, now):
        return None
    waited = replace(state, misses=state.misses + 1)
    if state.misses == 0 or heard.says("anybody_there") or heard.says("question"):
        return waited, (say("person_is_coming"),)
    return waited, (say("person_is_coming_again"),) if state.misses % 3 == 0 else ()


def proceed(state: State, policy: Policy, now: datetime) -> Step:
    """message and waitlist: ask what is missing, then do it."""
    task = state.task
    assert task is not None
    return _message(state, policy) if task.kind == "message" else _waitlist(state, policy, now)


def _message(state: State, policy: Policy) -> Step:
    task, customer = state.task, state.customer
    assert task is not None
    if not task.text:
        return replace(state, expected="message"), (say("ask_message"),)
    if not customer.name and customer.verified and not customer.looked_up:
        return state, (CallTool("find-customer", {}),)
    if not customer.name and not task.nameless:
        return replace(state, expected="name"), (say("ask_message_name"),)
    if not customer.phone and not customer.email and not customer.asked_phone:
        asked = replace(state, expected="phone", customer=replace(customer, asked_phone=True))
        return asked, (say("ask_message_phone"),)
    state, action = propose(
        state,
        "take-message",
        {"name": customer.name, "phone": customer.phone, "email": customer.email, "message": task.text},
        confirmed=not task.proposed,
    )
    if task.proposed:
        return replace(state, expected="confirm"), (action, say("read_back_message", text=task.text))
    return state, (action, CallTool("take-message"))


def _waitlist(state: State, policy: Policy, now: datetime) -> Step:
    task, customer = state.task, state.customer
    assert task is not None
    if task.service_id is None:
        if len(policy.services) == 1:
            return _waitlist(state.with_task(service_id=policy.services[0].id), policy, now)
        return replace(state, expected="service"), (
            say("ask_service", services=[s.name for s in policy.services]),
        )
    if not customer.name and customer.verified and not customer.looked_up:
        return state, (CallTool("find-customer", {}),)
    if not customer.name:
        return replace(state, expected="name"), (say("ask_waitlist_name"),)
    if not customer.phone:
        if customer.asked_phone:
            return done(state, "none"), (say("waitlist_needs_phone"),)
        asked = replace(state, expected="phone", customer=replace(customer, asked_phone=True))
        return asked, (say("ask_waitlist_phone"),)
    today = policy.local(now).date()
    days = task.wish.days
    first = max(today, min((d[0] for d in days), default=today))
    last = max((d[1] for d in days), default=today + timedelta(days=WAITLIST_DAYS))
    state, action = propose(
        state,
        "join-waitlist",
        {
            "service_id": task.service_id,
            "staff_id": task.staff_id,
            "from": first.isoformat(),
            "to": max(first, last).isoformat(),
            "part_of_day": task.wish.part,
            "name": customer.name,
            "phone": customer.phone,
        },
        confirmed=True,
    )
    return state, (action, CallTool("join-waitlist"))


def observed(state: State, seen: Observation, policy: Policy, now: datetime) -> Step:
    task = state.task
    assert task is not None
    if seen.tool == "take-message":
        reason = task.notes
        key = "message_taken" if seen.ok else "message_failed"
        finished = done(state, "message" if seen.ok else "none")
        alert = (HandOff(reason or "message", takeover=False),) if seen.ok else ()
        return finished, (
            say(key, open_now=policy.is_open(now), phone=state.customer.phone, must_hear=True),
            *alert,
        )
    if seen.ok:
        told = say("waitlisted", service=service_name(policy, task.service_id), must_hear=True)
        return done(state, "waitlisted"), (told,)
    return done(state, "none"), (say("waitlist_failed"), say("offer_person"))


def pass_on(state: State, policy: Policy, now: datetime, *, unsure: bool, said: str = "") -> Step:
    """The calendar cannot be reached: say so, and leave the wish as a message.

    unsure: a write got no answer, so somebody must look. said: what the customer said to that.
    """
    task = state.task
    assert task is not None
    wanted = _in_words(task, policy)
    if unsure:
        wanted += " Perhaps it was done: please look."
    if said:
        wanted += f" The customer then said: {said[:200]}"
    message = Task("message", text=wanted, notes="calendar_down")
    # asked_phone stays as it is: without a number nobody can call back
    fresh = replace(state, task=message, proposal=None, expected=None)
    if not fresh.customer.name:
        fresh = replace(fresh, customer=replace(fresh.customer, looked_up=True))
    told = say("unsettled_still" if unsure else "calendar_down", must_hear=True)
    return prefixed([told], proceed(fresh, policy, now))


def _in_words(task: Task, policy: Policy) -> str:
    """The unfinished wish in a line for the staff."""
    service = policy.service(task.service_id)
    if task.kind == "offer":  # a freed time, or an appointment they were reminded of: only the calendar knows
        return f'Answered "{task.hints[:40]}" to a text of ours. The calendar could not be reached.'
    parts = [f"Wanted to {task.kind}", service.name if service else ""]
    if task.chosen:
        parts.append(f"at {task.chosen.start:%Y-%m-%d %H:%M}")
    elif task.wish.days:
        parts.append(f"on {task.wish.days[0][0].isoformat()}")
    if task.wish.at and not task.chosen:
        parts.append(f"at {task.wish.at:%H:%M}")
    if task.target:
        parts.append(f"({task.target.confirmation_number})")
    return " ".join(filter(None, parts)) + ". The calendar could not be reached."
