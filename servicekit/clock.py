"""Where the time comes from.

Business time may be shifted (setting NOW); leases, tokens and limits use real time.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The instant the business lives in: aware, UTC."""
        ...

    def real_now(self) -> datetime:
        """The instant on the wall: aware, UTC. For leases, back-off, tokens and rate limits."""
        ...


class SystemClock:
    """The machine's clock, moved by a fixed offset for business time, so that a demo can live on any day."""

    def __init__(self, offset_seconds: float = 0.0) -> None:
        self._offset = timedelta(seconds=offset_seconds)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def real_now(self) -> datetime:
        return datetime.now(UTC)


class FixedClock:
    """A clock that moves only when told to. For tests and replays."""

    def __init__(self, now: datetime) -> None:
        if now.tzinfo is None:
            raise ValueError("a clock needs an instant with a zone")
        self._now = now.astimezone(UTC)

    def now(self) -> datetime:
        return self._now

    def real_now(self) -> datetime:
        return self._now

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)

    def set(self, now: datetime) -> None:
        self._now = now.astimezone(UTC)
