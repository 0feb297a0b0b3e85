"""Lines that neither answer our question nor wish for anything: heard, and the talk goes on. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from conversation_svc.domain.actions import Say
from conversation_svc.domain.dialogue.going_on import resume
from conversation_svc.domain.dialogue.noting import note_beside
from conversation_svc.domain.flows import information, proof, whereabouts
from conversation_svc.domain.flows.steps import Step, prefixed, say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.heard import Heard, listen
from conversation_svc.domain.reading.places import find_address
from conversation_svc.domain.reading.telling import listed_question, telling
from conversation_svc.domain.state import State
from conversation_svc.domain.understanding import Fields

_SHORTEST_QUESTION = 3  # words
_SURELY = 0.8
_VAGUE = frozenset({"able", "anything", "something", "guy", "help", "happen", "possible", "right", "so"})
_IDLE = frozenset({None, "oos", "chitchat"})
HESITATION = 8  # words; who says more says something


def without_phone(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """ "I have no phone": none is needed to book. Where one is proof or was asked for, others answer."""
    task = state.task
    needed = task is not None and task.kind not in ("book", "reschedule")
    needed = needed or state.expected == "phone" or state.expected in proof.FIELDS
    if needed or not heard.says("no_phone") or heard.intent == "info":
        return None
    state = replace(state, customer=replace(state.customer, asked_phone=True))
    fields = heard.understanding.fields
    if fields.service or heard.understanding.times or (fields.name and state.expected == "name"):
        return None  # which is the point of the line
    told = say("no_phone")
    return prefixed([told], resume(state, policy, now)) if task else (state, (told, say("how_can_i_help")))


def hesitating(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """ "Let me ask my wife": nothing is refused and nothing agreed; the question stays open."""
    waits = state.task is not None and state.expected not in (None, "service")
    if heard.says("thinking_aloud"):
        return state, (say("take_your_time"),)
    if heard.says("back_again"):
        return resume(state, policy, now) if state.task else (state, (say("how_can_i_help"),))
    if state.task is None and heard.intent in _IDLE and heard.says("looking_it_up"):
        return state, (say("take_your_time"),)
    if state.proposal is not None and heard.says("undecided"):
        return state, (say("take_your_time"), say("left_open"))
    if not waits or not heard.says("hesitating") or heard.says("question"):
        return None
    if state.proposal is not None and _begins_like_a_yes(heard) and not heard.understanding.times:
        return state, (say("take_your_time"), say("left_open"))
    told = heard.understanding.times or heard.understanding.fields != Fields()
    busy = heard.intent not in (None, "oos", "chitchat") or len(heard.text.split()) > HESITATION
    return None if told or busy else (state, (say("take_your_time"),))


def _begins_like_a_yes(heard: Heard) -> bool:
    return any(map(heard.says, ("begins_yes", "agreeing", "thanks")))


def progress(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """ "Is my phone ready?": the calendar does not know how far a repair is."""
    if state.task is not None or not heard.says("ready_yet") or heard.intent not in (None, "status", "info"):
        return None
    return replace(state, expected="person"), (say("progress_unknown"),)


def frustrated(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """ "This is a joke": somebody should look after who has enough of us."""
    if not heard.says("frustrated") or heard.intent not in (None, "chitchat", "oos", "info", "message"):
        return None
    return replace(state, expected="person"), (say("sorry_person"),)


def joking(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """ "lol", "just testing": no line that we failed to understand."""
    if state.expected not in (None, "person", "time", "confirm", "service") or not heard.says("joking"):
        return None
    if heard.understanding.times or heard.says("number_only") or whereabouts.is_asked(state, heard, policy):
        return None
    return resume(state, policy, now) if state.task else (state, (say("how_can_i_help"),))


def asked_beside(state: State, heard: Heard, policy: Policy, now: datetime) -> list[Say]:
    """ "A check-up on Monday, also do you take Cigna?": what the business has an answer for, or that it has
    none.
    """
    parts = heard.words.split("joint", heard.text)
    asked = [part for part in parts if len(part.split()) >= _SHORTEST_QUESTION]
    asked = [part for part in asked if heard.words.matches("question", part)] if len(parts) > 1 else []
    for part in asked:
        known = listed_question(part, policy)
        if known:
            return [say("faq", answer=known.answer)]
    for one in (listen(part, replace(state, task=None), policy, now) for part in asked):
        answer = _answer(state, one, policy)
        if answer is not None:
            return [answer]
    return []


def _answer(state: State, heard: Heard, policy: Policy) -> Say | None:
    """To "do you validate parking?"; None: to something as vague as "can you do that?" nothing is said."""
    fields, words = heard.understanding.fields, telling(heard.text) - _VAGUE
    sure = heard.intent == "info" and heard.understanding.confidence >= _SURELY
    if not sure or not words or heard.understanding.times or fields.service or fields.staff:
        return None
    known = [a for a in information.answer(state, heard, policy) or () if isinstance(a, Say)]
    return known[0] if known and known[0].key != "services_else" else say("unknown_rest")


def asks_for_times(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """ "What times do you have?", of times that were told: again, and all of them."""
    task = state.task
    if task is None or not task.offers or state.proposal or heard.understanding.times:
        return None
    if not heard.says("which_times"):
        return None
    return resume(state.with_task(chosen=None), policy, now)


def read_again(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """ "Who is it with?", of the times that are offered."""
    offers = state.task is not None and state.task.offers and state.proposal is None
    return resume(state, policy, now) if offers and heard.says("read_it_again") else None


def known_already(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """ "You have my name on file": which we do not see, or we would not ask."""
    if state.expected != "name" or not heard.says("on_file"):
        return None
    return prefixed([say("name_unknown")], resume(state, policy, now))


def same_place(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """ "Same address as last time": which we do not see here."""
    if state.expected != "address" or not heard.says("same_address") or find_address(heard.text):
        return None
    return prefixed([say("address_unknown")], resume(state, policy, now))


def noting(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    noted = note_beside(state, heard)
    return prefixed([say("contact_kept")], resume(noted, policy, now)) if noted else None
