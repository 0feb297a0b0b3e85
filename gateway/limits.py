"""How often somebody may call. Counted in Redis for all gateways together, else in this process."""

from __future__ import annotations

import time

import redis
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import FixedWindowRateLimiter
from redis.backoff import NoBackoff
from redis.retry import Retry

from gateway.config import LimitConfig
from servicekit import logs
from servicekit.access import Principal, Role
from servicekit.errors import Kind, ServiceError

_log = logs.get("limits")
_AWAY_SECONDS = (
    2.0  # after a failure Redis is left alone this long, so that its absence costs one wait, not many
)
_REDIS_WAIT_SECONDS = 0.5
_WINDOW_SECONDS = 60.0


class Counter:
    """Fixed windows of a minute that open with the first call."""

    def __init__(self, redis_url: str) -> None:
        self._memory = FixedWindowRateLimiter(MemoryStorage())
        self._shared = FixedWindowRateLimiter(_redis_storage(redis_url)) if redis_url else None
        self._away_until = 0.0

    def exceeds(self, per_minute: int, name: str, who: str, calls: int = 1) -> float | None:
        """Count calls. None: within the limit; else the seconds until the window ends."""
        if per_minute <= 0:
            return None
        item = RateLimitItemPerMinute(per_minute)
        if self._shared is not None and time.monotonic() >= self._away_until:
            try:
                return self._count(self._shared, item, name, who, calls)
            except redis.RedisError as error:
                self._away_until = time.monotonic() + _AWAY_SECONDS
                _log.warning("limits are counted in memory for now", error=type(error).__name__)
        return self._count(self._memory, item, name, who, calls)

    @staticmethod
    def _count(
        limiter: FixedWindowRateLimiter, item: RateLimitItemPerMinute, name: str, who: str, calls: int
    ) -> float | None:
        if limiter.hit(item, name, who, cost=calls):
            return None
        ends = limiter.get_window_stats(item, name, who).reset_time
        return max(1.0, ends - time.time())


def _redis_storage(url: str) -> RedisStorage:
    pool = redis.BlockingConnectionPool.from_url(
        url,
        max_connections=64,
        timeout=_REDIS_WAIT_SECONDS,
        socket_timeout=_REDIS_WAIT_SECONDS,
        socket_connect_timeout=_REDIS_WAIT_SECONDS,
        retry=Retry(NoBackoff(), 1),  # once, at once: a kept connection dies with a restart of Redis
    )
    return RedisStorage(url, connection_pool=pool, key_prefix="frontdesk:limits")


class Bulk:
    """Leave to call, bought a hundredth of the limit at a time, so that most calls need not ask Redis.

    A caller may so be refused up to that hundredth (for each gateway process) too early, never later.
    """

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._bought: dict[str, tuple[int, float]] = {}  # who -> calls left, until when

    def exceeds(self, per_minute: int, name: str, who: str) -> float | None:
        now = time.monotonic()
        left, until = self._bought.get(who, (0, 0.0))
        if left and now < until:
            self._bought[who] = (left - 1, until)
            return None
        lot = max(1, per_minute // 100)
        wait = self._counter.exceeds(per_minute, name, who, calls=lot)
        if wait is None and lot > 1:
            if len(self._bought) > 10_000:
                self._bought.clear()
            self._bought[who] = (lot - 1, now + _WINDOW_SECONDS)
        return wait


class Limits:
    """The limits of the public door by their names. Each raises 429 with the time to wait."""

    def __init__(self, config: LimitConfig, counter: Counter) -> None:
        self._config = config
        self._counter = counter
        self._bulk = Bulk(counter)

    def keyed_call(self, principal: Principal) -> None:
        """The platform's own key has no limit."""
        if principal.role is not Role.ADMIN:
            self._require(self._config.tenant_key, "key", principal.caller, self._bulk)

    def public_call(self, address: str) -> None:
        self._require(self._config.public_per_address, "public", address)

    def wrong_key(self, address: str) -> None:
        self._require(self._config.wrong_keys_per_address, "wrong-key", address)

    def chat(self, session_id: str | None, address: str) -> None:
        self._require(self._config.chat_per_address, "chat-address", address)
        if session_id:
            self._require(self._config.chat_per_session, "chat-session", session_id[:128])

    def text(self, number: str) -> float | None:
        """Seconds to wait when this number texts too much. Not raised: Twilio wants TwiML, not a problem."""
        return self._counter.exceeds(self._config.texts_per_number, "texts", number)

    def _require(self, per_minute: int, name: str, who: str, counter: Counter | Bulk | None = None) -> None:
        wait = (counter or self._counter).exceeds(per_minute, name, who)
        if wait is not None:
            raise ServiceError(
                Kind.TOO_MANY,
                "rate_limited",
                f"At most {per_minute} calls a minute are answered here. Please wait a little.",
                retry_after=wait,
            )
