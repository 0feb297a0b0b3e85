"""Asking a server many times over kept-alive connections, and how long it took."""

from __future__ import annotations

import itertools
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson

from servicekit.wires import Wires


@dataclass(frozen=True)
class Timing:
    p50_ms: float
    p99_ms: float
    per_second: float
    inside_ms: float
    """Median of what the service says it took itself; 0 where it says nothing."""

    def __str__(self) -> str:
        inside = f" (inside the service {self.inside_ms:.1f} ms)" if self.inside_ms else ""
        return f"p50 {self.p50_ms:.1f} ms{inside}, p99 {self.p99_ms:.1f} ms, {self.per_second:.0f}/s"


class Client:
    """One connection. It shares the cores with what it measures, so it does as little as a client can."""

    def __init__(self, url: str, token: str = "") -> None:
        self._wires = Wires(url, connect_timeout=30, kept=1)
        self.inside_ms = 0.0
        """What the last answer says that the service itself took."""
        self._headers = {"Host": self._wires.host, "Content-Type": "application/json"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"

    def post(self, path: str, body: Any) -> tuple[int, bytes]:
        return self._ask("POST", path, self._headers, orjson.dumps(body))

    def get(self, path: str, headers: dict[str, str]) -> tuple[int, bytes]:
        return self._ask("GET", path, {"Host": self._wires.host, **headers})

    def _ask(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> tuple[int, bytes]:
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        lines = f"{method} {path} HTTP/1.1\r\n{head}Content-Length: {len(body)}\r\n\r\n"
        answer = self._wires.exchange(lines.encode("latin-1") + body, has_body=True, seconds=30)
        self.inside_ms = server_timing(answer.headers.get("server-timing", "")).get("app", 0.0)
        return answer.status, answer.body


def server_timing(header: str) -> dict[str, float]:
    """Milliseconds by name: `app` is the whole request in the service, `others` what of it was waiting for
    our other services."""
    parts = (part.strip().partition(";dur=") for part in header.split(",") if part)
    return {name: float(milliseconds) for name, _, milliseconds in parts}


Ask = Callable[[Client, int], None]


def one_after_another(make: Callable[[], Client], ask: Ask, count: int, warm_up: int = 20) -> Timing:
    return at_once(make, ask, count, 1, warm_up)


def at_once(make: Callable[[], Client], ask: Ask, count: int, clients: int, warm_up: int = 20) -> Timing:
    """`ask` gets a number that never repeats; `count` asks altogether."""
    numbers = itertools.count()
    seconds: list[float] = []
    inside: list[float] = []
    gate = threading.Barrier(clients + 1)

    def run() -> None:
        client = make()
        for _ in range(warm_up):
            ask(client, next(numbers))
        gate.wait()
        for _ in range(count // clients):
            began = time.perf_counter()
            ask(client, next(numbers))
            seconds.append(time.perf_counter() - began)
            inside.append(client.inside_ms)

    threads = [threading.Thread(target=run) for _ in range(clients)]
    for thread in threads:
        thread.start()
    gate.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - began
    seconds.sort()
    return Timing(
        seconds[len(seconds) // 2] * 1000,
        seconds[int(len(seconds) * 0.99)] * 1000,
        len(seconds) / elapsed,
        statistics.median(inside),
    )
