"""The soak in small: a few hundred racing attempts while a worker, the service and PostgreSQL are killed."""

from __future__ import annotations

import pytest

from tests.soak.calendar import run


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_nobody_is_booked_twice_whatever_is_killed() -> None:
    assert run(600, clients=8, seed=7, calm_seconds=2.0).faults == []
