"""The numbered cases that pin the calendar's meaning, through the HTTP API."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.appointment_svc.service import WEEKDAYS, CalendarService, at

Make = Callable[..., CalendarService]
LEE_AND_KIM = [{"id": "lee", "name": "Dr. Lee"}, {"id": "kim", "name": "Dr. Kim"}]


def open_daily(*windows: str) -> dict[str, list[str]]:
    return {day: list(windows) for day in WEEKDAYS}


def service(duration: int, step: int | None = None, **rest: Any) -> list[dict[str, Any]]:
    return [
        {
            "id": "checkup",
            "name": "Check-up",
            "duration_minutes": duration,
            **({"slot_interval_minutes": step} if step else {}),
            **rest,
        },
        {"id": "other", "name": "Other", "duration_minutes": 30, "slot_interval_minutes": 5},
    ]


def occupy(clinic: CalendarService, *starts: str, duration: int = 30, **rest: Any) -> None:
    """Somebody has these times, by a service of its own length."""
    tenant = clinic.directory.tenants[clinic.tenant_id]
    filler = {"id": f"fill{duration}", "name": "F", "duration_minutes": duration, "slot_interval_minutes": 5}
    document = tenant.document()
    if not any(one["id"] == filler["id"] for one in document["services"]):
        document["services"].append(filler)
        clinic.directory.tenants[clinic.tenant_id] = type(tenant).model_validate(document)
    for start in starts:
        reply = clinic.confirm(
            at(start), **{"service_id": filler["id"], "customer": {"name": "Somebody"}, **rest}
        )
        assert reply.status == 201, reply.json


@pytest.mark.parametrize(
    ("windows", "duration", "step", "count"),
    [
        (["00:00-24:00"], 60, 60, 24),
        (["00:00-24:00"], 30, 60, 24),
        (["00:00-24:00"], 20, 20, 72),
        (["00:00-24:00"], 40, 40, 36),
        (["09:00-10:00"], 30, 30, 2),
        (["09:00-09:40"], 30, 30, 1),
        (["09:00-09:20"], 30, 30, 0),
        (["09:00-10:15"], 30, 30, 2),
        (["11:00-12:00", "14:00-15:00"], 20, 20, 6),
    ],
)
def test_cases_1_and_2_windows_are_cut_into_steps(
    make_calendar: Make, windows: list[str], duration: int, step: int, count: int
) -> None:
    clinic = make_calendar(hours=open_daily(*windows), services=service(duration, step))
    assert len(clinic.times()) == count


def test_case_3_the_grid_starts_with_the_window(make_calendar: Make) -> None:
    clinic = make_calendar(hours=open_daily("08:15-09:30"), services=service(45, 30))
    assert clinic.times() == ["08:15", "08:45"]


def test_case_4_intervals_are_half_open(make_calendar: Make) -> None:
    clinic = make_calendar(hours=open_daily("08:30-10:00"), services=service(30))
    occupy(clinic, "09:00")
    assert clinic.times() == ["08:30", "09:30"]
    shorter = make_calendar(hours=open_daily("08:30-10:00"), services=service(30))
    occupy(shorter, "09:00", duration=15)
    assert "09:00" not in shorter.times()


def test_case_5_inside_a_longer_and_around_a_shorter_busy_time(make_calendar: Make) -> None:
    inside = make_calendar(hours=open_daily("08:00-12:00"), services=service(30))
    occupy(inside, "08:10", duration=200)
    assert inside.times() == ["11:30"]
    around = make_calendar(hours=open_daily("09:00-10:00"), services=service(60))
    occupy(around, "09:20", duration=10)
    assert around.times() == []


def test_case_6_two_long_slots_share_an_afternoon(make_calendar: Make) -> None:
    clinic = make_calendar(hours=open_daily("11:00-15:00"), services=service(120))
    assert clinic.times() == ["11:00", "13:00"]
    assert clinic.confirm(at("11:00")).status == 201
    assert clinic.times() == ["13:00"]
    assert clinic.confirm(at("13:00")).status == 201
    assert clinic.times() == []


def test_case_8_a_long_service_needs_the_whole_stretch(make_calendar: Make) -> None:
    clinic = make_calendar(hours=open_daily("09:00-14:30"), services=service(180, 30))
    occupy(clinic, "09:30", duration=180)
    assert clinic.times() == []
    assert "09:00" in clinic.times(service_id="other")


def test_case_9_buffers_add_up(make_calendar: Make) -> None:
    clinic = make_calendar(
        hours=open_daily("08:00-20:00"),
        services=service(30, 15, buffer_before_minutes=15, buffer_after_minutes=30),
    )
    assert clinic.confirm(at("12:30")).status == 201
    assert clinic.confirm(at("14:30")).status == 201
    times = clinic.times()
    assert max(time for time in times if time < "12:30") == "11:15"
    assert min(time for time in times if time > "12:30") == "15:45"
    assert clinic.confirm(at("15:30")).code == "slot_taken"
    assert clinic.confirm(at("15:45")).status == 201


def test_case_10_a_buffer_may_lie_after_closing(make_calendar: Make) -> None:
    clinic = make_calendar(hours=open_daily("09:00-12:00"), services=service(30, buffer_after_minutes=30))
    assert "11:30" in clinic.times()


def test_case_11_notice(make_calendar: Make) -> None:
    clinic = make_calendar(services=service(15, minimum_notice_minutes=45))
    clinic.clock.set(datetime(2026, 12, 15, 17, 0, tzinfo=UTC))  # noon in New York
    assert clinic.times()[0] == "12:45"
    assert clinic.confirm(at("12:30")).code == "minimum_notice"


def test_case_12_and_13_the_spring_day(make_calendar: Make) -> None:
    clinic = make_calendar(hours=open_daily("13:00-18:00"))
    clinic.clock.set(datetime(2026, 3, 1, tzinfo=UTC))
    for day, first in (("2026-03-07", "13:00:00-05:00"), ("2026-03-08", "13:00:00-04:00")):
        found = clinic.search(**{"from": day, "to": day}).json["slots"]
        assert found[0]["start"] == f"{day}T{first}"
    night = make_calendar(hours=open_daily("01:00-05:00"))
    night.clock.set(datetime(2024, 3, 1, tzinfo=UTC))
    found = night.search(**{"from": "2024-03-10", "to": "2024-03-10"}).json["slots"]
    assert [slot["start"][11:] for slot in found] == [
        "01:00:00-05:00", "01:30:00-05:00", "03:00:00-04:00",
        "03:30:00-04:00", "04:00:00-04:00", "04:30:00-04:00",
    ]  # fmt: skip


def test_case_14_the_autumn_day(make_calendar: Make) -> None:
    clinic = make_calendar(hours=open_daily("00:00-04:00"), services=service(60))
    clinic.clock.set(datetime(2024, 10, 20, tzinfo=UTC))

    def starts() -> list[str]:
        found = clinic.search(**{"from": "2024-11-03", "to": "2024-11-03"}).json["slots"]
        return [slot["start"][11:] for slot in found]

    assert starts() == [
        "00:00:00-04:00", "01:00:00-04:00", "01:00:00-05:00", "02:00:00-05:00", "03:00:00-05:00",
    ]  # fmt: skip
    assert clinic.confirm("2024-11-03T01:00:00-05:00").status == 201
    assert "01:00:00-04:00" in starts()
    assert "01:00:00-05:00" not in starts()


def test_case_15_an_override_replaces_one_day(make_calendar: Make) -> None:
    clinic = make_calendar(
        hours=open_daily("09:00-17:00"),
        date_overrides=[{"date": "2026-12-15", "hours": ["10:00-15:00"]}],
        services=service(60),
    )
    assert clinic.times() == ["10:00", "11:00", "12:00", "13:00", "14:00"]
    assert len(clinic.times("2026-12-16")) == 8


def test_case_16_any_staff_and_the_least_loaded(make_calendar: Make) -> None:
    clinic = make_calendar(hours=open_daily("04:00-06:00"), staff=LEE_AND_KIM, services=service(30))
    occupy(clinic, "04:00", staff_id="lee")
    occupy(clinic, "05:30", staff_id="kim")
    assert {"04:00", "05:30"} <= set(clinic.times())
    occupy(clinic, "04:00", staff_id="kim")
    assert "04:00" not in clinic.times()
    found = clinic.search(**{"from": "2026-12-15", "to": "2026-12-15"}).json["slots"]
    assert {slot["start"][11:16]: slot["staff_id"] for slot in found}["05:00"] == "lee"  # one against two
    booked = clinic.confirm(at("05:00"))
    assert booked.json["staff_id"] == "lee"
    tie = clinic.search(**{"from": "2026-12-16", "to": "2026-12-16"}).json["slots"]
    assert {slot["staff_id"] for slot in tie} == {"lee"}


def test_case_17_one_service_blocks_the_person_for_another(make_calendar: Make) -> None:
    clinic = make_calendar(services=service(30))
    assert clinic.confirm(at("09:00"), service_id="other").status == 201
    assert "09:00" not in clinic.times()


def test_case_18_a_class_of_three(make_calendar: Make) -> None:
    clinic = make_calendar(services=service(60, capacity=3))
    found = clinic.search(**{"from": "2026-12-15", "to": "2026-12-15"}).json["slots"]
    assert found[0]["seats_left"] == 3
    with ThreadPoolExecutor(6) as pool:
        replies = list(pool.map(lambda _: clinic.confirm(at("09:00"), customer={"name": "C"}), range(6)))
    assert sorted(reply.status for reply in replies) == [201] * 3 + [409] * 3
    assert "09:00" not in clinic.times()
    first = next(reply for reply in replies if reply.status == 201)
    assert clinic.cancel(first.json["appointment_id"]).status == 200
    found = clinic.search(**{"from": "2026-12-15", "to": "2026-12-15"}).json["slots"]
    assert (found[0]["start"], found[0]["seats_left"]) == (at("09:00"), 1)
    assert "09:00" not in clinic.times(service_id="other")  # nothing slips into the empty seat
    assert clinic.confirm(at("09:00"), service_id="other").code == "slot_taken"
    assert clinic.confirm(at("09:00"), customer={"name": "D"}).status == 201


def test_case_20_a_hold_that_expired(make_calendar: Make) -> None:
    clinic = make_calendar()
    mine = clinic.hold(at("10:00"), session_id="mine").json["hold_id"]
    clinic.clock.advance(301)
    theirs = clinic.hold(at("10:00"), session_id="theirs")
    assert theirs.status == 201
    late = clinic.confirm(hold_id=mine)
    assert (late.status, late.code) == (409, "hold_expired")
    assert late.json["alternatives"][0]["start"] == at("09:30")
    assert clinic.confirm(hold_id=theirs.json["hold_id"]).status == 201


def test_case_21_rescheduling_over_oneself_and_onto_another(make_calendar: Make) -> None:
    clinic = make_calendar(services=service(30, 15))
    mine = clinic.confirm(at("10:00")).json
    moved = clinic.reschedule(mine["appointment_id"], at("10:15"))
    assert moved.status == 200, moved.json
    assert moved.json["confirmation_number"] == mine["confirmation_number"]
    assert moved.json["appointment_id"] == mine["appointment_id"]
    assert (moved.json["start"], moved.json["version"]) == (at("10:15"), 2)
    assert clinic.confirm(at("11:00")).status == 201
    refused = clinic.reschedule(mine["appointment_id"], at("11:00"))
    assert (refused.status, refused.code) == (409, "slot_taken")
    assert len(refused.json["alternatives"]) == 3
    assert clinic.get(f"/v1/appointments/{mine['appointment_id']}").json["start"] == at("10:15")


@pytest.mark.parametrize(
    ("start", "code"),
    [
        ("2026-12-15T08:30:00-05:00", "outside_hours"),
        ("2026-12-15T16:45:00-05:00", "outside_hours"),
        ("2026-12-15T09:10:00-05:00", "off_grid"),
        ("2026-12-15T09:00:30-05:00", "off_grid"),
        ("2026-12-13T10:00:00-05:00", "outside_hours"),  # a Sunday
        ("2026-12-11T10:00:00-05:00", "minimum_notice"),  # last Friday
        ("2027-04-01T10:00:00-04:00", "horizon"),
    ],
)
def test_case_23_forged_times(calendar: CalendarService, start: str, code: str) -> None:
    for reply in (calendar.confirm(start), calendar.hold(start)):
        assert (reply.status, reply.code) == (422, code)
    assert calendar.get("/v1/appointments").json["appointments"] == []
    with calendar.database.transaction(calendar.tenant_id) as connection:
        assert connection.execute("SELECT count(*) FROM outbox").fetchone() == (0,)


def test_case_24_one_key_one_effect(calendar: CalendarService) -> None:
    headers = {"Idempotency-Key": "one"}
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda _: calendar.confirm(at("10:00"), headers=headers), range(8)))
    assert {reply.status for reply in replies} == {201}
    assert len({reply.json["appointment_id"] for reply in replies}) == 1
    assert len(calendar.get("/v1/appointments").json["appointments"]) == 1
    other = calendar.confirm(at("11:00"), headers=headers)
    assert (other.status, other.code) == (422, "idempotency_key_reused")
