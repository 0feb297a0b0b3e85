"""Messages are ordered against changes by the fence."""

from __future__ import annotations

from tests.appointment_svc.service import CalendarService, Reply, at
from tests.appointment_svc.test_people import events


def fence(clinic: CalendarService, appointment_id: str, version: int) -> Reply:
    return clinic.post(
        f"/v1/appointments/{appointment_id}/fence",
        {"version": version, "notification_id": "n-1"},
        key=f"service:{clinic.tenant_id}",
    )


def test_the_fence_passes_the_version_that_stands(calendar: CalendarService) -> None:
    booked = calendar.confirm(at("10:00")).json["appointment_id"]
    assert fence(calendar, booked, 1).json["stands"] is True
    calendar.reschedule(booked, at("11:00"))
    superseded = fence(calendar, booked, 1).json
    assert (superseded["stands"], superseded["reason"], superseded["version"]) == (False, "superseded", 2)
    assert fence(calendar, booked, 2).json["stands"] is True


def test_after_a_cancel_no_fence_passes_and_its_event_says_who_was_told(calendar: CalendarService) -> None:
    told = calendar.confirm(at("10:00")).json["appointment_id"]
    untold = calendar.confirm(at("11:00")).json["appointment_id"]
    fence(calendar, told, 1)
    for appointment_id in (told, untold):
        calendar.cancel(appointment_id)
        assert fence(calendar, appointment_id, 2).json["stands"] is False
    cancelled = [event for event in events(calendar) if event["type"] == "cancelled"]
    assert [event["announced"] for event in cancelled] == [True, False]


def test_the_fence_is_for_our_own_services_only(calendar: CalendarService) -> None:
    booked = calendar.confirm(at("10:00")).json["appointment_id"]
    refused = calendar.post(
        f"/v1/appointments/{booked}/fence", {"version": 1, "notification_id": "n"}, key="owner"
    )
    assert refused.status == 403
