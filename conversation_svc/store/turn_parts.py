"""A text on its way through the service: as it came, whose turn it is, and what a turn leaves behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

LEASE_SECONDS = 30  # longer than any turn may take; after a crash the session is free again
LEASE = f"{LEASE_SECONDS} seconds"
LIFETIME = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A text as it came in.

    `address`: phone number (sms) or call id (voice); a chat is known by its session id.
    """

    channel: str
    text: str
    address: str | None = None
    session_id: str | None = None
    message_sid: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Answered:
    """The same text was answered before."""

    answer: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Busy:
    """The session is answering another text right now. `turn_id`: ours, which waits."""

    session_id: str
    turn_id: int | None


@dataclass(frozen=True, slots=True)
class Begun:
    """The session is ours. `texts`: everything that waited, oldest first, ours (`own`) included."""

    session_id: str
    token: str
    state: Mapping[str, Any]
    fresh: bool
    turn_ids: tuple[int, ...]
    texts: tuple[str, ...]
    handoff: str
    own: int | None = None


Beginning = Answered | Busy | Begun


@dataclass(frozen=True, slots=True)
class Ending:
    """Everything a turn leaves behind."""

    session_id: str
    token: str
    state: Mapping[str, Any]
    language: str
    handoff: str
    handoff_before: str
    awaited_before: str | None  # since when a person had been waited for
    outcome: str | None
    customer_id: str | None
    customer_name: str | None
    appointment_id: str | None
    confirmation_number: str | None
    texts: tuple[str, ...]
    response: str
    tool_calls: Sequence[Mapping[str, Any]]
    latency_ms: float
    tokens_in: int
    tokens_out: int
    prompt_version: str | None
    errors: int
    turn_ids: tuple[int, ...]
    answers: tuple[Mapping[str, Any], ...]
