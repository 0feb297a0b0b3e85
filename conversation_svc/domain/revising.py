"""A line within a task: an answer to our question, a choice among offers, a change of mind.

None: nothing of that.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.choosing import by_name, by_place, by_time
from conversation_svc.domain.flows import appointments
from conversation_svc.domain.flows.information import resolve_service, resolve_staff
from conversation_svc.domain.heard import Heard
from conversation_svc.domain.naming import given_name
from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.spelled import spelled_name
from conversation_svc.domain.state import Booked, Mention, Slot, State, Task, Wish
from conversation_svc.domain.wishing import mentions, on_weekday_of
from conversation_svc.domain.wishing import revised as revised_wish

NAME_LENGTH = 80
_ORDINAL = re.compile(r"^(?:the )?\d(?:st|nd|rd|th)$", re.IGNORECASE)


def is_yes(heard: Heard) -> bool:
    return heard.says("yes_only") or ("affirm" in heard.acts and "negate" not in heard.acts)


def is_agreed(heard: Heard) -> bool:
    """A yes that may commit something: never a question, and never beside a no."""
    if heard.says("yes_only") or (heard.says("agreed") and "negate" not in heard.acts):
        return True
    weak = (
        heard.says("agreeing") and not heard.says("question") and heard.intent in (None, "book", "chitchat")
    )
    return weak and is_yes(heard)


def question_after_yes(heard: Heard) -> str | None:
    """ "Yes, that's right. What's the address?": the question is answered when the yes has been acted on."""
    sentences = re.split(r"(?<=[.!?,])\s+(?:and\s+|y\s+)?", heard.text)
    asked = [s for s in sentences[1:] if s.rstrip().endswith("?")]
    return asked[-1] if asked else None


def is_no(heard: Heard) -> bool:
    return heard.says("no_only") or ("negate" in heard.acts and "affirm" not in heard.acts)


def refused(state: State) -> State:
    """No to a read-back: keep what was found, forget the choice, and ask what to change."""
    return replace(state, proposal=None, expected="date").with_task(chosen=None, refused=True)


def repeats_choice(state: State, heard: Heard) -> bool:
    """ "No, please make it Friday at four" about Friday at four: said as a change, and none."""
    task = state.task
    if task is None or task.chosen is None:
        return False
    named = [mention for mention in mentions(heard) if not mention.old]
    lead = heard.words.find("no_lead", heard.text)
    rest = heard.text[lead.end() :] if lead else heard.text
    exact = any(mention.days for mention in named) and any(mention.at for mention in named)
    return exact and not _without_confirmed(tuple(named), task) and not heard.words.matches("denying", rest)


def names_another_time(state: State, heard: Heard) -> bool:
    """ "Monday?" when asked whether to cancel Friday's: it shall be moved. Not beside a yes."""
    task = state.task
    if task is None or task.target is None or is_agreed(heard):
        return False
    day = task.target.start.date()
    return any(m.days and not m.old and not m.days[0] <= day <= m.days[1] for m in mentions(heard))


def revised(state: State, heard: Heard, policy: Policy) -> State | None:
    """A change of day, time, service, staff or name while a choice stands ("yes but at three",
    "actually Friday").
    """
    task = state.task
    assert task is not None
    if task.kind == "cancel":
        return _other_target(state, heard)
    other = heard.words.find("for_somebody", heard.text)
    if other is not None and task.kind == "book" and not task.for_other:
        return replace(state, proposal=None).with_task(for_other=True, for_whom=other.groupdict().get("name"))
    email = heard.understanding.fields.email
    if email and email != state.customer.email:
        return replace(state, proposal=None, customer=replace(state.customer, email=email))
    named = _without_confirmed(mentions(heard), task)
    name = _corrected_name(state, heard)
    if name and not named:
        return _named(replace(state, proposal=None), name)
    changed = _changed_task(state, heard, policy, named)
    if changed is None:
        return None
    return replace(state, task=changed, proposal=None)


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
    service = resolve_service(heard.understanding.fields.service, policy)
    staff = resolve_staff(heard.understanding.fields.staff, policy)
    base = _at_the_offered_day(_keeping_choice(task), policy)
    reference = task.chosen.start if task.chosen else (task.target.start if task.target else None)
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
        shown=()
        if not same_service or not same_staff or wish.days != task.wish.days or wish.asap
        else task.shown_if(wish),
        tries=0,
    )


