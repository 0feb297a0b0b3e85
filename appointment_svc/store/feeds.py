"""Feeds that leave the house, and busy times that come in from outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from appointment_svc.domain.appointment import Appointment
from appointment_svc.store.appointment_rows import COLUMNS, WIDTH, appointment_from
from servicekit.db import DbConnection

_BACK, _AHEAD = 31 * 1440, 400 * 1440
"""Minutes that a feed shows."""


@dataclass(frozen=True, slots=True)
class DueImport:
    tenant_id: str
    staff_id: str
    staff_number: int
    url: str
    etag: str


class Feeds:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def find_token(self, staff_id: str) -> str | None:
        row = self._connection.execute(
            "SELECT token FROM feeds WHERE tenant_id = %s AND staff_id = %s", (self._tenant_id, staff_id)
        ).fetchone()
        return row[0] if row else None

    def ensure_token(self, staff_id: str, token: str, now: datetime) -> str:
        """The token the feed has; `token` when it has none yet."""
        row = self._connection.execute(
            """
            INSERT INTO feeds (tenant_id, staff_id, token, created_at) VALUES (%s, %s, %s, %s)
            ON CONFLICT (tenant_id, staff_id) DO UPDATE SET token = feeds.token RETURNING token
            """,
            (self._tenant_id, staff_id, token, now),
        ).fetchone()
        assert row is not None
        return str(row[0])

    def set_token(self, staff_id: str, token: str, now: datetime) -> None:
        self._connection.execute(
            """
            INSERT INTO feeds (tenant_id, staff_id, token, created_at) VALUES (%s, %s, %s, %s)
            ON CONFLICT (tenant_id, staff_id) DO UPDATE SET token = excluded.token, created_at =
            excluded.created_at
            """,
            (self._tenant_id, staff_id, token, now),
        )

    def appointments(self, staff_id: str, now_minute: int) -> list[tuple[Appointment, str]]:
        """With the name of who will come. Cancelled ones too, so that other programs take them out."""
        rows = self._connection.execute(
            f"""
            SELECT {COLUMNS}, coalesce(nullif(a.booked_as, ''), c.name, '')
              FROM appointments a LEFT JOIN customers c USING (customer_id)
             WHERE a.tenant_id = %s AND a.staff_id = %s AND a.status NOT IN ('held', 'lapsed')
               AND a.start_minute BETWEEN %s AND %s
             ORDER BY a.start_minute, a.appointment_id LIMIT 5000
            """,  # noqa: S608 - constants
            (self._tenant_id, staff_id, now_minute - _BACK, now_minute + _AHEAD),
        ).fetchall()
        return [(appointment_from(row), row[WIDTH]) for row in rows]

    def import_state(self, staff_id: str) -> tuple[Any, ...] | None:
        """(read_at, failed_at, failure) of the staff member's import; None when there is none."""
        return self._connection.execute(
            "SELECT read_at, failed_at, failure FROM imports WHERE tenant_id = %s AND staff_id = %s",
            (self._tenant_id, staff_id),
        ).fetchone()

    def want_imports(self, wanted: Sequence[tuple[str, int, str]], now: datetime) -> None:
        """Exactly these imports shall exist: (staff_id, staff_number, url). A new address is due at once."""
        staff_ids = [staff_id for staff_id, _, _ in wanted]
        gone = self._connection.execute(
            "DELETE FROM imports WHERE tenant_id = %s AND staff_id <> ALL(%s) RETURNING staff_number",
            (self._tenant_id, staff_ids),
        ).fetchall()
        for (number,) in gone:
            self._forget_busy(number)
        for staff_id, number, url in wanted:
            self._connection.execute(
                """
                INSERT INTO imports (tenant_id, staff_id, staff_number, url, due_at) VALUES (%s, %s, %s,
                %s, %s)
                ON CONFLICT (tenant_id, staff_id) DO UPDATE
                   SET url = excluded.url, due_at = excluded.due_at, etag = ''
                 WHERE imports.url <> excluded.url
                """,
                (self._tenant_id, staff_id, number, url, now),
            )

    def record_success(
        self,
        due: DueImport,
        busy: Sequence[tuple[int, int]] | None,
        etag: str,
        now: datetime,
        next_in: timedelta,
    ) -> None:
        """`busy` are merged epoch minutes; None: nothing has changed since the last time. What was read from
        an address that is not wanted any more is thrown away."""
        row = self._connection.execute(
            """
            UPDATE imports SET read_at = %s, failed_at = NULL, failure = NULL, etag = %s, due_at = %s
             WHERE tenant_id = %s AND staff_id = %s AND url = %s RETURNING 1
            """,
            (now, etag, now + next_in, self._tenant_id, due.staff_id, due.url),
        ).fetchone()
        if row is None or busy is None:
            return
        self._forget_busy(due.staff_number)
        self._connection.execute(
            """
            INSERT INTO imported_busy (tenant_id, staff_number, start_minute, end_minute)
            SELECT %s, %s, * FROM unnest(%s::int[], %s::int[])
            """,
            (self._tenant_id, due.staff_number, [start for start, _ in busy], [end for _, end in busy]),
        )

    def _forget_busy(self, staff_number: int) -> None:
        self._connection.execute(
            "DELETE FROM imported_busy WHERE tenant_id = %s AND staff_number = %s",
            (self._tenant_id, staff_number),
        )

    def record_failure(self, due: DueImport, failure: str, now: datetime, next_in: timedelta) -> None:
        """The last good copy stays; people are told that it is old."""
        self._connection.execute(
            """
            UPDATE imports SET failed_at = %s, failure = %s, due_at = %s
             WHERE tenant_id = %s AND staff_id = %s AND url = %s
            """,
            (now, failure, now + next_in, self._tenant_id, due.staff_id, due.url),
        )


def tenants_importing(connection: DbConnection) -> frozenset[str]:
    """Tenants of which some outside calendar is read now."""
    rows = connection.execute("SELECT DISTINCT tenant_id FROM imports").fetchall()
    return frozenset(tenant_id for (tenant_id,) in rows)


def due_imports(connection: DbConnection, now: datetime, lease: timedelta, limit: int) -> list[DueImport]:
    """Claim what is due, of all tenants: while the lease runs nobody else gets it."""
    rows = connection.execute(
        """
        UPDATE imports SET due_at = %s
         WHERE (tenant_id, staff_id) IN (
               SELECT tenant_id, staff_id FROM imports WHERE due_at <= %s
                ORDER BY due_at LIMIT %s FOR UPDATE SKIP LOCKED)
        RETURNING tenant_id, staff_id, staff_number, url, etag
        """,
        (now + lease, now, limit),
    ).fetchall()
    return [DueImport(*row) for row in rows]
