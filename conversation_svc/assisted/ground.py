"""The ground a model's answer stands on, and the lines that are none of a model's business. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from conversation_svc.domain.actions import CallTool, Say
from conversation_svc.domain.decide import decide
from conversation_svc.domain.flows import people
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.agreeing import is_no, is_yes
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import State

# What may be asked for while a model answers: no personal data, no text to pass on, nothing a yes settles.
SHARED = frozenset({None, "service", "date", "time", "appointment"})
OFFERED = frozenset({"waitlist", "new_booking"})  # an answer to these is hers; anything else lets them lapse
_PLAIN = frozenset({"service", "date", "time"})  # of these the answer says enough, whoever asked

HER_INTENTS = frozenset({"emergency", "opt_out", "handoff", "late", "note", "message"})


def ground_of(
    heard: Heard,
    state: State,
    policy: Policy,
    now: datetime,
    *,
    is_write: Callable[[str], bool],
    only_when_unsure: bool = False,
) -> State | None:
    """What the built-in receptionist heard in the line (a name, a day, for whom): the ground on which a
    model's answer stands. None: the line is hers to answer.
    """
    with_a_person = state.handoff == "human" and (
        state.awaiting_person_since is None or people.is_awaited(state, now)
    )
    if not heard.text or with_a_person or state.expected not in SHARED | OFFERED:
        return None
    if state.proposal is not None or heard.intent in HER_INTENTS:
        return None
    after, actions = decide(state, heard, policy, now)  # pure: nothing happens by looking
    writes = {call.name for call in actions if isinstance(call, CallTool) and is_write(call.name)}
    if any(isinstance(action, CallTool) and action.name == "find-offer" for action in actions):
        return None  # a yes to what we offered by text
    if state.expected in OFFERED and _is_taken_up(heard, state, after):
        return None
    if writes or after.intent == "emergency" or after.handoff != state.handoff:
        return None
    if after.task and after.task.chosen and not (state.task and state.task.chosen):
        return None  # "the second one": a choice among our offers needs no interpreter
    if any(not isinstance(action, Say | CallTool) for action in actions):
        return None  # consent, hand-offs, goodbyes: decided, not discussed
    if only_when_unsure and not _is_unsure(after, state, actions):
        return None
    looks_up = any(isinstance(action, CallTool) for action in actions)
    expected = _still_asked(state, after, looks_up=looks_up)
    ground = replace(after, turn=state.turn, proposal=None, expected=expected)
    # A model answers instead, and nothing is looked up.
    return ground.with_task(searched=None) if looks_up and ground.task else ground


def _is_taken_up(heard: Heard, state: State, after: State) -> bool:
    """Is it an answer to our offer? What else it says does not matter: a yes is never a model's to hear."""
    before, kind = state.task.kind if state.task else None, after.task.kind if after.task else None
    return is_yes(heard) or is_no(heard) or heard.says("begins_yes") or kind != before


def _still_asked(before: State, after: State, *, looks_up: bool) -> str | None:
    """What stays open when a model speaks in her place. What she would have asked now the customer never
    hears, so it is nothing that a yes could answer; what she asked before stands while nothing has changed.
    """
    offers = after.task.offers if after.task and not after.task.chosen else ()
    if offers and before.task and before.task.offers == offers:
        return "time"
    if looks_up:
        return None  # what she would ask comes after that
    if after.expected in _PLAIN or (after.expected in SHARED and after.expected == before.expected):
        return after.expected
    return None


def _is_unsure(after: State, before: State, actions: Sequence[Any]) -> bool:
    said = {action.key for action in actions if isinstance(action, Say)}
    return after.misses > before.misses or bool(said & {"unknown_detail", "not_understood"})
