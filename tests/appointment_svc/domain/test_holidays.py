from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from datetime import date

import pytest

from appointment_svc.domain.hours import PublicHolidays

WIDTH = 8


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_a_holiday_is_one_for_everybody_who_asks_at_the_same_moment(hasty_threads: None) -> None:
    """The first question about a year makes its holidays; who asks meanwhile must not hear of none."""
    for year in range(2031, 2061):
        start, heard = threading.Barrier(WIDTH), []

        def ask(start: threading.Barrier = start, heard: list[str | None] = heard, year: int = year) -> None:
            start.wait()
            heard.append(PublicHolidays("US", "NY").name_on(date(year, 12, 25)))

        threads = [threading.Thread(target=ask) for _ in range(WIDTH)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert heard == ["Christmas Day"] * WIDTH


def test_the_eve_of_a_new_year_that_begins_on_a_saturday_is_off_in_the_old_one() -> None:
    assert PublicHolidays("US").name_on(date(2021, 12, 31)) is not None
    assert PublicHolidays("US").name_on(date(2021, 12, 30)) is None
