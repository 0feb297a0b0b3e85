from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from servicekit.gathering import Gathering


def test_what_comes_at_the_same_time_is_written_together_and_each_once() -> None:
    loads: list[list[int]] = []

    def write(items: Sequence[int]) -> None:
        time.sleep(0.01)
        loads.append(list(items))

    gathering: Gathering[int] = Gathering(write, most=50)
    with ThreadPoolExecutor(20) as hands:
        list(hands.map(gathering.hand_in, range(200)))

    written = [item for load in loads for item in load]
    assert sorted(written) == list(range(200))
    assert len(loads) < 60
    assert max(map(len, loads)) <= 50


def test_nobody_is_told_that_it_is_written_before_it_is() -> None:
    written: set[int] = set()

    def write(items: Sequence[int]) -> None:
        time.sleep(0.005)
        written.update(items)

    gathering: Gathering[int] = Gathering(write, most=3)

    def hand_in(number: int) -> bool:
        gathering.hand_in(number)
        return number in written

    with ThreadPoolExecutor(10) as hands:
        assert all(hands.map(hand_in, range(60)))


def test_a_failure_reaches_all_who_were_part_of_it_and_nobody_else() -> None:
    gate = threading.Event()

    def write(items: Sequence[int]) -> None:
        gate.wait(5)
        if 1 in items:
            raise ValueError("one is bad")

    gathering: Gathering[int] = Gathering(write, linger=0.05)
    with ThreadPoolExecutor(3) as hands:
        first, second = hands.submit(gathering.hand_in, 1), hands.submit(gathering.hand_in, 2)
        gate.set()
        with pytest.raises(ValueError, match="one is bad"):
            first.result(5)
        with pytest.raises(ValueError, match="one is bad"):
            second.result(5)

    gathering.hand_in(3)
