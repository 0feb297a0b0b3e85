"""What a change leaves of the time that was chosen or offered. Pure."""

from __future__ import annotations

from dataclasses import replace

from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import Task, Wish


def next_one(task: Task) -> Task:
    """ "Make it the one after that": what was offered next, or what is free next."""
    assert task.chosen is not None
    start = task.chosen.start
    behind = sorted((slot for slot in task.offers if slot.start > start), key=lambda slot: slot.start)
    if behind:
        return replace(task, chosen=behind[0], refused=False)
    day = start.date()
    wish = replace(task.wish, days=((day, day),), at=None, after=start, before=None)
    return replace(task, wish=wish, chosen=None, searched=None, refused=False)


def at_the_offered_day(task: Task, policy: Policy) -> Task:
    """The wished day is closed and we offered another one: "actually three" means that other one."""
    days = {slot.start.date() for slot in task.offers}
    wished = task.wish.days
    if not task.inexact or task.chosen or len(days) != 1 or len(wished) != 1 or wished[0][0] != wished[0][1]:
        return task
    if policy.windows(wished[0][0]):
        return task
    day = days.pop()
    return replace(task, wish=replace(task.wish, days=((day, day),)))


def keeping_choice(task: Task) -> Task:
    """Before a change, the choice becomes the wish:

    "actually Friday" keeps the hour, "at four" keeps the day.
    """
    if task.chosen is None:
        return task
    start = task.chosen.start
    day = start.date()
    wish = replace(
        task.wish,
        days=((day, day),),
        at=start.timetz().replace(tzinfo=None),
        weekdays=(),
        after=None,
        before=None,
        earliest=None,
        latest=None,
        part=None,
        asap=False,
    )
    return replace(task, wish=wish)


def on_other_days(task: Task) -> Wish:
    """At the hours that were wished, on days that were not offered."""
    offered = {slot.start.date() for slot in task.offers}
    spans = tuple(span for span in task.wish.days if span[0] < span[1])
    without = tuple(sorted({*task.wish.without_dates, *offered}))
    return replace(task.wish, days=spans, weekdays=(), asap=False, without_dates=without)
