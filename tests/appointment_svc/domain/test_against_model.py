"""The bit arithmetic against a slow and obvious model that looks at every minute."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appointment_svc.domain.availability import Refusal, Slot, Wish
from appointment_svc.domain.calendar import StaffMember
from appointment_svc.domain.hours import DateOverride, Hours, merge
from appointment_svc.domain.zone import minute_at
from tests.appointment_svc.domain.calendars import Desk, make_calendar, make_hours, make_service
from tests.appointment_svc.domain.model import Model, Span

pytestmark = pytest.mark.slow

ZONES = [
    "UTC",
    "America/New_York",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "America/Havana",
    "Asia/Kathmandu",
]
DAYS = [
    date(2026, 3, 8),
    date(2026, 3, 29),
    date(2026, 11, 1),
    date(2026, 10, 25),
    date(2026, 4, 5),
    date(2026, 6, 9),
]
"""Both changes of the clocks in several zones, and a plain day."""


@st.composite
def windows(draw: st.DrawFn) -> tuple[Span, ...]:
    edges = draw(st.lists(st.integers(0, 96), min_size=0, max_size=6, unique=True))
    edges = sorted(15 * edge for edge in edges)
    return merge(zip(edges[::2], edges[1::2], strict=False))


@st.composite
def hours(draw: st.DrawFn, day: date) -> Hours:
    week = tuple(draw(st.one_of(windows(), st.just(((0, 1440),)))) for _ in range(7))
    overrides = []
    if draw(st.booleans()):
        first = day + timedelta(days=draw(st.integers(-2, 1)))
        overrides.append(
            DateOverride(first, first + timedelta(days=draw(st.integers(0, 3))), draw(windows()))
        )
    return Hours(week, tuple(overrides))  # type: ignore[arg-type]


@st.composite
def desks(draw: st.DrawFn) -> tuple[Desk, date]:
    day = draw(st.sampled_from(DAYS))
    zone = draw(st.sampled_from(ZONES))
    service = make_service(
        draw(st.sampled_from([15, 30, 40, 95, 600])),
        draw(st.sampled_from([15, 20, 30, 60])),
        buffer_before=draw(st.sampled_from([0, 10, 45])),
        buffer_after=draw(st.sampled_from([0, 5, 60])),
        minimum_notice=draw(st.sampled_from([0, 90, 3000])),
        horizon_days=draw(st.integers(0, 4)),
        capacity=draw(st.sampled_from([1, 1, 3])),
        max_per_day=draw(st.sampled_from([None, None, 2])),
    )
    own = st.one_of(st.none(), hours(day))
    staff = (StaffMember("lee", "Lee", draw(own)), StaffMember("kim", "Kim", draw(own)))
    calendar = make_calendar(service=service, staff=staff, zone=zone, hours=draw(hours(day)))
    now = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(
        minutes=draw(st.integers(-3000, 1500)), seconds=draw(st.sampled_from([0, 0, 30]))
    )
    desk = Desk(calendar, now)
    base = minute_at(ZoneInfo(zone), day, 0)
    for _ in range(draw(st.integers(0, 8))):
        # Booked one after the other where there is room, as the constraint of the database has it.
        start = base + 5 * draw(st.integers(-60, 330))
        name = draw(st.sampled_from(["checkup", "other"]))
        length = service.duration if name == "checkup" else 5 * draw(st.integers(1, 40))
        member = draw(st.sampled_from(staff))
        before, after = (service.buffer_before, service.buffer_after) if name == "checkup" else (0, 0)
        fits = all(
            one[0] != member.staff_id or one[5] <= start - before or one[4] >= start + length + after
            for one in desk.taken
        )
        if fits:
            for _ in range(draw(st.integers(1, service.capacity)) if name == "checkup" else 1):
                desk.occupy_minutes(start, start + length, staff=member.staff_id, service=name)
    return desk, day


@given(desks())
def test_the_search_finds_what_the_model_finds(case: tuple[Desk, date]) -> None:
    desk, day = case
    expected = Model(desk).slots(day)
    assert [(slot.start, slot.staff.staff_id) for slot in desk.slots(day)] == expected
    assert desk.availability().count(desk.wish(day)) == len(expected)


@given(desks())
def test_listing_and_judging_agree(case: tuple[Desk, date]) -> None:
    desk, day = case
    listed = {slot.start: slot for slot in desk.slots(day)}
    wish = desk.wish(day)
    availability = desk.availability()
    for minute in range(wish.first, wish.until, 5):
        verdict = availability.judge(minute)
        assert verdict == listed.get(minute, verdict)
        assert isinstance(verdict, Slot) == (minute in listed)
    rejected = {one.start for one in availability.rejected(wish)}
    assert not rejected & set(listed)


@given(desks(), st.integers(0, 1440))
def test_alternatives_are_the_nearest_of_what_is_listed(case: tuple[Desk, date], minute: int) -> None:
    desk, day = case
    wish = desk.wish(day)
    start = wish.first + minute
    by_distance = sorted(desk.slots(day), key=lambda slot: (abs(slot.start - start), slot.start))
    assert desk.availability().nearest(start, 3, wish) == by_distance[:3]


@pytest.mark.slow
def test_every_zone_survives_a_year() -> None:
    """Where it is always open, an hour can begin every hour from each local midnight to the next, however
    long the day is; the days around each change of the clocks are looked at one by one."""
    days = [date(2026, 1, 1) + timedelta(days=offset) for offset in range(366)]
    changes = 0
    for name in sorted(available_timezones()):
        desk = Desk(make_calendar(zone=name, hours=make_hours("00:00-24:00"), service=make_service(60)))
        zone = ZoneInfo(name)
        midnights = [
            int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp()) // 60 for day in days
        ]
        starts = [range(low, high, 60) for low, high in pairwise(midnights)]
        availability = desk.availability()
        assert availability.count(Wish(midnights[0], midnights[-1])) == sum(map(len, starts)), name
        unusual = {place for place, day in enumerate(starts) if day.stop - day.start != 1440}
        changes += len(unusual)
        for place in {near for one in unusual for near in (one - 1, one, one + 1)} & set(range(365)):
            found = [slot.start for slot in availability.slots(desk.wish(days[place]))]
            assert found == list(starts[place]), (name, days[place])
    assert changes > 300  # about two in a third of all zones


def test_a_refusal_is_never_about_a_listed_time() -> None:
    desk = Desk(make_calendar("09:00-10:00"))
    assert isinstance(desk.judge("09:00"), Slot)
    assert desk.judge("10:00") is Refusal.OUTSIDE_HOURS
