"""Which of the customer's appointments is meant, and what of the line is its new time. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta

from conversation_svc.domain.dialogue.counting import counted_from, on_weekday_of, shift
from conversation_svc.domain.dialogue.wishing import OPEN_END_DAYS, revised
from conversation_svc.domain.flows import appointments
from conversation_svc.domain.flows.proof import confirmation_number
from conversation_svc.domain.phrases import Words, language_of
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.agreeing import is_yes
from conversation_svc.domain.reading.catalogue import resolve_service, services_kept
from conversation_svc.domain.reading.choosing import by_ordinal, by_time
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.mentioning import mentions
from conversation_svc.domain.state import Booked, Mention, State, Task, Wish

_A_NUMBER = re.compile(r" \d")
POSTPONED_DAYS = 14
LAST_MINUTE = 59


def target_chosen(state: State, heard: Heard, policy: Policy) -> State | None:
    task = state.task
    assert task is not None
    if heard.says("all_of_them") and task.kind in ("cancel", "reschedule"):
        state = state.with_task(hints=heard.text[:200]) if mentions(heard) else state
        return _with_new_time(replace(_one_by_one(state, task.candidates), expected=None), heard)
    service = resolve_service(heard.understanding.fields.service, policy)
    left = appointments.pick(task.candidates, heard, mentions(heard), service_id=service, places=True)
    if len(left) == 1:
        return _with_new_time(replace(state, expected=None).with_task(target=left[0]), heard)
    if len(left) < len(task.candidates):
        return state.with_task(candidates=left)
    return None


def _with_new_time(state: State, heard: Heard) -> State:
    """ "The check-up, to Friday at two": which one is meant, and its new time at once."""
    task = state.task
    if task is None or task.kind != "reschedule" or task.target is None:
        return state
    new = [mention for mention in mentions(heard) if not _is_about(mention, [task.target])]
    if not new:
        return state
    wish = revised(task.wish, heard, named=new, reference=task.target.start, offers=())
    return state.with_task(wish=wish)


def _one_by_one(state: State, meant: Sequence[Booked]) -> State:
    """ "Both": the first now, and each of the others when its turn comes."""
    lines = [_again(state, booked) for booked in meant[1:]]
    return replace(state, later=(*lines, *state.later)).with_task(target=meant[0])


def _again(state: State, booked: Booked) -> str:
    """The same wish for one appointment, as the customer would have said it: "move both to Friday"."""
    language, task = language_of(state.language), state.task
    mine = str(language.phrases["_this_of_mine"]).format(booked.confirmation_number)
    all_of_them = language.words.find("all_of_mine", task.hints) if task else None
    if task is None or all_of_them is None:
        key = "_cancel_this" if task is None or task.kind == "cancel" else "_move_this"
        return str(language.phrases[key]).format(mine)
    return f"{task.hints[: all_of_them.start()]}{mine}{task.hints[all_of_them.end() :]}"


def other_target(state: State, heard: Heard) -> State | None:
    """ "No, the Friday one": another of the customer's appointments is meant."""
    task = state.task
    assert task is not None
    if len(task.candidates) < 2 or is_yes(heard):
        return None
    left = appointments.pick(task.candidates, heard, mentions(heard), service_id=None, places=True)
    others = tuple(each for each in task.candidates if each != task.target)
    if len(others) == 1 and heard.says("the_other"):
        left = others
    if len(left) == 1 and left[0] != task.target:
        return replace(state, proposal=None).with_task(target=left[0])
    return None


def aimed(state: State, policy: Policy) -> State:
    """Use what was said with the wish ("move my Tuesday appointment to Friday") to tell which one is
    meant.
    """
    task = state.task
    if task is None or task.kind == "book" or task.target is not None or not task.candidates:
        return state
    fitting: list[Booked] = list(task.candidates)
    number = task.hints.upper()
    by_number = [a for a in fitting if a.confirmation_number and a.confirmation_number in number]
    fitting = by_number or fitting
    words = language_of(state.language).words
    kept = services_kept(task.hints, words, policy)
    fitting = [a for a in fitting if a.service_id not in kept] or fitting
    if task.service_id:
        fitting = [a for a in fitting if a.service_id == task.service_id] or fitting
    state = _on_its_day(state, fitting, words)
    task = state.task
    assert task is not None
    fitting = appointments.of_somebody(fitting, task.hints, words) or fitting
    nth = words.find("the_nth", task.hints)
    if nth and len(fitting) > 1:
        place = by_ordinal(words, nth.group(), len(fitting))
        fitting = [fitting[place]] if place is not None else fitting
    old = [m for m in task.mentioned if _is_about(m, fitting)]
    if old and (len(task.mentioned) > 1 or task.kind != "reschedule" or len(fitting) > 1):
        for mention in old[:1]:
            fitting = [a for a in fitting if _is_about(mention, [a])]
    if len(fitting) == 1:
        state = state.with_task(target=fitting[0])
    elif fitting and words.matches("all_of_them", task.hints):
        state = _one_by_one(state, fitting)
    return state


