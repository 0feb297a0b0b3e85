"""The port of a model provider: one question in, a stream of events out, and one kind of failure.

A model is a stranger. What it answers is a wish; what becomes of the wish is decided outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from threading import Event
from typing import Any, Literal, Protocol


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """A tool as a model is told of it. `parameters` is a JSON schema of an object."""

    name: str
    description: str
    parameters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """Something that was said: by the customer, or by us."""

    role: Literal["customer", "assistant"]
    text: str


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A tool the model would like to be run. As an event, and as a message of the rounds that follow.

    `arguments` is None when what the model wrote was no JSON object. `handle` belongs to the provider that
    made the call (Bedrock Agents need more than an id to take the answer back); others ignore it.
    """

    id: str
    name: str
    arguments: Mapping[str, Any] | None
    handle: str = ""


@dataclass(frozen=True, slots=True)
class ToolAnswer:
    """What the tool answered, as JSON text, to the call of that id."""

    call: ToolCall
    content: str
    ok: bool = True


Message = Line | ToolCall | ToolAnswer


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and tokens of one question to one provider. We hold them ourselves; no library is trusted to.

    first_token: until something useful comes: a word, or the beginning of a tool call. Signs of life do not
    count.
    """

    connect: float = 2.0
    first_token: float = 5.0
    between_tokens: float = 4.0
    total: float = 9.0
    output_tokens: int = 400


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """One round: what a provider needs to go on. The same request may be put to the next provider.

    `system` is one rule per line. `messages` begin with a line of the customer and end with one, or with the
    answers to all tools the model called. `facts` are short named texts for providers whose rules live
    elsewhere (Bedrock Agents); the others find the same in `system`. `final`: no tool will be run any
    more, and a provider that can forbid calls does. `abandoned` is set when nobody waits
    for the answer any more: a provider that notices stops reading.
    """

    session_id: str  # of one business and one talk
    system: tuple[str, ...]
    messages: tuple[Message, ...]
    tools: tuple[ToolSpec, ...] = ()
    limits: Limits = field(default_factory=Limits)
    facts: Mapping[str, str] = field(default_factory=dict)
    final: bool = False
    turn: int = 0  # of the session
    abandoned: Event = field(default_factory=Event, compare=False)


@dataclass(frozen=True, slots=True)
class TextDelta:
    text: str


@dataclass(frozen=True, slots=True)
class Working:
    """A tool call is being written. `tool` is empty while its arguments come."""

    tool: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the provider counts them, of this round."""

    input_tokens: int
    output_tokens: int


StopReason = Literal["end", "tools"]


@dataclass(frozen=True, slots=True)
class Done:
    """The last event of a whole answer. A stream without it was cut; half an answer is a ModelFailure."""

    stop_reason: StopReason


ModelEvent = TextDelta | Working | ToolCall | Usage | Done


class FailureKind(Enum):
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    RATE_LIMITED = "rate_limited"
    SERVER = "server"
    CUT = "cut"
    LENGTH = "length"  # its tokens ran out in the middle of the answer
    MALFORMED = "malformed"  # an answer that does not follow the provider's own format
    REFUSED = "refused"  # the model, or a filter around it, will not answer this text
    BAD_REQUEST = "bad_request"
    UNAUTHENTICATED = "unauthenticated"


_OF_THE_TEXT = frozenset({FailureKind.REFUSED, FailureKind.BAD_REQUEST, FailureKind.LENGTH})
_READ = frozenset(
    {FailureKind.TIMEOUT, FailureKind.CUT, FailureKind.LENGTH, FailureKind.MALFORMED, FailureKind.REFUSED}
)
_PERMANENT = frozenset({FailureKind.REFUSED, FailureKind.BAD_REQUEST, FailureKind.UNAUTHENTICATED})


class ModelFailure(Exception):
    """A provider did not answer. Never the customer's problem: the next provider is asked.

    `detail` is for our log and holds nothing a customer said.
    """

    def __init__(self, kind: FailureKind, detail: str, *, retry_after: float | None = None) -> None:
        super().__init__(f"{kind.value}: {detail}")
        self.kind = kind
        self.detail = detail
        self.retry_after = retry_after

    @property
    def temporary(self) -> bool:
        """May the same provider answer the same question later?"""
        return self.kind not in _PERMANENT

    @property
    def counts_against_provider(self) -> bool:
        """A refusal, a question it cannot take or an answer that grew too long says something about this text
        and not about its health.

        Otherwise a few odd texts of one person would switch the provider off for everybody.
        """
        return self.kind not in _OF_THE_TEXT

    @property
    def was_read(self) -> bool:
        """Has the provider read the question? Then it charges for it, though it told no tokens."""
        return self.kind in _READ


class ModelProvider(Protocol):
    """One provider. Thread-safe; several turns use it at once."""

    @property
    def name(self) -> str: ...

    @property
    def model(self) -> str:
        """Which model answers; for counters and prices."""
        ...

    def prepare(self) -> None:
        """Load what is slow to load. Called once, beside the start of the process; no network, no failure."""
        ...

    def take_turn(self, request: ModelRequest) -> Iterator[ModelEvent]:
        """Events until Done. Raises ModelFailure, also in the middle.

        Socket time limits are the provider's duty; the limits in `request` are held by the chain.
        """
        ...
