"""Where a talk stands after the words of a model. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.flows.booking import search_key
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import Slot, State, Task


def standing(
    before: State, ground: State, slots: tuple[Slot, ...], heard: Heard, policy: Policy, now: datetime
) -> State:
    """before: when the line came. ground: with what was heard in it. slots: the times that were named, in
    order; the model's offers are ours now.
    """
    offered = before.task.offers if before.task else ()
    if not slots or (len(slots) == 1 and slots[0] in offered):
        return _as_before(before, ground, heard)  # one of several that we offered leaves the others open
    service_id = slots[0].service_id
    task = ground.task
    if any(slot.service_id != service_id for slot in slots):
        # "The second one" could not be told from these: a task is about one service.
        told = task and replace(task, offers=(), chosen=None)
        return replace(ground, task=told, proposal=None, expected=None)
    base = task if task is not None and task.kind in ("book", "reschedule") else Task("book")
    shown = tuple(dict.fromkeys([*base.shown, *(slot.start for slot in slots)]))
    fresh = replace(
        base, service_id=service_id, offers=slots, shown=shown, chosen=None, inexact=False, refused=False
    )
    fresh = replace(
        fresh, searched=search_key(fresh, policy, now)
    )  # they stand until something else is wished
    return replace(ground, task=fresh, proposal=None, expected="time")


def _as_before(before: State, ground: State, heard: Heard) -> State:
    """What we offered stays offered, and the question we asked stays open: a question beside it ("is she any
    good?") is no new wish, though it names a day or a service.
    """
    was, task = before.task, ground.task
    if was is None or not was.offers or task is None or task.kind != was.kind:
        return ground
    if not heard.says("question"):
        other = task.service_id != was.service_id
        return ground.with_task(offers=()) if other else ground
    kept = replace(
        task,
        service_id=was.service_id,
        staff_id=was.staff_id,
        wish=was.wish,
        searched=was.searched,
        offers=was.offers,
        inexact=was.inexact,
        chosen=was.chosen,
    )
    return replace(ground, task=kept, expected=before.expected)
