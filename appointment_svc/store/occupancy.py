"""Reading who is busy when, and the locks under which that may be acted on."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from appointment_svc.domain.calendar import Service
from appointment_svc.domain.occupancy import Occupancy, StaffOccupancy
from servicekit.db import DbConnection

IMPORTED_PIECE = 1440
"""Imported busy times are stored in pieces of at most this many minutes."""

_IN_THE_WAY = """
    tenant_id = %(tenant)s AND status IN ('held', 'booked', 'arrived', 'fulfilled')
    AND (status <> 'held' OR (expires_at > %(now)s AND session_id IS DISTINCT FROM %(session)s))
    AND appointment_id <> %(except)s
"""
_COLUMNS = """
    start_minute, start_minute - buffer_before AS from_minute, end_minute + buffer_after AS to_minute,
    service_id
"""
# Rows that start in the range, and of each staff member the neighbour on either side: the widened times of
# one
# staff member never overlap, so no row further away can reach into the range, however long it is.
_OCCUPIED = f"""
SELECT n.number,
       array_agg(b.start_minute) FILTER (WHERE b.service_id IS NOT NULL),
       array_agg(b.from_minute), array_agg(b.to_minute),
       array_agg(b.start_minute) FILTER (WHERE b.service_id = %(class)s)
  FROM unnest(%(numbers)s::bigint[]) AS n (number)
 CROSS JOIN LATERAL (
       (SELECT {_COLUMNS} FROM appointments
         WHERE staff_number = n.number AND start_minute < %(low)s::int AND {_IN_THE_WAY}
         ORDER BY start_minute DESC LIMIT 1)
       UNION ALL
       (SELECT {_COLUMNS} FROM appointments
         WHERE staff_number = n.number AND start_minute >= %(low)s::int AND start_minute < %(high)s::int
           AND {_IN_THE_WAY}
         ORDER BY start_minute)
       UNION ALL
       (SELECT {_COLUMNS} FROM appointments
         WHERE staff_number = n.number AND start_minute >= %(high)s::int AND {_IN_THE_WAY}
         ORDER BY start_minute LIMIT 1)
       UNION ALL
       (SELECT start_minute, start_minute, end_minute, NULL FROM imported_busy
         WHERE staff_number = n.number AND tenant_id = %(tenant)s
           AND start_minute > %(low)s::int - {IMPORTED_PIECE} AND start_minute < %(high)s::int)
       ) AS b
 GROUP BY n.number
"""  # noqa: S608 - constants of this module
_OF_SERVICE = f"""
SELECT NULL::bigint, array_agg(start_minute), NULL, NULL, NULL
  FROM appointments
 WHERE start_minute >= %(first_day)s::int AND start_minute < %(after_days)s::int AND service_id = %(service)s
   AND {_IN_THE_WAY}
"""  # noqa: S608
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Ignored:
    """What is not in the asker's way: the holds of the own session, the appointment that is being moved."""

    session_id: str | None = None
    appointment_id: UUID | None = None


NOTHING_IGNORED = Ignored()


class Occupations:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def lock(self, keys: Iterable[int]) -> None:
        """Hold these keys until the transaction ends. One statement, ascending: nobody can wait in a
        circle."""
        self._connection.execute(
            "SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key", (sorted(set(keys)),)
        )

    def between(
        self,
        service: Service,
        numbers: Mapping[str, int],
        first: int,
        until: int,
        midnights: Sequence[tuple[int, int]],
        now: datetime,
        ignored: Ignored = NOTHING_IGNORED,
    ) -> Occupancy:
        """Everything that starts of `service` from `first` up to `until` could collide with.

        `numbers` are those of the staff in question, by staff id. `midnights` are pairs (epoch minute at
        which
        a local day begins, its ordinal), one more than the days covered; they decide what counts for which
        day.
        """
        query = _OCCUPIED if service.max_per_day is None else f"{_OCCUPIED} UNION ALL {_OF_SERVICE}"
        by_number = {number: staff_id for staff_id, number in numbers.items()}
        rows = self._execute(
            query,
            {
                "tenant": self._tenant_id,
                "numbers": list(by_number),
                "low": max(first - service.buffer_before, 0),
                "high": until + service.duration + service.buffer_after,
                "class": service.service_id if service.capacity > 1 else "",
                "service": service.service_id,
                "first_day": midnights[0][0],
                "after_days": midnights[-1][0],
                "now": now,
                "session": ignored.session_id,
                "except": ignored.appointment_id or _NOBODY,
            },
        )
        staff: dict[str, StaffOccupancy] = {}
        per_day: dict[int, int] = {}
        for number, starts, from_minutes, to_minutes, class_starts in rows:
            if number is None:
                per_day = _count_by_day(starts or (), midnights)
                continue
            taken: dict[int, int] = {}
            for start in class_starts or ():
                taken[start] = taken.get(start, 0) + 1
            spans = sorted(zip(from_minutes, to_minutes, strict=True))
            staff[by_number[number]] = StaffOccupancy(spans, starts or (), taken)
        return Occupancy(staff, per_day)

    def sweep(self, numbers: Iterable[int], start: int, end: int, now: datetime) -> None:
        """Let go of expired holds that still sit between `start` and `end`: a constraint cannot ask for
        the time."""
        self._connection.execute(
            """
            UPDATE appointments SET status = 'lapsed', updated_at = %(now)s
             WHERE tenant_id = %(tenant)s AND staff_number = ANY(%(numbers)s::bigint[])
               AND status = 'held' AND expires_at <= %(now)s
               AND occupied && ANY (ARRAY(
                   SELECT int8range((number << 27) + %(start)s::int, (number << 27) + %(end)s::int)
                     FROM unnest(%(numbers)s::bigint[]) AS number))
            """,
            {"tenant": self._tenant_id, "numbers": list(numbers), "start": start, "end": end, "now": now},
        )

    def _execute(self, query: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        # Binary: the arrays of a full month are thousands of numbers, and parsing them as text takes longer.
        with self._connection.cursor(binary=True) as cursor:
            return cursor.execute(query.encode(), values).fetchall()


def _count_by_day(starts: Iterable[int], midnights: Sequence[tuple[int, int]]) -> dict[int, int]:
    begins = [minute for minute, _ in midnights]
    counted: dict[int, int] = {}
    for start in starts:
        ordinal = midnights[bisect_right(begins, start) - 1][1]
        counted[ordinal] = counted.get(ordinal, 0) + 1
    return counted


def service_day_key(tenant_id: str, service_id: str, day: date) -> int:
    """Lock of what `max_per_day` counts."""
    return 1 << 61 | _hash(f"{tenant_id}\x1f{service_id}\x1f{day}") >> 3


def customer_key(tenant_id: str, identity: str) -> int:
    """Lock of what `max_open_per_customer` counts; `identity` is the phone number or the e-mail address."""
    return 1 << 62 | _hash(f"{tenant_id}\x1f{identity}") >> 2


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())
