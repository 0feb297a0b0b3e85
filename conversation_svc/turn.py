"""One turn: hear a line, decide, run tools, decide again, until there is something to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from conversation_svc.domain.actions import Action, Actions, CallTool, Observation, Propose, Say
from conversation_svc.domain.decide import decide
from conversation_svc.domain.flows.steps import say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.clauses import clauses
from conversation_svc.domain.reading.heard import Heard, listen
from conversation_svc.domain.rendering import render
from conversation_svc.domain.state import State

MOST_TOOLS = 12  # of one line; a decider that wants more is going in circles

RunTool = Callable[[State, str, Mapping[str, Any]], Observation]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one line led to."""

    state: State
    actions: Actions
    response: str
    tools: tuple[Observation, ...]
    heard: Heard | None = None
    tokens_in: int = 0
    tokens_out: int = 0
    prompt_version: str | None = None  # of the rules a model was told, where one answered


def take_line(text: str, state: State, policy: Policy, now: datetime, run_tool: RunTool) -> Spoken:
    """Answer `text`. now: an aware instant. Effects happen only inside `run_tool`."""
    actions: list[Action] = []
    tools: list[Observation] = []
    heard = listen(text, state, policy, now)
    lines = clauses(heard, state, policy, now)
    for place, line in enumerate(lines):
        clause = heard if len(lines) == 1 else listen(line, state, policy, now)
        state, said = _until_said(clause, state, policy, now, run_tool, tools)
        actions += said
        if state.task is not None and place + 1 < len(lines):
            state = replace(state, later=(*state.later, *lines[place + 1 :]))
            break
    return _finished(state, actions, heard, policy, now, run_tool, tools)


def follow(
    step: tuple[State, Actions],
    heard: Heard,
    policy: Policy,
    now: datetime,
    run_tool: RunTool,
    tools: list[Observation],
) -> Spoken:
    """As take_line, from a step that somebody else decided. `tools`: what was run on the way to it."""
    state, actions = _run_out(*step, policy, now, run_tool, tools)
    return _finished(state, [*actions], heard, policy, now, run_tool, tools)


def _finished(
    state: State,
    actions: list[Action],
    heard: Heard | None,
    policy: Policy,
    now: datetime,
    run_tool: RunTool,
    tools: list[Observation],
) -> Spoken:
    """What was put off comes next, and then everything is put into words."""
    silent = state.handoff != "bot" and not state.helping
    while not silent and state.task is None and (state.later or state.paused):
        if state.paused is not None:
            state = replace(state, task=state.paused, paused=None)
            state, said = _until_said(None, state, policy, now, run_tool, tools)
        else:
            line, state = state.later[0], replace(state, later=state.later[1:])
            state, said = _until_said(listen(line, state, policy, now), state, policy, now, run_tool, tools)
        actions += said
    kept = tuple(actions)
    response = render(kept, state.language, state.channel, said=state.said)
    return Spoken(
        replace(state, said=response or state.said, greeted=True), kept, response, tuple(tools), heard
    )


def _until_said(
    heard: Heard | None,
    state: State,
    policy: Policy,
    now: datetime,
    run_tool: RunTool,
    tools: list[Observation],
) -> tuple[State, Actions]:
    if heard is None:
        state, actions = decide(state, Observation("resume", True), policy, now)
    else:
        state, actions = decide(state, heard, policy, now)
    return _run_out(state, actions, policy, now, run_tool, tools)


def _run_out(
    state: State,
    actions: Actions,
    policy: Policy,
    now: datetime,
    run_tool: RunTool,
    tools: list[Observation],
) -> tuple[State, Actions]:
    """Run tools and decide again, until nothing is left to run."""
    told: list[Action] = []
    for _ in range(MOST_TOOLS):
        told += [action for action in actions if not isinstance(action, CallTool | Propose)]
        calls = [action for action in actions if isinstance(action, CallTool)]
        if not calls:
            return state, tuple(told)
        tools += [run_tool(state, call.name, call.args) for call in calls[:-1]]
        seen = run_tool(state, calls[-1].name, calls[-1].args)
        tools.append(seen)
        if any(isinstance(action, Say) for action in actions) and calls[-1].name == "release-hold":
            return state, tuple(told)
        state, actions = decide(state, seen, policy, now)
    return state, (*told, say("offer_person"))
