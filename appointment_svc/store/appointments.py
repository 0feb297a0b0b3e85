"""Holds and appointments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any
from uuid import UUID

import psycopg

from appointment_svc.domain.appointment import OPEN, Appointment, Status
from appointment_svc.store.appointment_rows import COLUMNS, appointment_from, values_of
from servicekit.db import DbConnection
from servicekit.errors import NotFound


@dataclass(frozen=True, slots=True)
class Page:
    """Which appointments to list; None means any. The place is (start minute, id) of the last one seen."""

    first: int | None = None
    until: int | None = None
    staff_id: str | None = None
    status: Status | None = None
    confirmation_number: str | None = None
    customer_id: UUID | None = None
    phone: str | None = None
    after: tuple[int, UUID] | None = None
    limit: int = 50


class Outcome(Enum):
    WON = "won"
    LOST = "lost"
    """The hold is gone, or it has expired."""
    NUMBER_TAKEN = "number_taken"
    """Somebody drew the same confirmation number at the same moment."""


class Appointments:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def find(self, appointment_id: UUID, *, lock: bool = False) -> Appointment | None:
        """With `lock`, nobody else changes the row before this transaction ends."""
        found = self._connection.execute(
            f"""
            SELECT {COLUMNS} FROM appointments a
             WHERE a.tenant_id = %s AND a.appointment_id = %s {"FOR UPDATE" if lock else ""}
            """,  # noqa: S608 - constants
            (self._tenant_id, appointment_id),
        ).fetchone()
        return appointment_from(found) if found else None

    def get(self, appointment_id: UUID, *, lock: bool = False) -> Appointment:
        found = self.find(appointment_id, lock=lock)
        if found is None or found.status is Status.LAPSED:
            raise NotFound
        return found

    def add(self, new: Appointment, capacity: int) -> bool:
        """Write it if nobody is there: the constraints decide. False when they said no.

        A class gets its lowest free seat. Must run under the lock of the staff member.
        """
        row = self._connection.execute(
            """
            INSERT INTO appointments (
                tenant_id, appointment_id, confirmation_number, status, service_id, staff_id, staff_number,
                start_minute, end_minute, buffer_before, buffer_after, seat, customer_id, session_id,
                expires_at, waitlist_id, channel, location, details, notes, booked_as, created_at,
                updated_at)
            SELECT %(tenant)s, %(id)s, %(confirmation)s, %(status)s, %(service)s, %(staff)s, %(number)s,
                   %(start)s::int, %(end)s, %(before)s, %(after)s, seat, %(customer)s, %(session)s,
                   %(expires)s, %(waitlist)s, %(channel)s, %(location)s, %(details)s, %(notes)s,
                   %(booked_as)s, %(created)s, %(created)s
              FROM generate_series(1, %(capacity)s::int) AS seat
             WHERE %(capacity)s::int = 1 OR NOT EXISTS (
                   SELECT FROM appointments taken
                    WHERE taken.staff_number = %(number)s::bigint AND taken.start_minute = %(start)s::int
                      AND taken.service_id = %(service)s AND taken.seat = seat.seat
                      AND taken.status IN ('held', 'booked', 'arrived', 'fulfilled'))
             ORDER BY seat LIMIT 1
            ON CONFLICT DO NOTHING RETURNING 1
            """,
            {**values_of(new), "tenant": self._tenant_id, "capacity": capacity},
        ).fetchone()
        return row is not None

    def book_hold(self, booked: Appointment, now: datetime) -> Outcome:
        """Turn a hold into this appointment, if it still holds: one compare-and-set."""
        try:
            with self._connection.transaction():
                won = self._compare_and_set(booked, now)
        except psycopg.errors.UniqueViolation:
            return Outcome.NUMBER_TAKEN
        return Outcome.WON if won else Outcome.LOST

    def _compare_and_set(self, booked: Appointment, now: datetime) -> bool:
        row = self._connection.execute(
            """
            UPDATE appointments
               SET status = 'booked', version = version + 1, confirmation_number = %(confirmation)s,
                   customer_id = %(customer)s, channel = %(channel)s, location = %(location)s,
                   details = %(details)s, notes = %(notes)s, booked_as = %(booked_as)s, updated_at = %(now)s
             WHERE tenant_id = %(tenant)s AND appointment_id = %(id)s
               AND status = 'held' AND expires_at > %(now)s
            RETURNING 1
            """,
            {**values_of(booked), "tenant": self._tenant_id, "now": now},
        ).fetchone()
        return row is not None

    def extend_hold(self, hold_id: UUID, expires_at: datetime, now: datetime) -> None:
        self._connection.execute(
            """
            UPDATE appointments SET expires_at = %s, updated_at = %s
             WHERE tenant_id = %s AND appointment_id = %s AND status = 'held'
            """,
            (expires_at, now, self._tenant_id, hold_id),
        )

    def own_holds(self, session_id: str, numbers: Iterable[int], first: int, until: int) -> list[Appointment]:
        """The session's holds that overlap the time from `first` to `until`, buffers included."""
        rows = self._connection.execute(
            f"""
            SELECT {COLUMNS} FROM appointments a
             WHERE a.tenant_id = %s AND a.staff_number = ANY(%s) AND a.status = 'held' AND a.session_id = %s
               AND a.start_minute - a.buffer_before < %s AND a.end_minute + a.buffer_after > %s
            """,  # noqa: S608
            (self._tenant_id, list(numbers), session_id, until, first),
        ).fetchall()
        return [appointment_from(row) for row in rows]

    def release(self, hold_ids: list[UUID], now: datetime) -> int:
        """Let holds go. Returns how many were still held."""
        return self._connection.execute(
            """
            UPDATE appointments SET status = 'lapsed', expires_at = NULL, updated_at = %s
             WHERE tenant_id = %s AND appointment_id = ANY(%s) AND status = 'held'
            """,
            (now, self._tenant_id, hold_ids),
        ).rowcount

    def move(self, moved: Appointment, capacity: int) -> bool:
        """Give the appointment its new time. False when the constraint says no: then nothing has changed.

        An UPDATE knows no ON CONFLICT, hence the savepoint; under the lock of the staff member the constraint
        has nothing to say, it is the second wall.
        """
        try:
            with self._connection.transaction():
                self._connection.execute(
                    """
                    UPDATE appointments
                       SET staff_id = %(staff)s, staff_number = %(number)s, start_minute = %(start)s,
                           end_minute = %(end)s, buffer_before = %(before)s, buffer_after = %(after)s,
                           version = %(version)s, updated_at = %(updated)s,
                           seat = (SELECT min(seat) FROM generate_series(1, %(capacity)s::int) AS seat
                                    WHERE NOT EXISTS (
                                          SELECT FROM appointments taken
                                           WHERE taken.staff_number = %(number)s::bigint
                                             AND taken.start_minute = %(start)s::int
                                             AND taken.service_id = %(service)s AND taken.seat = seat.seat
                                             AND taken.appointment_id <> %(id)s
                                             AND taken.status IN ('held', 'booked', 'arrived', 'fulfilled')))
                     WHERE tenant_id = %(tenant)s AND appointment_id = %(id)s
                    """,
                    {**values_of(moved), "tenant": self._tenant_id, "capacity": capacity},
                )
        except (
            psycopg.errors.ExclusionViolation,
            psycopg.errors.UniqueViolation,
            psycopg.errors.NotNullViolation,
        ):
            return False
        return True

    def set_status(self, appointment_id: UUID, status: Status, version: int, now: datetime) -> None:
        self._connection.execute(
            """
            UPDATE appointments SET status = %s, version = %s, updated_at = %s
             WHERE tenant_id = %s AND appointment_id = %s
            """,
            (status.value, version, now, self._tenant_id, appointment_id),
        )

    def taken_numbers(self, candidates: list[str]) -> set[str]:
        rows = self._connection.execute(
            """
            SELECT confirmation_number FROM appointments
             WHERE tenant_id = %s AND confirmation_number = ANY(%s)
            """,
            (self._tenant_id, candidates),
        ).fetchall()
        return {row[0] for row in rows}

    def count_open(self, customer_id: UUID, now_minute: int, *, unproven_in: str | None = None) -> int:
        """What was booked by the proven customer or by staff; with `unproven_in`, what was booked in that
        session by somebody who had not proven to be the customer."""
        row = self._connection.execute(
            """
            SELECT count(*) FROM appointments
             WHERE tenant_id = %s AND customer_id = %s AND status = ANY(%s) AND end_minute > %s
               AND CASE WHEN %s::text IS NULL THEN booked_as IS NULL
                        ELSE booked_as IS NOT NULL AND session_id = %s END
            """,
            (
                self._tenant_id,
                customer_id,
                [status.value for status in OPEN],
                now_minute,
                unproven_in,
                unproven_in,
            ),
        ).fetchone()
        assert row is not None
        return int(row[0])

    def listed(self, page: Page) -> list[tuple[Any, ...]]:
        """Rows of COLUMNS followed by the customer's name, phone and e-mail, in order of start."""
        conditions = ["a.tenant_id = %(tenant)s"]
        wanted: dict[str, Any] = {"tenant": self._tenant_id, "limit": page.limit}

        def where(condition: str, **values: Any) -> None:
            conditions.append(condition)
            wanted.update(values)

        if page.first is not None:
            where("a.start_minute >= %(first)s", first=page.first)
        if page.until is not None:
            where("a.start_minute < %(until)s", until=page.until)
        if page.staff_id is not None:
            where("a.staff_id = %(staff)s", staff=page.staff_id)
        if page.status is not None:
            where("a.status = %(status)s", status=page.status.value)
        else:
            where("a.status NOT IN ('held', 'lapsed')")
        if page.confirmation_number is not None:
            where("a.confirmation_number = %(number)s", number=page.confirmation_number)
        if page.customer_id is not None:
            where("a.customer_id = %(customer)s", customer=page.customer_id)
        if page.phone is not None:
            where(
                """
                a.customer_id IN (SELECT customer_id FROM customers WHERE tenant_id = %(tenant)s
                                   AND (phone = %(phone)s OR secondary_phone = %(phone)s))
                """,
                phone=page.phone,
            )
        if page.after is not None:
            where(
                "(a.start_minute, a.appointment_id) > (%(after)s, %(after_id)s)",
                after=page.after[0],
                after_id=page.after[1],
            )
        query = f"""
            SELECT {COLUMNS}, c.name, c.phone, c.email
              FROM appointments a LEFT JOIN customers c USING (customer_id)
             WHERE {" AND ".join(conditions)}
             ORDER BY a.start_minute, a.appointment_id LIMIT %(limit)s
        """  # noqa: S608 - the conditions are the constants above
        return self._connection.execute(query.encode(), wanted).fetchall()
