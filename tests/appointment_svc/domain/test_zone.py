"""Times as text."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest

from appointment_svc.domain.zone import local_text, local_time


def minute(year: int, month: int, day: int, hour: int = 0) -> int:
    return int(datetime(year, month, day, hour, tzinfo=UTC).timestamp() // 60)


@pytest.mark.parametrize("year", [1880, 1975, 2026])
def test_the_fast_text_is_the_slow_text_in_every_zone(year: int) -> None:
    """A hundred times spread over a year, and each quarter of an hour of two spring days."""
    first = minute(year, 1, 1)
    minutes = [*range(first, first + 525_600, 5021), *range(minute(year, 3, 28), minute(year, 3, 30), 15)]
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        text = local_text(zone)
        wrong = [at for at in minutes if text.of(at) != local_time(zone, at).isoformat()]
        assert not wrong, (name, wrong[0])


def test_both_sides_of_a_change_of_clocks_have_their_own_offset() -> None:
    text = local_text(ZoneInfo("America/New_York"))
    assert text.of(minute(2026, 3, 8, 6) + 59) == "2026-03-08T01:59:00-05:00"
    assert text.of(minute(2026, 3, 8, 7)) == "2026-03-08T03:00:00-04:00"
