"""Sends whose outcome nobody knows yet, and how they are settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from notification_worker.store.row import COLUMNS, Notification, notification_from
from servicekit.db import DbConnection


@dataclass(frozen=True, slots=True)
class Witness:
    """The newest message that the provider certainly accepted. If its list lacks this one, the list lags."""

    provider_id: str
    recipient: str
    accepted_at: datetime


class DoubtStore:
    """Works on all tenants' rows: give it a transaction of every tenant."""

    def __init__(self, connection: DbConnection) -> None:
        self._connection = connection

    def take_due(self, limit: int) -> list[Notification]:
        """Doubts whose next look is due; each is put off by a minute, so that two dispatchers do not look
        at once and a crash during the look costs no more than that."""
        rows = self._connection.execute(
            f"""
            UPDATE notifications SET look_at = clock_timestamp() + interval '60 seconds'
             WHERE notification_id IN (
                    SELECT notification_id FROM notifications
                     WHERE status = 'unknown' AND look_at <= clock_timestamp()
                     ORDER BY look_at LIMIT %s FOR UPDATE SKIP LOCKED)
            RETURNING {COLUMNS}
            """,  # noqa: S608 - a constant
            (limit,),
        ).fetchall()
        return [notification_from(row) for row in rows]

    def find_witness(self, channel: str) -> Witness | None:
        row = self._connection.execute(
            """
            SELECT provider_message_id, recipient, accepted_at FROM notifications
             WHERE channel = %s AND accepted_at IS NOT NULL AND provider_message_id IS NOT NULL
             ORDER BY accepted_at DESC LIMIT 1
            """,
            (channel,),
        ).fetchone()
        return Witness(*row) if row else None

    def known_ids(self, provider_ids: list[str], *, but_for: str) -> set[str]:
        """Those of the ids that belong to another notification."""
        rows = self._connection.execute(
            "SELECT provider_message_id FROM notifications "
            "WHERE provider_message_id = ANY(%s) AND notification_id <> %s",
            (provider_ids, but_for),
        ).fetchall()
        return {row[0] for row in rows}

    def adopt(self, doubt: Notification, provider_id: str) -> bool:
        return (
            self._connection.execute(
                """
                UPDATE notifications
                   SET status = 'accepted', provider_message_id = %s, error = NULL, look_at = NULL,
                       accepted_at = coalesce(accepted_at, clock_timestamp()), updated_at = clock_timestamp()
                 WHERE notification_id = %s AND status = 'unknown'
                """,
                (provider_id, doubt.notification_id),
            ).rowcount
            == 1
        )

    def resend(self, doubt: Notification, *, ready_at: datetime, reason: str) -> bool:
        return (
            self._connection.execute(
                """
                UPDATE notifications
                   SET status = 'pending', ready_at = %s, error = %s, look_at = NULL, lease = NULL,
                       lease_until = NULL, updated_at = clock_timestamp()
                 WHERE notification_id = %s AND status = 'unknown'
                """,
                (ready_at, reason, doubt.notification_id),
            ).rowcount
            == 1
        )

    def ask_again(self, doubt: Notification, at: datetime) -> None:
        self._connection.execute(
            """
            UPDATE notifications SET look_at = %s, looks = looks + 1, updated_at = clock_timestamp()
             WHERE notification_id = %s AND status = 'unknown'
            """,
            (at, doubt.notification_id),
        )

    def give_up(self, doubt: Notification, reason: str) -> None:
        """It stays `unknown`, for people to see; a late receipt may still settle it."""
        self._connection.execute(
            """
            UPDATE notifications SET look_at = NULL, error = %s, updated_at = clock_timestamp()
             WHERE notification_id = %s AND status = 'unknown'
            """,
            (reason, doubt.notification_id),
        )
