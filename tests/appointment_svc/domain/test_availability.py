"""The cases that pin the meaning of the calendar, in the order of its page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from appointment_svc.domain.availability import PartOfDay, Refusal, Slot, Wish
from appointment_svc.domain.calendar import StaffMember
from appointment_svc.domain.hours import DateOverride, PublicHolidays
from appointment_svc.domain.zone import local_time
from tests.appointment_svc.domain.calendars import (
    MONDAY,
    Desk,
    desk,
    instant,
    make_calendar,
    make_hours,
    make_service,
    windows,
)

LEE, KIM = StaffMember("lee", "Dr. Lee"), StaffMember("kim", "Dr. Kim")


@pytest.mark.parametrize(
    ("duration", "step", "count"), [(60, 60, 24), (30, 60, 24), (20, 20, 72), (40, 40, 36)]
)
def test_a_whole_day_is_cut_into_steps(duration: int, step: int, count: int) -> None:
    assert len(desk("00:00-24:00", service=make_service(duration, step)).slots()) == count


@pytest.mark.parametrize(
    ("window", "count"), [("09:00-10:00", 2), ("09:00-09:40", 1), ("09:00-09:20", 0), ("09:00-10:15", 2)]
)
def test_a_service_must_fit_into_the_window(window: str, count: int) -> None:
    assert len(desk(window).slots()) == count


def test_two_windows_of_a_day_each_have_their_grid() -> None:
    assert len(desk("11:00-12:00", "14:00-15:00", service=make_service(20)).slots()) == 6


def test_the_grid_starts_at_the_window_not_at_the_hour() -> None:
    assert desk("08:15-09:30", service=make_service(45, 30)).times() == ["08:15", "08:45"]


def test_intervals_are_half_open() -> None:
    day = desk("08:00-10:30")
    day.occupy("09:00", "09:30")
    assert {"08:30", "09:30"} <= set(day.times())
    shorter = desk("08:00-10:30")
    shorter.occupy("09:00", "09:15")
    assert "09:00" not in shorter.times()


def test_a_slot_inside_or_around_a_busy_time_is_taken() -> None:
    inside = desk("08:00-12:00")
    inside.occupy("08:10", "11:50")
    assert inside.times() == []
    around = desk("09:00-10:00", service=make_service(60))
    around.occupy("09:20", "09:30")
    assert around.times() == []


def test_two_long_slots_share_an_afternoon() -> None:
    day = desk("11:00-15:00", service=make_service(120))
    assert day.times() == ["11:00", "13:00"]
    day.occupy("11:00", "13:00")
    assert day.times() == ["13:00"]
    day.occupy("13:00", "15:00")
    assert day.times() == []


def test_a_working_day_of_eight_hours() -> None:
    day = desk("09:00-17:00", service=make_service(60))
    assert len(day.slots()) == 8
    day.occupy("10:00", "11:00")
    assert len(day.slots()) == 7
    off = make_hours("09:00-17:00", overrides=[DateOverride(MONDAY, MONDAY)])
    assert desk(hours=off, service=make_service(60)).slots() == []


def test_a_long_service_needs_the_whole_stretch() -> None:
    long = desk("09:00-14:30", service=make_service(180, 30))
    long.occupy("09:30", "12:30")
    assert long.times() == []
    short = desk("09:00-14:30", service=make_service(30))
    short.occupy("09:30", "12:30")
    assert short.times()[0] == "09:00"


def test_buffers_add_up() -> None:
    service = make_service(30, 15, buffer_before=15, buffer_after=30)
    day = desk("08:00-20:00", service=service)
    day.occupy("12:30", "13:00", service="checkup")
    day.occupy("14:30", "15:00", service="checkup")
    times = day.times()
    assert max(time for time in times if time < "12:30") == "11:15"
    assert min(time for time in times if time > "12:30") == "15:45"


def test_a_buffer_may_lie_after_closing() -> None:
    assert "11:30" in desk("09:00-12:00", service=make_service(30, buffer_after=30)).times()


def test_minimum_notice_counts_from_now() -> None:
    noon = datetime(2026, 12, 14, 12, 0, tzinfo=UTC)
    day = desk("09:00-17:00", service=make_service(15, minimum_notice=45), now=noon)
    assert day.times()[0] == "12:45"
    assert day.judge("12:30") is Refusal.MINIMUM_NOTICE
    a_second_later = desk(
        "09:00-17:00", service=make_service(15, minimum_notice=45), now=noon.replace(second=1)
    )
    assert a_second_later.times()[0] == "13:00"


def test_the_day_of_the_change_to_summer_time_uses_its_new_offset() -> None:
    day = desk("13:00-18:00", zone="America/New_York")
    first = local_time(day.calendar.zone, day.slots(date(2026, 3, 8))[0].start).astimezone(UTC)
    assert first == datetime(2026, 3, 8, 17, tzinfo=UTC)
    first = local_time(day.calendar.zone, day.slots(date(2026, 3, 7))[0].start).astimezone(UTC)
    assert first == datetime(2026, 3, 7, 18, tzinfo=UTC)


def stamps(day: Desk, when: date) -> list[str]:
    return [local_time(day.calendar.zone, slot.start).strftime("%H:%M%z") for slot in day.slots(when)]


def test_an_hour_that_does_not_exist_has_no_slots() -> None:
    assert stamps(desk("01:00-05:00", zone="America/New_York"), date(2024, 3, 10)) == [
        "01:00-0500", "01:30-0500", "03:00-0400", "03:30-0400", "04:00-0400", "04:30-0400",
    ]  # fmt: skip


def test_an_hour_that_comes_twice_has_twice_the_slots() -> None:
    day = desk("00:00-04:00", zone="America/New_York", service=make_service(60))
    autumn = date(2024, 11, 3)
    assert stamps(day, autumn) == ["00:00-0400", "01:00-0400", "01:00-0500", "02:00-0500", "03:00-0500"]
    second = day.slots(autumn)[2].start
    day.occupy_minutes(second, second + 60)
    assert stamps(day, autumn) == ["00:00-0400", "01:00-0400", "02:00-0500", "03:00-0500"]


def test_a_day_of_23_hours_has_23_slots_of_an_hour() -> None:
    day = desk("00:00-24:00", zone="America/New_York", service=make_service(60))
    assert len(day.slots(date(2026, 3, 8))) == 23
    assert len(day.slots(date(2026, 11, 1))) == 25


def test_an_override_replaces_the_weekly_hours_of_its_date_only() -> None:
    hours = make_hours(
        week={"mon": ["09:00-17:00"], "tue": ["09:00-11:00"]},
        overrides=[DateOverride(MONDAY, MONDAY, windows("10:00-15:00"))],
    )
    day = desk(hours=hours, service=make_service(60))
    assert day.times() == ["10:00", "11:00", "12:00", "13:00", "14:00"]
    assert day.times(MONDAY + timedelta(days=1)) == ["09:00", "10:00"]


def test_an_open_day_inside_a_vacation_wins_over_the_vacation() -> None:
    vacation = DateOverride(MONDAY, MONDAY + timedelta(days=6))
    open_day = DateOverride(MONDAY + timedelta(days=2), MONDAY + timedelta(days=2), windows("09:00-10:00"))
    for order in ([vacation, open_day], [open_day, vacation]):
        day = desk(hours=make_hours("08:00-18:00", overrides=order))
        assert day.times() == []
        assert day.times(MONDAY + timedelta(days=2)) == ["09:00", "09:30"]


def test_public_holidays_close_and_an_override_beats_them() -> None:
    christmas = date(2026, 12, 25)
    closed = make_hours("09:00-17:00", public_holidays=PublicHolidays("US", "NY"))
    assert desk(hours=closed).times(christmas) == []
    opened = make_hours(
        "09:00-17:00",
        overrides=[DateOverride(christmas, christmas, windows("10:00-11:00"))],
        public_holidays=PublicHolidays("US", "NY"),
    )
    assert desk(hours=opened).times(christmas) == ["10:00", "10:30"]


def test_any_staff_member_who_is_free_makes_the_time_free() -> None:
    day = desk("04:00-06:00", staff=(LEE, KIM))
    day.occupy("04:00", "04:30", staff="lee")
    day.occupy("05:30", "06:00", staff="kim")
    assert {"04:00", "05:30"} <= set(day.times())
    day.occupy("04:00", "04:30", staff="kim")
    assert "04:00" not in day.times()


def test_the_least_loaded_of_that_day_gets_it_and_ties_go_by_order() -> None:
    day = desk("09:00-12:00", staff=(LEE, KIM))
    assert {slot.staff.staff_id for slot in day.slots()} == {"lee"}
    day.occupy("11:30", "12:00", staff="lee")
    assert day.slots()[0].staff.staff_id == "kim"
    assert day.slots(MONDAY + timedelta(days=1))[0].staff.staff_id == "lee"


def test_a_booking_of_another_service_blocks_the_same_person() -> None:
    day = desk("09:00-10:00")
    day.occupy("09:00", "09:30", service="whitening")
    assert day.times() == ["09:30"]


def test_a_class_fills_up_seat_by_seat() -> None:
    day = desk("09:00-11:00", service=make_service(60, capacity=3, buffer_after=10))
    for left in (3, 2, 1):
        assert next(iter(day.slots())).seats_left == left
        day.occupy("09:00", "10:00", service="checkup")
    assert day.times() == []  # the class is full, and its buffer reaches into ten o'clock
    assert day.judge("09:00") is Refusal.BUSY


def test_nothing_slips_into_a_class_that_has_begun_to_fill() -> None:
    day = desk("09:00-12:00", service=make_service(60, 30, capacity=3))
    day.occupy("09:30", "10:30", service="checkup")
    assert day.times() == ["09:30", "10:30", "11:00"]


def test_max_per_day_counts_one_service_over_all_staff() -> None:
    day = desk("09:00-12:00", service=make_service(max_per_day=2), staff=(LEE, KIM))
    day.occupy("09:00", "09:30", staff="lee", service="checkup")
    day.occupy("09:00", "09:30", staff="kim", service="whitening")
    assert day.judge("10:00") == Slot(instant(day.calendar, "10:00"), instant(day.calendar, "10:30"), LEE, 1)
    day.occupy("09:30", "10:00", staff="kim", service="checkup")
    assert day.times() == []
    assert day.judge("10:00") is Refusal.MAX_PER_DAY
    assert day.times(MONDAY + timedelta(days=1)) != []


def test_a_horizon_of_two_days_means_today_and_two_more() -> None:
    now = datetime(2026, 12, 14, 23, 30, tzinfo=UTC)  # still the 14th in UTC, already the 15th in Tokyo
    day = desk("00:00-24:00", zone="Asia/Tokyo", service=make_service(60, horizon_days=2), now=now)
    assert day.times(date(2026, 12, 17)) != []
    assert day.times(date(2026, 12, 18)) == []
    assert day.judge("09:00", date(2026, 12, 18)) is Refusal.HORIZON


def test_staff_may_lift_notice_and_horizon_but_never_a_collision() -> None:
    now = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)
    day = desk("09:00-12:00", service=make_service(minimum_notice=600, horizon_days=0), now=now)
    assert day.judge("10:00") is Refusal.MINIMUM_NOTICE
    assert isinstance(day.judge("10:00", lifted=True), Slot)
    assert isinstance(day.judge("10:00", MONDAY + timedelta(days=9), lifted=True), Slot)
    day.occupy("10:00", "10:30")
    assert day.judge("10:00", lifted=True) is Refusal.BUSY


def test_forged_times_are_told_apart() -> None:
    day = desk("09:00-12:00", service=make_service(30), now=datetime(2026, 12, 14, 10, tzinfo=UTC))
    assert day.judge("08:30") is Refusal.OUTSIDE_HOURS
    assert day.judge("11:45") is Refusal.OUTSIDE_HOURS
    assert day.judge("10:10") is Refusal.OFF_GRID
    assert day.judge("09:30") is Refusal.MINIMUM_NOTICE


def test_rules_come_before_collisions() -> None:
    day = desk("09:00-12:00", now=datetime(2026, 12, 14, 11, tzinfo=UTC))
    day.occupy("09:00", "09:30")
    assert day.judge("09:00") is Refusal.MINIMUM_NOTICE


def test_open_time_runs_on_over_midnight_and_the_grid_restarts() -> None:
    night = make_hours(week={"mon": ["20:00-24:00"], "tue": ["00:00-02:00"]})
    day = desk(hours=night, service=make_service(90, 50))
    assert day.times() == ["20:00", "20:50", "21:40", "22:30", "23:20"]
    assert day.times(MONDAY + timedelta(days=1)) == ["00:00"]


def test_touching_and_overlapping_windows_merge_into_one_grid() -> None:
    assert desk("09:00-10:00", "10:00-11:30", service=make_service(50)).times() == ["09:00", "09:50", "10:40"]
    assert desk("09:00-10:30", "10:00-11:30", service=make_service(50)).times() == ["09:00", "09:50", "10:40"]


def test_staff_hours_are_cut_with_the_tenants() -> None:
    early = StaffMember("lee", "Dr. Lee", make_hours("07:00-10:00"))
    assert desk("09:00-12:00", staff=(early,)).times() == ["09:00", "09:30"]
    closed = make_hours(week={"tue": ["09:00-10:00"]})
    assert desk(hours=closed, staff=(early,)).times() == []


def test_a_part_of_the_day_bounds_the_start() -> None:
    day = desk("08:00-20:00", service=make_service(60))

    def starts(part: PartOfDay) -> list[str]:
        wish = day.wish()
        found = day.availability().slots(Wish(wish.first, wish.until, part))
        return [day.clock(slot.start) for slot in found]

    assert starts(PartOfDay.MORNING) == ["08:00", "09:00", "10:00", "11:00"]
    assert starts(PartOfDay.AFTERNOON) == ["12:00", "13:00", "14:00", "15:00", "16:00"]
    assert starts(PartOfDay.EVENING) == ["17:00", "18:00", "19:00"]


def test_alternatives_are_the_nearest_free_times() -> None:
    day = desk("09:00-12:00")
    for clock in ("10:00", "10:30"):
        day.occupy(clock, f"{clock[:2]}:{int(clock[3:]) + 30:02d}".replace(":60", ":59"))
    found = day.availability().nearest(instant(day.calendar, "10:00"), 3, day.wish())
    assert [day.clock(slot.start) for slot in found] == ["09:30", "09:00", "11:00"]


def test_every_missing_time_has_a_reason() -> None:
    now = datetime(2026, 12, 14, 10, tzinfo=UTC)
    day = desk("09:00-12:15", service=make_service(60, horizon_days=0), now=now)
    day.occupy("11:00", "12:00")
    reasons = {day.clock(one.start): one.reason.value for one in day.availability().rejected(day.wish())}
    assert reasons["09:00"] == "minimum_notice"
    assert reasons["11:00"] == "busy"
    assert reasons["12:00"] == "outside_hours"
    assert reasons["20:00"] == "outside_hours"
    assert "10:00" not in reasons
    tomorrow = MONDAY + timedelta(days=1)
    later = {
        day.clock(one.start): one.reason.value for one in day.availability().rejected(day.wish(tomorrow))
    }
    assert later["09:00"] == "horizon"


def test_a_service_for_some_staff_is_offered_by_nobody_else() -> None:
    calendar = make_calendar("09:00-10:00", service=make_service(staff_ids=("kim",)), staff=(LEE, KIM))
    assert {slot.staff.staff_id for slot in Desk(calendar).slots()} == {"kim"}
