"""Reading who is busy when, and the locks under which that may be acted on."""

from __future__ import annotations

import hashlib
import struct
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.pq import Format

from appointment_svc.domain.calendar import Service
from appointment_svc.domain.occupancy import Occupancy, Seats, StaffOccupancy, span_bits
from servicekit.db import DbConnection

DAY = 1440

# One map a staff member and day of UTC, however many appointments that day has; all of them in one row,
# because unpacking a row costs more than copying a map.
_MAPS = """
SELECT 'maps', NULL::bigint, NULL::int, NULL::int, NULL::int, NULL::int,
       array_agg(staff_number), array_agg(day), array_agg(busy)
  FROM day_maps
 WHERE tenant_id = %(tenant)s AND staff_number = ANY(%(numbers)s::bigint[])
   AND day BETWEEN %(low)s::int / 1440 AND %(high)s::int / 1440
"""
# What ends by the clock, or is not in the asker's way, cannot be in the maps.
_HOLDS = """
UNION ALL
SELECT 'hold', staff_number, NULL, start_minute, start_minute - buffer_before, end_minute + buffer_after,
       NULL, NULL, NULL
  FROM appointments
 WHERE tenant_id = %(tenant)s AND staff_number = ANY(%(numbers)s::bigint[]) AND status = 'held'
   AND start_minute BETWEEN %(low)s::int - 2880 AND %(high)s::int + 1440
   AND expires_at > %(now)s AND (session_id = %(session)s) IS NOT TRUE AND appointment_id <> %(except)s
UNION ALL
SELECT 'import', staff_number, NULL, NULL, start_minute, end_minute, NULL, NULL, NULL
  FROM imported_busy
 WHERE tenant_id = %(tenant)s AND staff_number = ANY(%(numbers)s::bigint[])
   AND start_minute BETWEEN %(low)s::int - 1440 AND %(high)s::int
"""
# Only while an appointment is being moved: its own time, unless others sit in the same class.
_MOVED = """
UNION ALL
SELECT 'moved', staff_number, NULL, start_minute, start_minute - buffer_before, end_minute + buffer_after,
       NULL, NULL, NULL
  FROM appointments own
 WHERE tenant_id = %(tenant)s AND appointment_id = %(except)s AND status IN ('booked', 'arrived', 'fulfilled')
   AND NOT EXISTS (
       SELECT FROM appointments other
        WHERE other.staff_number = own.staff_number AND other.start_minute = own.start_minute
          AND other.status IN ('booked', 'arrived', 'fulfilled') AND other.appointment_id <>
          own.appointment_id)
"""
_TAKEN = """
   AND status IN ('held', 'booked', 'arrived', 'fulfilled')
   AND (status <> 'held' OR (expires_at > %(now)s AND (session_id = %(session)s) IS NOT TRUE))
   AND appointment_id <> %(except)s
"""
_CLASSES = f"""
UNION ALL
SELECT 'class', staff_number, count(*)::int, start_minute, min(start_minute - buffer_before),
       max(end_minute + buffer_after), NULL, NULL, NULL
  FROM appointments
 WHERE tenant_id = %(tenant)s AND staff_number = ANY(%(numbers)s::bigint[]) AND service_id = %(service)s
   AND start_minute BETWEEN %(low)s::int AND %(high)s::int {_TAKEN}
 GROUP BY staff_number, start_minute
"""  # noqa: S608 - constants of this module
_OF_SERVICE = f"""
UNION ALL
SELECT 'service', NULL, NULL, start_minute, NULL, NULL, NULL, NULL, NULL
  FROM appointments
 WHERE tenant_id = %(tenant)s AND service_id = %(service)s
   AND start_minute >= %(first_day)s::int AND start_minute < %(after_days)s::int {_TAKEN}
"""  # noqa: S608
_NOBODY = UUID(int=0)
_ARRAY_OF_BITS = 1561  # PostgreSQL's type number of bit[]


@dataclass(frozen=True, slots=True)
class Ignored:
    """What is not in the asker's way: the holds of the own session, the appointment that is being moved."""

    session_id: str | None = None
    appointment_id: UUID | None = None


NOTHING_IGNORED = Ignored()


class _RawLoader(Loader):
    """An array as it came over the wire; `_joined` cuts it up."""

    format = Format.BINARY

    def load(self, data: Buffer) -> bytes:
        return bytes(data)


