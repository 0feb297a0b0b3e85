"""How long the house takes to start, and a text, a search and a confirmation on the running stack.

One customer at a time, through the gateway and at the service in turn: the difference is the gateway's.
"""

from __future__ import annotations

import secrets
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import requests

from deploy import measurements
from tests.stack import Stack

_TIMES = 60
_TENANT = "downtown"
_LINES = ("Hi, can I get a check-up tomorrow morning?", "the second one", "Carol Jones", "yes")


@dataclass
class _Caller:
    """Keeps its connections, as programs do."""

    house: Stack
    session: requests.Session = field(default_factory=requests.Session)

    def post(self, base: str, path: str, body: dict[str, Any]) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.house.admin_key}"}
        return self.session.post(base + path, json=body, headers=headers, timeout=15)

    def text(self, number: str, line: str) -> requests.Response:
        form = {
            "From": number,
            "To": "+12025550101",
            "Body": line,
            "MessageSid": f"SM{secrets.token_hex(16)}",
        }
        return self.session.post(f"{self.house.gateway}/twilio/sms", data=form, timeout=15)


def main() -> None:
    data = Path(tempfile.mkdtemp(prefix="frontdesk-bench-"))
    house = Stack(data=data, environment={"NOW": "2026-11-30T08:00:00-05:00", "LIMIT_TEXTS_PER_NUMBER": "0"})
    print("running: starting for the first time", flush=True)
    first = _seconds(house.start)
    house.stop()
    house.output.unlink()
    print("running: starting again", flush=True)
    again = _seconds(house.start)
    try:
        caller = _Caller(house)
        turns = _turns(caller)
        searches = _both_ways(caller, "/v1/slots/search", _search)
        confirms = _confirmations(caller)
    finally:
        house.stop()
        shutil.rmtree(data, ignore_errors=True)
    lines = [
        "# The running house: figures",
        "",
        "`python -m deploy.bench running`: the processes of `make run` on two cores, durability on (fsync,",
        f"synchronous_commit), one customer at a time, {_TIMES} calls each.",
        "",
        "| what | figure |",
        "|---|---|",
        f"| `make run`, first start (its virtual environment is there, its data is not) | {first:.1f} s |",
        f"| `make run`, started again | {again:.1f} s |",
        f"| a text through the gateway, answer to a whole turn with its tool calls | {_shown(turns)} |",
        f"| free times of one day, at the service | {_shown(searches[0])} |",
        f"| free times of one day, through the gateway | {_shown(searches[1])} |",
        f"| added by the gateway, p50 | {_median(searches[1]) - _median(searches[0]):+.2f} ms |",
        f"| confirm, through the gateway | {_shown(confirms)} |",
    ]
    (measurements.PARTS / "running.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines), flush=True)


def _turns(caller: _Caller) -> list[float]:
    """Bookings by text, each by another number, after one of every worker's first."""
    for _ in range(4):
        _one_booking(caller)
    found: list[float] = []
    for _ in range(_TIMES // len(_LINES)):
        found += _one_booking(caller)
    return found


def _one_booking(caller: _Caller) -> list[float]:
    number = f"+1202555{secrets.randbelow(9000) + 1000}"
    return [_milliseconds(partial(caller.text, number, line)) for line in _LINES]


def _search(number: int) -> dict[str, Any]:
    day = f"2026-12-{number % 20 + 7:02d}"
    return {"tenant_id": _TENANT, "service_id": "checkup", "from": day, "to": day}


def _both_ways(
    caller: _Caller, path: str, body: Callable[[int], dict[str, Any]]
) -> tuple[list[float], list[float]]:
    """Alternating, so that the machine's moods fall on both."""
    bases = (caller.house.url("appointment"), caller.house.gateway)
    found: tuple[list[float], list[float]] = ([], [])
    for number in range(_TIMES + 10):
        for base, times in zip(bases, found, strict=True):
            taken = _milliseconds(partial(caller.post, base, path, body(number)))
            if number >= 10:
                times.append(taken)
    return found


def _confirmations(caller: _Caller) -> list[float]:
    wish = {"tenant_id": _TENANT, "service_id": "checkup", "limit": 4 * _TIMES, "from": "2026-12-07"}
    slots = caller.post(caller.house.gateway, "/v1/slots/search", wish).json()["slots"]
    found = []
    for slot in slots[::4]:  # neighbours would get in each other's way by their buffers
        body = {
            "tenant_id": _TENANT,
            "service_id": "checkup",
            "start": slot["start"],
            "customer": {"name": "Carol Jones", "phone": f"+1202555{secrets.randbelow(9000) + 1000}"},
        }
        send = partial(caller.post, caller.house.gateway, "/v1/appointments/confirm", body)
        found.append(_milliseconds(send))
    return found[5:]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _milliseconds(work: Callable[[], requests.Response]) -> float:
    started = time.perf_counter()
    answer = work()
    taken = (time.perf_counter() - started) * 1000
    assert answer.ok, (answer.status_code, answer.text)
    return taken


def _median(times: list[float]) -> float:
    return statistics.median(times)


def _shown(times: list[float]) -> str:
    ordered = sorted(times)
    return f"p50 {_median(times):.1f} ms, p95 {ordered[int(len(ordered) * 0.95)]:.1f} ms"
