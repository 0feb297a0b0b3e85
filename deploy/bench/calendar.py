"""`python -m deploy.bench calendar`: how fast the calendar searches and books.

The service runs as it does in production: two gunicorn workers, PostgreSQL with its durability settings as
they come (fsync and synchronous_commit on). Client, service and database share this machine.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import psycopg

from deploy.bench.load import Client, at_once, one_after_another
from deploy.bench.seed import fill_month, fill_platform
from tests.soak.calendar_run.house import Calendar, running_calendar

PAGE = Path(__file__).resolve().parents[2] / "docs" / "measurements" / "calendar.md"
STAFF = 10
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PLATFORM_TENANTS, PLATFORM_EACH = 10_000, 100


def make_tenant(tenant_id: str) -> dict[str, object]:
    return {
        "id": tenant_id,
        "name": "Bench",
        "timezone": "UTC",
        "hours": {day: ["09:00-17:00"] for day in WEEK},
        "services": [{"id": "checkup", "name": "Check-up", "duration_minutes": 30, "horizon_days": 3650}],
        "staff": [{"id": f"s{number}", "name": f"S {number}"} for number in range(STAFF)],
    }


class Bench:
    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._today = datetime.now(UTC).date() + timedelta(days=1)
        self._token = calendar.token("bench")

    def client(self) -> Client:
        return Client(self._calendar.url, self._token)

    def search(self, client: Client, **wish: object) -> int:
        status, body = client.post(
            "/v1/slots/search", {"tenant_id": "bench", "service_id": "checkup", **wish}
        )
        assert status == 200, body
        return len(json.loads(body)["slots"])

    def month(self, client: Client, _: int) -> None:
        last = self._today + timedelta(days=30)
        self.search(client, **{"from": str(self._today), "to": str(last), "limit": 1000})

    def first_three(self, client: Client, _: int) -> None:
        self.search(client, limit=3)

    def one_day(self, client: Client, number: int) -> None:
        day = str(self._today + timedelta(days=number % 28))
        self.search(client, **{"from": day, "to": day})

    def confirm(self, client: Client, number: int) -> None:
        self._confirm(client, number, 100)

    def confirm_far(self, client: Client, number: int) -> None:
        """On other days than `confirm`, so that both find every time free."""
        self._confirm(client, number, 400)

    def _confirm(self, client: Client, number: int, days: int) -> None:
        day: date = self._today + timedelta(days=days + number // 160)
        minute = 540 + 30 * (number // STAFF % 16)
        start = f"{day}T{minute // 60:02d}:{minute % 60:02d}:00+00:00"
        customer = {"name": "Carol", "phone": f"+1202{number % 9_000_000 + 1_000_000}"}
        wish = {"service_id": "checkup", "start": start, "staff_id": f"s{number % STAFF}"}
        status, body = client.post(
            "/v1/appointments/confirm", {"tenant_id": "bench", **wish, "customer": customer}
        )
        assert status == 201, body

    def seed_month(self) -> None:
        self.search(self.client(), limit=1)  # gives the staff their numbers
        first = int(
            datetime(self._today.year, self._today.month, self._today.day, 9, tzinfo=UTC).timestamp() // 60
        )
        with self.owner() as connection:
            fill_month(connection, "bench", first, 31, 50)

    @contextmanager
    def owner(self) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
        with psycopg.connect(self._calendar.database_url, autocommit=True) as connection:
            connection.execute("SELECT set_config('app.tenant', '*', false)")
            yield connection
            connection.execute("VACUUM ANALYZE")


def main() -> None:
    lines: list[str] = []

    def say(text: str) -> None:
        print(text, flush=True)
        lines.append(f"- {text}")

    with running_calendar([make_tenant("bench")]) as calendar:
        bench = Bench(calendar)
        bench.seed_month()
        month = one_after_another(bench.client, bench.month, 200)
        say(f"31 days, {STAFF} staff, calendar 98 % full: {month} (wanted: p50 at most 5 ms)")
        three = one_after_another(bench.client, bench.first_three, 300)
        say(f"first three free times: {three} (wanted: p50 at most 3 ms)")
        small = one_after_another(bench.client, bench.one_day, 400)
        rate = at_once(bench.client, bench.one_day, 2000, 8)
        with _hello() as url:
            hello = at_once(lambda: Client(url), lambda client, _: _greet(client), 4000, 8)
        say(f"free times of one day, 8 clients: {rate}; bare Flask hello: {hello}")
        say(f"ratio of the rates: {rate.per_second / hello.per_second:.2f} (wanted: at least 0.2)")
        say(f"confirm, one client: {one_after_another(bench.client, bench.confirm, 300)}")
        say(f"confirm, 8 clients: {at_once(bench.client, bench.confirm_far, 800, 8)}")
        say(f"memory of each worker: {', '.join(f'{size:.0f} MB' for size in calendar.memory_mb())}")
        first = int(datetime.now(UTC).timestamp() // 1440 // 60) * 1440
        with bench.owner() as connection:
            fill_platform(connection, PLATFORM_TENANTS, PLATFORM_EACH, first)
        large = one_after_another(bench.client, bench.one_day, 400)
        say(f"one day over 5,000 appointments: {small}; over 1,000,000 and 10,000 tenants: {large}")
        say(f"ratio of the medians: {large.p50_ms / small.p50_ms:.2f} (wanted: at most 1.5)")
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(_page(lines), encoding="utf-8")


@contextmanager
def _hello() -> Iterator[str]:
    port = 7399
    environment = {**os.environ, "BIND": f"127.0.0.1:{port}", "WORKERS": "2", "THREADS": "16"}
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "-c",
        "python:servicekit.gunicorn_conf",
        "deploy.bench.hello:app",
    ]
    process = subprocess.Popen(command, env=environment)
    try:
        for _ in range(200):
            try:
                _greet(Client(f"http://127.0.0.1:{port}"))
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _greet(client: Client) -> None:
    status, _ = client.post("/hello", {"tenant_id": "bench"})
    assert status == 200


def _page(lines: list[str]) -> str:
    day = datetime.now(UTC).date().isoformat()
    load = os.getloadavg()[0]
    machine = (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, load average at the end {load:.1f}"
    )
    head = f"## Calendar\n\n`make bench` (`python -m deploy.bench calendar`), {day}, {machine}.\n"
    note = "Client, service and database share the machine; fsync and synchronous_commit are on."
    return "\n".join([head, *lines, "", note, ""])


if __name__ == "__main__":
    main()
