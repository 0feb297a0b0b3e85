"""The hands: a bounded set of threads per channel, so that a slow mail server holds up no text message."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from notification_worker.store.claims import Claim
from servicekit import logs

_log = logs.get("crew")

Deliver = Callable[[str, str, str], str]


class Crew:
    def __init__(self, deliver: Deliver, *, threads: int) -> None:
        self._deliver = deliver
        self._threads = threads
        self._pools: dict[str, ThreadPoolExecutor] = {}
        self._room: dict[str, threading.BoundedSemaphore] = {}
        self._closed = False

    def submit(self, claims: Sequence[Claim]) -> int:
        """Hand claims to the channel's threads. Returns how many were taken; what is not taken comes
        back when its lease runs out, so nothing waits here behind a channel that is stuck."""
        return sum(self._submit(claim) for claim in claims)

    def close(self) -> None:
        """Finish what has begun and drop the rest; the dropped leases run out by themselves."""
        self._closed = True
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)

    def finish(self) -> None:
        """Wait until everything handed over is done."""
        for pool in self._pools.values():
            pool.shutdown(wait=True)
        self._closed = True

    def _submit(self, claim: Claim) -> bool:
        if self._closed:
            return False
        room = self._room_of(claim.channel)
        if not room.acquire(timeout=1.0):
            _log.warning("all hands of a channel are busy", channel=claim.channel)
            return False
        future = self._pools[claim.channel].submit(
            self._deliver, claim.tenant_id, claim.notification_id, claim.lease
        )
        future.add_done_callback(lambda done: self._done(done, room))
        return True

    def _room_of(self, channel: str) -> threading.BoundedSemaphore:
        if channel not in self._pools:
            self._pools[channel] = ThreadPoolExecutor(self._threads, thread_name_prefix=f"deliver-{channel}")
            self._room[channel] = threading.BoundedSemaphore(self._threads * 2)
        return self._room[channel]

    @staticmethod
    def _done(done: Future[str], room: threading.BoundedSemaphore) -> None:
        room.release()
        if not done.cancelled() and done.exception() is not None:
            # The database went away in the middle; the lease decides what happens next.
            _log.warning("a delivery broke off", error=type(done.exception()).__name__)