def _at_the_offered_day(task: Task, policy: Policy) -> Task:
    """The wished day is closed and we offered another one: "actually three" means that other one."""
    days = {slot.start.date() for slot in task.offers}
    wished = task.wish.days
    if not task.inexact or task.chosen or len(days) != 1 or len(wished) != 1 or wished[0][0] != wished[0][1]:
        return task
    if policy.windows(wished[0][0]):
        return task
    day = days.pop()
    return replace(task, wish=replace(task.wish, days=((day, day),)))


def _keeping_choice(task: Task) -> Task:
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


def filled(state: State, heard: Heard, policy: Policy, now: datetime) -> State | None:
    """The line as an answer to the open question of the task, or as more detail for it."""
    task = state.task
    assert task is not None
    if state.expected == "appointment" and task.candidates:
        return _target_chosen(state, heard, policy)
    for field in (_name_given, _text_given, _contact_given, _waitlist_answer):
        done = field(state, heard, policy)
        if done is not None:
            return done
    if task.kind in ("book", "reschedule", "waitlist"):
        return _time_found(state, heard, policy)
    return None


def _time_found(state: State, heard: Heard, policy: Policy) -> State | None:
    task = state.task
    assert task is not None
    named = mentions(heard)
    if task.offers and task.chosen is None:
        slot = _slot_chosen(task, heard, named, numbered=state.channel != "voice")
        if slot is not None:
            return state.with_task(chosen=slot, refused=False)
        if heard.says("none_of_them") or (is_no(heard) and not named) or "alternatives" in heard.acts:
            changed = _changed_task(state, heard, policy, named)
            if changed is not None:
                return replace(state, task=changed)
            return state.with_task(searched=None, offers=(), widened=task.widened)
    changed = _changed_task(state, heard, policy, named)
    if changed is not None:
        return replace(state, task=changed)
    if named and state.expected in ("time", "waitlist", "date"):
        return state.with_task(refused=False)  # said once more, as it was: then it is answered once more
    if state.expected == "service" and heard.says("any_of_them") and policy.services:
        return state.with_task(service_id=policy.services[0].id)
    if heard.says("any_staff") and task.staff_id:
        return state.with_task(staff_id=None, searched=None)
    if state.expected == "service":
        picked = by_place(heard, len(policy.services))
        if picked is not None:
            return state.with_task(service_id=policy.services[picked].id)
    return None


def _slot_chosen(task: Task, heard: Heard, named: tuple[Mention, ...], *, numbered: bool) -> Slot | None:
    """numbered: the offers were shown with numbers, so that a bare "1" is the first and not one o'clock."""
    fresh = [mention for mention in named if not mention.old]
    place = by_place(heard, len(task.offers))
    by_number = numbered and len(task.offers) > 1 and heard.says("number_only")
    if place is not None and (by_number or not _names_a_clock(heard, task)):
        return task.offers[place]
    if not fresh:
        staff = by_name(heard.text, task.offers, lambda s: (s.staff_name,))
        if len(staff) == 1 and len(task.offers) > 1:
            return staff[0]
        if heard.says("any_of_them"):
            return task.offers[0]
        if (len(task.offers) == 1 or task.wish.asap) and (is_yes(heard) or "select" in heard.acts):
            return task.offers[0]
        return None
    fitting = by_time(fresh, task.offers, lambda slot: slot.start)
    exact = any(mention.at for mention in fresh)
    if len(fitting) == 1 and (exact or len(task.offers) > 1):
        return fitting[0]
    return None


