"""Twenty-four at once after one time, round after round: how long does the slowest wait?"""

from __future__ import annotations

import json
import statistics
import threading
import time
from datetime import UTC, datetime, timedelta

import urllib3

WIDTH = 24


def race_for_slots(url: str, token: str, rounds: int = 20) -> tuple[float, list[str]]:
    """Median over the rounds of the slowest answer in ms, and what went wrong."""
    starts = [_start(10, quarter) for quarter in range(rounds)]
    bodies = [[_confirm(start)] * WIDTH for start in starts]
    return _rounds(url, token, [[("/v1/appointments/confirm", body) for body in row] for row in bodies], 201)


def race_of_moves(url: str, token: str, rounds: int = 20) -> tuple[float, list[str]]:
    """Twenty-four appointments are moved onto one time; one may."""
    pool = urllib3.PoolManager(retries=False, timeout=20.0)
    ids = []
    for number in range(WIDTH):
        status, answer, _ = _post(pool, url, token, "/v1/appointments/confirm", _confirm(_start(20, number)))
        assert status == 201, answer
        ids.append(answer["appointment_id"])
    rows = []
    for quarter in range(rounds):
        body = {"tenant_id": "soak", "staff_id": "lee", "start": _start(30, quarter)}
        rows.append([(f"/v1/appointments/{one}/reschedule", body) for one in ids])
    return _rounds(url, token, rows, 200)


def _start(days: int, number: int) -> str:
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight + timedelta(days=days, minutes=30 * number)).isoformat()


def _confirm(start: str) -> dict[str, object]:
    wish = {"tenant_id": "soak", "service_id": "half", "staff_id": "lee", "start": start}
    return {**wish, "customer": {"name": "Racer"}}


def _rounds(
    url: str, token: str, rows: list[list[tuple[str, dict[str, object]]]], won: int
) -> tuple[float, list[str]]:
    pools = [urllib3.PoolManager(retries=False, timeout=20.0) for _ in range(WIDTH)]
    for pool in pools:
        pool.request("GET", f"{url}/openapi.json")  # connected before the race begins
    slowest, faults = [], []
    for requests in rows:
        results: list[tuple[int, float]] = []
        gate = threading.Barrier(WIDTH)

        def run(number: int, requests: list[tuple[str, dict[str, object]]] = requests) -> None:
            gate.wait()  # noqa: B023 - the threads end within the round
            status, _, seconds = _post(pools[number], url, token, *requests[number])
            results.append((status, seconds))  # noqa: B023

        threads = [threading.Thread(target=run, args=(number,)) for number in range(WIDTH)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if sorted(status for status, _ in results) != sorted([won] + [409] * (WIDTH - 1)):
            faults.append(f"a round ended {sorted(status for status, _ in results)}")
        slowest.append(max(seconds for _, seconds in results) * 1000)
    return statistics.median(slowest), faults


def _post(
    pool: urllib3.PoolManager, url: str, token: str, path: str, body: dict[str, object]
) -> tuple[int, dict[str, str], float]:
    began = time.perf_counter()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    response = pool.request("POST", url + path, body=json.dumps(body).encode(), headers=headers)
    seconds = time.perf_counter() - began
    return response.status, json.loads(response.data), seconds
