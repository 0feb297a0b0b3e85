"""The next thing to do for the present task."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.dialogue import anchors, targets
from conversation_svc.domain.flows import (
    appointments,
    booking,
    bookings_told,
    people,
)
from conversation_svc.domain.flows.steps import Step, say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import State, Task


def proceed(state: State, policy: Policy, now: datetime) -> Step:
    """The next thing to do for the present task."""
    task = state.task
    if task is None:
        return state, (say("anything_else"),)
    if task.kind in ("message", "waitlist"):
        return people.proceed(state, policy, now)
    if task.kind == "book":
        waiting = anchors.look_up(state, policy, now)
        return waiting or booking.proceed(anchors.settled(state, policy, now), policy, now)
    if task.kind == "reschedule":
        state = appointments.with_own(state, now)
        assert state.task is not None
        if (
            state.task.guessed
            and state.task.listed
            and not state.task.target
            and not _may_be_theirs(state.task)
        ):
            return booking.proceed(state.with_task(kind="book", mentioned=()), policy, now)
        waiting = appointments.find_target(state, policy, now)
        if waiting:
            return waiting
        return booking.proceed(targets.with_target(state, policy), policy, now)
    return appointments.proceed(state, policy, now)


def _may_be_theirs(task: Task) -> bool:
    return any(task.service_id in (None, a.service_id) for a in task.candidates)


def resume(state: State, policy: Policy, now: datetime) -> Step:
    """After an answer in between: ask the open question again. Nothing, when none is open."""
    if state.task is None:
        return state, ()
    if state.proposal and state.proposal.tried:
        return bookings_told.unsettled(state)
    # it is the same question once more, not another try at an answer
    again = state.with_task(asked_service=max(0, state.task.asked_service - 1))
    return proceed(replace(again, proposal=None), policy, now)
