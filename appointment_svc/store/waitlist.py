"""The waitlist and the offers made to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from servicekit.db import DbConnection
from servicekit.errors import NotFound

_COLUMNS = """
    waitlist_id, position, status, service_id, staff_id, first_minute, until_minute, part_of_day, customer_id,
    created_at
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitlistEntry:
    waitlist_id: UUID
    position: int = 0
    status: str = "waiting"
    service_id: str
    staff_id: str | None
    first: int
    until: int
    part_of_day: str | None
    customer_id: UUID
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Offer:
    hold_id: UUID
    start: int
    staff_id: str
    expires_at: datetime


class Waitlist:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def add(self, entry: WaitlistEntry) -> None:
        self._connection.execute(
            """
            INSERT INTO waitlist (tenant_id, waitlist_id, status, service_id, staff_id, first_minute,
                                  until_minute, part_of_day, customer_id, created_at)
            VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
            """,
            (
                self._tenant_id,
                entry.waitlist_id,
                entry.status,
                entry.service_id,
                entry.staff_id,
                entry.first,
                entry.until,
                entry.part_of_day,
                entry.customer_id,
                entry.created_at,
            ),
        )

    def get_locked(self, waitlist_id: UUID) -> WaitlistEntry:
        """Nobody makes it an offer before this transaction ends."""
        row = self._connection.execute(
            f"""
            SELECT {_COLUMNS} FROM waitlist WHERE tenant_id = %s AND waitlist_id = %s FOR UPDATE
            """,  # noqa: S608
            (self._tenant_id, waitlist_id),
        ).fetchone()
        if row is None:
            raise NotFound
        return _entry(row)

    def listed(self, after: int, limit: int, phone: str | None = None) -> list[WaitlistEntry]:
        """Those who still wait, the longest first; `phone` narrows it to one customer."""
        of_phone = """
               AND customer_id IN (
                   SELECT customer_id FROM customers
                    WHERE tenant_id = %(tenant)s AND (phone = %(phone)s OR secondary_phone = %(phone)s))
        """
        query = f"""
            SELECT {_COLUMNS} FROM waitlist
             WHERE tenant_id = %(tenant)s AND status IN ('waiting', 'offered') AND position > %(after)s
               {of_phone if phone is not None else ""}
             ORDER BY position LIMIT %(limit)s
        """  # noqa: S608 - constants
        values = {"tenant": self._tenant_id, "after": after, "phone": phone, "limit": limit}
        return [_entry(row) for row in self._connection.execute(query.encode(), values).fetchall()]

    def waiting(
        self, first: int, until: int, now_minute: int, *, after: int = 0, limit: int
    ) -> list[WaitlistEntry]:
        """Entries whose wish overlaps the time from `first` to `until`, the earliest first; claimed one
        by one. `after` is the position of the last one seen."""
        rows = self._connection.execute(
            f"""
            SELECT {_COLUMNS} FROM waitlist
             WHERE tenant_id = %s AND status = 'waiting'
               AND first_minute < %s AND until_minute > %s AND until_minute > %s AND position > %s
             ORDER BY position LIMIT %s
            """,  # noqa: S608
            (self._tenant_id, until, first, now_minute, after, limit),
        ).fetchall()
        return [_entry(row) for row in rows]

    def claim(self, waitlist_id: UUID) -> bool:
        """Take the entry for an offer; False when somebody else just did."""
        row = self._connection.execute(
            """
            UPDATE waitlist SET status = 'offered'
             WHERE tenant_id = %s AND waitlist_id = (
                   SELECT waitlist_id FROM waitlist WHERE waitlist_id = %s AND status = 'waiting'
                      FOR UPDATE SKIP LOCKED)
            RETURNING 1
            """,
            (self._tenant_id, waitlist_id),
        ).fetchone()
        return row is not None

    def back_to_waiting(self, waitlist_id: UUID) -> None:
        self._connection.execute(
            "UPDATE waitlist SET status = 'waiting' WHERE tenant_id = %s AND waitlist_id = %s",
            (self._tenant_id, waitlist_id),
        )

    def offered_starts(self, waitlist_id: UUID) -> set[int]:
        rows = self._connection.execute(
            "SELECT start_minute FROM offers WHERE tenant_id = %s AND waitlist_id = %s",
            (self._tenant_id, waitlist_id),
        ).fetchall()
        return {row[0] for row in rows}

    def add_offer(self, waitlist_id: UUID, start: int, hold_id: UUID, expires_at: datetime) -> None:
        self._connection.execute(
            """
            INSERT INTO offers (tenant_id, waitlist_id, start_minute, hold_id, expires_at)
            VALUES (%s, %s, %s, %s, %s)
            """,
            (self._tenant_id, waitlist_id, start, hold_id, expires_at),
        )

    def end_offer(self, hold_id: UUID, outcome: str, entry_status: str) -> bool:
        """Close the open offer of this hold, and say what becomes of its entry."""
        row = self._connection.execute(
            """
            WITH ended AS (
                UPDATE offers SET outcome = %(outcome)s
                 WHERE tenant_id = %(tenant)s AND hold_id = %(hold)s AND outcome = 'open' RETURNING
                 waitlist_id)
            UPDATE waitlist SET status = %(status)s FROM ended
             WHERE waitlist.waitlist_id = ended.waitlist_id AND waitlist.status = 'offered' RETURNING 1
            """,
            {"outcome": outcome, "tenant": self._tenant_id, "hold": hold_id, "status": entry_status},
        ).fetchone()
        return row is not None

    def open_offers(self, waitlist_ids: Sequence[UUID]) -> Mapping[UUID, Offer]:
        """What is on offer to these entries now."""
        rows = self._connection.execute(
            """
            SELECT o.waitlist_id, o.hold_id, o.start_minute, a.staff_id, o.expires_at
              FROM offers o JOIN appointments a ON a.appointment_id = o.hold_id
             WHERE o.tenant_id = %s AND o.waitlist_id = ANY(%s) AND o.outcome = 'open'
            """,
            (self._tenant_id, list(waitlist_ids)),
        ).fetchall()
        return {row[0]: Offer(*row[1:]) for row in rows}

    def of_customer(self, customer_id: UUID) -> list[WaitlistEntry]:
        """Also what came to an end."""
        rows = self._connection.execute(
            f"""
            SELECT {_COLUMNS} FROM waitlist WHERE tenant_id = %s AND customer_id = %s ORDER BY position
            """,  # noqa: S608
            (self._tenant_id, customer_id),
        ).fetchall()
        return [_entry(row) for row in rows]

    def remove(self, waitlist_id: UUID) -> None:
        self._connection.execute(
            "UPDATE waitlist SET status = 'ended' WHERE tenant_id = %s AND waitlist_id = %s",
            (self._tenant_id, waitlist_id),
        )


def _entry(row: tuple[Any, ...]) -> WaitlistEntry:
    return WaitlistEntry(
        waitlist_id=row[0],
        position=row[1],
        status=row[2],
        service_id=row[3],
        staff_id=row[4],
        first=row[5],
        until=row[6],
        part_of_day=row[7],
        customer_id=row[8],
        created_at=row[9],
    )
