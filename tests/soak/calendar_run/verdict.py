"""What must hold afterwards: in the table itself, and between the table and what was answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import psycopg

from tests.soak.calendar_run.acts import Act
from tests.soak.calendar_run.clerk import Book

Connection = psycopg.Connection[tuple[Any, ...]]
_WRITTEN_AS = {"released": ("lapsed",), "expired": ("held", "lapsed")}

_MAPS = "SELECT * FROM day_maps WHERE busy <> 0::bit(1440) ORDER BY staff_number, day"


def connect(url: str) -> Connection:
    connection = psycopg.connect(url, autocommit=True)
    connection.execute("SELECT set_config('app.tenant', '*', false)")
    return connection


def faults_of_the_table(connection: Connection) -> list[str]:
    return [*_no_overlap(connection), *_seats_are_bounded(connection), *_maps_are_true(connection)]


def faults_of_the_answers(
    connection: Connection, book: Book, acts: Iterable[Act]
) -> tuple[list[str], list[str]]:
    """Broken promises, and keys with the wrong number of effects. `book` is how the order that was found
    leaves things; `acts` are all there were."""
    return _every_promise_is_kept(connection, book), _one_effect_per_key(connection, list(acts))


def overlaps(connection: Connection) -> int:
    return len(_no_overlap(connection))


def _no_overlap(connection: Connection) -> list[str]:
    rows = connection.execute(
        """
        SELECT a.appointment_id, b.appointment_id FROM appointments a JOIN appointments b
            ON a.occupied && b.occupied AND a.appointment_id < b.appointment_id
           AND (a.service_id, a.start_minute) <> (b.service_id, b.start_minute)
         WHERE a.status IN ('held', 'booked', 'arrived', 'fulfilled')
           AND b.status IN ('held', 'booked', 'arrived', 'fulfilled')
        """
    ).fetchall()
    return [f"overlap: {one} and {other}" for one, other in rows]


def _seats_are_bounded(connection: Connection) -> list[str]:
    rows = connection.execute(
        """
        SELECT service_id, staff_id, start_minute, count(*) FROM appointments
         WHERE status IN ('held', 'booked', 'arrived', 'fulfilled')
         GROUP BY 1, 2, 3 HAVING count(*) > CASE service_id WHEN 'class' THEN 3 ELSE 1 END
        """
    ).fetchall()
    return [f"too many at one start: {row}" for row in rows]


def _maps_are_true(connection: Connection) -> list[str]:
    kept = connection.execute(_MAPS).fetchall()
    connection.execute("SELECT rebuild_day_maps()")
    true = connection.execute(_MAPS).fetchall()
    return [] if kept == true else ["the day maps do not say what the appointments say"]


def _every_promise_is_kept(connection: Connection, book: Book) -> list[str]:
    rows = {
        str(row): (status, *rest)
        for row, status, *rest in connection.execute(
            "SELECT appointment_id, status, service_id, staff_id, start_minute, version FROM appointments"
        ).fetchall()
    }
    faults = []
    for row, line in book.lines.items():
        found = rows.pop(row, None)
        statuses = _WRITTEN_AS.get(line.status, (line.status,))
        if found is None or found[0] not in statuses or found[1:] != line[1:]:
            faults.append(f"promised {line}, found {found}: {row}")
    return faults + [f"a row nobody was promised: {row} {found}" for row, found in rows.items()]


def _one_effect_per_key(connection: Connection, acts: list[Act]) -> list[str]:
    """Bookings carry their key as the customer's name, holds as their session, changes as their reason."""
    effects: Counter[str] = Counter()
    for query in (
        "SELECT name, count(*) FROM customers GROUP BY 1",
        "SELECT session_id, count(*) FROM appointments WHERE session_id IS NOT NULL GROUP BY 1",
        "SELECT reason, count(*) FROM history WHERE reason IS NOT NULL GROUP BY 1",
    ):
        effects.update(dict(connection.execute(query).fetchall()))
    faults = []
    for act in acts:
        wanted = int(act.won and act.kind not in ("release", "search", "look"))
        if effects.pop(act.key, 0) != wanted:
            faults.append(f"not {wanted} effect of {act}")
    faults += [f"an effect of nobody's key {key}" for key in effects]
    twice = connection.execute(
        "SELECT holder, route, key FROM idempotency_keys GROUP BY 1, 2, 3 HAVING count(*) > 1"
    ).fetchall()
    return faults + [f"a key has two records: {row}" for row in twice]
