"""How long a built-in turn takes inside the service, its calls to the calendar included."""

from __future__ import annotations

import statistics
import time

import pytest

from tests.conversation_svc.service.house import House

LINES = (
    "Hi, can I get a check-up on Monday morning?",
    "the second one",
    "how much is a whitening?",
    "never mind",
)


@pytest.mark.slow
def test_a_built_in_turn_takes_milliseconds(house: House) -> None:
    """Whole turns over HTTP. Prints the median; `make bench` measures it on a quiet machine."""
    spent: list[float] = []
    for round_ in range(30):
        for line in LINES:
            started = time.perf_counter()
            answer = house.text(line, phone=f"+1202555{round_:04d}")
            spent.append((time.perf_counter() - started) * 1000)
            assert answer["response"]
    print(f"turns: p50 {statistics.median(spent):.1f} ms, p95 {statistics.quantiles(spent, n=20)[-1]:.1f} ms")
    assert statistics.quantiles(spent, n=10)[0] < 60  # the quick tenth: test machines are busy
