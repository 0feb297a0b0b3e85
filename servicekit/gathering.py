"""Small writes that come at the same time, done together: one transaction for many costs little more than for
one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(eq=False)
class _Waiter(Generic[T]):
    item: T
    settled: threading.Event = field(default_factory=threading.Event)
    leads: bool = False
    error: Exception | None = None


class Gathering(Generic[T]):
    """`hand_in` returns when `write` has taken the item, or raises what `write` raised.

    Whoever finds nobody writing leads: waits `linger` seconds for company and writes everything that is
    there; who comes meanwhile is the next load. `most` bounds a load.
    """

    def __init__(self, write: Callable[[Sequence[T]], None], *, linger: float = 0.0, most: int = 100) -> None:
        self._write = write
        self._linger = linger
        self._most = most
        self._lock = threading.Lock()
        self._waiting: list[_Waiter[T]] = []
        self._is_led = False

    def hand_in(self, item: T) -> None:
        waiter = _Waiter(item)
        with self._lock:
            self._waiting.append(waiter)
            if not self._is_led:
                self._is_led = waiter.leads = True
        if not waiter.leads:
            waiter.settled.wait()
        if waiter.leads:
            self._lead()
        if waiter.error is not None:
            raise waiter.error

    def _lead(self) -> None:
        if self._linger:
            time.sleep(self._linger)
        with self._lock:
            # The leader is the longest waiting, so it is always part of its own load.
            load, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
        error: Exception | None = RuntimeError("the leader was stopped before it had written")
        try:
            self._write([waiter.item for waiter in load])
            error = None
        except Exception as failure:
            error = failure
        finally:
            self._hand_over(load, error)

    def _hand_over(self, load: Sequence[_Waiter[T]], error: Exception | None) -> None:
        with self._lock:
            heir = self._waiting[0] if self._waiting else None
            if heir is None:
                self._is_led = False
            else:
                heir.leads = True
        for waiter in load:
            waiter.error = error
            waiter.settled.set()
        if heir is not None:
            heir.settled.set()
