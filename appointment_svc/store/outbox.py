"""Events on their way to the worker: at least once, and in order for each appointment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from servicekit.db import DbConnection

RELAY_LOCK = 7_002_001


@dataclass(frozen=True, slots=True)
class Waiting:
    position: int
    appointment_id: str
    payload: dict[str, Any]
    attempts: int


class Outbox:
    """Of all tenants: its connection must see every row."""

    def __init__(self, connection: DbConnection) -> None:
        self._connection = connection

    def lead(self) -> bool:
        """Only one relay at a time, so that order is kept; the lock goes with the transaction."""
        row = self._connection.execute("SELECT pg_try_advisory_xact_lock(%s)", (RELAY_LOCK,)).fetchone()
        return bool(row and row[0])

    def due(self, limit: int) -> list[Waiting]:
        """The oldest events, without those that must wait for an earlier one of their appointment."""
        rows = self._connection.execute(
            """
            SELECT position, appointment_id::text, payload, attempts FROM outbox o
             WHERE delivered_at IS NULL AND due_at <= now()
               AND NOT EXISTS (
                   SELECT FROM outbox earlier
                    WHERE earlier.appointment_id = o.appointment_id AND earlier.position < o.position
                      AND earlier.delivered_at IS NULL AND earlier.due_at > now())
             ORDER BY position LIMIT %s
            """,
            (limit,),
        ).fetchall()
        return [Waiting(*row) for row in rows]

    def delivered(self, positions: list[int]) -> None:
        self._connection.execute(
            "UPDATE outbox SET delivered_at = now() WHERE position = ANY(%s)", (positions,)
        )

    def forget(self, position: int) -> None:
        """What was told and must not be kept."""
        self._connection.execute("DELETE FROM outbox WHERE position = %s", (position,))

    def failed(self, position: int, retry_in_seconds: float) -> None:
        self._connection.execute(
            """
            UPDATE outbox SET attempts = attempts + 1, due_at = now() + make_interval(secs => %s)
             WHERE position = %s
            """,
            (retry_in_seconds, position),
        )

    def oldest_age_seconds(self) -> float:
        row = self._connection.execute(
            """
            SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8
              FROM outbox WHERE delivered_at IS NULL
            """
        ).fetchone()
        assert row is not None
        return float(row[0])