def _on_its_day(state: State, candidates: Sequence[Booked], words: Words) -> State:
    """ "Cancel the Thursday one": the one they have on a Thursday, be it not on the coming one."""
    task = state.task
    assert task is not None
    found = words.find("its_day", task.hints)
    named = next((m for m in task.mentioned if m.days and m.days[0] == m.days[1]), None)
    if found is None or named is None or named.days is None or _A_NUMBER.match(task.hints, found.end()):
        return state
    day = named.days[0]
    same = {a.start.date() for a in candidates if a.start.weekday() == day.weekday()}
    if len(same) != 1 or day in same:
        return state
    meant = same.pop()
    mentioned = [replace(m, days=(meant, meant)) if m is named else m for m in task.mentioned]
    days = tuple(span for span in task.wish.days if span != named.days)
    return state.with_task(mentioned=tuple(mentioned), wish=replace(task.wish, days=days))


def names_another(state: State) -> bool:
    """ "Cancel my whitening", "move my Monday appointment", of somebody who has none such: to be told so
    before we ask about the one they have.
    """
    task = state.task
    if task is None or task.guessed or not task.candidates or task.kind not in ("cancel", "reschedule"):
        return False
    number = confirmation_number(task.hints)
    if number:
        return all(a.confirmation_number.upper() != number for a in task.candidates)
    if task.service_id and all(a.service_id != task.service_id for a in task.candidates):
        return True
    named = [m for m in task.mentioned if (m.days and m.days[0] == m.days[1]) or m.at]
    words = language_of(state.language).words
    if task.kind == "cancel":
        return bool(named) and not any(_is_about(m, list(task.candidates)) for m in named)
    return (
        words.matches("its_day", task.hints)
        and bool(named)
        and not _is_about(named[0], list(task.candidates))
    )


def without_its_day(state: State) -> State:
    """ "My Monday appointment", of which there is none: Monday is no wish for the new time either."""
    task = state.task
    words = language_of(state.language).words
    if task is None or task.kind != "reschedule" or not words.matches("its_day", task.hints):
        return state
    old, *left = task.mentioned
    days = tuple(span for span in task.wish.days if span != old.days)
    return state.with_task(mentioned=tuple(left), wish=replace(task.wish, days=days))


def _is_about(mention: Mention, candidates: list[Booked]) -> bool:
    return bool(by_time([replace(mention, old=False)], candidates, lambda a: a.start))


def with_target(state: State, policy: Policy) -> State:
    """A move knows its appointment now: same service and staff member, and the wish without the old
    time in it.
    """
    task = state.task
    assert task is not None
    if task.target is not None and task.settled:
        return state
    target = task.target or task.candidates[0]
    wish = task.wish
    words = language_of(state.language).words
    if task.mentioned or wish.has_time or shift(words, task.hints):
        wish = _new_time_only(task, target)
        moved = shift(words, task.hints)
        if moved is not None:
            start = target.start + moved
            day = start.date()
            wish = replace(Wish(), days=((day, day),), at=start.timetz().replace(tzinfo=None))
        if words.matches("same_time", task.hints) and not wish.at:
            clock = target.start.timetz().replace(tzinfo=None)
            days = tuple(on_weekday_of(span, target.start) for span in wish.days)
            wish = replace(wish, at=clock, days=days)
    if words.matches("same_day", task.hints) and _is_its_weekday(wish, target):
        wish = replace(wish, days=())  # "can I come earlier on Tuesday?", of Tuesday's
    wish = _from_that_day(_that_day(wish, target, task.hints, words), target, task.hints, words)
    if any(first < last and first <= target.start.date() <= last for first, last in wish.days):
        others = {*wish.without_dates, target.start.date()}  # "next week instead", of one in that week
        wish = wish if wish.has_time else replace(wish, without_dates=tuple(sorted(others)))
    wish = _beside_the_other(wish, task, target, words)
    wish = _postponed(wish, target, task.hints, words)
    same_time = task.staff_id and not words.matches("none_of_them", task.hints)  # "and on another day"
    if same_time and wish == Wish() and not task.refused:  # "switch me to Dr. Kim": at the same time
        day = target.start.date()
        wish = Wish(days=((day, day),), at=target.start.timetz().replace(tzinfo=None))
    return state.with_task(
        target=target,
        service_id=target.service_id,
        staff_id=task.staff_id or target.staff_id or None,
        wish=wish,
        mentioned=(),
        settled=True,
        searched=None,
    )


