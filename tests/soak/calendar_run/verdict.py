"""What must hold afterwards: in the table, and between what was asked and what was answered."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import psycopg

from tests.soak.calendar_run.attack import SERVICES, Act

FOREVER = float("inf")


@dataclass(frozen=True, slots=True)
class Stay:
    """A time that was somebody's: surely from `sure_from` to `sure_until`, possibly a little longer."""

    staff: str
    service: str
    start: int
    possible_from: float
    possible_until: float
    row: str

    def overlaps(self, service: str, start: int) -> bool:
        return (
            _span(self.service, self.start)[0] < _span(service, start)[1]
            and _span(service, start)[0] < _span(self.service, self.start)[1]
        )


def check(url: str, acts: list[Act]) -> list[str]:
    """The faults found; none when all is well."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT set_config('app.tenant', '*', false)")
        return [
            *_no_overlap(connection),
            *_seats_are_bounded(connection),
            *_maps_are_true(connection),
            *_every_promise_is_kept(connection, acts),
            *_one_row_per_key(connection, acts),
            *_every_refusal_was_justified(acts),
        ]


Connection = psycopg.Connection[tuple[object, ...]]


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
    kept = connection.execute(
        "SELECT staff_number, day, busy FROM day_maps WHERE busy <> 0::bit(1440) ORDER BY 1, 2"
    ).fetchall()
    connection.execute("SELECT rebuild_day_maps()")
    true = connection.execute(
        "SELECT staff_number, day, busy FROM day_maps WHERE busy <> 0::bit(1440) ORDER BY 1, 2"
    ).fetchall()
    return [] if kept == true else ["the day maps do not say what the appointments say"]


def _every_promise_is_kept(connection: Connection, acts: list[Act]) -> list[str]:
    rows = {
        str(row): (status, start, staff)
        for row, status, start, staff in connection.execute(
            "SELECT appointment_id, status, start_minute, staff_id FROM appointments"
        ).fetchall()
    }
    expected: dict[str, tuple[str, int, str]] = {}
    for act in sorted(acts, key=lambda act: act.ended):
        if act.status == 201:
            status = "held" if act.kind == "hold" else "booked"
            start, staff = expected[act.row][1:] if act.kind == "confirm_hold" else (act.start, act.staff)
            expected[act.row] = (status, start, staff)
        elif act.status == 200 and act.kind == "reschedule":
            expected[act.row] = ("booked", act.start, act.staff)
        elif act.status == 200 and act.kind == "cancel":
            expected[act.row] = ("cancelled", *expected[act.row][1:])
        elif act.status == 204:
            expected[act.row] = ("lapsed", *expected[act.row][1:])
    faults = [
        f"promised {promise}, found {rows.get(row)}: {row}"
        for row, promise in expected.items()
        if rows.get(row) != promise
    ]
    strangers = set(rows) - set(expected)
    return faults + [f"a row nobody was promised: {row}" for row in strangers]


def _one_row_per_key(connection: Connection, acts: list[Act]) -> list[str]:
    made = Counter(act.row for act in acts if act.status == 201 and act.kind in ("confirm", "hold"))
    faults = [f"{count} keys got the same row {row}" for row, count in made.items() if count > 1]
    twice = connection.execute(
        "SELECT holder, route, key FROM idempotency_keys GROUP BY 1, 2, 3 HAVING count(*) > 1"
    ).fetchall()
    return faults + [f"a key has two records: {row}" for row in twice]


def _every_refusal_was_justified(acts: list[Act]) -> list[str]:
    """slot_taken is right only if, at some moment between question and answer, the time may have been taken.

    A time may be taken from the moment somebody asked for it who got it, until the moment somebody was told
    that it is free again.
    """
    stays = _stays(acts)
    by_staff: dict[str, list[Stay]] = defaultdict(list)
    for stay in stays:
        by_staff[stay.staff].append(stay)
    faults = []
    for act in acts:
        if act.code != "slot_taken" or act.kind not in ("confirm", "hold", "reschedule"):
            continue
        near = [
            stay
            for stay in by_staff[act.staff]
            if stay.possible_from <= act.ended
            and stay.possible_until >= act.began
            and stay.row != (act.row if act.kind == "reschedule" else "")
            and stay.overlaps(act.service, act.start)
        ]
        class_mates = [
            s for s in near if (s.service, s.start) == (act.service, act.start) and s.service == "class"
        ]
        if len(near) == len(class_mates) and len(class_mates) < 3:
            faults.append(f"refused without a reason: {act}")
    return faults


def _stays(acts: list[Act]) -> list[Stay]:
    present: dict[str, tuple[str, str, int, float]] = {}
    stays: list[Stay] = []

    def close(row: str, until: float) -> None:
        staff, service, start, since = present.pop(row)
        stays.append(Stay(staff, service, start, since, until, row))

    for act in sorted(acts, key=lambda act: act.ended):
        if act.status == 201 and act.kind in ("confirm", "hold"):
            present[act.row] = (act.staff, act.service, act.start, act.began)
        elif act.status == 200 and act.kind == "reschedule":
            close(act.row, act.ended)
            present[act.row] = (act.staff, act.service, act.start, act.began)
        elif act.kind in ("cancel", "release") and act.status in (200, 204):
            close(act.row, act.ended)
    for row in list(present):
        close(row, FOREVER)
    return stays


def _span(service: str, start: int) -> tuple[int, int]:
    duration, before, after = SERVICES[service]
    return start - before, start + duration + after
