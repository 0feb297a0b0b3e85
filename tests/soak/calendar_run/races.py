"""Twenty-four at once after one time, round after round: how long does the slowest wait?"""

from __future__ import annotations

import json
import statistics
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from servicekit.wires import Wires
from tests.soak.calendar_run.shop import TENANT

WIDTH = 24
ROUNDS = 20
Question = tuple[str, dict[str, Any]]


class Races:
    def __init__(self, url: str, token: str) -> None:
        self._wires = Wires(url, connect_timeout=2.0)
        self._head = (
            f"Host: {self._wires.host}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n"
        )

    def for_slots(self) -> tuple[float, list[str]]:
        """Median over the rounds of the slowest answer in ms, and what went wrong."""
        question = "/v1/appointments/confirm"
        rows = [[(question, _confirm(_start(10, number)))] * WIDTH for number in range(ROUNDS)]
        return self._rounds(rows, 201)

    def of_moves(self) -> tuple[float, list[str]]:
        """Twenty-four appointments are moved onto one time; one may."""
        ids = []
        for number in range(WIDTH):
            status, answer, _ = self._ask("/v1/appointments/confirm", _confirm(_start(20, number)))
            assert status == 201, answer
            ids.append(answer["appointment_id"])
        rows = []
        for number in range(ROUNDS):
            body = {"tenant_id": TENANT, "staff_id": "lee", "start": _start(30, number)}
            rows.append([(f"/v1/appointments/{one}/reschedule", body) for one in ids])
        return self._rounds(rows, 200)

    def _rounds(self, rows: Sequence[Sequence[Question]], won: int) -> tuple[float, list[str]]:
        self._connect()
        slowest, faults = [], []
        for questions in rows:
            statuses, seconds = self._round(questions)
            if sorted(statuses) != sorted([won] + [409] * (WIDTH - 1)):
                faults.append(f"a round ended {sorted(statuses)}")
            slowest.append(seconds * 1000)
        return statistics.median(slowest), faults

    def _round(self, questions: Sequence[Question]) -> tuple[list[int], float]:
        results: list[tuple[int, float]] = []
        gate = threading.Barrier(len(questions))

        def run(question: Question) -> None:
            gate.wait()
            status, _, seconds = self._ask(*question)
            results.append((status, seconds))

        threads = [threading.Thread(target=run, args=(question,)) for question in questions]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return [status for status, _ in results], max(seconds for _, seconds in results)

    def _connect(self) -> None:
        """Everybody has a connection before the race begins."""
        search = {"tenant_id": TENANT, "service_id": "half", "limit": 1}
        for _ in range(3):
            self._round([("/v1/slots/search", search)] * WIDTH)

    def _ask(self, path: str, body: dict[str, Any]) -> tuple[int, dict[str, Any], float]:
        content = json.dumps(body).encode()
        request = f"POST {path} HTTP/1.1\r\n{self._head}Content-Length: {len(content)}\r\n\r\n".encode()
        began = time.perf_counter()
        answer = self._wires.exchange(request + content, has_body=True, seconds=20.0)
        seconds = time.perf_counter() - began
        return answer.status, json.loads(answer.body), seconds


def _start(days: int, number: int) -> str:
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight + timedelta(days=days, minutes=30 * number)).isoformat()


def _confirm(start: str) -> dict[str, Any]:
    wish = {"tenant_id": TENANT, "service_id": "half", "staff_id": "lee", "start": start}
    return {**wish, "customer": {"name": "Racer"}}