def _is_its_weekday(wish: Wish, target: Booked) -> bool:
    return len(wish.days) == 1 and wish.days[0][0].weekday() == target.start.weekday() and not wish.has_time


def _postponed(wish: Wish, target: Booked, hints: str, words: Words) -> Wish:
    """ "I need to postpone it", and no word of when: to a later day."""
    if wish != Wish() or not words.matches("postponing", hints):
        return wish
    day = target.start.date()
    return Wish(days=((day + timedelta(days=1), day + timedelta(days=POSTPONED_DAYS)),))


def _beside_the_other(wish: Wish, task: Task, target: Booked, words: Words) -> Wish:
    """ "To the same day as my other one", where there is one other."""
    others = {a.start.date() for a in task.candidates if a.appointment_id != target.appointment_id}
    if len(others) != 1 or not words.matches("same_day_as", task.hints):
        return wish
    day = others.pop()
    return replace(wish, days=((day, day),), weekdays=())


def _from_that_day(wish: Wish, target: Booked, hints: str, words: Words) -> Wish:
    """ "The following week", "the day after": counted from the day of the appointment."""
    counted = words.matches("week_after", hints) or words.matches("next_day", hints)
    open_days = not wish.days or counted
    days = counted_from(target.start.date(), hints, words) if open_days else ()
    return replace(wish, days=days) if days else wish


def _that_day(wish: Wish, target: Booked, hints: str, words: Words) -> Wish:
    """ "Earlier that day": of the day of the appointment."""
    nudged = (
        "latest" if words.matches("bit_up", hints) else "earliest" if words.matches("bit_back", hints) else ""
    )
    if wish.has_day or not (words.matches("same_day", hints) or (nudged and not wish.has_time)):
        return wish
    day, clock = target.start.date(), target.start.timetz().replace(tzinfo=None)
    wish = replace(wish, days=((day, day),))
    if wish.has_time:
        return wish
    if nudged:
        return replace(wish, latest=clock) if nudged == "latest" else replace(wish, earliest=_after(clock))
    if words.matches("earlier", hints):
        return replace(wish, latest=clock)
    return replace(wish, earliest=clock) if words.matches("later", hints) else wish


def _after(clock: time) -> time:
    """The next minute; an appointment at the same time is no later one."""
    return clock.replace(hour=clock.hour + (clock.minute == LAST_MINUTE), minute=(clock.minute + 1) % 60)


def _new_time_only(task: Task, target: Booked) -> Wish:
    day, clock = target.start.date(), target.start.timetz().replace(tzinfo=None)
    days = [m.days for m in task.mentioned if m.days]
    others = [span for span in days if span != (day, day)]
    wish = task.wish
    onwards = [span for span in days if span[0] == day and (span[1] - day).days >= OPEN_END_DAYS]
    if onwards and len(days) == 1:  # "la cita del martes" is the one on Tuesday, and no wish from then on
        days, others = [(day, day)], []
        wish = replace(wish, days=((day, day),))
    if (day, day) in days and (others or not (wish.at and wish.at != clock)):
        only_old_day = not others
        wish = replace(wish, days=tuple(span for span in wish.days if span != (day, day)))
        if only_old_day and wish.has_time and wish.at != clock:
            wish = replace(wish, days=((day, day),))
    times = [m.at for m in task.mentioned if m.at]
    if wish.at == clock and len(times) == 1 and not wish.days:
        wish = replace(wish, at=None)
    if wish.has_time and not (wish.days or wish.weekdays or wish.asap):
        wish = replace(wish, days=((day, day),))  # "move it to four", "to the afternoon": of the same day
    return wish
