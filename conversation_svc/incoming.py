"""A text as a channel brought it, and the state of talk that it meets."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from datetime import datetime

from conversation_svc.client_name import client_name
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import Customer, State
from conversation_svc.store.turn_parts import Begun


@dataclass(frozen=True, slots=True)
class TurnIn:
    """A text as a channel brought it. `phone` is proven for sms only (Twilio signed it)."""

    tenant_id: str
    channel: str
    text: str
    phone: str | None = None
    session_id: str | None = None
    message_sid: str | None = None
    call_sid: str | None = None
    media_count: int = 0
    language: str | None = None
    client_name: str | None = None
    digits: str | None = None
    confidence: float | None = None
    answer_by: datetime | None = None  # real time: whoever brought it listens no longer than that


class Delivery:
    """Who brings the answer: the waiting request, or, when it has gone, a message afterwards.

    until: when whoever asked goes away. It may have gone before we began, where we were stopped or busy.
    """

    def __init__(self, until: datetime | None = None) -> None:
        self._until = until
        self._lock = threading.Lock()
        self._settled = ""

    def seconds_left(self, real_now: datetime, most: float) -> float:
        if self._until is None:
            return most
        return max(0.0, min(most, (self._until - real_now).total_seconds()))

    def answered_in_time(self, real_now: datetime) -> bool:
        """The answer is there. Is anybody still waiting for it?"""
        late = self._until is not None and real_now > self._until
        if late:
            self.settle("late")
        return self.settle("answered")

    def settle(self, how: str) -> bool:
        """True for the first who comes."""
        with self._lock:
            self._settled = self._settled or how
            return self._settled == how


def first_language(turn: TurnIn, policy: Policy) -> str:
    wished = (turn.language or "")[:2].lower()
    return wished if wished in policy.languages else policy.languages[0]


def state_of(turn: TurnIn, policy: Policy, begun: Begun, now: datetime) -> State:
    """The stored state; after a day of silence a new one that still knows who is talking."""
    old = State.from_json(begun.state) if begun.state else None
    phone = turn.phone if turn.channel in ("sms", "voice") else None
    if old is None:
        customer = Customer(
            phone=phone,
            verified=turn.channel == "sms",
            name=client_name(turn.client_name, policy, now) if phone is None else None,
        )
        return State(begun.session_id, turn.channel, first_language(turn, policy), customer=customer)
    if begun.fresh:
        kept = old.customer if turn.channel == "sms" else replace(old.customer, verified=False)
        fresh = State(
            begun.session_id, turn.channel, old.language, customer=kept, own=old.own, proof=old.proof
        )
        return replace(fresh, proposals=old.proposals, quiet=old.quiet)
    return replace(old, handoff=begun.handoff)
