"""From a free time to an appointment, over HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from tests.appointment_svc.service import CalendarService, at


def test_a_free_time_is_found_and_booked(calendar: CalendarService) -> None:
    found = calendar.search(**{"from": "2026-12-15", "to": "2026-12-15"})
    assert found.status == 200
    assert found.json["timezone"] == "America/New_York"
    first = found.json["slots"][0]
    assert first == {
        "start": "2026-12-15T09:00:00-05:00",
        "end": "2026-12-15T09:30:00-05:00",
        "staff_id": "lee",
        "staff_name": "Dr. Lee",
        "seats_left": 1,
    }
    booked = calendar.confirm(first["start"])
    assert booked.status == 201, booked.json
    assert booked.json["status"] == "booked"
    assert re.fullmatch(r"DOWN-1215-\d{3}", booked.json["confirmation_number"])
    assert booked.json["start"] == first["start"]
    assert booked.json["version"] == 1
    assert "09:00" not in calendar.times()


def test_a_second_booking_of_the_time_is_refused_with_alternatives(calendar: CalendarService) -> None:
    assert calendar.confirm(at("10:00")).status == 201
    refused = calendar.confirm(at("10:00"))
    assert (refused.status, refused.code) == (409, "slot_taken")
    assert [slot["start"] for slot in refused.json["alternatives"]] == [at("09:30"), at("10:30"), at("09:00")]


def test_alternatives_lie_around_the_time_however_far_ahead_it_is(
    make_calendar: Callable[..., CalendarService],
) -> None:
    service = {"id": "checkup", "name": "Check-up", "duration_minutes": 30, "horizon_days": 600}
    clinic = make_calendar(hours={"wed": ["10:00-10:30"]}, services=[service])
    wanted = at("10:00", "2027-09-15", "-04:00")
    assert clinic.confirm(wanted).status == 201
    found = [slot["start"][:10] for slot in clinic.confirm(wanted).json["alternatives"]]
    assert found == ["2027-09-08", "2027-09-22", "2027-09-01"]
    beyond = at("10:00", "2028-12-13")  # a rule lifted for it does not hold for others
    assert clinic.confirm(beyond, override=True).status == 201
    found = [slot["start"][:10] for slot in clinic.confirm(beyond, override=True).json["alternatives"]]
    assert found == ["2028-08-02", "2028-07-26"]


def test_a_hold_is_confirmed_by_its_id_alone(calendar: CalendarService) -> None:
    held = calendar.hold(at("10:00"))
    assert held.status == 201, held.json
    assert held.json["expires_at"] == "2026-12-14T08:05:00-05:00"
    assert calendar.confirm(at("10:00")).status == 409
    booked = calendar.confirm(hold_id=held.json["hold_id"])
    assert booked.status == 201, booked.json
    assert booked.json["start"] == at("10:00")
    again = calendar.confirm(hold_id=held.json["hold_id"])
    assert (again.status, again.code) == (409, "wrong_status")


def test_twenty_confirmations_of_one_time_have_one_winner(calendar: CalendarService) -> None:
    with ThreadPoolExecutor(20) as pool:
        replies = list(pool.map(lambda _: calendar.confirm(at("11:00"), customer={"name": "C"}), range(20)))
    assert sorted(reply.status for reply in replies) == [201] + [409] * 19
    assert {reply.code for reply in replies if reply.status == 409} == {"slot_taken"}
