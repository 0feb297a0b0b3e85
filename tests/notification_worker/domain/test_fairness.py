from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notification_worker.domain.fairness import Lane, share

DOWN, UP = Lane("sms:+1", "downtown"), Lane("sms:+1", "uptown")


def test_two_tenants_of_one_sender_share_its_tokens() -> None:
    assert share([DOWN, UP], tokens={"sms:+1": 5}, in_flight={}, lane_limit=20, room=100) == {DOWN: 3, UP: 2}


def test_a_lane_that_holds_its_limit_gets_no_more() -> None:
    quota = share([DOWN, UP], tokens={"sms:+1": 9}, in_flight={DOWN: 4}, lane_limit=4, room=100)
    assert quota == {UP: 4}


def test_no_tokens_no_claims() -> None:
    assert share([DOWN], tokens={"sms:+1": 0}, in_flight={}, lane_limit=4, room=100) == {}


@given(
    tokens=st.dictionaries(st.sampled_from("abc"), st.integers(0, 50), min_size=1),
    tenants=st.integers(1, 6),
    limit=st.integers(1, 10),
    room=st.integers(0, 60),
)
def test_no_bound_is_ever_exceeded(tokens: dict[str, int], tenants: int, limit: int, room: int) -> None:
    lanes = [Lane(sender, f"t{number}") for sender in tokens for number in range(tenants)]
    quota = share(lanes, tokens=tokens, in_flight={}, lane_limit=limit, room=room)
    assert sum(quota.values()) <= room
    assert all(count <= limit for count in quota.values())
    for sender, count in tokens.items():
        assert sum(n for lane, n in quota.items() if lane.sender == sender) <= count
