"""Sessions and their messages, as staff and the chat page read them; a person's part in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from servicekit.db import DbConnection
from servicekit.errors import Kind, NotFound, ServiceError

_COLUMNS = (
    "session_id, channel, address, language, customer_id, customer_name, handoff, outcome, appointment_id, "
    "confirmation_number, turns, errors, spent_ms, tokens_in, tokens_out, created_at, "
    "last_at, expires_at, tools"
)


def _told(row: tuple[Any, ...]) -> dict[str, Any]:
    names = [name.strip() for name in _COLUMNS.split(",")]
    data = dict(zip(names, row, strict=True))
    turns, spent = data.pop("turns"), data.pop("spent_ms")
    return {
        "session_id": data["session_id"],
        "channel": data["channel"],
        "phone": data["address"] if data["channel"] == "sms" else None,
        "language": data["language"],
        "customer_id": data["customer_id"],
        "customer_name": data["customer_name"],
        "handoff": data["handoff"],
        "created_at": data["created_at"],
        "last_at": data["last_at"],
        "expires_at": data["expires_at"],
        "summary": {
            "outcome": data["outcome"],
            "actions": sorted(data["tools"]),
            "appointment_id": data["appointment_id"],
            "confirmation_number": data["confirmation_number"],
            "turns": turns,
            "average_response_ms": round(spent / turns, 1) if turns else None,
            "tokens_in": data["tokens_in"],
            "tokens_out": data["tokens_out"],
            "errors": data["errors"],
        },
    }


class SessionStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def get(self, session_id: str) -> dict[str, Any]:
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM sessions WHERE session_id = %s AND tenant_id = %s",  # noqa: S608 - a constant
            (session_id, self._tenant_id),
        ).fetchone()
        if row is None:
            raise NotFound
        return _told(row)

    def page(
        self, *, handoff: str | None, channel: str | None, before: tuple[str, str] | None, limit: int
    ) -> list[dict[str, Any]]:
        """Newest first. before: (last_at, session_id) of the row the page follows."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM sessions WHERE tenant_id = %s "  # noqa: S608 - a constant
            "AND (%s::text IS NULL OR handoff = %s) AND (%s::text IS NULL OR channel = %s) "
            "AND (%s::timestamptz IS NULL OR (last_at, session_id) < (%s::timestamptz, %s)) "
            "ORDER BY last_at DESC, session_id DESC LIMIT %s",
            (
                self._tenant_id,
                handoff,
                handoff,
                channel,
                channel,
                before[0] if before else None,
                before[0] if before else None,
                before[1] if before else None,
                limit,
            ),
        ).fetchall()
        return [_told(row) for row in rows]

    def messages(self, session_id: str, *, after: int, limit: int, inside: bool) -> list[dict[str, Any]]:
        """Oldest first. inside: with what only the business may see (tool calls, tokens, who wrote)."""
        rows = self._connection.execute(
            "SELECT message_id, role, text, author, tool_calls, latency_ms, tokens_in, tokens_out, "
            "created_at, prompt_version "
            "FROM messages WHERE session_id = %s AND tenant_id = %s AND message_id > %s ORDER BY "
            "message_id LIMIT %s",
            (session_id, self._tenant_id, after, limit),
        ).fetchall()
        told = []
        for row in rows:
            message = {"message_id": row[0], "role": row[1], "text": row[2], "created_at": row[8]}
            if inside:
                message |= {
                    "author": row[3],
                    "tool_calls": row[4] or [],
                    "latency_ms": row[5],
                    "tokens_in": row[6],
                    "tokens_out": row[7],
                    "prompt_version": row[9],
                }
            told.append(message)
        return told

    def set_handoff(
        self, session_id: str, handoff: str, changes: Mapping[str, Any], *, drop: tuple[str, ...] = ()
    ) -> None:
        """bot, human or closed; a closed session is not released any more.

        `changes` are merged into its state.
        """
        row = self._connection.execute(
            "UPDATE sessions SET handoff = %s, state = (state - %s::text[]) || %s "
            "WHERE session_id = %s AND tenant_id = %s AND handoff <> 'closed' RETURNING 1",
            (handoff, list(drop), Jsonb(dict(changes)), session_id, self._tenant_id),
        ).fetchone()
        if row is None:
            self.get(session_id)
            raise ServiceError(Kind.CONFLICT, "wrong_status", "The session is closed.")

    def add_message(
        self, session_id: str, role: str, text: str, author: str | None, now: datetime
    ) -> dict[str, Any]:
        row = self._connection.execute(
            "INSERT INTO messages (tenant_id, session_id, role, text, author, created_at) "
            "VALUES (%s, %s, %s, %s, %s, %s) RETURNING message_id",
            (self._tenant_id, session_id, role, text, author, now),
        ).fetchone()
        assert row is not None
        self._connection.execute(
            "UPDATE sessions SET last_at = greatest(last_at, %s) WHERE session_id = %s AND tenant_id = %s",
            (now, session_id, self._tenant_id),
        )
        return {"message_id": row[0], "role": role, "text": text, "author": author, "created_at": now}

    def cut_last_answer(self, session_id: str, heard: str) -> None:
        """The caller spoke over it: what is kept is what was heard. Words that are not its beginning tell
        nothing of what was heard, and change nothing.
        """
        cut = self._connection.execute(
            "UPDATE messages SET text = %s WHERE message_id = (SELECT max(message_id) FROM messages "
            "WHERE session_id = %s AND tenant_id = %s AND role = 'assistant') AND left(text, "
            "length(%s)) = %s",
            (heard, session_id, self._tenant_id, heard, heard),
        )
        if not cut.rowcount:
            return
        self._connection.execute(
            "UPDATE sessions SET state = jsonb_set(state, '{said}', to_jsonb(%s::text)) "
            "WHERE session_id = %s AND tenant_id = %s",
            (heard, session_id, self._tenant_id),
        )


def tenant_of_chat(connection: DbConnection, session_id: str) -> str:
    """Whose chat this is. The connection must see all tenants; the id is a secret that proves itself."""
    row = connection.execute(
        "SELECT tenant_id FROM sessions WHERE session_id = %s AND channel = 'chat'", (session_id,)
    ).fetchone()
    if row is None:
        raise NotFound
    return str(row[0])
