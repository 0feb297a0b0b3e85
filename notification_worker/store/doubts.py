"""Sends whose outcome nobody knows yet, and how they are settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from notification_worker.store.row import COLUMNS, Notification, notification_from
from servicekit.db import DbConnection

AFTER = timedelta(seconds=5)  # the clocks of two sides differ


@dataclass(frozen=True, slots=True)
class Witness:
    """A message that the provider certainly accepted. If its list lacks this one, the list lags."""

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

    def find_witness(self, channel: str, tried_at: datetime) -> Witness | None:
        """The first message accepted well after the unclear one: a list that shows it has passed that moment.
        Not the newest of all, or steady traffic would always offer one too young to be listed. Without a
        later one the newest before it, which can at least show that the list lags."""
        for condition, order in (("accepted_at > %s", "ASC"), ("accepted_at <= %s", "DESC")):
            row = self._connection.execute(
                f"""
                SELECT provider_message_id, recipient, accepted_at FROM notifications
                 WHERE channel = %s AND {condition} AND provider_message_id IS NOT NULL AND recipient <> ''
                 ORDER BY accepted_at {order} LIMIT 1
                """,  # noqa: S608 - our own words
                (channel, tried_at + AFTER),
            ).fetchone()
            if row:
                return Witness(*row)
        return None

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
