"""Who takes a line: the rules that come before everything, then the open question, then new wishes, then
small talk.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.actions import CallTool, Say
from conversation_svc.domain.dialogue import (
    afterwards,
    asides,
    dropping,
    first_rules,
    misses,
    revising,
    several,
    tasks,
    unlisted,
)
from conversation_svc.domain.dialogue.details import address_kept, contact_out_of_turn, name_before_contact
from conversation_svc.domain.dialogue.going_on import proceed, resume
from conversation_svc.domain.dialogue.names_told import out_of_turn
from conversation_svc.domain.dialogue.noting import note_beside
from conversation_svc.domain.dialogue.proposals import proposal, unsettled
from conversation_svc.domain.dialogue.questions import question
from conversation_svc.domain.dialogue.small_talk import small_talk
from conversation_svc.domain.flows import (
    commands,
    freed_times,
    information,
    people,
    proof,
    whereabouts,
)
from conversation_svc.domain.flows.steps import Step, prefixed, say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading import agreeing, catalogue
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.naming import given_name
from conversation_svc.domain.reading.places import find_address
from conversation_svc.domain.reading.telling import breaks_a_rule
from conversation_svc.domain.state import State, Task, Wish


def hear(state: State, heard: Heard, policy: Policy, now: datetime) -> Step:
    asked = state.asked if information.asks_on(state, heard) else None
    state = first_rules.in_language(state, heard, policy)
    state = replace(state, turn=state.turn + 1, ended=False, asked=asked)
    policy = policy.spoken(state.language)
    state = address_kept(state, heard, policy)
    if not heard.text:
        return misses.silence(state, heard, policy, now)
    state = replace(state, silences=0)
    for rule in first_rules.RULES:
        step = rule(state, heard, policy, now)
        if step is not None:
            return step
    if state.handoff == "human":  # nobody came in time, or nobody is needed for this
        if state.helping:
            return _heard(state, heard, policy, now)
        told = [say("meanwhile")] if people.may_help_meanwhile(state, heard) else []
        step = _heard(replace(state, helping=True, misses=0), heard, policy, now)
        beyond_us = any(isinstance(action, Say) and action.key == "unknown_detail" for action in step[1])
        return (people.while_waiting(state, heard, now) if beyond_us else None) or prefixed(told, step)
    return _heard(state, heard, policy, now)


def _heard(state: State, heard: Heard, policy: Policy, now: datetime) -> Step:
    again = afterwards.another_time(state, heard)
    if again is not None:
        return proceed(again, policy, now)
    offered = freed_times.hear(state, heard)
    if offered is not None:
        return offered
    code = commands.reply_code(state, heard)
    if code is not None:
        return proceed(code, policy, now)
    if heard.says("abuse") and heard.intent in (None, "chitchat", "oos"):
        return prefixed([say("abuse")], resume(state, policy, now))
    for rule in _RULES:
        step = rule(state, heard, policy, now)
        if step is not None:
            return replace(step[0], misses=0), step[1]
    return misses.missed(state, heard, policy, now)


def _open_question(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """A number, a phone or a code while proof is due; a plain yes or no to an offer of ours."""
    task = state.task
    due = state.expected in proof.FIELDS or (state.expected == "phone" and state.proof.confirmation_number)
    if task and due and not state.customer.verified:
        step = proof.hear(state, heard, policy, now)
        if step:
            return step
    if state.expected == "person" and agreeing.is_yes(heard):
        return people.hand_off(replace(state, expected=None), policy, now, "offered")
    if state.expected == "new_booking" and (agreeing.is_yes(heard) or agreeing.is_no(heard)):
        if agreeing.is_no(heard):
            return replace(state, expected=None), (say("anything_else"),)
        return proceed(replace(state, expected=None, task=Task("book"), intent="book"), policy, now)
    if state.expected == "person" and agreeing.is_no(heard):
        return replace(state, expected=None), (say("anything_else"),)
    return None


def _person(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    lost = heard.says("where_is_he")
    if state.expected in ("message", "note") or (heard.says("operator") and not lost):
        return None
    if state.expected == "name" and given_name(heard) and heard.says("name_lead"):
        return None  # "the owner is me, Hank Ford"
    by_us = heard.understanding.fields.staff and heard.says("fixed_before")
    complains = any(map(heard.says, ("complaint", "rude", "did_not_last"))) or by_us
    complains = complains or (lost and not state.customer.verified)
    by_rule = complains or breaks_a_rule(heard.text, policy.handoff_rules)
    said = heard.says("person") and heard.intent in (None, "chitchat", "info", "oos", "handoff")
    # "I want to visit a doctor" names a person without wanting to be passed on
    meant = heard.intent == "handoff" and (said or not (heard.understanding.fields.staff or state.task))
    named = _named_person(heard, policy)
    if not (by_rule or meant or named or (said and not heard.says("robot"))):
        return None
    state = replace(state, intent="handoff")
    if (
        heard.says("owner") or named in policy.owner_names
    ):  # what the owner is doing decides whether to pass on or to take a message
        return replace(state, expected="operator", proposal=None), (CallTool("get-operator-state", {}),)
    told = heard.text if heard.says("did_not_last") else ""
    return people.hand_off(state, policy, now, "rule" if by_rule else "asked", told)


def _is_open(wish: Wish) -> bool:
    return not wish.days and not wish.asap


def _named_person(heard: Heard, policy: Policy) -> str | None:
    """ "Can I talk to Brandon?" """
    found = heard.words.find("talking_to", heard.text)
    who = found.group("who").lower() if found else ""
    people = {part.lower() for member in policy.staff for part in member.name.split() if len(part) > 2}
    return who if who in people or who in policy.owner_names else None


def _new_task(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    if whereabouts.is_asked(state, heard, policy):
        return None
    started = tasks.started(state, heard, policy, now)
    if started is None:
        return None
    if started.task and started.task.kind != "book":
        started = proof.told_at_once(started, heard, policy)
    waiting = started.later
    started = several.one_after_the_other(started, heard, policy)
    if heard.intent == "note":
        started = note_beside(started, heard) or started
    both = [say("one_by_one")] if started.later != waiting else []
    told = started.task is not None and started.task.kind == "message"  # and asks nothing of us
    answers = both if told else both + tasks.question_beside(started, heard, policy)
    answers = answers or ([] if told else asides.asked_beside(state, heard, policy, now))
    wish = started.task.wish if started.task else None
    if wish and started.task and started.task.kind == "book" and _is_open(wish) and heard.says("past_wish"):
        answers = [*answers, say("past_wish")]
    return prefixed(answers, proceed(started, policy, now))


def _also_for(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """ "For both of us", in the middle of a booking: one is booked after the other."""
    people = heard.understanding.fields.people
    open_still = state.task is not None and (state.proposal or state.task.offers)
    if state.task is None or not (heard.says("both_of_us") or (people and open_still)):
        return None
    both = several.one_after_the_other(state, heard, policy)
    if both == state:
        return None
    return _in_task(both, heard, policy, now) or resume(both, policy, now)


def _added(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    more = several.service_added(state, heard, policy) or several.somebody_added(state, heard)
    return prefixed([say("comes_next")], resume(more, policy, now)) if more else None


def _in_task(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    if state.task is None:
        return None
    if heard.intent == "hours" and heard.says("hours") and heard.says("question"):
        return None
    if state.expected == "name" and state.task.chosen and state.task.kind == "book" and heard.says("no_only"):
        return revising.refused(state), (say("ask_change"),)
    if heard.says("arriving"):
        return None  # "do I need to be there earlier?" wishes for no earlier time
    question = information.answer(state, heard, policy) if heard.says("question") else None
    asked = information.topic_of(heard) or heard.says("may_change_later") or heard.says("insurance_asked")
    if question and asked and not heard.understanding.times:
        return None  # "how much is a filling?" asks about it, and does not change to it
    changed = revising.filled(state, heard, policy, now)
    if changed is None:
        return _out_of_turn(state, heard, policy, now)
    told = _service_taken(state, changed, heard, policy)
    if question and all(isinstance(action, Say) for action in question):
        told = [*told, *(a for a in question if isinstance(a, Say))]
    return prefixed(told, proceed(changed, policy, now))


def _out_of_turn(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """Something else than what was asked for, kept for later; or what we knew already."""
    task = state.task
    assert task is not None
    contact = contact_out_of_turn(state, heard)
    before = name_before_contact(state, heard, policy)
    if before:
        named_too = contact or state
        contact = replace(named_too, customer=replace(named_too.customer, name=before))
    if contact is not None or (policy.goes_out and find_address(heard.text)):
        return prefixed([say("contact_kept")], resume(contact or state, policy, now))
    known = out_of_turn(state, heard)
    if known:
        theirs = known.task.for_whom if known.task and known.task.for_whom != task.for_whom else None
        name = theirs or known.customer.name
        return prefixed([say("name_kept", name=name)], resume(known, policy, now))
    if state.expected == "time" and len(task.offers) > 1 and _agrees(heard) and not heard.says("bye"):
        return prefixed([say("which_one")], (state, ()))
    if task.chosen and revising.repeats_choice(state, heard, policy):
        return resume(state, policy, now)  # "ten thirty is fine", which was chosen already
    named = catalogue.resolve_service(heard.understanding.fields.service, policy)
    if named and named == task.service_id and not heard.says("question"):
        return resume(state, policy, now)  # "for a cleaning", which it is
    return None


def _agrees(heard: Heard) -> bool:
    said = any(map(heard.says, ("begins_yes", "agreeing", "agreeable")))
    return agreeing.is_yes(heard) or (said and not heard.says("question"))


def _service_taken(before: State, after: State, heard: Heard, policy: Policy) -> list[Say]:
    """Which service we took for an answer that names none."""
    service = policy.service(after.task.service_id) if after.task else None
    if before.expected != "service" or service is None or heard.understanding.fields.service:
        return []
    return [say("service_taken", service=service.name)]


_RULES = (
    _open_question,
    asides.without_phone,
    asides.hesitating,
    unsettled,
    dropping.dropped,
    _person,
    _added,
    proposal,
    asides.progress,
    asides.frustrated,
    asides.joking,
    asides.asks_for_times,
    asides.read_again,
    asides.known_already,
    asides.same_place,
    asides.noting,
    unlisted.told,
    _new_task,
    _also_for,
    _in_task,
    question,
    small_talk,
)