def _names_a_clock(heard: Heard, task: Task) -> bool:
    """Is a number in the line an hour rather than a place?

    "The second at 10" is; "2" is only if 2 PM is offered.
    """
    if heard.words.find("number_only", heard.text):
        hours = {slot.start.hour % 12 or 12 for slot in task.offers}
        return any(t.start and (t.start.hour % 12 or 12) in hours for t in heard.understanding.times)
    days = {slot.start.date() for slot in task.offers}
    return any(
        any(c.isdigit() for c in t.text)
        # "2nd": the second one, unless we offered a day that is a second
        and not (t.kind == "date" and _ORDINAL.match(t.text) and t.start and t.start.date() not in days)
        for t in heard.understanding.times
    )


def _name_given(state: State, heard: Heard, policy: Policy) -> State | None:
    fields = heard.understanding.fields
    if state.expected != "name":
        return None
    name = given_name(heard)
    return _named(state, name, phone=fields.phone, email=fields.email) if name else None


def _named(state: State, name: str, *, phone: str | None = None, email: str | None = None) -> State:
    name = " ".join(name.split())[:NAME_LENGTH]
    customer = state.customer
    known = replace(
        customer,
        phone=customer.phone or phone,
        email=customer.email or email,
        name=customer.name if state.task and state.task.for_other and customer.name else name,
    )
    state = replace(state, customer=known, expected=None)
    if state.task and state.task.for_other:
        return state.with_task(for_whom=name)
    return state


def _corrected_name(state: State, heard: Heard) -> str | None:
    """ "No, it's Maria Lopez": a name in answer to a read-back."""
    name = spelled_name(heard.text, state.customer.name) or heard.understanding.fields.name
    return name if name and name != state.customer.name and not heard.says("for_somebody") else None


def name_out_of_turn(state: State, heard: Heard) -> str | None:
    """Only a name, where a time or a service was asked for: kept, so that it need not be asked for later."""
    if state.expected not in ("time", "date", "service", "waitlist"):
        return None
    bare = heard.text.strip(" .!,")
    name = heard.understanding.fields.name or (bare if bare.istitle() else None)
    if heard.understanding.fields.service or given_name(heard) is None:
        return None
    if state.customer.name or not name or len(name.split()) < 2 or not bare.lower().endswith(name.lower()):
        return None
    return name if len(bare.split()) - len(name.split()) <= 3 and not heard.says("question") else None


def _text_given(state: State, heard: Heard, policy: Policy) -> State | None:
    task = state.task
    assert task is not None
    if state.expected in ("note", "message") and len(heard.text) > 1:
        return replace(state, expected=None).with_task(text=heard.text[:500])
    return None


def _contact_given(state: State, heard: Heard, policy: Policy) -> State | None:
    if state.expected not in ("phone", "email"):
        return None
    fields = heard.understanding.fields
    customer = state.customer
    if fields.phone or fields.email:
        known = replace(customer, phone=fields.phone or customer.phone, email=fields.email or customer.email)
        return replace(state, customer=known, expected=None)
    if heard.says("refuse_detail") or is_no(heard):
        return replace(state, expected=None, customer=replace(customer, asked_phone=True))
    return None


def _waitlist_answer(state: State, heard: Heard, policy: Policy) -> State | None:
    task = state.task
    assert task is not None
    if state.expected != "waitlist":
        return None
    if is_yes(heard) or heard.says("waitlist"):
        return replace(state, task=replace(task, kind="waitlist"), expected=None)
    return None


# --- which appointment ----------------------------------------------------------------------------------


