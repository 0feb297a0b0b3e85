"""A line within a task: a choice among offers, a change of mind, one more detail. None: nothing of that."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.dialogue import several
from conversation_svc.domain.dialogue.choices import (
    at_the_offered_day,
    keeping_choice,
    next_one,
    on_other_days,
)
from conversation_svc.domain.dialogue.counting import shift
from conversation_svc.domain.dialogue.details import DETAILS, contact_told
from conversation_svc.domain.dialogue.names_told import booker, corrected_name, named_as, with_name_beside
from conversation_svc.domain.dialogue.noting import is_description
from conversation_svc.domain.dialogue.service_choice import (
    is_about_times,
    names_other_service,
    service_meant,
    service_wanted,
)
from conversation_svc.domain.dialogue.targets import other_target, target_chosen
from conversation_svc.domain.dialogue.wishing import revised as revised_wish
from conversation_svc.domain.dialogue.wishing import without_staff
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.agreeing import is_agreed, is_no
from conversation_svc.domain.reading.catalogue import (
    resolve_staff,
    staff_refused,
)
from conversation_svc.domain.reading.choosing import by_place
from conversation_svc.domain.reading.heard import Heard, somebody_named
from conversation_svc.domain.reading.mentioning import mentions
from conversation_svc.domain.reading.slot_choice import slot_chosen
from conversation_svc.domain.reading.spelled import spelled_name
from conversation_svc.domain.state import Mention, State, Task, Wish


def refused(state: State) -> State:
    """No to a read-back: keep what else was found, forget the choice, and ask what to change."""
    task = state.task
    assert task is not None
    left = tuple(slot for slot in task.offers if slot != task.chosen)
    return replace(state, proposal=None, expected="date").with_task(chosen=None, offers=left, refused=True)


def repeats_choice(state: State, heard: Heard, policy: Policy) -> bool:
    """ "No, please make it Friday at four" about Friday at four, "can I have Dr. Kim?" about Dr. Kim: said as
    a change, and none. So is a name that is spelled as we have it.
    """
    spelled = spelled_name(heard.text, state.customer.name)
    if spelled and spelled == state.customer.name:
        return True
    task = state.task
    if task is None or task.chosen is None:
        return False
    named = [mention for mention in mentions(heard) if not mention.old]
    lead = heard.words.find("no_lead", heard.text)
    rest = heard.text[lead.end() :] if lead else heard.text
    exact = state.proposal is not None and bool(named)
    exact = exact or (
        any(mention.at for mention in named)
        and (state.expected == "name" or any(mention.days for mention in named))
    )
    if not named and (heard.says("wishing_for") or heard.says("question")):
        return resolve_staff(heard.understanding.fields.staff, policy) == task.chosen.staff_id
    return exact and not _without_confirmed(tuple(named), task) and not heard.words.matches("denying", rest)


def names_another_time(state: State, heard: Heard) -> bool:
    """ "Monday?" when asked whether to cancel Friday's: it shall be moved. Not beside a yes."""
    task = state.task
    if task is None or task.target is None or (is_agreed(heard) and not heard.says("proposing")):
        return False
    day = task.target.start.date()
    return any(m.days and not m.old and not m.days[0] <= day <= m.days[1] for m in mentions(heard))


def revised(state: State, heard: Heard, policy: Policy) -> State | None:
    """A change of day, time, service, staff or name while a choice stands ("yes but at three",
    "actually Friday").
    """
    task = state.task
    assert task is not None
    if task.kind in ("message", "note"):
        return None
    if task.kind == "cancel":
        return other_target(state, heard)
    books = booker(state, heard)
    if books is not None:  # "this is her mom, Sarah Jones"
        return replace(books, proposal=None)
    other = heard.words.find("for_somebody", heard.text)
    if other is not None and task.kind == "book" and not task.for_other:
        return replace(state, proposal=None).with_task(for_other=True, for_whom=somebody_named(other))
    reachable = contact_told(state, heard)
    known = reachable or state
    named = _without_confirmed(mentions(heard), task)
    name = corrected_name(state, heard)
    if name and (
        not named or heard.says("introduction") or heard.says("rename")
    ):  # "no, it's Tim Baker, and at half past"
        known = named_as(replace(known, proposal=None), name)
        changed = _changed_task(known, heard, policy, named) if named else None
        return known if changed is None else replace(known, task=changed)
    changed = _changed_task(known, heard, policy, named)
    if changed is None:
        return None if reachable is None else replace(reachable, proposal=None)
    return replace(known, task=changed, proposal=None)


def _without_confirmed(named: tuple[Mention, ...], task: Task) -> tuple[Mention, ...]:
    """ "Yes, Tuesday at ten is right" repeats the choice and changes nothing.

    "From 3 to 4" starts with the choice.
    """
    chosen = task.chosen
    if chosen is None:
        return named
    day, clock = chosen.start.date(), chosen.start.timetz().replace(tzinfo=None)
    left = []
    for mention in named:
        if mention.earliest == clock and mention.latest and not mention.old:
            mention = replace(mention, earliest=None, latest=None, at=mention.latest)
        same_day = mention.days is None or mention.days[0] <= day <= mention.days[1]
        same_time = mention.at is None or mention.at == clock
        if not (same_day and same_time and mention.earliest is None and mention.latest is None):
            left.append(mention)
    return tuple(left)


