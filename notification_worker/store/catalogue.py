"""Looking at notifications, and giving one another chance."""

from __future__ import annotations

from datetime import datetime

from notification_worker.store.row import COLUMNS, Notification, notification_from
from servicekit.db import DbConnection
from servicekit.errors import NotFound

# A message that another channel took over has a successor, whose key names the channel.
_UNRESOLVED = """
    AND status IN ('failed', 'unknown') AND (status = 'failed' OR look_at IS NULL) AND recipient <> ''
    AND NOT EXISTS (
        SELECT FROM notifications AS successor
         WHERE successor.tenant_id = notifications.tenant_id
           AND successor.dedupe_key IN (notifications.dedupe_key || '>sms',
                                        notifications.dedupe_key || '>voice',
                                        notifications.dedupe_key || '>email'))
"""


class CatalogueStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def page(
        self,
        *,
        appointment_id: str | None,
        status: str | None,
        before: int | None,
        limit: int,
        unresolved: bool = False,
    ) -> list[Notification]:
        """Newest first. `unresolved`: only what failed, or may have, and nothing will be done about: no other
        channel took over, nobody looks into it any more."""
        rows = self._connection.execute(
            f"""
            SELECT {COLUMNS} FROM notifications
             WHERE tenant_id = %(tenant)s
               AND (%(appointment)s::text IS NULL OR appointment_id = %(appointment)s)
               AND (%(status)s::text IS NULL OR status = %(status)s)
               AND (%(before)s::bigint IS NULL OR seq < %(before)s) {_UNRESOLVED if unresolved else ""}
             ORDER BY seq DESC LIMIT %(limit)s
            """,  # noqa: S608 - constants
            {
                "tenant": self._tenant_id,
                "appointment": appointment_id,
                "status": status,
                "before": before,
                "limit": limit,
            },
        ).fetchall()
        return [notification_from(row) for row in rows]

    def get(self, notification_id: str) -> Notification:
        row = self._connection.execute(
            f"SELECT {COLUMNS} FROM notifications WHERE tenant_id = %s AND notification_id = %s",  # noqa: S608
            (self._tenant_id, notification_id),
        ).fetchone()
        if row is None:
            raise NotFound
        return notification_from(row)

    def find_by_dedupe_key(self, key: str) -> Notification | None:
        row = self._connection.execute(
            f"SELECT {COLUMNS} FROM notifications WHERE tenant_id = %s AND dedupe_key = %s",  # noqa: S608
            (self._tenant_id, key),
        ).fetchone()
        return notification_from(row) if row else None

    def retry(self, notification_id: str, *, now: datetime, useful_until: datetime) -> bool:
        """From failed, or from a doubt nobody looks into any more, back to pending, due at once."""
        return (
            self._connection.execute(
                """
                UPDATE notifications
                   SET status = 'pending', ready_at = %s, useful_until = %s, lapses = 0, faults = 0,
                       looks = 0, error = NULL, lease = NULL, lease_until = NULL,
                       provider_message_id = NULL, accepted_at = NULL,
                       updated_at = clock_timestamp()
                 WHERE tenant_id = %s AND notification_id = %s
                   AND (status = 'failed' OR (status = 'unknown' AND look_at IS NULL))
                """,
                (now, useful_until, self._tenant_id, notification_id),
            ).rowcount
            == 1
        )
