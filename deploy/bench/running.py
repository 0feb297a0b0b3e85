"""How long the house takes to start, and a search and a booking on the running stack.

One customer at a time, at the service and through the gateway in turn: the difference is the gateway's.
"""

from __future__ import annotations

import json
import shutil
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from deploy import measurements
from deploy.bench.clinic import DAYS, STAFF, TENANT, Clinic, make_tenant
from deploy.bench.load import Ask, Client
from deploy.local.postgres import EmbeddedPostgres
from servicekit.db import with_database
from tests.stack import Stack

_TIMES = 200
_WARM_UP = 20
_TODAY = date(2026, 11, 30)


def main() -> None:
    data = Path(tempfile.mkdtemp(prefix="frontdesk-bench-"))
    house = Stack(data=data, environment={"NOW": f"{_TODAY}T08:00:00+00:00"})
    print("running: starting for the first time", flush=True)
    first = _seconds(house.start)
    house.stop()
    house.output.unlink()
    print("running: starting again", flush=True)
    again = _seconds(house.start)
    try:
        clinic = Clinic(_TODAY)
        _add_tenant(house)
        server = EmbeddedPostgres(data / "postgres").url
        clinic.fill(_client(house, "gateway"), with_database(server, "frontdesk_appointment"))
        month = _both_ways(house, clinic.month)
        three = _both_ways(house, clinic.first_three)
        day = _both_ways(house, clinic.one_day)
        booking = _both_ways(house, clinic.confirm, pause=0.1)
    finally:
        house.stop()
        shutil.rmtree(data, ignore_errors=True)
    lines = [
        "# The running house: figures",
        "",
        "`python -m deploy.bench running`: the processes of `make run` on two cores, durability on (fsync,",
        f"synchronous_commit), one customer at a time, {_TIMES} calls each, in turn at the service and",
        f"through the gateway. The calendar has {len(STAFF)} people, 98 % of a month is taken. Between two",
        "bookings 0.1 s pass, so that the messages about the one do not delay the next.",
        "",
        f"- `make run`, first start (its virtual environment is there, its data is not): {first:.1f} s",
        f"- `make run`, started again: {again:.1f} s",
        "",
        "| what | inside the service, p50 | at its door | through the gateway | added, p50 | wanted |",
        "|---|---|---|---|---|---|",
        _row(f"{DAYS} days of {len(STAFF)} people", month, "5 ms; 10 ms through the gateway"),
        _row("first three free times", three, "3 ms at the service"),
        _row("free times of one day", day, "1.5 ms added"),
        _row("confirm", booking, "8 ms through the gateway"),
    ]
    (measurements.PARTS / "running.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines), flush=True)


def _client(house: Stack, role: str) -> Client:
    return Client(house.url(role), house.admin_key)


def _add_tenant(house: Stack) -> None:
    request = urllib.request.Request(
        f"{house.gateway}/v1/tenants/{TENANT}",
        json.dumps(make_tenant()).encode(),
        {"Content-Type": "application/json", "Authorization": f"Bearer {house.admin_key}"},
        method="PUT",
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.status == 201, answer.status


@dataclass
class _Times:
    """Milliseconds of each call."""

    service: list[float] = field(default_factory=list)
    gateway: list[float] = field(default_factory=list)
    inside: list[float] = field(default_factory=list)
    """What the service says of the calls that it got directly."""


def _both_ways(house: Stack, ask: Ask, *, pause: float = 0.0) -> _Times:
    """Alternating, so that the machine's moods fall on both."""
    times = _Times()
    service, gateway = _client(house, "appointment"), _client(house, "gateway")
    for number in range(_TIMES + _WARM_UP):
        for client, found in ((service, times.service), (gateway, times.gateway)):
            time.sleep(pause)
            began = time.perf_counter()
            ask(client, 2 * number + (client is gateway))
            if number >= _WARM_UP:
                found.append((time.perf_counter() - began) * 1000)
        times.inside.append(service.inside_ms)
    return times


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _row(what: str, times: _Times, wanted: str) -> str:
    added = statistics.median(times.gateway) - statistics.median(times.service)
    inside = statistics.median(times.inside)
    return (
        f"| {what} | {inside:.1f} ms | {_shown(times.service)} | {_shown(times.gateway)} | {added:+.2f} ms | "
        f"{wanted} |"
    )


def _shown(times: list[float]) -> str:
    ordered = sorted(times)
    return f"p50 {statistics.median(times):.1f} ms, p95 {ordered[int(len(ordered) * 0.95)]:.1f} ms"
