"""Limits count in Redis for all gateways together, and in memory while Redis is away."""

from __future__ import annotations

import time

from deploy.local.redis import EmbeddedRedis
from gateway.limits import Bulk, Counter


def refused(counter: Counter | Bulk, calls: int, per_minute: int, who: str) -> int:
    return sum(counter.exceeds(per_minute, "test", who) is not None for _ in range(calls))


def test_two_gateways_count_together(redis_url: str) -> None:
    one, two = Counter(redis_url), Counter(redis_url)
    assert refused(one, 3, 5, "together") == 0
    assert refused(two, 3, 5, "together") == 1


def test_zero_switches_a_limit_off(redis_url: str) -> None:
    assert refused(Counter(redis_url), 50, 0, "free") == 0


def test_without_redis_each_process_counts_for_itself() -> None:
    counter = Counter("redis://127.0.0.1:9/0")
    started = time.monotonic()
    assert refused(counter, 8, 5, "alone") == 3
    assert time.monotonic() - started < 1.5


def test_limits_go_on_while_redis_goes_away_and_come_back_with_it(tmp_path: object) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    server = EmbeddedRedis(tmp_path / "data")
    server.start()
    try:
        counter = Counter(server.url)
        assert refused(counter, 2, 2, "carol") == 0
        server.stop()
        assert refused(counter, 3, 2, "carol") == 1
        server.start()
        time.sleep(2.1)
        assert refused(counter, 3, 2, "carol") == 1
    finally:
        server.stop()


def test_bulk_asks_rarely_and_still_holds_the_limit(redis_url: str) -> None:
    class Asked(Counter):
        times = 0

        def exceeds(self, per_minute: int, name: str, who: str, calls: int = 1) -> float | None:
            self.times += 1
            return super().exceeds(per_minute, name, who, calls)

    counter = Asked(redis_url)
    assert refused(Bulk(counter), 700, 600, "bulk") == 100
    assert counter.times == 600 // 6 + 100


def test_small_limits_are_exact_in_bulk_too(redis_url: str) -> None:
    assert refused(Bulk(Counter(redis_url)), 7, 5, "small") == 2
