"""New wishes: which task a line starts, and what of the line already belongs to it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from conversation_svc.domain.actions import CallTool, End, Say
from conversation_svc.domain.dialogue import afterwards, anchors
from conversation_svc.domain.dialogue.counting import counted_from
from conversation_svc.domain.dialogue.kinds import ASIDE, kind_of, nothing_found_yet
from conversation_svc.domain.dialogue.names_told import as_written, name_behind_time, somebody_called
from conversation_svc.domain.dialogue.service_choice import service_wanted
from conversation_svc.domain.dialogue.wishing import revised, without_staff
from conversation_svc.domain.flows import information
from conversation_svc.domain.flows.steps import Step, say
from conversation_svc.domain.language.weights import name_model
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.catalogue import (
    diagnosing_service,
    resolve_service,
    resolve_staff,
    service_of_trade,
    services_kept,
    services_named,
    staff_refused,
    staff_wanted,
)
from conversation_svc.domain.reading.heard import Heard, somebody_named
from conversation_svc.domain.reading.listed import is_named_by_its_device
from conversation_svc.domain.reading.mentioning import mentions
from conversation_svc.domain.reading.naming import is_written
from conversation_svc.domain.state import Booked, Mention, State, Task, Wish

_FREE_TEXT = frozenset({"note", "message"})
_BESIDE = ("price", "duration", "address", "insurance_asked", "care")


def started(state: State, heard: Heard, policy: Policy, now: datetime) -> State | None:
    """The state with the new task in it. None: this line starts nothing new."""
    if state.expected in _FREE_TEXT:
        return None
    after = (
        afterwards.changed(state, heard, policy)
        or afterwards.number_given(state, heard)
        or afterwards.name_given(state, heard)
    )
    if after is not None:
        return after
    kind = kind_of(state, heard, policy)
    task = state.task
    if kind == "message" and state.proposal and heard.says("question") and not heard.says("message_text"):
        return None  # "my number is the one of this message, right?"
    if kind is None or (task and _is_same(state, task, kind, heard)):
        return None
    if task and task.kind == "book" and kind == "waitlist":
        return replace(state, task=replace(task, kind="waitlist"), proposal=None, expected=None, intent=kind)
    if task and {task.kind, kind} <= {"cancel", "reschedule"}:
        return switched(state, task, kind, heard)
    fresh = _task(kind, state, heard, policy)
    state = _introduced(state, heard, policy)
    goes_on = task and task.kind == "book" and kind in ASIDE
    if goes_on and kind == "message" and task and task.service_id is None:
        goes_on = False  # they leave word because there is nothing for them to book
    paused = task if goes_on else state.paused
    return replace(
        state, task=fresh, paused=paused, proposal=None, expected=None, intent=heard.intent or kind
    )


def _is_same(state: State, task: Task, kind: str, heard: Heard) -> bool:
    if task.kind == kind:
        return True
    existing = heard.says("my_appointment") or (kind == "cancel" and nothing_found_yet(state))
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


def _introduced(state: State, heard: Heard, policy: Policy) -> State:
    """ "My name is Bob Stone and I'd like ...", "... for Bob Stone": then the name need not be asked for."""
    name = heard.understanding.fields.name
    ending = heard.words.find("introduced", heard.text) or heard.words.find("under_name", heard.text)
    ending = ending or _signed(heard)
    if ending:
        name = ending.group("name")
    elif name and not _is_told(name, heard):
        name = None
    name = name or name_behind_time(heard)
    taken = name and (resolve_staff(name, policy) or resolve_service(name, policy))
    if not name or state.customer.name or taken or any(name in t.text for t in heard.understanding.times):
        return state
    phone = state.customer.phone or heard.understanding.fields.phone
    return replace(state, customer=replace(state.customer, name=as_written(name), phone=phone))


def _is_told(name: str, heard: Heard) -> bool:
    if name in heard.text and heard.words.match("name_tail", heard.text, heard.text.index(name) + len(name)):
        return True  # "Jo Park here"
    return heard.says("introduction") and (heard.says("naming") or is_written(name, heard))


def _in_the_month_asked_about(wish: Wish, asked: date) -> Wish:
    """ "Are you open on December 24?" - "a check-up on the 24th": in December."""
    same = [first for first, last in wish.days if first == last and first.day == asked.day]
    return replace(wish, days=((asked, asked),)) if len(same) == 1 == len(wish.days) else wish


def _signed(heard: Heard) -> re.Match[str] | None:
    """ "Check-up Friday please. Rita Moss": a first and a last name at the end."""
    found = heard.words.find("named_at_end", heard.text)
    whole = found and " " in found["name"] and found["name"].split()[0].lower() in name_model().first_names
    return found if whole else None


def _task(kind: str, state: State, heard: Heard, policy: Policy) -> Task:
    fields = heard.understanding.fields
    named = mentions(heard)
    service = resolve_service(fields.service, policy) or service_wanted(heard, policy)
    beside = anchors.service_wanted(heard, policy) if kind == "book" else None
    if beside:
        service = beside
    elif kind == "book" and service is None:
        service = _spoken_of(state) or service_of_trade(heard, policy)
    elif kind == "book" and service not in services_named(heard.text, policy):
        service = _of_its_trade(service, heard, policy)
    staff = staff_wanted(heard, policy)
    if staff is None and kind == "book" and heard.says("pronoun"):
        staff = state.about_staff  # "can I get her tomorrow?"
    last = state.finished.appointment if state.finished else None
    reference = last.start if last else None
    wish = revised(Wish(), heard, named=named, reference=reference, offers=())
    task = Task(kind, service_id=service, staff_id=staff, hints=heard.text[:200], mentioned=named)
    if kind == "book" and state.about_day and heard.says("bare_day"):
        wish = _in_the_month_asked_about(wish, state.about_day)
    if kind == "book" and state.about_day and not wish.has_day:  # "at 11 that day", after a question about it
        same = heard.says("same_day") or (wish.has_time and state.intent == "hours")
        that_day = ((state.about_day, state.about_day),) if same else ()
        wish = replace(wish, days=that_day or counted_from(state.about_day, heard.text, heard.words))
    if kind == "book":
        both = heard.says("both_of_us")  # who writes comes first
        other = None if both else heard.words.find("for_somebody", heard.text)
        if last and other is None:
            other = heard.words.find("my_somebody", heard.text)
        also = other is not None or any(map(heard.says, ("another_one", "as_well", "same_time")))
        if last and also:  # "and my son at 9:30", right after a booking: the same service, and the same day
            task = replace(task, service_id=service or last.service_id)
            wish = _beside_the_last(wish, heard, last)
            together = other is not None and heard.says("as_well") and not (wish.has_time or wish.has_day)
            if together:  # "can my friend come too?"
                wish = replace(wish, at=last.start.timetz().replace(tzinfo=None))
            same_day = (wish.has_time or heard.says("same_day")) and not wish.has_day
            wish = replace(wish, days=((last.start.date(), last.start.date()),)) if same_day else wish
        task = replace(task, wish=wish)
        unwanted = staff_refused(heard, policy)
        if unwanted:
            task = without_staff(task, unwanted, policy)
        return replace(
            task,
            beside="" if last else anchors.told(heard),
            mentioned=(),
            for_other=other is not None,
            for_whom=(somebody_named(other) or somebody_called(heard) if other else None),
        )
    unsaid = service is None or service in services_kept(heard.text, heard.words, policy)
    if kind in ("reschedule", "cancel") and unsaid:
        task = replace(task, service_id=_meant_of_two(heard, policy))
    if kind == "reschedule":  # "move mine from the 8th to the 9th": the 8th tells which one is meant
        old = (Mention(days=(day, day), old=True) for day in sorted(heard.constraints.without_dates))
        task = replace(task, mentioned=(*(m for m in old if m.days not in {n.days for n in named}), *named))
        theirs = heard.says("my_appointment") or heard.says("having_one")
        wished = heard.intent in ("reschedule", "cancel") and not heard.says("cannot_then")
        guessed = not wished and not theirs  # "I can't come before five, what do you have Monday?"
        return replace(task, wish=wish, guessed=guessed)
    if kind == "waitlist":
        return replace(task, wish=wish)
    if kind == "late":
        return replace(task, text=f"Customer says: {heard.text[:200]}")
    if kind in ("note", "message"):
        found = heard.words.find(f"{kind}_text", heard.text)
        announced = heard.says("noting" if kind == "note" else "messaging")
        if found is None and not announced:
            # the text itself, without a word that it is one ("the gate code is 7781", "have Kim call me")
            return replace(task, text=heard.text[:500], proposed=True, mentioned=())
        return replace(task, text=found.group("text").strip()[:500] if found else "", mentioned=())
    return task


def _of_its_trade(service: str | None, heard: Heard, policy: Policy) -> str | None:
    """ "My iphone fell in the pool" is no screen, nor is "can you unlock my iphone?"."""
    trade = service_of_trade(heard, policy)
    language = heard.understanding.language
    if trade or not is_named_by_its_device(heard.text, language, policy, service):
        return trade or service
    looked = diagnosing_service(policy, language)
    return looked.id if looked else service


def _meant_of_two(heard: Heard, policy: Policy) -> str | None:
    """ "Cancel the check-up but keep the whitening": the one that is named before."""
    beside = heard.words.find("beside_another", heard.text)
    named = services_named(heard.text[: beside.start()], policy) if beside else []
    return named[0] if len(named) == 1 else None


def _spoken_of(state: State) -> str | None:
    """The service that was asked about, or whose appointment was just cancelled ("another time?")."""
    last = state.finished
    cancelled = last.appointment if last and last.kind == "cancelled" else None
    return state.about or (cancelled.service_id if cancelled else None)


def _beside_the_last(wish: Wish, heard: Heard, last: Booked) -> Wish:
    """ "Can my son come right after me?": when the one just booked ends, or long enough before it."""
    found = heard.words.find("after_me", heard.text)
    if found is None or wish.has_time or wish.has_day:
        return wish
    before = (found.group("way") or "").startswith(("before", "ahead", "antes"))
    start = last.start - (last.end - last.start) if before else last.end
    return replace(wish, at=start.timetz().replace(tzinfo=None), days=((start.date(), start.date()),))


def released(state: State) -> tuple[CallTool, ...]:
    """The held time of a task that is given up."""
    hold = state.task.hold_id if state.task else None
    return (CallTool("release-hold", {"hold_id": hold}),) if hold else ()


def question_beside(state: State, heard: Heard, policy: Policy) -> list[Say]:
    """ "A cleaning tomorrow - and how much is it?": the question is answered first."""
    if not any(heard.says(topic) for topic in _BESIDE):
        return []
    actions = information.answer(state, heard, policy) or ()
    return [action for action in actions if isinstance(action, Say)]


def farewell(state: State, heard: Heard) -> Step:
    if "bye" in heard.acts or heard.says("bye") or (state.task is None and "thanks" not in heard.acts):
        ended = replace(state, task=None, proposal=None, expected=None, ended=True)
        if state.proposal is not None:  # who leaves before the yes shall not think that it is done
            return ended, (*released(state), say("left_open"), say("bye"), End())
        return ended, (*released(state), say("bye"), End())
    return state, (say("welcome"),)
