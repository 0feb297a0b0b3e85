"""Many clients at once, all after the same few days. Everything asked and answered is recorded."""

from __future__ import annotations

import itertools
import json
import random
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import urllib3

DAYS = 3
SERVICES = {"half": (30, 0, 0), "long": (90, 0, 15), "odd": (45, 10, 5), "class": (60, 0, 0)}
"""Minutes: duration, buffer before, buffer after."""
STAFF = ("lee", "kim")


def make_tenant() -> dict[str, Any]:
    return {
        "id": "soak",
        "name": "Soak",
        "timezone": "America/New_York",
        "hours": {day: ["00:00-24:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")},
        "services": [
            {
                "id": name,
                "name": name,
                "duration_minutes": duration,
                "slot_interval_minutes": 15,
                "buffer_before_minutes": before,
                "buffer_after_minutes": after,
                "capacity": 3 if name == "class" else 1,
            }
            for name, (duration, before, after) in SERVICES.items()
        ],
        "staff": [{"id": member, "name": member} for member in STAFF],
    }


@dataclass(slots=True)
class Act:
    """One request, repeated under one key until its outcome is certain."""

    kind: str  # confirm, hold, confirm_hold, reschedule, cancel, release
    key: str
    began: float
    ended: float = 0.0
    status: int = 0
    code: str = ""
    service: str = ""
    staff: str = ""
    start: int = 0  # epoch minutes
    row: str = ""  # the appointment or hold it made or changed
    body: dict[str, Any] = field(default_factory=dict)
    tries: int = 1


class Attackers:
    def __init__(self, url: str, token: str, attempts: int, clients: int, seed: int) -> None:
        self._url = url
        self._token = token
        self._left = itertools.count()
        self._attempts = attempts
        self._clients = clients
        self._seed = seed
        self._lock = threading.Lock()
        self.acts: list[Act] = []
        self.surprises: list[str] = []
        self._open: list[tuple[str, str, str]] = []  # (row, kind, service) that may be changed
        tomorrow = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=2)
        self._first = int(tomorrow.timestamp() // 60)

    def run(self) -> None:
        threads = [threading.Thread(target=self._client, args=(number,)) for number in range(self._clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _client(self, number: int) -> None:
        chance = random.Random(f"{self._seed}-{number}")
        pool = urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(connect=2.0, read=20.0))
        while (turn := next(self._left)) < self._attempts:
            act = self._choose(chance, f"{self._seed}-{turn}")
            self._perform(pool, act)
            with self._lock:
                self.acts.append(act)
                if act.kind in ("confirm", "hold", "confirm_hold") and act.status == 201:
                    self._open.append((act.row, "hold" if act.kind == "hold" else "appointment", act.service))
                elif act.kind == "reschedule":
                    self._open.append((act.row, "appointment", act.service))

    def _choose(self, chance: random.Random, key: str) -> Act:
        dice = chance.random()
        service = chance.choice(list(SERVICES))
        staff = chance.choice(STAFF)
        start = self._first + 15 * chance.randrange(DAYS * 96)
        act = Act("confirm", key, 0.0, service=service, staff=staff, start=start)
        if dice < 0.45:
            return act
        if dice < 0.55:
            act.kind = "hold"
            return act
        with self._lock:
            chosen = self._open.pop(chance.randrange(len(self._open))) if self._open else None
        if chosen is None:
            return act
        act.row, kind, act.service = chosen
        if kind == "hold":
            act.kind = "confirm_hold" if chance.random() < 0.6 else "release"
        else:
            act.kind = "reschedule" if dice < 0.75 else "cancel"
        return act

    def _perform(self, pool: urllib3.PoolManager, act: Act) -> None:
        method, path, body = self._request(act)
        act.began = time.monotonic()
        while True:
            try:
                response = pool.request(
                    method,
                    f"{self._url}{path}",
                    body=json.dumps(body).encode() if body is not None else None,
                    headers={
                        "Authorization": f"Bearer {self._token}",
                        "Content-Type": "application/json",
                        "Idempotency-Key": act.key,
                    },
                )
            except urllib3.exceptions.HTTPError:
                act.tries += 1
                time.sleep(0.05)
                continue
            if response.status == 503:
                act.tries += 1
                time.sleep(0.05)
                continue
            break
        act.ended = time.monotonic()
        act.status = response.status
        answer = json.loads(response.data) if response.data else {}
        act.code = str(answer.get("code", ""))
        act.row = str(answer.get("appointment_id") or answer.get("hold_id") or act.row)
        if response.status >= 500:
            self.surprises.append(f"{act.kind} answered {response.status}: {response.data[:200]!r}")

    def _request(self, act: Act) -> tuple[str, str, dict[str, Any] | None]:
        start = datetime.fromtimestamp(act.start * 60, UTC).isoformat()
        wish = {"tenant_id": "soak", "service_id": act.service, "staff_id": act.staff, "start": start}
        customer = {"customer": {"name": f"Customer {act.key}"}}
        if act.kind == "confirm":
            return "POST", "/v1/appointments/confirm", {**wish, **customer}
        if act.kind == "hold":
            return "POST", "/v1/holds", {**wish, "ttl_seconds": 86_400}
        if act.kind == "confirm_hold":
            return "POST", "/v1/appointments/confirm", {"tenant_id": "soak", "hold_id": act.row, **customer}
        if act.kind == "release":
            return "DELETE", f"/v1/holds/{act.row}?tenant_id=soak", None
        if act.kind == "reschedule":
            body = {"tenant_id": "soak", "start": start, "staff_id": act.staff}
            return "POST", f"/v1/appointments/{act.row}/reschedule", body
        return "POST", f"/v1/appointments/{act.row}/cancel", {"tenant_id": "soak"}
