"""What the console channel "sent": shown on the staff page of a deployment that has no provider yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from servicekit.db import DbConnection


@dataclass(frozen=True, slots=True)
class ConsoleMessage:
    seq: int
    notification_id: str
    kind: str
    recipient: str
    body: str
    at: datetime


class ConsoleStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def add(self, notification_id: str, kind: str, recipient: str, body: str, at: datetime) -> None:
        """Writing the same notification twice leaves one message."""
        self._connection.execute(
            """
            INSERT INTO console_messages (tenant_id, notification_id, kind, recipient, body, at)
            VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
            """,
            (self._tenant_id, notification_id, kind, recipient, body, at),
        )

    def has(self, notification_id: str) -> bool:
        row = self._connection.execute(
            "SELECT 1 FROM console_messages WHERE tenant_id = %s AND notification_id = %s",
            (self._tenant_id, notification_id),
        ).fetchone()
        return row is not None

    def page(self, *, recipient: str | None, before: int | None, limit: int) -> list[ConsoleMessage]:
        """Newest first."""
        rows = self._connection.execute(
            """
            SELECT seq, notification_id, kind, recipient, body, at FROM console_messages
             WHERE tenant_id = %(tenant)s AND (%(recipient)s::text IS NULL OR recipient = %(recipient)s)
               AND (%(before)s::bigint IS NULL OR seq < %(before)s)
             ORDER BY seq DESC LIMIT %(limit)s
            """,
            {"tenant": self._tenant_id, "recipient": recipient, "before": before, "limit": limit},
        ).fetchall()
        return [ConsoleMessage(*row) for row in rows]
