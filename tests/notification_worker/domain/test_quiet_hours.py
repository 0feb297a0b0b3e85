from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notification_worker.domain.quiet_hours import QuietHours, shift

NEW_YORK = ZoneInfo("America/New_York")
NIGHT = QuietHours.parse("21:00-08:00", NEW_YORK)
assert NIGHT is not None
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


def shifted(due: str, useful_until: str, not_before: datetime = LONG_AGO) -> str | None:
    moment = shift(local(due), quiet=NIGHT, useful_until=local(useful_until), not_before=not_before)
    return moment and moment.astimezone(NEW_YORK).strftime("%d %H:%M")


def test_by_day_nothing_moves() -> None:
    assert shifted("2026-12-10T12:00", "2026-12-11T09:00") == "10 12:00"


def test_at_night_it_waits_for_the_morning() -> None:
    assert shifted("2026-12-10T23:00", "2026-12-11T21:00") == "11 08:00"


def test_the_bounds_are_half_open() -> None:
    assert shifted("2026-12-10T20:59", "2026-12-11T21:00") == "10 20:59"
    assert shifted("2026-12-10T21:00", "2026-12-11T21:00") == "11 08:00"
    assert shifted("2026-12-11T08:00", "2026-12-11T21:00") == "11 08:00"


def test_when_the_morning_is_too_late_it_goes_out_before_the_night() -> None:
    assert shifted("2026-12-11T06:30", "2026-12-11T07:45") == "10 20:55"


def test_when_the_evening_has_passed_as_well_it_expires() -> None:
    assert shifted("2026-12-11T06:30", "2026-12-11T07:45", not_before=local("2026-12-10T22:00")) is None


def test_the_night_the_clocks_go_forward_is_an_hour_shorter() -> None:
    assert NIGHT is not None
    span = NIGHT.span_at(local("2026-03-08T01:30"))
    assert span is not None
    assert span[1] - span[0] == timedelta(hours=10)


def test_the_night_the_clocks_go_back_is_an_hour_longer() -> None:
    assert NIGHT is not None
    span = NIGHT.span_at(local("2026-11-01T01:30"))
    assert span is not None
    assert span[1] - span[0] == timedelta(hours=12)


def test_quiet_until_an_hour_that_comes_twice_lasts_until_its_second_coming() -> None:
    until_half_past_one = QuietHours.parse("22:00-01:30", NEW_YORK)
    assert until_half_past_one is not None
    second_quarter_past_one = datetime(2026, 11, 1, 1, 15, fold=1, tzinfo=NEW_YORK)
    assert until_half_past_one.span_at(second_quarter_past_one.astimezone(UTC)) is not None


def test_quiet_hours_may_lie_within_one_day() -> None:
    siesta = QuietHours.parse("13:00-15:00", NEW_YORK)
    assert siesta is not None
    assert siesta.span_at(local("2026-12-10T14:00")) is not None
    assert siesta.span_at(local("2026-12-10T15:00")) is None


@pytest.mark.parametrize("text", [None, "", "08:00-08:00"])
def test_some_are_never_quiet(text: str | None) -> None:
    assert QuietHours.parse(text, NEW_YORK) is None


@given(
    due=st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 1, 1), timezones=st.just(UTC)),
    lead=st.integers(min_value=1, max_value=3000),
    zone=st.sampled_from(["America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/St_Johns"]),
)
def test_nothing_ever_leaves_in_quiet_hours_or_too_late(due: datetime, lead: int, zone: str) -> None:
    quiet = QuietHours.parse("21:00-08:00", ZoneInfo(zone))
    assert quiet is not None
    useful_until = due + timedelta(minutes=lead)
    moment = shift(due, quiet=quiet, useful_until=useful_until, not_before=LONG_AGO)
    assert moment is not None
    assert quiet.span_at(moment) is None
    assert moment < useful_until
