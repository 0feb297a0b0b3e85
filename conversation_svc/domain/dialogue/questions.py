"""A question in the middle of something is answered, and then we are back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from conversation_svc.domain.actions import Actions, CallTool, Say
from conversation_svc.domain.dialogue.going_on import resume
from conversation_svc.domain.flows import (
    bookings_told,
    information,
)
from conversation_svc.domain.flows.steps import Step, prefixed, say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading import catalogue
from conversation_svc.domain.reading.heard import Heard, listen
from conversation_svc.domain.reading.mentioning import mentions
from conversation_svc.domain.state import State


def question(state: State, heard: Heard, policy: Policy, now: datetime) -> Step | None:
    """A question in the middle of something is answered, and then we are back."""
    if heard.says("bye") or heard.says("own_language") or heard.says("other_language"):
        return None  # "I think I have the wrong number", "do you speak Spanish?"
    if "repeat" in heard.acts and state.task is not None:
        return None  # "what did you say?"
    if state.expected == "name" and heard.says("refuse_detail"):
        return prefixed([say("why_name")], resume(state, policy, now))
    if heard.says("today_is"):
        return prefixed([say("today_is", day=policy.local(now).date())], resume(state, policy, now))
    actions = _each_answered(state, heard, policy, now) or information.answer(state, heard, policy)
    about = catalogue.resolve_service(heard.understanding.fields.service, policy)
    trade = heard.says("price") or (heard.says("offering") and not heard.says("whole_new"))
    about = about or (catalogue.service_of_trade(heard, policy) if trade else None)
    staff = catalogue.resolve_staff(heard.understanding.fields.staff, policy)
    day = next((m.days[0] for m in mentions(heard) if m.days and m.days[0] == m.days[1]), None)
    asked = information.topic_of(heard) or ("offering" if actions and heard.says("offering") else None)
    state = replace(state, about_staff=staff or state.about_staff, about_day=day or state.about_day)
    state = replace(state, about=about or state.about, asked=asked or state.asked)
    if actions is None:
        if heard.intent == "info" or heard.says("insurance_asked") or _is_odd_question(heard):
            return prefixed([say("unknown_detail")], resume(state, policy, now))
        return None
    if any(isinstance(action, CallTool) for action in actions):
        about_hours = any(isinstance(a, CallTool) and a.name == "get-working-hours" for a in actions)
        return (replace(state, intent="hours") if about_hours else state), actions
    return prefixed([a for a in actions if isinstance(a, Say)], resume(state, policy, now))


def _each_answered(state: State, heard: Heard, policy: Policy, now: datetime) -> Actions | None:
    """Two questions in one line: each is answered, or said to be beyond us. None: it is not two."""
    parts = [part for part in heard.words.split("joint", heard.text) if len(part.split()) > 1]
    asked = [each for each in (listen(part, state, policy, now) for part in parts) if each.says("question")]
    if len(asked) < 2:
        return None
    about = catalogue.resolve_service(heard.understanding.fields.service, policy)
    answers = [information.answer(replace(state, about=about or state.about), each, policy) for each in asked]
    known: list[Any] = []
    for action in (action for answer in answers for action in answer or ()):
        known += [action] if action not in known else []
    pairs = zip(asked, answers, strict=True)
    open_still = any(
        not answer and (each.intent == "info" or _is_odd_question(each)) for each, answer in pairs
    )
    if not known or (len(known) == 1 and not open_still):
        return None
    said = [action for action in known if isinstance(action, Say)]
    called = [action for action in known if isinstance(action, CallTool)]
    return (*said, *([say("unknown_rest")] if open_still else []), *called[:1])


def _is_odd_question(heard: Heard) -> bool:
    """Understood as a question, but as none we know: better said so than "I did not get that"."""
    words = len(heard.text.split())
    asks = heard.says("question") and (words > 2 or (words == 2 and heard.text.rstrip().endswith("?")))
    return asks and (heard.intent in (None, "oos") or heard.says("what_if"))


def nothing_to_agree_to(state: State, policy: Policy) -> Step:
    """A yes when nothing was asked: mostly to a read-back whose answer was late or got lost."""
    state = replace(state, task=None)
    return state, (bookings_told.told_again(state, policy) or say("how_can_i_help"),)
