"""New wishes: which task a line starts, and what of the line already belongs to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.actions import End, Say
from conversation_svc.domain.flows import information
from conversation_svc.domain.flows.information import resolve_service, resolve_staff
from conversation_svc.domain.flows.steps import Step, say
from conversation_svc.domain.heard import Heard
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import State, Task, Wish
from conversation_svc.domain.wishing import mentions, revised

KINDS = {
    "book": "book",
    "search": "book",
    "reschedule": "reschedule",
    "cancel": "cancel",
    "status": "status",
    "note": "note",
    "message": "message",
    "waitlist": "waitlist",
    "late": "late",
}
ASIDE = frozenset(
    {"status", "notes", "note", "late", "details"}
)  # short errands, after which the booking goes on
_FREE_TEXT = frozenset({"note", "message"})
_BESIDE = ("price", "duration", "address")


def started(state: State, heard: Heard, policy: Policy, now: datetime) -> State | None:
    """The state with the new task in it. None: this line starts nothing new."""
    if state.expected in _FREE_TEXT:
        return None
    after = _after_the_fact(state, heard, policy)
    if after is not None:
        return after
    kind = kind_of(state, heard)
    task = state.task
    if kind is None or (task and _is_same(state, task, kind, heard)):
        return None
    if task and task.kind == "book" and kind == "waitlist":
        return replace(state, task=replace(task, kind="waitlist"), proposal=None, expected=None, intent=kind)
    if task and {task.kind, kind} <= {"cancel", "reschedule"}:
        return switched(state, task, kind, heard)
    fresh = _task(kind, state, heard, policy)
    state = _introduced(state, heard)
    paused = task if task and task.kind == "book" and kind in ASIDE else state.paused
    return replace(
        state, task=fresh, paused=paused, proposal=None, expected=None, intent=heard.intent or kind
    )


def kind_of(state: State, heard: Heard) -> str | None:
    if heard.says("late") and not heard.text.rstrip().endswith("?"):
        return "late"
    if heard.intent in ("note", "status", "info", None) and heard.says("list_notes"):
        return "notes"
    if heard.intent == "book" and heard.says("waitlist"):
        return "waitlist"
    kind = KINDS.get(heard.intent or "")
    if kind in (None, "book") and information.asks_on_about_hours(state, heard):
        return None
    naming_time = state.task is not None and bool(heard.understanding.times)
    if kind in (None, "book") and heard.says("my_status") and heard.intent != "search" and not naming_time:
        return "status"
    if kind == "status" and heard.says("finding") and not heard.says("my_appointment"):
        return "book"  # "find me a dentist to visit"
    if kind == "status" and naming_time and state.task is not None and state.task.kind == "book":
        return None  # "confirm my appointment on Friday at 5" while we look for a time
    shifting = heard.says("earlier") or heard.says("later") or heard.says("moving")
    if kind in (None, "book") and state.task is None and shifting and heard.says("my_appointment"):
        return "reschedule"  # "do you have anything earlier than my appointment?"
    changing = state.task is not None and state.task.kind in ("cancel", "reschedule")
    if kind is None and changing and heard.says("moving"):
        return "reschedule"
    if kind is None and changing and heard.says("cancelling") and not heard.says("keep_it"):
        return "cancel"
    if heard.intent == "info" and state.task is None and heard.understanding.times and heard.says("services"):
        return "book"  # "what do you have on Thursday?"
    if kind is None and heard.understanding.fields.service and heard.says("another_one") and not state.task:
        return "book"  # "can you also do a filling?"
    if kind is None and heard.says("waitlist"):
        return "waitlist"
    if kind is None and heard.intent in (None, "oos") and heard.says("note_text") and state.task is None:
        return "note"
    if (
        kind is None
        and heard.intent in (None, "oos", "chitchat")
        and heard.says("message_text")
        and not state.task
    ):
        return "message"
    if kind is None and heard.intent in (None, "oos") and state.task is None and _smells_of_booking(heard):
        return "book"
    return kind


def _smells_of_booking(heard: Heard) -> bool:
    """ "Cleaning tomorrow at 3?" has no verb, and needs none."""
    fields = heard.understanding.fields
    if heard.says("operator") or heard.says("hours") or heard.says("price") or heard.says("duration"):
        return False
    return bool(
        fields.service
        or heard.understanding.times
        or (fields.staff and "request" not in heard.acts and not heard.says("question"))
    )


def _is_same(state: State, task: Task, kind: str, heard: Heard) -> bool:
    if task.kind == kind:
        return True
    existing = heard.says("my_appointment")
    if task.kind == "book" and kind in ("reschedule", "cancel") and not existing:
        return True  # "change it to Friday", "cancel that" in the middle of booking speak of this booking
    if task.kind == "reschedule" and kind == "book" and not heard.says("another_one"):
        return True
    if task.kind == "waitlist" and kind == "book":
        return True
    return task.kind in ("late", "note", "message") and kind in ("late", "note", "message")


def switched(state: State, task: Task, kind: str, heard: Heard) -> State:
    """ "Actually, just cancel it" - the appointment meant stays the same."""
    fresh = replace(Task(kind), target=task.target, candidates=task.candidates, listed=task.listed)
    if kind == "reschedule":
        named = mentions(heard)
        wish = revised(
            Wish(), heard, named=named, reference=task.target.start if task.target else None, offers=()
        )
        fresh = replace(fresh, wish=wish, mentioned=named)
    return replace(state, task=fresh, proposal=None, expected=None, intent=kind)


def _after_the_fact(state: State, heard: Heard, policy: Policy) -> State | None:
    """Just booked, and now "actually, make it Friday", "cancel that", "can you change it to three?"."""
    done = state.finished
    if state.task is not None or done is None or done.appointment is None or done.kind == "cancelled":
        return None
    kind = KINDS.get(heard.intent or "")
    if kind is None and heard.says("cancelling") and not heard.says("keep_it"):
        kind = "cancel"
    named = mentions(heard)
    correcting = heard.says("correcting") and bool(named) and kind in (None, "reschedule", "book")
    pointing = kind in ("reschedule", "cancel") and heard.says("that_one")
    if not (correcting or pointing) or heard.says("another_one"):
        return None
    target = done.appointment
    kind = "cancel" if kind == "cancel" else "reschedule"
    wish = revised(Wish(), heard, named=named, reference=target.start, offers=())
    task = Task(kind, target=target, candidates=(target,), listed=True, wish=wish, mentioned=named)
    return replace(state, task=task, intent=kind)


def _introduced(state: State, heard: Heard) -> State:
    """ "My name is Bob Stone and I'd like ...": then the name need not be asked for."""
    name = heard.understanding.fields.name
    if not name or state.customer.name or not heard.says("introduction"):
        return state
    phone = state.customer.phone or heard.understanding.fields.phone
    return replace(state, customer=replace(state.customer, name=name[:80], phone=phone))


def _task(kind: str, state: State, heard: Heard, policy: Policy) -> Task:
    fields = heard.understanding.fields
    named = mentions(heard)
    service = resolve_service(fields.service, policy) or (state.about if kind == "book" else None)
    staff = resolve_staff(fields.staff, policy)
    last = state.finished.appointment if state.finished else None
    reference = last.start if last else None
    wish = revised(Wish(), heard, named=named, reference=reference, offers=())
    task = Task(kind, service_id=service, staff_id=staff, hints=heard.text[:200], mentioned=named)
    if kind == "book":
        other = heard.words.find("for_somebody", heard.text)
        if last and other is None:
            other = heard.words.find("my_somebody", heard.text)
        also = other is not None or heard.says("another_one")
        if last and also:  # "and my son at 9:30", right after a booking: the same service, and the same day
            task = replace(task, service_id=service or last.service_id)
            same_day = wish.has_time and not wish.has_day
            wish = replace(wish, days=((last.start.date(), last.start.date()),)) if same_day else wish
        return replace(
            task,
            wish=wish,
            mentioned=(),
            for_other=other is not None,
            for_whom=(other.groupdict().get("name") if other else None),
        )
    if kind in ("reschedule", "waitlist"):
        return replace(task, wish=wish, service_id=service if kind == "waitlist" else None)
    if kind == "late":
        return replace(task, text=f"Customer says: {heard.text[:200]}")
    if kind in ("note", "message"):
        found = heard.words.find(f"{kind}_text", heard.text)
        return replace(task, text=found.group("text").strip()[:500] if found else "", mentioned=())
    return task


def question_beside(state: State, heard: Heard, policy: Policy) -> list[Say]:
    """ "A cleaning tomorrow - and how much is it?": the question is answered first."""
    if not any(heard.says(topic) for topic in _BESIDE):
        return []
    actions = information.answer(state, heard, policy) or ()
    return [action for action in actions if isinstance(action, Say)]


def farewell(state: State, heard: Heard) -> Step:
    if "bye" in heard.acts or heard.says("bye") or (state.task is None and "thanks" not in heard.acts):
        ended = replace(state, task=None, proposal=None, expected=None, ended=True)
        return ended, (say("bye"), End())
    return state, (say("welcome"),)
