"""The use case: a text comes in, is counted once, answered in its turn, saved, and told."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextvars import copy_context
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, ParamSpec, Protocol, TypeVar

from conversation_svc.calendar import Calendar
from conversation_svc.desk import KeptLeads, OwnCodes
from conversation_svc.domain import briefing
from conversation_svc.domain.actions import Actions, Consent, End, HandOff, Observation, Say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.rendering import quick_replies
from conversation_svc.domain.state import Customer, State
from conversation_svc.errands import Errands
from conversation_svc.hearing import line_of
from conversation_svc.metrics import HANDOFFS, TURN_SECONDS, TURNS
from conversation_svc.mind import BuiltinMind, Mind, Words
from conversation_svc.policies import Policies
from conversation_svc.store.errands import Errand, ErrandStore
from conversation_svc.store.handoffs import HandoffStore
from conversation_svc.store.turns import Answered, Begun, Busy, Ending, Incoming, TurnStore
from conversation_svc.tools.base import Desk, Operator
from conversation_svc.tools.gate import run_tool
from conversation_svc.tools.registry import TOOLS
from conversation_svc.turn import Spoken
from servicekit import logs
from servicekit.clock import Clock
from servicekit.db import Database
from servicekit.errors import Kind, ServiceError
from servicekit.payloads.tenant import Tenant

PATIENCE_SECONDS = 10.0  # of a text message; Twilio gives up at 15
POLL_SECONDS = 0.02
MOST_JOINED = 3
JOIN_AFTER_SECONDS = 0.1
COMMITTED = frozenset({"confirm-appointment", "reschedule-appointment", "cancel-appointment"})

P = ParamSpec("P")
Result = TypeVar("Result")

_log = logs.get("reception")


class Directory(Protocol):
    def get(self, tenant_id: str) -> Tenant: ...


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


class Delivery:
    """Who brings the answer: the waiting request, or, when it has gone, a message afterwards."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._settled = ""

    def settle(self, how: str) -> bool:
        """True for the first who comes."""
        with self._lock:
            self._settled = self._settled or how
            return self._settled == how


