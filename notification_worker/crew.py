"""The hands: a bounded set of threads per channel, so that a slow mail server holds up no text message."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Protocol

from notification_worker.ready import Ready
from notification_worker.store.claims import Claim
from servicekit import logs

_log = logs.get("crew")

PREPARERS = 2  # threads per channel: what they do is mostly waiting for round trips


class Deliverer(Protocol):
    def prepare(self, claims: Sequence[Claim]) -> list[Ready]: ...
    def send(self, ready: Ready) -> str: ...
    def give_back(self, ready: Ready, reason: str) -> str: ...


class _Channel:
    """`room` counts what was taken and is not done; one waits at most for each thread that is busy."""

    def __init__(self, name: str, threads: int) -> None:
        self.preparers = ThreadPoolExecutor(PREPARERS, thread_name_prefix=f"prepare-{name}")
        self.senders = ThreadPoolExecutor(threads, thread_name_prefix=f"send-{name}")
        self.room = threading.BoundedSemaphore(threads * 2)


class Crew:
    def __init__(self, deliverer: Deliverer, *, threads: int) -> None:
        self._deliverer = deliverer
        self._threads = threads
        self._channels: dict[str, _Channel] = {}
        self._closed = False

    def submit(self, claims: Sequence[Claim]) -> int:
        """Hand claims to their channels' threads. Returns how many were taken; what is not taken comes
        back when its lease runs out, so nothing waits here behind a channel that is stuck."""
        if self._closed:
            return 0
        by_channel: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_channel[claim.channel].append(claim)
        return sum(self._submit(self._channel(name), group) for name, group in by_channel.items())

    def close(self) -> None:
        """Finish what has begun to leave, give back what was to leave next, drop the rest: dropped leases run
        out by themselves."""
        self._closed = True
        self._shut(cancel=True)

    def finish(self) -> None:
        """Wait until everything handed over is done."""
        self._shut(cancel=False)
        self._closed = True

    def _shut(self, *, cancel: bool) -> None:
        for channel in self._channels.values():
            channel.preparers.shutdown(wait=True, cancel_futures=cancel)
            channel.senders.shutdown(wait=True)

    def _submit(self, channel: _Channel, claims: Sequence[Claim]) -> int:
        taken = 0
        while taken < len(claims) and channel.room.acquire(timeout=1.0):
            taken += 1
        if taken < len(claims):
            _log.warning("all hands of a channel are busy", channel=claims[0].channel)
        if taken:
            preparing = channel.preparers.submit(self._prepare, channel, claims[:taken])
            preparing.add_done_callback(lambda done: self._prepared(done, channel, taken))
        return taken

    def _prepare(self, channel: _Channel, claims: Sequence[Claim]) -> int:
        """Returns how many go on to be sent."""
        batch = self._deliverer.prepare(claims)
        for ready in batch:
            sending = channel.senders.submit(self._send, ready)
            sending.add_done_callback(lambda done: self._sent(done, channel))
        return len(batch)

    def _send(self, ready: Ready) -> None:
        if self._closed:
            self._deliverer.give_back(ready, "its worker was asked to end")
        else:
            self._deliverer.send(ready)

    def _prepared(self, done: Future[int], channel: _Channel, taken: int) -> None:
        gone_on = 0 if _broke_off(done) else done.result()
        if taken > gone_on:
            channel.room.release(taken - gone_on)

    def _sent(self, done: Future[None], channel: _Channel) -> None:
        channel.room.release()
        _broke_off(done)

    def _channel(self, name: str) -> _Channel:
        if name not in self._channels:
            self._channels[name] = _Channel(name, self._threads)
        return self._channels[name]


def _broke_off(done: Future[Any]) -> bool:
    if done.cancelled():
        return True
    error = done.exception()
    if error is not None:
        # The database went away in the middle; the leases decide what happens next.
        _log.warning("a delivery broke off", error=type(error).__name__)
    return error is not None