class Occupations:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def lock(self, keys: Iterable[int]) -> None:
        """Hold these keys until the transaction ends.

        One statement, in ascending order, so that nobody can wait in a circle.
        """
        self._connection.execute(
            "SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key", (sorted(set(keys)),)
        )

    def lock_unless_wanted(self, keys: Iterable[int]) -> bool:
        """Like `lock` where nobody else holds the first of the keys. Otherwise False, and nothing is locked:
        but whoever held it has finished by then.

        Those who wait here wait for that one only, not for each other.
        """
        wanted = sorted(set(keys))
        if not wanted:  # nobody performs the service
            return True
        first, *others = wanted
        row = self._connection.execute(
            """
            SELECT CASE WHEN pg_try_advisory_xact_lock(%s)
                        THEN ARRAY(SELECT pg_advisory_xact_lock(key)::text FROM unnest(%s::bigint[]) AS key)
                   END IS NOT NULL
            """,
            (first, others),
        ).fetchone()
        if row is not None and row[0]:
            return True
        self._connection.execute(
            "SELECT pg_advisory_lock_shared(%(key)s), pg_advisory_unlock_shared(%(key)s)", {"key": first}
        )
        return False

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
        which a local day begins, its ordinal), one more than the days covered: they say what counts for
        which day.
        """
        low, high = first - service.buffer_before, until + service.duration + service.buffer_after
        query = _MAPS + _HOLDS
        query += _MOVED if ignored.appointment_id else ""
        query += _CLASSES if service.capacity > 1 else ""
        query += _OF_SERVICE if service.max_per_day is not None else ""
        rows = self._execute(
            query,
            {
                "tenant": self._tenant_id,
                "numbers": list(numbers.values()),
                "low": max(low, 0),
                "high": high,
                "service": service.service_id,
                "first_day": midnights[0][0],
                "after_days": midnights[-1][0],
                "now": now,
                "session": ignored.session_id,
                "except": ignored.appointment_id or _NOBODY,
            },
        )
        return _assembled(rows, numbers, max(low, 0) // DAY, high // DAY, midnights)

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
        with self._connection.cursor(binary=True) as cursor:
            cursor.adapters.register_loader(_ARRAY_OF_BITS, _RawLoader)
            return cursor.execute(query.encode(), values).fetchall()


def _assembled(
    rows: Sequence[tuple[Any, ...]],
    numbers: Mapping[str, int],
    first_day: int,
    last_day: int,
    midnights: Sequence[tuple[int, int]],
) -> Occupancy:
    base = first_day * DAY
    busy_bits: dict[int, int] = {}
    others: list[tuple[Any, ...]] = []
    for row in rows:
        if row[0] != "maps":
            others.append(row)
        elif row[6] is not None:
            owners, days, busy = row[6:]
            busy_bits = _joined(owners, days, busy, first_day, last_day)
    classes: dict[int, dict[int, Seats]] = {}
    of_service: list[int] = []
    for kind, number, taken, start, span_start, span_end, *_ in sorted(
        others, key=lambda row: row[0] != "moved"
    ):
        if kind == "class":
            classes.setdefault(number, {})[start] = Seats(taken, span_start, span_end)
        elif kind == "service":
            of_service.append(start)
        elif kind == "moved":
            busy_bits[number] = busy_bits.get(number, 0) & ~span_bits([(span_start, span_end)], base)
        else:
            busy_bits[number] = busy_bits.get(number, 0) | span_bits([(span_start, span_end)], base)
    staff = {
        staff_id: StaffOccupancy(busy_bits.get(number, 0), classes.get(number, {}))
        for staff_id, number in numbers.items()
    }
    return Occupancy(base, staff, _count_by_day(of_service, midnights))


_EMPTY = bytes(DAY // 8)
# PostgreSQL's binary array: a head of five numbers, then each element after its own length; a bit string
# begins with its length in bits.
_HEAD = 20
_ELEMENT = struct.Struct(f"8x{DAY // 8}s")


def _joined(owners: Sequence[int], days: Sequence[int], raw: bytes, first: int, last: int) -> dict[int, int]:
    """One integer for each owner, bit 0 at the beginning of the first day."""
    maps: dict[int, list[bytes]] = {owner: [_EMPTY] * (last - first + 1) for owner in set(owners)}
    for owner, day, (bitmap,) in zip(owners, days, _ELEMENT.iter_unpack(raw[_HEAD:]), strict=True):
        maps[owner][last - day] = bitmap  # the last day is the most significant
    return {owner: int.from_bytes(b"".join(parts)) for owner, parts in maps.items()}


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