class Reception:
    """One per process. Everything of a turn but HTTP is in here."""

    def __init__(
        self,
        *,
        database: Database,
        directory: Directory,
        calendar_of: Callable[[str], Calendar],
        operator: Operator,
        errands: Errands,
        clock: Clock,
        executor: Executor,
        mind: Mind | None = None,
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> None:
        self._database = database
        self._directory = directory
        self._calendar_of = calendar_of
        self._operator = operator
        self._errands = errands
        self._clock = clock
        self._executor = executor
        self._mind = mind or BuiltinMind()
        self._policies = Policies()
        self._patience = patience_seconds

    def policy_of(self, tenant_id: str) -> Policy:
        return self._policies.of(self._directory.get(tenant_id), self._clock.now())

    def take(self, turn: TurnIn, words: Words | None = None) -> Mapping[str, Any]:
        """The answer to a turn.

        A text that takes too long is answered with nothing, and by a message later.
        """
        policy = self.policy_of(turn.tenant_id)
        if turn.channel != "sms":
            return self._take(turn, policy, Delivery(), words)
        delivery = Delivery()
        future = self._submit(self._take, turn, policy, delivery, words)
        try:
            return future.result(timeout=self._patience)
        except TimeoutError:
            if not delivery.settle("late"):
                return future.result()  # it was done in the same moment
            return _answer("", turn.session_id or "", turn.language or policy.languages[0], late=True)

    def _take(
        self, turn: TurnIn, policy: Policy, delivery: Delivery, words: Words | None
    ) -> Mapping[str, Any]:
        started = time.perf_counter()
        begun = self._begin(turn, policy)
        if isinstance(begun, Answered):
            return begun.answer
        if isinstance(begun, Busy):
            return _answer("", begun.session_id, turn.language or policy.languages[0], joined=True)
        try:
            return self._answered(turn, policy, begun, delivery, started, words)
        except BaseException:
            with self._database.transaction(turn.tenant_id) as connection:
                TurnStore(connection, turn.tenant_id).give_up(begun.session_id, begun.token)
            raise

    def _begin(self, turn: TurnIn, policy: Policy) -> Answered | Busy | Begun:
        """Our turn, or the answer of the turn that took our text along. Waits while the session is busy."""
        incoming = Incoming(
            channel=turn.channel,
            text=turn.text,
            address=turn.phone if turn.channel == "sms" else turn.call_sid,
            session_id=turn.session_id,
            message_sid=turn.message_sid,
            language=_first_language(turn, policy),
        )
        until = time.monotonic() + self._patience
        turn_id: int | None = None
        while True:
            with self._database.transaction(turn.tenant_id) as connection:
                store = TurnStore(connection, turn.tenant_id)
                if turn_id is not None and (answer := store.answered(turn_id)) is not None:
                    return Answered(answer)
                begun = store.begin(incoming, self._clock.now(), turn_id=turn_id)
            if not isinstance(begun, Busy):
                return begun
            turn_id = begun.turn_id or turn_id
            if time.monotonic() > until:
                if turn_id is not None:
                    return begun
                raise ServiceError(
                    Kind.UNAVAILABLE, "session_busy", "The session is still answering.", retry_after=1.0
                )
            time.sleep(POLL_SECONDS)

    def _answered(
        self,
        turn: TurnIn,
        policy: Policy,
        begun: Begun,
        delivery: Delivery,
        started: float,
        words: Words | None,
    ) -> Mapping[str, Any]:
        now = self._clock.now()
        state = _state(turn, policy, begun)
        codes = OwnCodes(self._database, turn.tenant_id, begun.session_id)
        desk = Desk(
            policy,
            state,
            now,
            self._calendar_of(turn.tenant_id),
            codes,
            KeptLeads(self._database, turn.tenant_id),
            self._operator,
        )

        def run(current: State, name: str, args: Mapping[str, Any]) -> Observation:
            return run_tool(TOOLS, replace(desk, state=current), name, args)

        turn_ids, texts = begun.turn_ids, begun.texts
        line = line_of(texts, state, digits=turn.digits, confidence=turn.confidence)
        spoken = self._mind.take_line(line, state, policy, now, run, words)
        for _ in range(MOST_JOINED):
            if time.perf_counter() - started < JOIN_AFTER_SECONDS:
                break  # a quick answer is given at once; what came in these milliseconds gets its own
            more = self._came_meanwhile(turn, begun)
            if not more:
                break
            turn_ids, texts = (*turn_ids, *(i for i, _ in more)), (*texts, *(text for _, text in more))
            joined = " ".join(text for _, text in more)
            spoken = _joined(spoken, self._mind.take_line(joined, spoken.state, policy, now, run, None))
        return self._finish(turn, policy, begun, spoken, turn_ids, texts, delivery, started, codes)

    def _came_meanwhile(self, turn: TurnIn, begun: Begun) -> Sequence[tuple[int, str]]:
        if not begun.turn_ids:
            return ()
        with self._database.transaction(turn.tenant_id) as connection:
            return TurnStore(connection, turn.tenant_id).came_meanwhile(begun.session_id)

    def _finish(
        self,
        turn: TurnIn,
        policy: Policy,
        begun: Begun,
        spoken: Spoken,
        turn_ids: tuple[int, ...],
        texts: tuple[str, ...],
        delivery: Delivery,
        started: float,
        codes: OwnCodes,
    ) -> Mapping[str, Any]:
        now, state = self._clock.now(), spoken.state
        elapsed_ms = (time.perf_counter() - started) * 1000
        answer = _answer(
            spoken.response,
            begun.session_id,
            state.language,
            spoken=spoken,
            policy=policy,
            elapsed_ms=elapsed_ms,
        )
        written = (
            state.finished.appointment
            if state.finished and state.finished.kind in ("booked", "moved")
            else None
        )
        ending = Ending(
            session_id=begun.session_id,
            token=begun.token,
            state=state.to_json(),
            language=state.language,
            handoff=state.handoff,
            handoff_before=begun.handoff,
            outcome=state.outcome,
            customer_id=state.customer.customer_id,
            customer_name=state.customer.name,
            appointment_id=written.appointment_id if written else None,
            confirmation_number=written.confirmation_number if written else None,
            texts=texts,
            response=spoken.response,
            tool_calls=[{"name": seen.tool, "ok": seen.ok, "error": seen.error} for seen in spoken.tools],
            latency_ms=elapsed_ms,
            tokens_in=spoken.tokens_in,
            tokens_out=spoken.tokens_out,
            errors=sum(
                not seen.ok and seen.error in ("unavailable", "timeout", "internal") for seen in spoken.tools
            ),
            turn_ids=turn_ids,
            answers=tuple(
                answer if place == 0 else _answer("", begun.session_id, state.language, joined=True)
                for place in range(len(turn_ids))
            ),
        )
        left = _errands(turn, policy, begun.session_id, spoken, texts)
        late = turn.channel == "sms" and not delivery.settle("answered")
        if late and spoken.response:
            left.append(_late_reply(turn, begun.session_id, spoken, self._clock.real_now()))
        with self._database.transaction(turn.tenant_id) as connection:
            store = TurnStore(connection, turn.tenant_id)
            if not store.end(ending, now):
                _log.error("a turn lost its session", tenant_id=turn.tenant_id)
            for action in spoken.actions:
                if isinstance(action, HandOff):
                    HandoffStore(connection, turn.tenant_id).add(
                        session_id=begun.session_id,
                        reason=action.reason,
                        summary=briefing.summary(state, policy, action.reason, texts[-1]),
                        fields=briefing.fields(state),
                        now=now,
                        urgent=action.urgent,
                        takeover=action.takeover,
                    )
                    HANDOFFS.labels(action.reason if action.reason in _KNOWN_REASONS else "other").inc()
            errands = ErrandStore(connection, turn.tenant_id)
            for errand in left:
                errands.add(errand)
        self._send(left, codes.errands)
        TURNS.labels(turn.channel, "late" if late else "answered").inc()
        TURN_SECONDS.labels(turn.channel).observe(time.perf_counter() - started)
        return answer

    def _submit(self, work: Callable[P, Result], *args: P.args, **kwargs: P.kwargs) -> Future[Result]:
        """On a thread of ours, under the trace of the request."""
        context = copy_context()
        return self._executor.submit(lambda: context.run(work, *args, **kwargs))

    def _send(self, left: Sequence[Errand], codes: Sequence[Errand]) -> None:
        """A consent is told before we answer; everything else may go while the customer already reads."""
        urgent = [errand for errand in left if errand.kind == "consent"]
        if urgent:
            self._errands.run(urgent)
        rest = [*codes, *(errand for errand in left if errand.kind != "consent")]
        if rest:
            self._submit(self._errands.run, rest)


_KNOWN_REASONS = frozenset(
    ["asked", "offered", "not_understood", "emergency", "possible_cancellation", "proof_failed", "message"]
)


def _first_language(turn: TurnIn, policy: Policy) -> str:
    wished = (turn.language or "")[:2].lower()
    return wished if wished in policy.languages else policy.languages[0]


def _state(turn: TurnIn, policy: Policy, begun: Begun) -> State:
    """The stored state; after a day of silence a new one that still knows who is talking."""
    old = State.from_json(begun.state) if begun.state else None
    phone = turn.phone if turn.channel in ("sms", "voice") else None
    if old is None:
        customer = Customer(
            phone=phone,
            verified=turn.channel == "sms",
            name=_clean_name(turn.client_name) if phone is None else None,
        )
        return State(begun.session_id, turn.channel, _first_language(turn, policy), customer=customer)
    if begun.fresh:
        kept = old.customer if turn.channel == "sms" else replace(old.customer, verified=False)
        fresh = State(
            begun.session_id, turn.channel, old.language, customer=kept, own=old.own, proof=old.proof
        )
        return replace(fresh, proposals=old.proposals)
    return replace(old, handoff=begun.handoff)


def _clean_name(name: str | None) -> str | None:
    name = " ".join("".join(c if c.isprintable() else " " for c in name or "").split())[:80]
    return name or None


def _joined(first: Spoken, second: Spoken) -> Spoken:
    """One answer for two texts. What happened must be heard; a mere question is overtaken by the next one."""
    must = [a for a in first.actions if not isinstance(a, Say) or a.must_hear]
    actions: Actions = (*must, *second.actions)
    heard = first.response if any(isinstance(a, Say) for a in must) else ""
    response = " ".join(dict.fromkeys(filter(None, [heard, second.response])))
    return replace(second, actions=actions, response=response, tools=(*first.tools, *second.tools))


def _answer(
    response: str,
    session_id: str,
    language: str,
    *,
    spoken: Spoken | None = None,
    policy: Policy | None = None,
    elapsed_ms: float = 0.0,
    **flags: bool,
) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "processing_time_ms": round(elapsed_ms, 2),
        "tools_executed": [],
        "intent": None,
        "quick_replies": [],
        "handoff": False,
        **flags,
    }
    answer: dict[str, Any] = {
        "response": response,
        "session_id": session_id,
        "language": language,
        "end_call": False,
        "transfer_to": None,
        "metadata": metadata,
    }
    if spoken is not None:
        state = spoken.state
        metadata["tools_executed"] = [seen.tool for seen in spoken.tools]
        metadata["intent"] = state.intent
        metadata["handoff"] = state.handoff == "human"
        metadata["quick_replies"] = quick_replies(state) if state.channel == "chat" else []
        committed = [seen.data for seen in spoken.tools if seen.ok and seen.tool in COMMITTED]
        if committed:
            metadata["appointment"] = dict(committed[-1])
        answer["end_call"] = any(isinstance(action, End) for action in spoken.actions)
        handed_over = any(isinstance(action, HandOff) and action.takeover for action in spoken.actions)
        if handed_over and state.channel == "voice" and policy is not None:
            answer["transfer_to"] = policy.transfer_number
    return answer


