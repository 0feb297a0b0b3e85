"""The calendar that is measured: ten people, eight hours a day, nearly every half-hour of a month taken."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import psycopg

from deploy.bench.load import Client
from deploy.bench.rival import Booking
from deploy.bench.seed import fill_month

STAFF = tuple(f"s{number}" for number in range(10))
TENANT = "bench"
DAYS = 31
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIMES_A_DAY = 16


def make_tenant(tenant_id: str = TENANT) -> dict[str, Any]:
    return {
        "id": tenant_id,
        "name": "Bench",
        "timezone": "UTC",
        "hours": {day: ["09:00-17:00"] for day in _WEEK},
        "services": [{"id": "checkup", "name": "Check-up", "duration_minutes": 30, "horizon_days": 3650}],
        "staff": [{"id": staff_id, "name": staff_id.upper()} for staff_id in STAFF],
    }


class Clinic:
    """What its customers ask. Each method is one request and fails when the answer is not as expected."""

    def __init__(self, today: date) -> None:
        self.first_day = today + timedelta(days=1)

    def search(self, client: Client, **wish: object) -> int:
        """How many slots there are."""
        body = {"tenant_id": TENANT, "service_id": "checkup", **wish}
        status, answer = client.post("/v1/slots/search", body)
        assert status == 200, answer
        return len(json.loads(answer)["slots"])

    def month(self, client: Client, _: int) -> None:
        last = self.first_day + timedelta(days=DAYS - 1)
        assert self.search(client, **{"from": str(self.first_day), "to": str(last), "limit": 1000}) > DAYS

    def first_three(self, client: Client, _: int) -> None:
        assert self.search(client, limit=3) == 3

    def one_day(self, client: Client, number: int) -> None:
        self.day(client, self.first_day + timedelta(days=number % 28))

    def day(self, client: Client, day: date, staff_id: str | None = None) -> int:
        wish = {"staff_id": staff_id} if staff_id else {}
        return self.search(client, **{"from": str(day), "to": str(day), "limit": 1000, **wish})

    def confirm(self, client: Client, number: int) -> None:
        status, answer = client.post("/v1/appointments/confirm", self.booking(number))
        assert status == 201, answer

    def booking(self, number: int) -> dict[str, Any]:
        """Each number is another free time, another customer; they begin after the full month."""
        times = len(STAFF) * _TIMES_A_DAY
        day = self.first_day + timedelta(days=100 + number // times)
        minute = 540 + 30 * (number // len(STAFF) % _TIMES_A_DAY)
        return {
            "tenant_id": TENANT,
            "service_id": "checkup",
            "start": f"{day}T{minute // 60:02d}:{minute % 60:02d}:00+00:00",
            "staff_id": STAFF[number % len(STAFF)],
            "customer": {"name": "Carol", "phone": f"+1202{number % 9_000_000 + 1_000_000}"},
        }

    def fill(self, client: Client, database_url: str) -> list[Booking]:
        """Take all but every fiftieth half-hour of the month. Returns what was taken."""
        self.search(client, limit=1)  # gives the staff their numbers
        opening = datetime.combine(self.first_day, datetime.min.time(), UTC) + timedelta(hours=9)
        with owner(database_url) as connection:
            fill_month(connection, TENANT, int(opening.timestamp() // 60), DAYS, 50)
            rows = connection.execute(
                "SELECT staff_id, start_minute FROM appointments WHERE tenant_id = %s", (TENANT,)
            ).fetchall()
        starts = [(str(staff_id), datetime.fromtimestamp(int(str(at)) * 60, UTC)) for staff_id, at in rows]
        return [(staff_id, f"{at:%Y-%m-%d}", f"{at:%H:%M}") for staff_id, at in starts]

    def forget_bookings(self, database_url: str) -> None:
        """Undo every `confirm`, down to the customers."""
        later = datetime.combine(self.first_day + timedelta(days=99), datetime.min.time(), UTC)
        values = {"tenant": TENANT, "from": int(later.timestamp() // 60)}
        with owner(database_url) as connection:
            for table in ("history", "outbox", "notes"):
                connection.execute(
                    f"""
                    DELETE FROM {table} WHERE appointment_id IN (
                        SELECT appointment_id FROM appointments
                         WHERE tenant_id = %(tenant)s AND start_minute > %(from)s)
                    """.encode(),
                    values,
                )
            connection.execute(
                "DELETE FROM appointments WHERE tenant_id = %(tenant)s AND start_minute > %(from)s", values
            )
            connection.execute(
                "DELETE FROM customers WHERE tenant_id = %(tenant)s AND name = 'Carol'", values
            )


@contextmanager
def owner(database_url: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """The database as its owner sees it: all tenants. Vacuumed afterwards."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("SELECT set_config('app.tenant', '*', false)")
        yield connection
        connection.execute("VACUUM ANALYZE")