def _changed_task(state: State, heard: Heard, policy: Policy, named: tuple[Mention, ...]) -> Task | None:
    task = state.task
    assert task is not None
    described = task.service_id is not None and is_description(heard)
    service = None if described else service_wanted(heard, policy)
    staff = resolve_staff(heard.understanding.fields.staff, policy)
    unwanted = staff_refused(heard, policy)
    if unwanted:
        kept = replace(keeping_choice(task), service_id=service or task.service_id)
        return replace(without_staff(kept, unwanted, policy), chosen=None, searched=None, shown=())
    base = keeping_choice(task)
    if not heard.says("day_before") and not heard.says(
        "day_after"
    ):  # which count from the day that was wished
        base = at_the_offered_day(base, policy)
    if task.inexact and not task.chosen and _is_another_day(named):
        # "Saturday then", after the hours that were wished turned out not to be free
        base = replace(base, wish=replace(base.wish, part=None, earliest=None, latest=None))
    reference = task.chosen.start if task.chosen else (task.target.start if task.target else None)
    if reference is None and task.offers and shift(heard.words, heard.text):
        reference = task.offers[0].start  # "two hours later than that"
    if task.chosen and heard.says("next_one") and not named:
        return next_one(task)
    if heard.says("other_day") and task.offers and not named:
        wish = on_other_days(base)
    else:
        wish = revised_wish(base.wish, heard, named=named, reference=reference, offers=task.offers)
    same_service = service is None or service == task.service_id
    same_staff = staff is None or staff == task.staff_id or (task.chosen and staff == task.chosen.staff_id)
    if wish == base.wish and same_service and same_staff:  # nothing new in it
        return None
    if task.kind == "reschedule" and not same_service:
        service = None
    return replace(
        task,
        service_id=service or task.service_id,
        staff_id=staff or task.staff_id,
        wish=wish,
        chosen=None,
        searched=None,
        widened=False,
        refused=False,
        more=False,
        shown=()
        if not same_service or not same_staff or wish.days != task.wish.days or wish.asap
        else task.shown_if(wish),
        tries=0,
    )


def _is_another_day(named: tuple[Mention, ...]) -> bool:
    return bool(named) and all(m.days and not (m.at or m.earliest or m.latest) for m in named)


def filled(state: State, heard: Heard, policy: Policy, now: datetime) -> State | None:
    """The line as an answer to the open question of the task, or as more detail for it."""
    task = state.task
    assert task is not None
    if state.expected == "appointment" and task.candidates:
        return target_chosen(state, heard, policy)
    for field in DETAILS:
        done = field(state, heard, policy)
        if done is not None:
            return _with_other_hour(done, heard, policy)
    if task.kind in ("book", "reschedule", "waitlist"):
        return _time_found(state, heard, policy)
    return None


def _with_other_hour(state: State, heard: Heard, policy: Policy) -> State:
    """ "11. It's for Nico Ferrara": a detail that was asked for, and another hour than the one chosen."""
    if state.task is None or state.task.chosen is None or not heard.says("hour_named"):
        return state
    named = _without_confirmed(mentions(heard), state.task)
    changed = _changed_task(state, heard, policy, named) if any(m.at for m in named) else None
    return state if changed is None else replace(state, task=changed)


def _time_found(state: State, heard: Heard, policy: Policy) -> State | None:
    task = state.task
    assert task is not None
    other = heard.words.find("for_somebody", heard.text)
    if other is not None and task.kind == "book" and not task.for_other:  # "for my son Tim, 9:30"
        theirs = state.with_task(for_other=True, for_whom=somebody_named(other))
        return _time_found(theirs, heard, policy) or theirs
    if state.expected == "service" and (heard.says("place_only") or heard.says("number_only")):
        place = by_place(heard, len(policy.services))
        timed = heard.says("number_only") and task.wish != Wish()  # "monday" - "2" is two o'clock
        if place is not None and not timed:
            return state.with_task(service_id=policy.services[place].id)
    named = mentions(heard)
    told = several.hours_told(state, heard)
    each = told.task if told.task != task else None
    if each is not None:  # "9 and 9:30": one after the other
        state, task, named = told, each, named[:1]
    if task.offers and task.chosen is None and not names_other_service(task, heard, policy):
        slot = slot_chosen(
            task, heard, named, numbered=state.channel != "voice" or heard.text.startswith("#")
        )
        if slot is not None:
            return with_name_beside(state, heard, policy).with_task(chosen=slot, refused=False)
        if heard.says("none_of_them") or (is_no(heard) and not named) or "alternatives" in heard.acts:
            changed = _changed_task(state, heard, policy, named)
            if changed is not None:
                return replace(state, task=changed)
            return state.with_task(searched=None, offers=(), more=True)
    changed = _changed_task(state, heard, policy, named)
    if changed is not None:
        meant = None if changed.service_id else service_meant(state, heard, policy)
        known = with_name_beside(state, heard, policy)
        if known.task and known.task.for_whom:
            changed = replace(changed, for_whom=known.task.for_whom)
        return replace(known, task=replace(changed, service_id=meant or changed.service_id))
    if named and state.expected in ("time", "waitlist", "date"):
        # said once more, as it was: then it is answered once more, and looked for where we gave it up
        again = None if task.refused or not task.offers else task.searched
        return state.with_task(refused=False, more=False, searched=again)
    meant = service_meant(state, heard, policy)
    if meant:
        return state.with_task(service_id=meant)
    if heard.says("any_staff") and task.staff_id:
        return state.with_task(staff_id=None, searched=None)
    if state.expected == "service":
        picked = by_place(heard, len(policy.services))
        if picked is not None and not is_about_times(heard) and not heard.says("about_slots"):
            return state.with_task(service_id=policy.services[picked].id)
    return told if each is not None else None
