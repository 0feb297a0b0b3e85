"""What ends or delays one notification on its way: every step is a conditional update, and a row count of
nought means "not yours"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from notification_worker.domain.status import Status
from notification_worker.store.row import Notification
from servicekit.db import DbConnection


class SendingStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def doubt(self, notification_id: str, lease: str, error: str) -> bool:
        """The answer was lost. A receipt that came first has settled it already."""
        return self._move(
            "status = 'unknown', looks = 0, lease_until = NULL, error = %s, "
            # Of somebody who was erased meanwhile nothing is known any more that could be looked for.
            "look_at = CASE WHEN recipient <> '' THEN clock_timestamp() + interval '1 second' END",
            "status = 'sending'",
            (error,),
            notification_id,
            lease,
        )

    def put_back(
        self,
        notification_id: str,
        lease: str,
        *,
        ready_at: datetime,
        error: str,
        was: Status = Status.SENDING,
    ) -> bool:
        """Certainly nothing left: to be tried again at `ready_at` (business time)."""
        return self._move(
            "status = 'pending', ready_at = %s, error = %s, lease = NULL, lease_until = NULL",
            "status = %s",
            (ready_at, error, was.value),
            notification_id,
            lease,
        )

    def end(self, notification_id: str, lease: str, status: Status, error: str) -> bool:
        """Failed, cancelled, suppressed or expired."""
        return self._move(
            "status = %s, error = %s, lease_until = NULL",
            "status IN ('leased', 'sending')",
            (status.value, error),
            notification_id,
            lease,
        )

    def fail_hard(
        self, notification_id: str, lease: str, error: str, *, ready_at: datetime, park: bool
    ) -> bool:
        """Something of ours broke before anything was sent."""
        return self._move(
            "status = %s, faults = faults + 1, ready_at = %s, error = %s, lease = NULL, lease_until = NULL",
            "status = 'leased'",
            ("failed" if park else "pending", ready_at, error),
            notification_id,
            lease,
        )

    def fall_back(
        self,
        failed: Notification,
        new_id: str,
        *,
        channel: str,
        sender: str,
        to: str,
        wish: str,
        now: datetime,
    ) -> bool:
        """A new notification by the next channel. The dedupe key keeps it single whoever asks."""
        rest = list(failed.fallbacks)[list(failed.fallbacks).index(wish) + 1 :]
        row = self._connection.execute(
            """
            INSERT INTO notifications
                (notification_id, tenant_id, appointment_id, version, kind, channel, sender, recipient, reach,
                 fallbacks, language, timezone, facts, dedupe_key, traceparent, status, due_at, ready_at,
                 useful_until)
            SELECT %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s::jsonb, %s, %s, 'pending',
                   %s::timestamptz, %s::timestamptz, %s::timestamptz
              FROM notifications AS failed
             WHERE failed.notification_id = %s AND failed.recipient <> ''  -- not erased meanwhile
            ON CONFLICT (tenant_id, dedupe_key) DO NOTHING RETURNING 1
            """,
            (
                new_id,
                self._tenant_id,
                failed.appointment_id,
                failed.version,
                failed.kind,
                channel,
                sender,
                to,
                _json(failed.reach),
                Jsonb(rest),
                failed.language,
                failed.timezone,
                _json(failed.facts),
                f"{failed.dedupe_key}>{wish}",
                failed.traceparent,
                now,
                now,
                failed.useful_until,
                failed.notification_id,
            ),
        ).fetchone()
        return row is not None

    def _move(
        self, change: str, condition: str, values: tuple[Any, ...], notification_id: str, lease: str
    ) -> bool:
        return (
            self._connection.execute(
                f"""
                UPDATE notifications SET {change}, updated_at = clock_timestamp()
                 WHERE {condition} AND tenant_id = %s AND notification_id = %s AND lease = %s
                """,  # noqa: S608 - both are our own words
                (*values, self._tenant_id, notification_id, lease),
            ).rowcount
            == 1
        )


def _json(value: Mapping[str, Any]) -> Jsonb:
    return Jsonb(dict(value))
