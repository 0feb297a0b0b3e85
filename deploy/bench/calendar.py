"""`python -m deploy.bench calendar`: how fast the calendar searches and books.

The service runs as it does in production: two gunicorn workers, PostgreSQL with its durability settings as
they come (fsync and synchronous_commit on). Client, service and database share this machine.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from deploy.bench.clinic import DAYS, STAFF, TENANT, Clinic, make_tenant, owner
from deploy.bench.load import Client, Timing, at_once, one_after_another
from deploy.bench.replay import replay
from deploy.bench.rival import Booking, running_rival
from deploy.bench.seed import fill_platform
from servicekit.db import APP_ROLE
from tests.soak.calendar_run.house import Calendar, running_calendar
from tests.soak.calendar_run.recording import recorded_bookings

PAGE = Path(__file__).resolve().parents[2] / "docs" / "measurements" / "calendar.md"
PLATFORM_TENANTS, PLATFORM_EACH = 10_000, 100
CLIENTS = 8
BOOKINGS = 800
ROUNDS = 5


class Report:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, text: str) -> None:
        print(text, flush=True)
        self.lines.append(f"- {text}")


def main() -> None:
    report = Report()
    clinic = Clinic(datetime.now(UTC).date())
    with running_calendar([make_tenant()]) as calendar:

        def client() -> Client:
            return Client(calendar.url, calendar.token(TENANT))

        bookings = clinic.fill(client(), calendar.database_url)
        month = one_after_another(client, clinic.month, 200)
        report.say(f"{DAYS} days, {len(STAFF)} staff, 98 % full: {month} (wanted: p50 at most 5 ms)")
        three = one_after_another(client, clinic.first_three, 300)
        report.say(f"first three free times: {three} (wanted: p50 at most 3 ms)")
        _against_hello(report, clinic, calendar)
        _against_replay(report, clinic, calendar)
        report.say(f"memory of each worker: {', '.join(f'{size:.0f} MB' for size in calendar.memory_mb())}")
        _against_rival(report, clinic, calendar, bookings)
        _as_it_fills(report, clinic, calendar)
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(_page(report.lines), encoding="utf-8")


def _against_hello(report: Report, clinic: Clinic, calendar: Calendar) -> None:
    token = calendar.token(TENANT)
    with _hello() as url:
        hello = at_once(lambda: Client(url), lambda client, _: _greet(client), 4000, CLIENTS)
        days = at_once(lambda: Client(calendar.url, token), clinic.one_day, 2000, CLIENTS)
    report.say(f"free times of one day, {CLIENTS} clients: {days}; bare Flask hello: {hello}")
    report.say(f"ratio of the rates: {days.per_second / hello.per_second:.2f} (wanted: at least 0.2)")


def _against_replay(report: Report, clinic: Clinic, calendar: Calendar) -> None:
    def client() -> Client:
        return Client(calendar.url, calendar.token(TENANT))

    report.say(f"confirm, one client: {one_after_another(client, clinic.confirm, 300)}")
    clinic.forget_bookings(calendar.database_url)
    # The first booking of a process also learns who the staff are: it is left out.
    recordings = recorded_bookings(calendar, TENANT, map(clinic.booking, range(BOOKINGS + 1)))[1:]
    clinic.forget_bookings(calendar.database_url)
    services: list[Timing] = []
    bares: list[float] = []
    for _ in range(ROUNDS):  # in turn, so that the machine's moods fall on both
        services.append(at_once(client, clinic.confirm, BOOKINGS, CLIENTS))
        clinic.forget_bookings(calendar.database_url)
        bares.append(replay(calendar.database_url, APP_ROLE, recordings, CLIENTS))
        clinic.forget_bookings(calendar.database_url)
    service = sorted(services, key=lambda timing: timing.per_second)[ROUNDS // 2]
    ratios = sorted(timing.per_second / bare for timing, bare in zip(services, bares, strict=True))
    report.say(
        f"confirm, {CLIENTS} clients: {service}; the same {len(recordings[0])} statements by bare "
        f"psycopg over {CLIENTS} connections: {statistics.median(bares):.0f}/s (medians of {ROUNDS} rounds)"
    )
    report.say(
        f"ratio of the rates: {statistics.median(ratios):.2f}, from {ratios[0]:.2f} to {ratios[-1]:.2f} "
        "(wanted: at least 0.5)"
    )


def _against_rival(report: Report, clinic: Clinic, calendar: Calendar, bookings: list[Booking]) -> None:
    def client() -> Client:
        return Client(calendar.url, calendar.token(TENANT))

    days = [clinic.first_day + timedelta(days=number) for number in range(DAYS)]
    try:
        with running_rival(calendar.postgres.url, STAFF, bookings) as rival:
            ours, theirs = client(), rival.client()
            for day in days[:3]:
                for staff_id in STAFF:
                    assert clinic.day(ours, day, staff_id) == rival.free_times(theirs, day, staff_id), day
            one = one_after_another(
                rival.client,
                lambda each, n: _ignore(rival.free_times(each, days[n % DAYS], STAFF[n % 10])),
                200,
            )
            mine = one_after_another(
                client, lambda each, n: _ignore(clinic.day(each, days[n % DAYS], STAFF[n % 10])), 200
            )
            everyone = one_after_another(
                rival.client,
                lambda each, n: _ignore(*(rival.free_times(each, days[n % DAYS], who) for who in STAFF)),
                20,
                warm_up=2,
            )
            a_day = one_after_another(client, clinic.one_day, 200)
            month = one_after_another(client, clinic.month, 100)
    except subprocess.CalledProcessError as error:
        report.say(f"django-appointment could not be installed or filled, so nothing was compared: {error}")
        return
    report.say(
        f"django-appointment 3.12.0 with the same calendar and server, a day of one person: {_ms(one)}, "
        f"ours {_ms(mine)}"
    )
    report.say(
        f"a day of all {len(STAFF)} people: {_ms(everyone)} in {len(STAFF)} requests, ours {_ms(a_day)} in "
        f"one, {everyone.p50_ms / a_day.p50_ms:.0f} times faster; a month of them, for each day, "
        f"{everyone.p50_ms * DAYS / month.p50_ms:.0f} times faster (wanted: at least 20)"
    )


def _as_it_fills(report: Report, clinic: Clinic, calendar: Calendar) -> None:
    def client() -> Client:
        return Client(calendar.url, calendar.token(TENANT))

    small = one_after_another(client, clinic.one_day, 400)
    first = int(datetime.now(UTC).timestamp() // 1440 // 60) * 1440
    print("bench: writing a million appointments of 10,000 tenants, some minutes", flush=True)
    with owner(calendar.database_url) as connection:
        fill_platform(connection, PLATFORM_TENANTS, PLATFORM_EACH, first)
    large = one_after_another(client, clinic.one_day, 400)
    report.say(f"one day over 5,000 appointments: {small}; over 1,000,000 and 10,000 tenants: {large}")
    report.say(f"ratio of the medians: {large.p50_ms / small.p50_ms:.2f} (wanted: at most 1.5)")


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
    status, answer = client.post("/hello", {"tenant_id": TENANT})
    assert status == 200, answer


def _ignore(*_: object) -> None:
    """Of what was counted only the time matters."""


def _ms(timing: Timing) -> str:
    return f"p50 {timing.p50_ms:.1f} ms"


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
