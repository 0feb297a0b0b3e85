"""What happened to an appointment: history for people, an outbox for the worker, and notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from appointment_svc.domain.appointment import Appointment
from servicekit.db import DbConnection


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of history. `changes` holds no personal data, so that erasing a person need not rewrite it."""

    action: str
    by_role: str
    by_caller: str
    changes: Mapping[str, Any]
    reason: str | None = None


class Journal:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def write(
        self, appointment: Appointment, entry: Entry, now: datetime, event: Mapping[str, Any] | None = None
    ) -> None:
        """A line of history and, in the same transaction, the event the worker will be told."""
        values = {
            "tenant": self._tenant_id,
            "id": appointment.appointment_id,
            "at": now,
            "version": appointment.version,
            "action": entry.action,
            "role": entry.by_role,
            "caller": entry.by_caller,
            "changes": Jsonb(entry.changes),
            "reason": entry.reason,
        }
        if event is None:
            self._connection.execute(_HISTORY, values)
        else:
            self._connection.execute(
                _HISTORY_AND_EVENT, {**values, "event": event["event_id"], "payload": Jsonb(event)}
            )

    def tell(self, event: Mapping[str, Any]) -> None:
        """An event about no appointment, so that it waits for none."""
        self._connection.execute(
            "INSERT INTO outbox (tenant_id, event_id, appointment_id, payload) VALUES (%s, %s, %s, %s)",
            (self._tenant_id, event["event_id"], event["event_id"], Jsonb(dict(event))),
        )

    def history(self, appointment_id: UUID, after: int, limit: int) -> list[tuple[Any, ...]]:
        return self._connection.execute(
            """
            SELECT entry, at, version, action, by_role, by_caller, changes, reason FROM history
             WHERE tenant_id = %s AND appointment_id = %s AND entry > %s ORDER BY entry LIMIT %s
            """,
            (self._tenant_id, appointment_id, after, limit),
        ).fetchall()

    def add_note(self, appointment_id: UUID, note_id: UUID, text: str, by_role: str, now: datetime) -> None:
        self._connection.execute(
            """
            INSERT INTO notes (tenant_id, appointment_id, note_id, at, by_role, text)
            VALUES (%s, %s, %s, %s, %s, %s)
            """,
            (self._tenant_id, appointment_id, note_id, now, by_role, text),
        )

    def notes(self, appointment_id: UUID, after: UUID | None, limit: int) -> list[tuple[Any, ...]]:
        """(note_id, at, by_role, text), the oldest first."""
        return self._connection.execute(
            """
            SELECT note_id, at, by_role, text FROM notes
             WHERE tenant_id = %s AND appointment_id = %s
               AND note_id > coalesce(%s, '00000000-0000-0000-0000-000000000000'::uuid)
             ORDER BY note_id LIMIT %s
            """,
            (self._tenant_id, appointment_id, after, limit),
        ).fetchall()

    def texts_of(self, appointment_ids: Sequence[UUID]) -> Mapping[UUID, list[str]]:
        """All notes of these appointments, the oldest first; an appointment without one is missing."""
        rows = self._connection.execute(
            """
            SELECT appointment_id, array_agg(text ORDER BY note_id) FROM notes
             WHERE tenant_id = %s AND appointment_id = ANY(%s) GROUP BY appointment_id
            """,
            (self._tenant_id, list(appointment_ids)),
        ).fetchall()
        return dict(rows)


_HISTORY = """
    INSERT INTO history (tenant_id, appointment_id, at, version, action, by_role, by_caller, changes, reason)
    VALUES (%(tenant)s, %(id)s, %(at)s, %(version)s, %(action)s, %(role)s, %(caller)s, %(changes)s,
    %(reason)s)
"""
_HISTORY_AND_EVENT = f"""
    WITH told AS (
        INSERT INTO outbox (tenant_id, event_id, appointment_id, payload)
        VALUES (%(tenant)s, %(event)s, %(id)s, %(payload)s))
    {_HISTORY}
"""  # noqa: S608 - a constant
