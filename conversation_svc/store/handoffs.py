"""Hand-offs: what a person is asked to look at, with the summary they need."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from servicekit.db import DbConnection

_COLUMNS = (
    "handoff_id, session_id, reason, urgent, takeover, status, summary, fields, taken_by, created_at, "
    "changed_at"
)


def _told(row: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip(_COLUMNS.split(", "), row, strict=True))


class HandoffStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def add(
        self,
        *,
        session_id: str | None,
        reason: str,
        summary: str,
        fields: Mapping[str, Any],
        now: datetime,
        urgent: bool = False,
        takeover: bool = True,
    ) -> dict[str, Any]:
        row = self._connection.execute(
            "INSERT INTO handoffs (tenant_id, handoff_id, session_id, reason, urgent, takeover, "  # noqa: S608 - constants only
            "summary, fields, "
            f"created_at, changed_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING {_COLUMNS}",
            (
                self._tenant_id,
                f"ho_{secrets.token_hex(10)}",
                session_id,
                reason[:200],
                urgent,
                takeover,
                summary,
                Jsonb(dict(fields)),
                now,
                now,
            ),
        ).fetchone()
        assert row is not None
        return _told(row)

    def page(self, *, status: str | None, before: tuple[str, str] | None, limit: int) -> list[dict[str, Any]]:
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM handoffs WHERE tenant_id = %s "  # noqa: S608 - a constant
            "AND (%s::text IS NULL OR status = %s) "
            "AND (%s::timestamptz IS NULL OR (created_at, handoff_id) < (%s::timestamptz, %s)) "
            "ORDER BY created_at DESC, handoff_id DESC LIMIT %s",
            (
                self._tenant_id,
                status,
                status,
                before[0] if before else None,
                before[0] if before else None,
                before[1] if before else None,
                limit,
            ),
        ).fetchall()
        return [_told(row) for row in rows]

    def settle(self, session_id: str, status: str, by: str, now: datetime) -> None:
        """taken or closed: all open hand-offs of a session at once. One that is taken keeps its moment."""
        self._connection.execute(
            "UPDATE handoffs SET status = %s, taken_by = coalesce(taken_by, %s), changed_at = %s "
            "WHERE session_id = %s AND tenant_id = %s AND status <> 'closed' AND status <> %s",
            (status, by, now, session_id, self._tenant_id, status),
        )
