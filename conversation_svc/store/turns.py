"""A turn's beginning and end: one text counts once, and one session answers one text at a time."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from psycopg.types.json import Jsonb

from servicekit.db import DbConnection

LEASE = "30 seconds"  # longer than any turn may take; after a crash the session is free again
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
    """The session is ours. `texts`: everything that waited, oldest first, ours included."""

    session_id: str
    token: str
    state: Mapping[str, Any]
    fresh: bool
    turn_ids: tuple[int, ...]
    texts: tuple[str, ...]
    handoff: str


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
    errors: int
    turn_ids: tuple[int, ...]
    answers: tuple[Mapping[str, Any], ...]


class TurnStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def begin(self, incoming: Incoming, now: datetime, *, turn_id: int | None = None) -> Beginning:
        """Find or make the session, write the text down once, and take the session's lease if it is free.

        turn_id: a text that came back from waiting. now: business time.
        """
        run = self._connection.execute
        if turn_id is None and incoming.message_sid:
            known = run(
                "SELECT turn_id, status, answer, session_id FROM turns WHERE tenant_id = %s AND "
                "message_sid = %s",
                (self._tenant_id, incoming.message_sid),
            ).fetchone()
            if known:
                return Answered(known[2]) if known[1] == "done" else Busy(known[3], known[0])
        session_id, fresh = self._session(incoming, now)
        if turn_id is None and incoming.message_sid:
            written = run(
                "INSERT INTO turns (tenant_id, session_id, message_sid, text, created_at) VALUES (%s, "
                "%s, %s, %s, %s) "
                "ON CONFLICT (tenant_id, message_sid) WHERE message_sid IS NOT NULL DO NOTHING RETURNING "
                "turn_id",
                (self._tenant_id, session_id, incoming.message_sid, incoming.text, now),
            ).fetchone()
            if written is None:
                return Busy(session_id, None)
            turn_id = written[0]
        token = secrets.token_hex(8)
        row = run(
            f"UPDATE sessions SET lease_token = %s, lease_until = clock_timestamp() + interval '{LEASE}' "  # noqa: S608 - constants only
            "WHERE session_id = %s AND tenant_id = %s "
            "AND (lease_until IS NULL OR lease_until < clock_timestamp()) RETURNING state, "
            "expires_at, handoff",
            (token, session_id, self._tenant_id),
        ).fetchone()
        if row is None:
            return Busy(session_id, turn_id)
        waiting: list[tuple[int, str]] = []
        if turn_id is not None:
            # The lease is ours: what was taken before and never answered belongs to a turn that died.
            waiting = self._take(session_id, ("waiting", "taken"))
            if turn_id not in {one for one, _ in waiting}:
                # Somebody answered it between our look and our lease; answering again would do it twice.
                answer = self.answered(turn_id)
                if answer is not None:  # others that waited are taken by their own requests
                    self._release(session_id, token)
                    return Answered(answer)
        expired = row[1] <= now and not fresh
        texts = tuple(text for _, text in waiting) or (incoming.text,)
        return Begun(session_id, token, row[0], fresh or expired, tuple(i for i, _ in waiting), texts, row[2])

    def answered(self, turn_id: int) -> Mapping[str, Any] | None:
        """The answer of a text that waited, once it has one."""
        row = self._connection.execute(
            "SELECT answer FROM turns WHERE turn_id = %s AND tenant_id = %s AND status = 'done'",
            (turn_id, self._tenant_id),
        ).fetchone()
        return row[0] if row else None

    def came_meanwhile(self, session_id: str) -> list[tuple[int, str]]:
        """Texts that arrived while a turn was being made; they are taken into it."""
        return self._take(session_id, ("waiting",))

    def end(self, ending: Ending, now: datetime) -> bool:
        """Save everything.

        False: the lease was lost, and somebody else has the session; nothing was saved.
        """
        run = self._connection.execute
        counted = {call["name"]: 1 for call in ending.tool_calls}
        mine = run(
            "UPDATE sessions SET state = %s, language = %s, "
            "handoff = CASE WHEN handoff = %s THEN %s ELSE handoff END, outcome = coalesce(%s, outcome), "
            "customer_id = coalesce(%s, customer_id), customer_name = coalesce(%s, customer_name), "
            "appointment_id = coalesce(%s, appointment_id), "
            "confirmation_number = coalesce(%s, confirmation_number), tools = tools || %s, turns = "
            "turns + 1, "
            "errors = errors + %s, spent_ms = spent_ms + %s, tokens_in = tokens_in + %s, "
            "tokens_out = tokens_out + %s, lease_until = NULL, lease_token = NULL, last_at = %s, "
            "expires_at = %s "
            "WHERE session_id = %s AND tenant_id = %s AND lease_token = %s RETURNING 1",
            (
                Jsonb(ending.state),
                ending.language,
                ending.handoff_before,  # a person may have taken over meanwhile, and keeps the word
                ending.handoff,
                ending.outcome,
                ending.customer_id,
                ending.customer_name,
                ending.appointment_id,
                ending.confirmation_number,
                Jsonb(counted),
                ending.errors,
                round(ending.latency_ms),
                ending.tokens_in,
                ending.tokens_out,
                now,
                now + LIFETIME,
                ending.session_id,
                self._tenant_id,
                ending.token,
            ),
        ).fetchone()
        if mine is None:
            return False
        self._write_messages(ending, now)
        if ending.turn_ids:
            run(
                "UPDATE turns SET status = 'done', answer = given.answer::jsonb "
                "FROM unnest(%s::bigint[], %s::text[]) AS given (turn_id, answer) "
                "WHERE turns.turn_id = given.turn_id AND tenant_id = %s",
                (list(ending.turn_ids), [_text(answer) for answer in ending.answers], self._tenant_id),
            )
        return True

    def give_up(self, session_id: str, token: str) -> None:
        """A turn broke: free the session at once instead of waiting for the lease to lapse."""
        self._connection.execute(
            "UPDATE sessions SET lease_until = NULL, lease_token = NULL, errors = errors + 1 "
            "WHERE session_id = %s AND tenant_id = %s AND lease_token = %s",
            (session_id, self._tenant_id, token),
        )

    def mark_late(self, turn_ids: Sequence[int]) -> None:
        self._connection.execute("UPDATE turns SET late = true WHERE turn_id = ANY(%s)", (list(turn_ids),))

    # --- inside

    def _session(self, incoming: Incoming, now: datetime) -> tuple[str, bool]:
        run = self._connection.execute
        if incoming.address is not None:
            row = run(
                "SELECT session_id, expires_at FROM sessions "
                "WHERE tenant_id = %s AND channel = %s AND address = %s AND is_current",
                (self._tenant_id, incoming.channel, incoming.address),
            ).fetchone()
            if row and row[1] > now:
                return row[0], False
            if row:
                run("UPDATE sessions SET is_current = false WHERE session_id = %s", (row[0],))
        elif incoming.session_id:
            row = run(
                "SELECT session_id FROM sessions WHERE tenant_id = %s AND session_id = %s AND channel = %s",
                (self._tenant_id, incoming.session_id, incoming.channel),
            ).fetchone()
            if row:
                return row[0], False
        session_id = f"s_{secrets.token_urlsafe(24)}"
        made = run(
            "INSERT INTO sessions (tenant_id, session_id, channel, address, language, created_at, "
            "last_at, expires_at) "
            "VALUES (%s, %s, %s, %s, %s, %s, %s, %s) "
            "ON CONFLICT (tenant_id, channel, address) WHERE is_current AND address IS NOT NULL DO NOTHING "
            "RETURNING session_id",
            (
                self._tenant_id,
                session_id,
                incoming.channel,
                incoming.address,
                incoming.language,
                now,
                now,
                now + LIFETIME,
            ),
        ).fetchone()
        if made:
            return session_id, True
        row = run(
            "SELECT session_id FROM sessions WHERE tenant_id = %s AND channel = %s AND address = %s "
            "AND is_current",
            (self._tenant_id, incoming.channel, incoming.address),
        ).fetchone()
        assert row is not None, "the session that was in the way is gone"
        return row[0], False

    def _release(self, session_id: str, token: str) -> None:
        self._connection.execute(
            "UPDATE sessions SET lease_until = NULL, lease_token = NULL "
            "WHERE session_id = %s AND tenant_id = %s AND lease_token = %s",
            (session_id, self._tenant_id, token),
        )

    def _take(self, session_id: str, statuses: tuple[str, ...]) -> list[tuple[int, str]]:
        return sorted(
            self._connection.execute(
                "UPDATE turns SET status = 'taken' WHERE session_id = %s AND tenant_id = %s AND status = "
                "ANY(%s) "
                "RETURNING turn_id, text",
                (session_id, self._tenant_id, list(statuses)),
            ).fetchall()
        )

    def _write_messages(self, ending: Ending, now: datetime) -> None:
        rows: list[tuple[Any, ...]] = [
            (self._tenant_id, ending.session_id, "customer", text, None, None, None, None, now)
            for text in ending.texts
        ]
        if ending.response:
            rows.append(
                (
                    self._tenant_id,
                    ending.session_id,
                    "assistant",
                    ending.response,
                    Jsonb(list(ending.tool_calls)),
                    ending.latency_ms,
                    ending.tokens_in,
                    ending.tokens_out,
                    now,
                )
            )
        values = ", ".join(["(%s, %s, %s, %s, %s, %s, %s, %s, %s)"] * len(rows))
        self._connection.execute(
            "INSERT INTO messages (tenant_id, session_id, role, text, tool_calls, latency_ms, "  # noqa: S608 - constants only
            "tokens_in, tokens_out, "
            f"created_at) VALUES {values}",
            [value for row in rows for value in row],
        )


def _text(answer: Mapping[str, Any]) -> str:
    return json.dumps(answer)