def _target_chosen(state: State, heard: Heard, policy: Policy) -> State | None:
    task = state.task
    assert task is not None
    if task.kind == "cancel" and heard.says("all_of_them"):
        again = tuple("cancel my appointment" for _ in task.candidates[1:])
        if state.language == "es":
            again = tuple("cancelar mi cita" for _ in again)
        return replace(state, expected=None, later=(*again, *state.later)).with_task(
            target=task.candidates[0]
        )
    service = resolve_service(heard.understanding.fields.service, policy)
    left = appointments.pick(task.candidates, heard, mentions(heard), service_id=service, places=True)
    if len(left) == 1:
        return replace(state, expected=None).with_task(target=left[0])
    if len(left) < len(task.candidates):
        return state.with_task(candidates=left)
    return None


def _other_target(state: State, heard: Heard) -> State | None:
    """ "No, the Friday one": another of the customer's appointments is meant."""
    task = state.task
    assert task is not None
    if len(task.candidates) < 2 or is_yes(heard):
        return None
    left = appointments.pick(task.candidates, heard, mentions(heard), service_id=None, places=True)
    if len(left) == 1 and left[0] != task.target:
        return replace(state, proposal=None).with_task(target=left[0])
    return None


def aimed(state: State, policy: Policy) -> State:
    """Use what was said with the wish ("move my Tuesday appointment to Friday") to tell which one is
    meant.
    """
    task = state.task
    if task is None or task.target is not None or not task.candidates:
        return state
    fitting: list[Booked] = list(task.candidates)
    number = task.hints.upper()
    by_number = [a for a in fitting if a.confirmation_number and a.confirmation_number in number]
    fitting = by_number or fitting
    if task.service_id:
        fitting = [a for a in fitting if a.service_id == task.service_id] or fitting
    old = [m for m in task.mentioned if _is_about(m, fitting)]
    if old and (len(task.mentioned) > 1 or task.kind != "reschedule" or len(fitting) > 1):
        for mention in old[:1]:
            fitting = [a for a in fitting if _is_about(mention, [a])]
    if len(fitting) == 1:
        state = state.with_task(target=fitting[0])
    return state


def _is_about(mention: Mention, candidates: list[Booked]) -> bool:
    return bool(by_time([replace(mention, old=False)], candidates, lambda a: a.start))


def with_target(state: State, policy: Policy) -> State:
    """A move knows its appointment now: same service and staff member, and the wish without the old
    time in it.
    """
    task = state.task
    assert task is not None
    if task.target is not None and task.service_id == task.target.service_id and not task.mentioned:
        return state
    target = task.target or task.candidates[0]
    wish = task.wish
    if task.mentioned:
        wish = _new_time_only(task, target)
        if language_of(state.language).words.matches("same_time", task.hints) and not wish.at:
            clock = target.start.timetz().replace(tzinfo=None)
            days = tuple(on_weekday_of(span, target.start) for span in wish.days)
            wish = replace(wish, at=clock, days=days)
    return state.with_task(
        target=target,
        service_id=target.service_id,
        staff_id=task.staff_id or target.staff_id or None,
        wish=wish,
        mentioned=(),
        searched=None,
    )


def _new_time_only(task: Task, target: Booked) -> Wish:
    day, clock = target.start.date(), target.start.timetz().replace(tzinfo=None)
    days = [m.days for m in task.mentioned if m.days]
    others = [span for span in days if span != (day, day)]
    wish = task.wish
    if (day, day) in days and (others or not (wish.at and wish.at != clock)):
        only_old_day = not others
        wish = replace(wish, days=tuple(span for span in wish.days if span != (day, day)))
        if only_old_day and wish.has_time and wish.at != clock:
            wish = replace(wish, days=((day, day),))
    times = [m.at for m in task.mentioned if m.at]
    if wish.at == clock and len(times) == 1 and not wish.days:
        wish = replace(wish, at=None)
    if wish.at and not wish.days and not wish.weekdays:
        wish = replace(wish, days=((day, day),))  # "move it to four": the same day
    return wish
