"""How fast each sender may go: a token bucket per sender, shared through Redis, else kept in this process."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import redis

from servicekit import logs

_log = logs.get("tokens")

# Nothing to protect there but our own worker.
UNLIMITED = 1_000_000


@dataclass(frozen=True, slots=True)
class Rate:
    """Tokens a second, and how many may be saved up."""

    per_second: float
    burst: float


Rates = Callable[[str], Rate | None]  # of a sender such as "sms:+12025550101"; None: not limited


class Tokens(Protocol):
    def take(self, wanted: Mapping[str, int]) -> dict[str, int]:
        """How many of the wanted tokens each sender gets now. Never raises."""
        ...

    def give_back(self, unused: Mapping[str, int]) -> None: ...

    def pause(self, sender: str, seconds: float) -> None:
        """The provider asked this sender to wait: no tokens until then."""
        ...


@dataclass(slots=True)
class _Bucket:
    level: float
    at: float


@dataclass(slots=True)
class MemoryTokens:
    rates: Rates
    monotonic: Callable[[], float] = time.monotonic
    _buckets: dict[str, _Bucket] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, wanted: Mapping[str, int]) -> dict[str, int]:
        with self._lock:
            return {sender: self._take(sender, count) for sender, count in wanted.items()}

    def give_back(self, unused: Mapping[str, int]) -> None:
        with self._lock:
            for sender, count in unused.items():
                if sender in self._buckets:
                    self._buckets[sender].level += count

    def pause(self, sender: str, seconds: float) -> None:
        rate = self.rates(sender)
        if rate is not None:
            with self._lock:
                self._buckets[sender] = _Bucket(-seconds * rate.per_second, self.monotonic())

    def _take(self, sender: str, count: int) -> int:
        rate = self.rates(sender)
        if rate is None:
            return count
        now = self.monotonic()
        bucket = self._buckets.setdefault(sender, _Bucket(rate.burst, now))
        bucket.level = min(rate.burst, bucket.level + (now - bucket.at) * rate.per_second)
        bucket.at = now
        granted = max(0, min(count, int(bucket.level)))
        bucket.level -= granted
        return granted


# One round trip for all senders. Redis's own clock, so that all dispatchers agree.
_TAKE = """
local t = redis.call('TIME')
local now = t[1] + t[2] / 1000000
local granted = {}
for i = 1, #KEYS do
  local count, rate, burst = tonumber(ARGV[3*i-2]), tonumber(ARGV[3*i-1]), tonumber(ARGV[3*i])
  local kept = redis.call('HMGET', KEYS[i], 'level', 'at')
  local level, at = tonumber(kept[1]) or burst, tonumber(kept[2]) or now
  level = math.min(burst, level + math.max(0, now - at) * rate)
  local some = math.max(0, math.min(count, math.floor(level)))
  redis.call('HSET', KEYS[i], 'level', tostring(level - some), 'at', string.format('%.6f', now))
  redis.call('EXPIRE', KEYS[i], math.ceil(burst / rate) + 300)
  granted[i] = some
end
return granted
"""


class RedisTokens:
    """Falls back to this process's own buckets while Redis is away: then every dispatcher keeps the pace for
    itself, and the provider's 429 tells us when that is too much."""

    def __init__(self, client: redis.Redis, rates: Rates, fallback: Tokens) -> None:
        self._client = client
        self._rates = rates
        self._fallback = fallback
        self._script = client.register_script(_TAKE)
        self._silent_until = 0.0

    def take(self, wanted: Mapping[str, int]) -> dict[str, int]:
        limited = {sender: rate for sender in wanted if (rate := self._rates(sender)) is not None}
        granted = {sender: count for sender, count in wanted.items() if sender not in limited}
        if not limited:
            return granted
        if time.monotonic() < self._silent_until:
            return granted | self._fallback.take({sender: wanted[sender] for sender in limited})
        arguments: list[float] = []
        for sender, rate in limited.items():
            arguments += [wanted[sender], rate.per_second, rate.burst]
        try:
            counts = self._script(keys=[_key(sender) for sender in limited], args=arguments)
        except redis.RedisError as error:
            self._be_silent(error)
            return granted | self._fallback.take({sender: wanted[sender] for sender in limited})
        return granted | dict(zip(limited, map(int, counts), strict=True))

    def give_back(self, unused: Mapping[str, int]) -> None:
        limited = {s: count for s, count in unused.items() if count and self._rates(s) is not None}
        if not limited:
            return
        try:
            with self._client.pipeline(transaction=False) as pipeline:
                for sender, count in limited.items():
                    pipeline.hincrbyfloat(_key(sender), "level", count)
                pipeline.execute()
        except redis.RedisError as error:
            self._be_silent(error)
            self._fallback.give_back(limited)

    def pause(self, sender: str, seconds: float) -> None:
        rate = self._rates(sender)
        if rate is None:
            return
        self._fallback.pause(sender, seconds)
        try:
            now = self._client.time()
            self._client.hset(
                _key(sender),
                mapping={"level": -seconds * rate.per_second, "at": now[0] + now[1] / 1_000_000},
            )
        except redis.RedisError as error:
            self._be_silent(error)

    def _be_silent(self, error: redis.RedisError) -> None:
        self._silent_until = time.monotonic() + 1.0
        _log.warning("Redis is away; senders are paced in this process", error=type(error).__name__)


def _key(sender: str) -> str:
    return f"frontdesk:notification:tokens:{sender}"
