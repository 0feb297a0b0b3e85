"""Writing down what is to be sent, and stopping what is no longer true."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from notification_worker.domain.kinds import Kind
from notification_worker.domain.planning import Draft
from notification_worker.domain.status import PERHAPS_TOLD, STOPPABLE, Status
from servicekit.db import DbConnection


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What all messages of one event share."""

    sender_of_channel: Mapping[str, str]
    facts: Mapping[str, Any]
    reach: Mapping[str, str | None]
    timezone: str | None
    traceparent: str
    appointment_id: str | None = None
    version: int | None = None


class PlannedStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def hear(self, event_id: str, appointment_id: str, version: int) -> bool:
        """Take note of an event and lock its appointment for this transaction.

        False when the event was heard before, or when a newer version of the appointment was.
        """
        new = self._connection.execute(
            "INSERT INTO events (event_id, tenant_id) VALUES (%s, %s) ON CONFLICT DO NOTHING RETURNING 1",
            (event_id, self._tenant_id),
        ).fetchone()
        if new is None:
            return False
        row = self._connection.execute(
            """
            INSERT INTO appointments_heard (tenant_id, appointment_id, version) VALUES (%s, %s, %s)
            ON CONFLICT (tenant_id, appointment_id)
            DO UPDATE SET version = greatest(appointments_heard.version, excluded.version)
            RETURNING version
            """,
            (self._tenant_id, appointment_id, version),
        ).fetchone()
        assert row is not None
        return int(row[0]) == version

    def has_told(self, appointment_id: str) -> bool:
        """Has any message about this appointment left, or may it have?"""
        row = self._connection.execute(
            """
            SELECT 1 FROM notifications
             WHERE tenant_id = %s AND appointment_id = %s AND status = ANY(%s) LIMIT 1
            """,
            (self._tenant_id, appointment_id, [status.value for status in PERHAPS_TOLD]),
        ).fetchone()
        return row is not None

    def stop(self, appointment_id: str, kinds: Collection[Kind], reason: str) -> int:
        """Cancel the waiting messages of these kinds. One that is being sent already is not stopped by
        this."""
        return self._connection.execute(
            """
            UPDATE notifications
               SET status = 'cancelled', error = %s, lease = NULL, lease_until = NULL, updated_at =
               clock_timestamp()
             WHERE tenant_id = %s AND appointment_id = %s AND kind = ANY(%s) AND status = ANY(%s)
            """,
            (
                reason,
                self._tenant_id,
                appointment_id,
                [kind.value for kind in kinds],
                [status.value for status in STOPPABLE],
            ),
        ).rowcount

    def add(self, notification_id: str, draft: Draft, head: Letterhead, *, now: datetime) -> bool:
        """False when there is one with the same dedupe key. Without a due moment it is kept as expired."""
        row = self._connection.execute(
            """
            INSERT INTO notifications
                (notification_id, tenant_id, appointment_id, version, kind, channel, sender, recipient, reach,
                 fallbacks, language, timezone, facts, dedupe_key, traceparent, status, due_at, ready_at,
                 useful_until, error)
            VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
            ON CONFLICT (tenant_id, dedupe_key) DO NOTHING
            RETURNING 1
            """,
            (
                notification_id,
                self._tenant_id,
                head.appointment_id,
                head.version,
                draft.kind,
                draft.channel,
                head.sender_of_channel.get(draft.channel, draft.channel),
                draft.to,
                Jsonb(dict(head.reach)),
                Jsonb(list(draft.fallbacks)),
                draft.language,
                head.timezone,
                Jsonb(dict(head.facts)),
                draft.dedupe_key,
                head.traceparent,
                Status.PENDING if draft.due else Status.EXPIRED,
                draft.due or now,
                draft.due or now,
                draft.useful_until,
                None if draft.due else "quiet hours left no moment at which it would have been of use",
            ),
        ).fetchone()
        return row is not None
