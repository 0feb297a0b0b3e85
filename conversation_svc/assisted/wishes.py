"""A WRITE that a model would like becomes what a sentence of the customer would have become: a task.

Nothing is written here. The decider proves the caller, holds the time, reads it back, and waits for a yes in
a later line of the customer. So a model can wish for nothing that the customer could not have typed. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from conversation_svc.assisted.offers import Offers
from conversation_svc.domain.dialogue.going_on import proceed
from conversation_svc.domain.flows.steps import Step, say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import Booked, State, Task, Wish

LONGEST_TEXT = 500  # characters of a note or a message


@dataclass(frozen=True, slots=True)
class Wished:
    """One call of a tool, and everything it may be judged by."""

    arguments: Mapping[str, Any]
    offers: Offers
    state: State
    heard: Heard
    policy: Policy
    now: datetime


class Unfounded(Exception):
    """The call speaks of something that was never offered. `code` is told to the model."""


def step_for(name: str, wished: Wished) -> Step:
    """What the decider makes of it. Raises Unfounded; KeyError for a tool that is no wish."""
    return WISHES[name](wished)


def _book(wished: Wished) -> Step:
    slot = _slot(wished)
    state, task = wished.state, wished.state.task
    base = task if task is not None and task.kind == "book" else Task("book")
    chosen = replace(
        base,
        service_id=slot.service_id,
        staff_id=base.staff_id if base.staff_id == slot.staff_id else None,
        offers=base.offers if slot in base.offers else (slot,),
        chosen=slot,
        refused=False,
        inexact=False,
    )
    state = replace(state, task=chosen, proposal=None, expected=None, intent="book")
    return proceed(state, wished.policy, wished.now)


def _move(wished: Wished) -> Step:
    """The time is searched anew for the appointment that is meant: another service may need another time."""
    slot = _slot(wished)
    day = slot.start.date()
    wish = Wish(days=((day, day),), at=slot.start.timetz().replace(tzinfo=None))
    return _start(wished, _about_existing("reschedule", wished, wish=wish))


def _cancel(wished: Wished) -> Step:
    return _start(wished, _about_existing("cancel", wished))


def _status(wished: Wished) -> Step:
    return _start(wished, Task("status", hints=wished.heard.text[:200]))


def _notes(wished: Wished) -> Step:
    return _start(wished, _about_existing("notes", wished))


def _note(wished: Wished) -> Step:
    """The note is what the customer just wrote, not what the model made of it, and is written after a yes."""
    task = _about_existing("note", wished)
    return _start(wished, replace(task, text=_own_words(wished), proposed=True))


def _message(wished: Wished) -> Step:
    """As a note: the customer's own words, read back, and passed on only after a yes."""
    return _start(wished, Task("message", text=_own_words(wished), proposed=True))


def _own_words(wished: Wished) -> str:
    return wished.heard.text[:LONGEST_TEXT]


def _waitlist(wished: Wished) -> Step:
    """A search first: only when it finds nothing is the waitlist offered, and a yes enters it."""
    service = wished.policy.service(str(wished.arguments.get("service_id")))
    if service is None:
        raise Unfounded("unknown_service")
    return _start(wished, Task("book", service_id=service.id, wish=Wish(days=_days(wished.arguments))))


def _person(wished: Wished) -> Step:
    """Offered: a model that hands everybody over would silence the receptionist."""
    return replace(wished.state, expected="person", proposal=None), (say("offer_person"),)


WISHES: Mapping[str, Callable[[Wished], Step]] = {
    "confirm-appointment": _book,
    "reschedule-appointment": _move,
    "cancel-appointment": _cancel,
    "get-appointment-status": _status,
    "list-notes": _notes,
    "add-note": _note,
    "take-message": _message,
    "join-waitlist": _waitlist,
    "hand-off": _person,
}


def _slot(wished: Wished) -> Any:
    slot = wished.offers.get(wished.arguments.get("slot_id"))
    if slot is None:
        raise Unfounded("unknown_slot_id")
    return slot


def _start(wished: Wished, task: Task) -> Step:
    open_task = wished.state.task
    paused = (
        open_task if open_task and open_task.kind == "book" and task.kind in _ASIDE else wished.state.paused
    )
    state = replace(wished.state, task=task, paused=paused, proposal=None, expected=None, intent=task.kind)
    return proceed(state, wished.policy, wished.now)


_ASIDE = frozenset({"status", "notes", "note", "message"})  # short errands, after which a booking goes on


def _about_existing(kind: str, wished: Wished, **changes: Any) -> Task:
    target = _known(wished)
    return Task(
        kind,
        target=target,
        candidates=(target,) if target else (),
        listed=target is not None,
        hints=wished.heard.text[:200],
        **changes,
    )


def _known(wished: Wished) -> Booked | None:
    """Only an appointment this session already knows by right; any other id is not even looked up."""
    named = str(wished.arguments.get("appointment_id") or "")
    listed = wished.state.task.candidates if wished.state.task and wished.state.customer.verified else ()
    return next((one for one in (*wished.state.own, *listed) if one.appointment_id == named), None)


def _days(arguments: Mapping[str, Any]) -> tuple[tuple[date, date], ...]:
    try:
        first, last = date.fromisoformat(str(arguments["from"])), date.fromisoformat(str(arguments["to"]))
    except (KeyError, ValueError):
        return ()
    return ((first, last),) if first <= last else ()
