"""One line of a customer, answered with the help of a model, or without it when that is better.

The built-in receptionist always listens too. What must be certain (emergencies, opting out, codes and proofs,
the yes that commits something, names and numbers we asked for) is hers alone; and whatever goes wrong with a
model, the same line is answered by her. In a line answered with a model no WRITE tool runs.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from conversation_svc.assisted.briefing import Briefing, briefing
from conversation_svc.assisted.budget import Budget, Spending
from conversation_svc.assisted.ground import ground_of
from conversation_svc.assisted.guard import Guard
from conversation_svc.assisted.masking import Mask
from conversation_svc.assisted.offers import Offers
from conversation_svc.assisted.reading import READABLE, Reader
from conversation_svc.assisted.rounds import Circling, Rounds, Wish
from conversation_svc.assisted.standing import standing
from conversation_svc.assisted.wishes import WISHES, Unfounded, Wished, step_for
from conversation_svc.domain.actions import Observation
from conversation_svc.domain.flows.steps import Step, say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.heard import Heard, listen
from conversation_svc.domain.state import State
from conversation_svc.models import counters
from conversation_svc.models.base import Limits, Line, ModelRequest, ToolSpec
from conversation_svc.models.chain import NobodyAnswered, ProviderChain
from conversation_svc.prompts import VERSION
from conversation_svc.tools.base import Effect, Tool
from conversation_svc.turn import RunTool, Spoken, follow, take_line
from servicekit import logs

MOST_LINES = 12  # of the talk so far that a model is told
_FOR_A_NAME = re.compile(r"\b(?:names?|nombres?|llam\w+)\b[^.]*\?|\bwho\b[^.]*\?|\bqui[eé]n\b[^.]*\?", re.I)

_log = logs.get("assisted")


@dataclass(frozen=True, slots=True)
class Talk:
    """What is known around a line. order: the providers this business wants, none for the built-in alone."""

    order: tuple[str, ...] = ()
    monthly_cents: int | None = None
    lines: tuple[tuple[str, str], ...] = ()  # (role, text), oldest first; roles: customer, assistant, staff


@dataclass(frozen=True, slots=True)
class Assistance:
    """Everything a process needs to let models help. One per process."""

    chain: ProviderChain
    budget: Budget
    tools: Mapping[str, Tool]
    limits: Limits = field(default_factory=Limits)
    only_when_unsure: bool = False

    def take_line(
        self, text: str, state: State, policy: Policy, now: datetime, run_tool: RunTool, talk: Talk
    ) -> Spoken:
        """As turn.take_line, which it falls back on. now: an aware instant."""
        if not self._may_ask(policy, now, talk):
            return _built_in(text, state, policy, now, run_tool)
        heard = listen(text, state, policy, now)
        ground = self._ground(heard, state, policy, now)
        if ground is None:
            return _built_in(text, state, policy, now, run_tool)
        spendings: list[Spending] = []
        try:
            spoken = _Turn(self, heard, state, ground, policy, now, run_tool, talk, spendings).play()
        except (NobodyAnswered, Circling) as failure:
            counters.TURNS.labels("circling" if isinstance(failure, Circling) else "nobody").inc()
            spoken = None
        except Exception as error:
            # A fault of ours in the help is no reason to leave a customer without an answer.
            _log.error("the help of a model broke", exc_info=True, kind=type(error).__name__)
            counters.TURNS.labels("broken").inc()
            spoken = None
        spent_in = sum(one.input_tokens for one in spendings)
        spent_out = sum(one.output_tokens for one in spendings)
        for spending in spendings:
            self.budget.record(policy.tenant_id, spending, policy.local(now))
        answered = spoken or _built_in(text, state, policy, now, run_tool)
        version = VERSION if spoken else None
        return replace(answered, tokens_in=spent_in, tokens_out=spent_out, prompt_version=version)

    def is_asked(self, text: str, state: State, policy: Policy, now: datetime, talk: Talk) -> bool:
        """Would a model be asked about this line? Nothing happens by looking."""
        if not self._may_ask(policy, now, talk):
            return False
        return self._ground(listen(text, state, policy, now), state, policy, now) is not None

    def _may_ask(self, policy: Policy, now: datetime, talk: Talk) -> bool:
        wanted = set(talk.order) & set(self.chain.names)
        return bool(wanted) and self.budget.allows(policy.tenant_id, talk.monthly_cents, policy.local(now))

    def _ground(self, heard: Heard, state: State, policy: Policy, now: datetime) -> State | None:
        unsure = self.only_when_unsure
        return ground_of(heard, state, policy, now, is_write=self.is_write, only_when_unsure=unsure)

    def is_write(self, name: str) -> bool:
        tool = self.tools.get(name)
        return tool is not None and tool.effect is Effect.WRITE


def _built_in(text: str, state: State, policy: Policy, now: datetime, run_tool: RunTool) -> Spoken:
    spoken = take_line(text, state, policy, now, run_tool)
    return replace(spoken, state=replace(spoken.state, asked_freely=False))


class _Turn:
    """One line with a model."""

    def __init__(
        self,
        assistance: Assistance,
        heard: Heard,
        state: State,
        ground: State,
        policy: Policy,
        now: datetime,
        run_tool: RunTool,
        talk: Talk,
        spendings: list[Spending],
    ) -> None:
        self._assistance = assistance
        self._heard = heard
        # What was heard is kept, whoever answers.
        self._state = _counted(ground, heard, policy)
        self._before = state
        self._policy = policy
        self._now = now
        self._run_tool = run_tool
        self._talk = talk
        named_before = _named_before(talk.lines[-MOST_LINES:], state, policy, now)
        self._mask = Mask(
            [*_names(self._state, heard), *named_before],
            self._state.customer.address,
            public=(
                policy.name,
                policy.assistant,
                *(member.name for member in policy.staff),
                *(service.name for service in policy.services),
            ),
            session=f"{policy.tenant_id} {state.session_id}",
            year=policy.local(now).year,
        )
        for _, text in talk.lines:
            self._mask.hide(text)  # a model that remembers may speak of what we no longer tell it
        self._offers = Offers(
            policy,
            self._state.language,
            spoken=state.channel == "voice",
            known=state.task.offers if state.task else (),
        )
        self._reader = Reader(self._run, policy, self._state.language, state.channel, self._offers, now)
        self._step: Step | None = None
        self._spendings = spendings

    def play(self) -> Spoken | None:
        """None: nothing the model said can be used, and nothing has happened."""
        brief = briefing(self._state, self._policy, self._now)
        specs = tuple(
            ToolSpec(tool.name, tool.description, _for_models(tool))
            for tool in self._assistance.tools.values()
            if tool.for_models and (tool.name in READABLE or tool.name in WISHES)
        )
        limits = self._assistance.limits
        rounds = Rounds(
            chain=self._assistance.chain,
            deadline=time.monotonic() + limits.total,
            tools=specs,
            wishes=frozenset(WISHES),
            mask=self._mask,
            read=self._reader.read,
            weigh=self._weigh,
            order=self._talk.order,
            spendings=self._spendings,
        )
        outcome = rounds.play(self._request(brief, limits))
        tools = [*self._reader.seen]
        if isinstance(outcome, Wish):
            assert self._step is not None, "a wish was taken without being weighed"
            counters.TURNS.labels("wish").inc()
            return self._finish(self._step, tools)
        vouched = Guard(
            facts=(*brief.facts, *(brief.values)),
            sayings=(*self._reader.sayings, *brief.values),
            slots=self._offers.words,
            rules=brief.rules,
        ).vouch(outcome.text)
        if not vouched.text or self._mask.has_unknown(vouched.text):
            counters.TURNS.labels("unsayable").inc()
            return None
        counters.TURNS.labels("said").inc()
        told = say("in_other_words", text=self._mask.reveal(vouched.text))
        slots = self._offers.chosen(vouched.slots)
        state = standing(self._before, self._state, slots, self._heard, self._policy, self._now)
        state = replace(state, asked_freely=vouched.text.endswith("?"))
        return self._finish((state, (told,)), tools)

    def _request(self, brief: Briefing, limits: Limits) -> ModelRequest:
        hide = self._mask.hide
        situation = [*brief.lines]
        known = self._offers.told()
        if known:
            situation.append("Now: these times are offered: " + str(known))
        return ModelRequest(
            session_id=f"{self._policy.tenant_id} {self._state.session_id}",
            turn=self._state.turn,
            system=tuple(situation),
            messages=(*self._said_before(), Line("customer", hide(self._heard.text))),
            limits=limits,
            facts={**brief.attributes, **({"offers": str(known)} if known else {})},
        )

    def _said_before(self) -> tuple[Line, ...]:
        lines = [
            Line("customer" if role == "customer" else "assistant", self._mask.hide(text))
            for role, text in self._talk.lines[-MOST_LINES:]
            if text.strip()
        ]
        while lines and lines[0].role != "customer":
            lines.pop(0)
        return tuple(lines)

    def _run(self, name: str, arguments: Mapping[str, Any]) -> Observation:
        return self._run_tool(self._state, name, arguments)

    def _run_reading_only(self, state: State, name: str, arguments: Mapping[str, Any]) -> Observation:
        """The last wall: whatever a step became, a line that a model had a hand in writes nothing."""
        if self._assistance.is_write(name):
            _log.error("a write was reached from a model's wish", tool=name)
            return Observation(name, False, error="not_confirmed")
        return self._run_tool(state, name, arguments)

    def _weigh(self, wish: Wish) -> str | None:
        wished = Wished(wish.arguments, self._offers, self._state, self._heard, self._policy, self._now)
        try:
            self._step = step_for(wish.name, wished)
        except Unfounded as unfounded:
            return str(unfounded)
        return None

    def _finish(self, step: Step, tools: list[Observation]) -> Spoken:
        return follow(step, self._heard, self._policy, self._now, self._run_reading_only, tools)


def _for_models(tool: Tool) -> Mapping[str, Any]:
    """The ids of a customer's appointments are none of a model's business: we find out which one is meant."""
    needed = [name for name in tool.parameters.get("required", ()) if name != "appointment_id"]
    return {**tool.parameters, "required": needed}


def _counted(state: State, heard: Heard, policy: Policy) -> State:
    language = heard.understanding.language
    if language not in policy.languages or (state.greeted and len(heard.text.split()) < 2):
        language = state.language
    return replace(state, language=language, turn=state.turn + 1, misses=0, ended=False)


def _named_before(
    lines: Sequence[tuple[str, str]], state: State, policy: Policy, now: datetime
) -> Iterator[str | None]:
    """What earlier lines name: a line behind our question for a name is nothing else, though it be bare."""
    asked = ""
    for role, text in lines:
        if role == "customer":
            then = replace(state, expected="name" if _FOR_A_NAME.search(asked) else None)
            yield listen(text, then, policy, now).understanding.fields.name
        asked = "" if role == "customer" else text


def _names(state: State, heard: Heard) -> list[str | None]:
    fields = heard.understanding.fields
    task = state.task
    return [
        state.customer.name,
        task.for_whom if task else None,
        fields.name,
        fields.first_name,
        fields.last_name,
        fields.customer,
        *(companion.name for companion in (task.others if task else ())),
    ]
