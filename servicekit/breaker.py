"""Leaves what keeps failing alone for a while, so that nobody waits for it."""

from __future__ import annotations

import threading
import time


class Breaker:
    """After some failures in a row, calls fail at once for a while; then one is let through to try."""

    def __init__(self, *, failures: int = 5, open_seconds: float = 1.0) -> None:
        self._limit = failures
        self._open_seconds = open_seconds
        self._failures = 0
        self._opened_at = 0.0
        self._lock = threading.Lock()

    def allows(self) -> bool:
        with self._lock:
            if self._failures < self._limit:
                return True
            if time.monotonic() - self._opened_at >= self._open_seconds:
                self._opened_at = time.monotonic()  # this one tries; the others wait another round
                return True
            return False

    def record(self, succeeded: bool) -> None:
        with self._lock:
            if succeeded:
                self._failures = 0
                return
            self._failures += 1
            if self._failures == self._limit:
                self._opened_at = time.monotonic()
