"""A turn's beginning: one text counts once, and one session answers one text at a time."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from conversation_svc.store.turn_parts import LEASE, LIFETIME, Answered, Beginning, Begun, Busy, Incoming
from servicekit.db import DbConnection
from servicekit.errors import Kind, ServiceError

# One round trip for what happens with nearly every text. The update waits for nobody: a session that is being
# answered does not match. A text that comes while this statement begins is taken by its own request.
_LEASE = f"""
    UPDATE sessions SET lease_token = %(token)s, lease_until = clock_timestamp() + interval '{LEASE}'
     WHERE tenant_id = %(tenant)s AND channel = %(channel)s AND expires_at > %(now)s
       AND (lease_until IS NULL OR lease_until < clock_timestamp())"""  # noqa: S608 - constants only
_BY_ADDRESS = f"{_LEASE} AND address = %(address)s AND is_current RETURNING session_id, state, handoff"
_BY_SESSION = f"{_LEASE} AND session_id = %(session)s RETURNING session_id, state, handoff, NULL, NULL"
_WITH_TEXT = f"""
WITH lease AS ({_BY_ADDRESS}
), older AS (
    UPDATE turns SET status = 'taken'
     WHERE tenant_id = %(tenant)s AND status <> 'done' AND session_id = (SELECT session_id FROM lease)
    RETURNING turn_id, text
), mine AS (
    INSERT INTO turns (tenant_id, session_id, message_sid, text, status, created_at)
    SELECT %(tenant)s, session_id, %(sid)s, %(text)s, 'taken', %(now)s FROM lease
    ON CONFLICT (tenant_id, message_sid) WHERE message_sid IS NOT NULL DO NOTHING
    RETURNING turn_id
)
SELECT session_id, state, handoff, (SELECT turn_id FROM mine),
       (SELECT jsonb_agg(jsonb_build_array(turn_id, text)) FROM older)
  FROM lease
"""  # noqa: S608 - constants only


class TurnStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def begin_at_once(self, incoming: Incoming, now: datetime) -> Begun | None:
        """The usual case in one statement: the session is there, awake and free, and the text is new.

        None: it is not so, or somebody was quicker; then nothing was changed that `begin` does not put right.
        Atomic by itself, so it needs no transaction around it.
        """
        by_address = incoming.address is not None
        if by_address != (incoming.message_sid is not None) or not (by_address or incoming.session_id):
            return None
        token = secrets.token_hex(8)
        row = self._connection.execute(
            _WITH_TEXT if by_address else _BY_SESSION,
            {
                "tenant": self._tenant_id,
                "token": token,
                "channel": incoming.channel,
                "address": incoming.address,
                "session": incoming.session_id,
                "sid": incoming.message_sid,
                "text": incoming.text,
                "now": now,
            },
        ).fetchone()
        if row is None:
            return None
        session_id, state, handoff, mine, older = row
        if incoming.message_sid is None:
            return Begun(session_id, token, state, False, (), (incoming.text,), handoff)
        if mine is None:  # this very text is known already: whoever has it answers it
            self._release(session_id, token)
            return None
        waiting = sorted((*((i, text) for i, text in older or ()), (mine, incoming.text)))
        return Begun(
            session_id,
            token,
            state,
            False,
            tuple(i for i, _ in waiting),
            tuple(text for _, text in waiting),
            handoff,
            mine,
        )

    def begin(self, incoming: Incoming, now: datetime, *, turn_id: int | None = None) -> Beginning:
        """Find or make the session, write the text down once, and take the session's lease if it is free.

        turn_id: a text that came back from waiting. now: business time.
        """
        run = self._connection.execute
        if turn_id is None and incoming.message_sid:
            known = self._known(incoming)
            if known:
                return known
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
        turn_ids = tuple(i for i, _ in waiting)
        return Begun(session_id, token, row[0], fresh or expired, turn_ids, texts, row[2], turn_id)

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

    def give_up(self, session_id: str, token: str) -> None:
        """A turn broke: free the session at once instead of waiting for the lease to lapse."""
        self._connection.execute(
            "UPDATE sessions SET lease_until = NULL, lease_token = NULL, errors = errors + 1 "
            "WHERE session_id = %s AND tenant_id = %s AND lease_token = %s",
            (session_id, self._tenant_id, token),
        )

    # --- inside

    def _known(self, incoming: Incoming) -> Answered | Busy | None:
        """The same text as it came before. A chat's name for it is the caller's, who may use it wrongly."""
        if incoming.channel == "chat":  # else two at once would both begin a talk
            self._connection.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 11))",
                (f"{self._tenant_id}\x1f{incoming.message_sid}",),
            )
        row = self._connection.execute(
            "SELECT turn_id, status, answer, session_id, text FROM turns WHERE tenant_id = %s AND "
            "message_sid = %s",
            (self._tenant_id, incoming.message_sid),
        ).fetchone()
        if row is None:
            return None
        turn_id, status, answer, session_id, text = row
        if incoming.channel == "chat" and text != incoming.text:
            raise ServiceError(
                Kind.INVALID,
                "idempotency_key_reused",
                "This Idempotency-Key came before with another request.",
            )
        return Answered(answer) if status == "done" else Busy(session_id, turn_id)

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
