"""Is this service fit to work? Needed dependencies decide; the others are only told."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from servicekit import logs

_log = logs.get("health")


@dataclass(frozen=True, slots=True)
class _Check:
    name: str
    ping: Callable[[], None]
    needed: bool


class Health:
    """Pings are registered where the dependency is made. A ping raises when the dependency is away."""

    def __init__(self, service: str, version: str) -> None:
        self._service = service
        self._version = version
        self._checks: list[_Check] = []
        self._details: dict[str, Callable[[], Any]] = {}

    def add(self, name: str, ping: Callable[[], None], *, needed: bool) -> None:
        self._checks.append(_Check(name, ping, needed))

    def detail(self, name: str, value: Callable[[], Any]) -> None:
        """A field of the answer that is computed on asking, e.g. the number of free slots."""
        self._details[name] = value

    def report(self) -> tuple[int, dict[str, Any]]:
        checks: dict[str, Any] = {}
        healthy = True
        for check in self._checks:
            started = time.perf_counter()
            try:
                check.ping()
            except Exception as error:
                # Whatever the ping raised, the answer is that this dependency is away.
                checks[check.name] = {"status": "down", "needed": check.needed}
                healthy = healthy and not check.needed
                _log.warning("a dependency is down", dependency=check.name, error=type(error).__name__)
            else:
                checks[check.name] = {
                    "status": "ok",
                    "latency_ms": round((time.perf_counter() - started) * 1000, 2),
                }
        body: dict[str, Any] = {
            "status": "ok" if healthy else "unavailable",
            "service": self._service,
            "version": self._version,
            "checks": checks,
        }
        if healthy:
            for name, value in self._details.items():
                body[name] = value()
        return (200 if healthy else 503), body
