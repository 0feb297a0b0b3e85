"""A read-back waits for its yes; or a write got no answer, and waits for that."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.actions import CallTool
from conversation_svc.domain.dialogue import kinds, revising, tasks
from conversation_svc.domain.dialogue.going_on import proceed, resume
from conversation_svc.domain.dialogue.noting import note_beside
from conversation_svc.domain.dialogue.questions import question
from conversation_svc.domain.flows import (
    bookings_told,
    information,
    people,
)
from conversation_svc.domain.flows.steps import Step, done, prefixed, say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading import agreeing, catalogue, choosing
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.mentioning import mentions
from conversation_svc.domain.state import Booked, State


def unsettled(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """A write got no answer. Until it has one, nothing may be built on its not having been done."""
    if state.task is None or state.proposal is None or not state.proposal.tried:
        return None
    if heard.intent == "handoff" or heard.says("person"):
        return None
    agreed = _agrees(state, heard, policy) and revising.revised(state, heard, policy) is None
    if agreed:
        return proposal(state, heard, policy, now)
    answered = question(state, heard, policy, now) if heard.says("question") else None
    if answered:
        return answered
    if heard.acts & {"greet", "thanks", "repeat"}:
        return bookings_told.unsettled(state)
    return people.pass_on(state, policy, now, unsure=True, said=heard.text)


def proposal(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """A read-back waits: yes commits, changes go back to finding a time, no asks what to change."""
    waiting, task = state.proposal, state.task
    if waiting is None or task is None or waiting.confirmed:
        return None
    if {task.kind, kinds.kind_of(state, heard, policy)} == {"cancel", "reschedule"}:
        return None  # "can we move it instead?" is a new wish about the same appointment
    if heard.says("read_it_again") and not heard.says("begins_yes"):
        return resume(state, policy, now)
    if heard.says("yes_and") and _agrees(state, heard, policy):
        return _agreed(state, heard)
    asks = heard.says("question") and not heard.understanding.times
    if (
        asks
        and not heard.says("begins_yes")
        and (_is_aside(state, heard, policy) or information.answer(state, heard, policy))
    ):
        return None
    if heard.says("arriving"):
        return None  # "do I need to be there earlier?"
    changed = revising.revised(state, heard, policy)
    if changed is not None:
        return proceed(replace(changed, proposal=None), policy, now)
    if task.kind == "cancel" and revising.names_another_time(state, heard):
        return proceed(tasks.switched(state, task, "reschedule", heard), policy, now)
    if task.kind == "cancel" and heard.says("just_cancel"):
        return _agreed(state, heard)  # "no, just cancel"
    if _agrees(state, heard, policy):
        return _agreed(state, heard)
    if revising.repeats_choice(state, heard, policy):
        staff = catalogue.resolve_staff(heard.understanding.fields.staff, policy)
        again = replace(state, proposal=None).with_task(staff_id=staff or task.staff_id)
        return prefixed([say("as_said")], proceed(again, policy, now))
    if task.kind == "book" and heard.says("name_wrong"):
        nameless = replace(state, proposal=None, customer=replace(state.customer, name=None, looked_up=True))
        return proceed(nameless.with_task(for_whom=None), policy, now)
    noted = note_beside(state, heard) if heard.says("about_me") else None
    if noted:
        return prefixed([say("contact_kept")], resume(noted, policy, now))
    if (heard.understanding.fields.people or 1) > 1 and task.kind == "book":
        return None  # "make it two people"
    if agreeing.is_no(heard) or heard.says("excepting"):
        if task.kind in ("cancel", "message", "note"):
            left = done(state, "status", task.target) if task.target else done(state, "none")
            return replace(left, outcome=state.outcome), (say("kept"),)
        return revising.refused(state), (say("ask_change"),)
    return None


def _agreed(state: State, heard: Heard) -> Step:
    waiting, asked = state.proposal, agreeing.after_yes(heard)
    assert waiting is not None
    agreed = replace(
        state,
        proposal=replace(waiting, confirmed=True),
        expected=None,
        later=(*state.later, asked) if asked else state.later,
    )
    return agreed, (CallTool(waiting.tool),)


def _agrees(state: State, heard: Heard, policy: Policy) -> bool:
    """To what was read back, parts of which may be said again."""
    task = state.task
    assert task is not None
    booked = task.chosen or task.target
    service = policy.service(task.service_id)
    said = [state.customer.name or "", task.for_whom or "", booked.staff_name if booked else ""]
    said += [service.name, *service.aliases] if service else []
    if task.kind == "cancel" and task.target and _names_other(heard, task.target):
        return False
    return agreeing.is_agreed(heard, task.kind, [*said, *(state.customer.name or "").split()])


def _names_other(heard: Heard, target: Booked) -> bool:
    """ "Yes, tomorrow", when Friday's would be cancelled."""
    return not choosing.by_time(mentions(heard), [target], lambda booked: booked.start)


def _is_aside(state: State, heard: Heard, policy: Policy) -> bool:
    """ "When is my check-up again?" in the middle of booking a whitening."""
    return kinds.kind_of(state, heard, policy) in kinds.ASIDE
