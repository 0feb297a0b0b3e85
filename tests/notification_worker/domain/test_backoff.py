from __future__ import annotations

from notification_worker.domain.backoff import backoff


def test_the_pauses_grow_and_stay_bounded() -> None:
    pauses = [backoff(attempts, jitter=0.0).total_seconds() for attempts in range(1, 12)]
    assert pauses[:3] == [1, 2, 5]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 300


def test_the_providers_own_wish_counts() -> None:
    assert backoff(1, jitter=0.0, retry_after=17).total_seconds() == 17


def test_no_two_messages_come_back_at_once() -> None:
    assert backoff(3, jitter=0.9) > backoff(3, jitter=0.1)
