"""The use case: a text comes in, is counted once, answered in its turn, saved, and told."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextvars import copy_context
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, ParamSpec, Protocol, TypeVar

from conversation_svc.aftermath import ending_of, errands_of, late_reply
from conversation_svc.answers import answer_of, joined
from conversation_svc.background import note_failure, note_late_failure
from conversation_svc.calendar import Calendar
from conversation_svc.desk import KeptLeads, OwnCodes
from conversation_svc.domain import briefing
from conversation_svc.domain.actions import HandOff, Observation
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import State
from conversation_svc.errands import Errands
from conversation_svc.hearing import line_of
from conversation_svc.incoming import Delivery, TurnIn, first_language, state_of
from conversation_svc.metrics import HANDOFFS, TURN_SECONDS, TURNS
from conversation_svc.mind import BuiltinMind, Mind, Words
from conversation_svc.policies import Policies
from conversation_svc.store.errands import Errand, ErrandStore
from conversation_svc.store.handoffs import HandoffStore
from conversation_svc.store.turn_ending import end_turn
from conversation_svc.store.turn_parts import LEASE_SECONDS, Answered, Begun, Busy, Incoming
from conversation_svc.store.turns import TurnStore
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
SLOW_POLL_SECONDS = 0.5  # when nobody waits for the answer any more
MOST_JOINED = 3
QUIET_SECONDS = 1.5  # after a text that a model would answer, for the next one of a burst
JOIN_AFTER_SECONDS = 0.1
LONGEST_TURN_SECONDS = 18.0  # then no tool is begun any more; what was begun ends within the session's lease

P = ParamSpec("P")
Result = TypeVar("Result")

_log = logs.get("reception")


class Directory(Protocol):
    def get(self, tenant_id: str) -> Tenant: ...


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
        quiet_seconds: float = QUIET_SECONDS,
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
        self._quiet = quiet_seconds

    def policy_of(self, tenant_id: str) -> Policy:
        return self._policies.of(self._directory.get(tenant_id), self._clock.now())

    def take(self, turn: TurnIn, words: Words | None = None) -> Mapping[str, Any]:
        """The answer to a turn.

        A text that takes too long is answered with nothing, and by a message later.
        """
        policy = self.policy_of(turn.tenant_id)
        if turn.channel != "sms":
            return self._take(turn, policy, Delivery(), words)
        delivery = Delivery(turn.answer_by)
        future = self._submit(self._take, turn, policy, delivery, words)
        try:
            return future.result(timeout=delivery.seconds_left(self._clock.real_now(), self._patience))
        except TimeoutError:
            if future.done() or not delivery.settle("late"):
                return future.result()  # it was done in the same moment, or the time limit was not ours
            future.add_done_callback(partial(note_late_failure, turn))
            return answer_of("", turn.session_id or "", turn.language or policy.languages[0], late=True)

    def _take(
        self, turn: TurnIn, policy: Policy, delivery: Delivery, words: Words | None
    ) -> Mapping[str, Any]:
        started = time.perf_counter()
        begun = self._begin(turn, policy)
        if isinstance(begun, Answered):
            return begun.answer
        if isinstance(begun, Busy):
            return answer_of("", begun.session_id, turn.language or policy.languages[0], joined=True)
        try:
            return self._answered(turn, policy, begun, delivery, started, words)
        except BaseException:
            with self._database.transaction(turn.tenant_id) as connection:
                TurnStore(connection, turn.tenant_id).give_up(begun.session_id, begun.token)
            raise

    def _begin(self, turn: TurnIn, policy: Policy) -> Answered | Busy | Begun:
        """Our turn, or the answer of the turn that took our text along. Waits while the session is busy.

        A text waits on when its request has gone: a turn that died holds the session until its lease lapses,
        and takes along nothing that came meanwhile.
        """
        incoming = Incoming(
            channel=turn.channel,
            text=turn.text,
            address=turn.phone if turn.channel == "sms" else turn.call_sid,
            session_id=turn.session_id,
            message_sid=turn.message_sid,
            language=first_language(turn, policy),
        )
        began = time.monotonic()
        longest = max(self._patience, LEASE_SECONDS + 1) if turn.channel == "sms" else self._patience
        with self._database.reading(turn.tenant_id) as connection:
            at_once = TurnStore(connection, turn.tenant_id).begin_at_once(incoming, self._clock.now())
        if at_once is not None:
            return at_once
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
            waited = time.monotonic() - began
            if turn_id is not None and waited > longest:
                return begun
            if turn_id is None and waited > self._patience:
                raise ServiceError(
                    Kind.UNAVAILABLE, "session_busy", "The session is still answering.", retry_after=1.0
                )
            time.sleep(POLL_SECONDS if waited < self._patience else SLOW_POLL_SECONDS)

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
        state = state_of(turn, policy, begun, now)
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

        until = time.monotonic() + LONGEST_TURN_SECONDS

        def run(current: State, name: str, args: Mapping[str, Any]) -> Observation:
            if time.monotonic() > until:
                return Observation(name, False, error="timeout")
            return run_tool(TOOLS, replace(desk, state=current), name, args)

        turn_ids, texts, line = self._whole_burst(turn, begun, state, policy, now)
        spoken = self._mind.take_line(line, state, policy, now, run, words)
        for _ in range(MOST_JOINED):
            if time.perf_counter() - started < JOIN_AFTER_SECONDS:
                break  # a quick answer is given at once; what came in these milliseconds gets its own
            if time.monotonic() > until:
                break
            more = self._came_meanwhile(turn, begun)
            if not more:
                break
            turn_ids, texts = (*turn_ids, *(i for i, _ in more)), (*texts, *(text for _, text in more))
            together = " ".join(text for _, text in more)
            spoken = joined(spoken, self._mind.take_line(together, spoken.state, policy, now, run, None))
        return self._finish(turn, policy, begun, spoken, turn_ids, texts, delivery, started, codes)

    def _whole_burst(
        self, turn: TurnIn, begun: Begun, state: State, policy: Policy, now: datetime
    ) -> tuple[tuple[int, ...], tuple[str, ...], str]:
        """What to answer. Where a model would be asked, a text waits a moment for those that follow it."""
        turn_ids, texts = begun.turn_ids, begun.texts
        for _ in range(MOST_JOINED + 1):
            line = line_of(
                texts, state, digits=turn.digits, confidence=turn.confidence, media_count=turn.media_count
            )
            if turn.channel != "sms" or not self._mind.asks_a_model(line, state, policy, now):
                break
            time.sleep(self._quiet)
            more = self._came_meanwhile(turn, begun)
            if not more:
                break
            turn_ids, texts = (*turn_ids, *(i for i, _ in more)), (*texts, *(text for _, text in more))
        return turn_ids, texts, line

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
        answer = answer_of(
            spoken.response,
            begun.session_id,
            state.language,
            spoken=spoken,
            policy=policy,
            elapsed_ms=elapsed_ms,
        )
        late = turn.channel == "sms" and not delivery.answered_in_time(self._clock.real_now())
        ending = ending_of(
            begun, spoken, answer, turn_ids=turn_ids, texts=texts, elapsed_ms=elapsed_ms, late=late
        )
        left = errands_of(turn, policy, begun.session_id, spoken, texts)
        if late and spoken.response:
            left.append(late_reply(turn, begun.session_id, spoken, now))
        handed_over = [action for action in spoken.actions if isinstance(action, HandOff)]
        # Most turns leave nothing but themselves: one statement, which needs no transaction around it.
        alone = not left and not handed_over
        scope = self._database.reading if alone else self._database.transaction
        with scope(turn.tenant_id) as connection:
            if not end_turn(connection, turn.tenant_id, ending, now):
                # Whoever has the session now answers the same texts, and leaves what they ask for.
                _log.error("a turn lost its session", tenant_id=turn.tenant_id)
                TURNS.labels(turn.channel, "lost").inc()
                return answer
            for action in handed_over:
                HandoffStore(connection, turn.tenant_id).add(
                    session_id=begun.session_id,
                    reason=action.reason,
                    summary=briefing.summary(state, policy, action.reason, texts[-1]),
                    fields=briefing.fields(state),
                    now=now,
                    urgent=action.urgent,
                    takeover=action.takeover,
                )
                HANDOFFS.labels(action.reason if action.reason in briefing.REASONS else "other").inc()
            for errand in left:
                ErrandStore(connection, turn.tenant_id).add(errand)
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
            self._submit(self._errands.run, rest).add_done_callback(note_failure)
