"""One test body for both kinds of token bucket: in Redis, and in the process when Redis is away."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
import redis

from notification_worker.tokens import MemoryTokens, Rate, RedisTokens, Tokens
from servicekit.queue import connect

SENDER = "sms:+12025550101"


def rates(sender: str) -> Rate | None:
    return Rate(per_second=20.0, burst=5.0) if sender.startswith("sms:") else None


@pytest.fixture
def client(redis_url: str) -> Iterator[redis.Redis]:
    client = connect(redis_url)
    client.flushall()
    yield client
    client.close()


@pytest.fixture(params=["memory", "redis", "redis away"])
def tokens(request: pytest.FixtureRequest, client: redis.Redis) -> Tokens:
    away = connect("redis://127.0.0.1:1/0")
    made: dict[str, Callable[[], Tokens]] = {
        "memory": lambda: MemoryTokens(rates),
        "redis": lambda: RedisTokens(client, rates, MemoryTokens(rates)),
        "redis away": lambda: RedisTokens(away, rates, MemoryTokens(rates)),
    }
    return made[request.param]()


def test_no_more_than_the_burst_at_once(tokens: Tokens) -> None:
    assert tokens.take({SENDER: 50}) == {SENDER: 5}
    assert tokens.take({SENDER: 50})[SENDER] <= 1


def test_tokens_come_back_with_time(tokens: Tokens) -> None:
    tokens.take({SENDER: 5})
    time.sleep(0.2)
    assert 3 <= tokens.take({SENDER: 50})[SENDER] <= 5


def test_what_is_given_back_can_be_taken_again(tokens: Tokens) -> None:
    tokens.take({SENDER: 5})
    tokens.give_back({SENDER: 4})
    assert tokens.take({SENDER: 5})[SENDER] >= 4


def test_senders_do_not_share(tokens: Tokens) -> None:
    tokens.take({SENDER: 5})
    assert tokens.take({"sms:+12025550102": 5}) == {"sms:+12025550102": 5}


def test_a_pause_is_kept(tokens: Tokens) -> None:
    tokens.pause(SENDER, 10)
    time.sleep(0.1)
    assert tokens.take({SENDER: 5}) == {SENDER: 0}


def test_what_is_not_limited_gets_all_it_wants(tokens: Tokens) -> None:
    assert tokens.take({"email": 700}) == {"email": 700}


def test_two_dispatchers_share_one_bucket(client: redis.Redis) -> None:
    one, other = (RedisTokens(client, rates, MemoryTokens(rates)) for _ in range(2))
    assert one.take({SENDER: 5})[SENDER] + other.take({SENDER: 5})[SENDER] <= 6
