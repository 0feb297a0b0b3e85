"""Question, tools, question again, until the model has said something or wished for something.

Whatever it does, this ends: rounds, calls and seconds are counted here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from conversation_svc.assisted.arguments import problem
from conversation_svc.assisted.budget import Spending, guess_tokens
from conversation_svc.assisted.masking import Mask
from conversation_svc.models.base import (
    ModelRequest,
    TextDelta,
    ToolAnswer,
    ToolCall,
    ToolSpec,
    Usage,
    Working,
)
from conversation_svc.models.chain import Restarted, Spoken

MOST_ROUNDS = 4
MOST_CALLS = 8  # of a whole turn
MOST_LETTERS = 4_000  # of one answer: far more than may be said, and then none of it is
_NAME = re.compile(r"[\w-]{1,64}\Z", re.ASCII)


class Chain(Protocol):
    """The part of ProviderChain that a turn needs."""

    def play_round(
        self, request: ModelRequest, deadline: float, *, order: Sequence[str] | None = None
    ) -> Iterator[Spoken | Restarted]: ...


@dataclass(frozen=True, slots=True)
class Words:
    """The model has spoken. Unchecked."""

    text: str


@dataclass(frozen=True, slots=True)
class Wish:
    """The model would like a WRITE, or something personal. Its arguments follow the schema, and no more."""

    name: str
    arguments: Mapping[str, Any]


class Circling(Exception):
    """The model came to no end within its rounds."""


Read = Callable[[str, Mapping[str, Any]], tuple[str, bool]]
# Takes a wish, or says with a code why it has no ground; then the model is told and may try again.
Weigh = Callable[[Wish], str | None]


@dataclass(slots=True)
class Rounds:
    """One turn with a model. `read` runs READ tools; `weigh` judges wishes."""

    chain: Chain
    deadline: float
    tools: Sequence[ToolSpec]
    wishes: frozenset[str]
    mask: Mask
    read: Read
    weigh: Weigh
    order: Sequence[str] | None = None
    spendings: list[Spending] = field(default_factory=list)
    _calls: int = 0

    def play(self, request: ModelRequest) -> Words | Wish:
        """Raises NobodyAnswered (of the chain) or Circling."""
        for place in range(MOST_ROUNDS):
            # In the last round the model has to say something. It is told its tools all the same: some
            # services refuse a talk with calls in it beside which no tools stand.
            final = place == MOST_ROUNDS - 1
            text, calls = self._one(replace(request, tools=tuple(self.tools), final=final))
            if not calls:
                return Words(text)
            if final:
                raise Circling
            answers: list[ToolAnswer] = []
            for call in calls:
                # The same call twice in a round is one call, which has one answer.
                same = next((one for one in answers if _are_same(one.call, call)), None)
                answer = self._answer(call) if same is None else replace(same, call=call)
                if isinstance(answer, Wish):
                    return answer
                answers.append(answer)
            request = replace(request, messages=(*request.messages, *calls, *answers))
        raise Circling

    def _answer(self, call: ToolCall) -> ToolAnswer | Wish:
        self._calls += 1
        if self._calls > MOST_CALLS:
            raise Circling
        spec = next((tool for tool in self.tools if tool.name == call.name), None)
        fault = "There is no such tool." if spec is None else problem(call.arguments, spec.parameters)
        if fault is not None:
            return _error(call, fault)
        arguments = {name: self._revealed(value) for name, value in (call.arguments or {}).items()}
        if call.name in self.wishes:
            wish = Wish(call.name, arguments)
            unfounded = self.weigh(wish)
            return wish if unfounded is None else _error(call, unfounded)
        content, ok = self.read(call.name, arguments)
        return ToolAnswer(call, self.mask.hide(content), ok)

    def _revealed(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._revealed(one) for one in value]
        return self.mask.reveal(value) if isinstance(value, str) else value

    def _one(self, request: ModelRequest) -> tuple[str, list[ToolCall]]:
        """One answer, whole. What a provider said before it failed is forgotten."""
        pieces: list[str] = []
        calls: list[ToolCall] = []
        counted = endless = False
        told = sum(len(line) for line in request.system) + sum(len(str(m)) for m in request.messages)
        source = ("", "")
        for heard in self.chain.play_round(request, self.deadline, order=self.order):
            if isinstance(heard, Restarted):
                if not counted and (pieces or calls or heard.failure.was_read):
                    self._guess((heard.provider, heard.model), told, pieces, calls)
                pieces, calls, counted, endless = [], [], False, False
                continue
            source = (heard.provider, heard.model)
            match heard.event:
                case TextDelta(text):
                    if sum(map(len, pieces)) < MOST_LETTERS:
                        pieces.append(text)
                    else:
                        endless = True
                case ToolCall() as call:
                    # No provider would take back a name with blanks in it.
                    calls.append(call if _NAME.match(call.name) else replace(call, name="unknown"))
                case Usage(tokens_in, tokens_out):
                    counted = True
                    self.spendings.append(Spending(*source, tokens_in, tokens_out))
                case Working():
                    pass
        if not counted:
            self._guess(source, told, pieces, calls)
        return "" if endless else "".join(pieces), calls

    def _guess(self, source: tuple[str, str], told: int, pieces: list[str], calls: list[ToolCall]) -> None:
        written = sum(map(len, pieces)) + sum(len(str(call.arguments)) for call in calls)
        self.spendings.append(Spending(*source, guess_tokens(told), guess_tokens(written), guessed=True))


def _are_same(one: ToolCall, other: ToolCall) -> bool:
    return (one.name, one.arguments) == (other.name, other.arguments)


def _error(call: ToolCall, message: str) -> ToolAnswer:
    return ToolAnswer(call, json.dumps({"error": message}), ok=False)
