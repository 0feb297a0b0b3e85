"""What the receptionist decided, as data. The shell around it speaks, calls and writes; nothing here does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conversation_svc.domain.state import Proposal


@dataclass(frozen=True, slots=True)
class Say:
    """A phrase of the language folder and the values to put in. Values are raw: rendering makes words of
    them.

    must_hear: something happened, so this may not be dropped when another text arrives meanwhile.
    """

    key: str
    args: Mapping[str, Any] = field(default_factory=dict)
    must_hear: bool = False


@dataclass(frozen=True, slots=True)
class CallTool:
    """A READ tool with its arguments, or the WRITE tool of the confirmed proposal (then its
    arguments are the proposal's).
    """

    name: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Propose:
    """A write that waits for the customer's yes (or has it, when `proposal.confirmed`)."""

    proposal: Proposal


@dataclass(frozen=True, slots=True)
class HandOff:
    """Tell the people of the business. takeover: the bot falls silent until they release the session."""

    reason: str
    takeover: bool = True
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Consent:
    """The customer opted out of texts, or back in."""

    granted: bool
    method: str


@dataclass(frozen=True, slots=True)
class End:
    """Say goodbye: a call is hung up, a chat stays open for more."""


Action = Say | CallTool | Propose | HandOff | Consent | End
Actions = tuple[Action, ...]

DOWN = frozenset({"unavailable", "timeout", "upstream", "internal"})  # errors of a service that is away


@dataclass(frozen=True, slots=True)
class Observation:
    """What a tool answered.

    `error` is a stable code (`slot_taken`, `unavailable`, ...) when `ok` is false.
    """

    tool: str
    ok: bool
    data: Mapping[str, Any] = field(default_factory=dict)
    error: str | None = None
