"""The provider's proofs. Unordered, repeated, sometimes faster than the answer they belong to."""

from __future__ import annotations

from notification_worker.domain.status import Status, fold
from notification_worker.store.row import COLUMNS, Notification, notification_from
from servicekit.db import DbConnection


class ReceiptStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def add(
        self, notification_id: str, provider_id: str, provider_status: str, error_code: str | None
    ) -> bool:
        """False when this receipt came before."""
        row = self._connection.execute(
            """
            INSERT INTO receipts (tenant_id, provider_id, provider_status, notification_id, error_code)
            VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING RETURNING 1
            """,
            (self._tenant_id, provider_id, provider_status, notification_id, error_code),
        ).fetchone()
        return row is not None

    def lock(self, notification_id: str) -> Notification | None:
        row = self._connection.execute(
            f"""
            SELECT {COLUMNS} FROM notifications WHERE tenant_id = %s AND notification_id = %s FOR UPDATE
            """,  # noqa: S608 - a constant
            (self._tenant_id, notification_id),
        ).fetchone()
        return notification_from(row) if row else None

    def settle(self, before: Notification, reported: Status, provider_id: str, error: str | None) -> Status:
        """Fold the receipt into the row locked before. Returns the new status."""
        after = fold(before.status, reported)
        if after is before.status and before.provider_message_id:
            return after
        self._connection.execute(
            """
            UPDATE notifications
               SET status = %s, provider_message_id = coalesce(provider_message_id, %s), look_at = NULL,
                   accepted_at = coalesce(accepted_at, clock_timestamp()),
                   lease_until = NULL, error = %s, updated_at = clock_timestamp()
             WHERE tenant_id = %s AND notification_id = %s
            """,
            (after.value, provider_id, error, self._tenant_id, before.notification_id),
        )
        return after