def _errands(
    turn: TurnIn, policy: Policy, session_id: str, spoken: Spoken, texts: Sequence[str]
) -> list[Errand]:
    left: list[Errand] = []
    for action in spoken.actions:
        if isinstance(action, Consent) and spoken.state.customer.phone and turn.channel == "sms":
            body = {
                "phone": spoken.state.customer.phone,
                "sms": "granted" if action.granted else "revoked",
                "method": action.method,
                "source": turn.message_sid or session_id,
            }
            left.append(Errand(turn.tenant_id, f"consent-{secrets.token_hex(8)}", "consent", body))
        if isinstance(action, HandOff):
            alert = _alert(policy, session_id, action, spoken.state, texts[-1])
            if alert:
                left.append(Errand(turn.tenant_id, f"handoff-{secrets.token_hex(8)}", "handoff", alert))
    return left


def _alert(
    policy: Policy, session_id: str, action: HandOff, state: State, text: str
) -> Mapping[str, Any] | None:
    channel, to = ("email", policy.email) if policy.email else ("sms", policy.transfer_number)
    if not to:
        return None
    return {
        "kind": "handoff",
        "channel": channel,
        "to": to,
        "body": briefing.summary(state, policy, action.reason, text),
        "session_id": session_id,
        "language": "en",
    }


def _late_reply(turn: TurnIn, session_id: str, spoken: Spoken, real_now: datetime) -> Errand:
    body = {
        "kind": "reply",
        "channel": "sms",
        "to": turn.phone,
        "body": spoken.response,
        "session_id": session_id,
        "language": spoken.state.language,
        "expires_at": (real_now + timedelta(hours=1)).isoformat(),
    }
    return Errand(turn.tenant_id, f"reply-{turn.message_sid or secrets.token_hex(8)}", "reply", body)
