"""Messages are ordered against changes by the fence."""

from __future__ import annotations

from typing import Any

from tests.appointment_svc.service import CalendarService, Reply, at
from tests.appointment_svc.test_people import events


def fence(clinic: CalendarService, *asked: tuple[str, int], key: str = "service") -> Reply:
    """Each asked by its id and version; of the clinic's own tenant."""
    questions = [
        {
            "tenant_id": clinic.tenant_id,
            "appointment_id": appointment_id,
            "version": version,
            "notification_id": f"n-{number}",
        }
        for number, (appointment_id, version) in enumerate(asked)
    ]
    return clinic.post("/v1/fences", {"questions": questions}, key=key, bare=True)


def verdict(clinic: CalendarService, appointment_id: str, version: int) -> dict[str, Any]:
    [answer] = fence(clinic, (appointment_id, version)).json["answers"]
    return dict(answer)


def test_the_fence_passes_the_version_that_stands(calendar: CalendarService) -> None:
    booked = calendar.confirm(at("10:00")).json["appointment_id"]
    assert verdict(calendar, booked, 1)["stands"] is True
    calendar.reschedule(booked, at("11:00"))
    superseded = verdict(calendar, booked, 1)
    assert (superseded["stands"], superseded["reason"], superseded["version"]) == (False, "superseded", 2)
    assert verdict(calendar, booked, 2)["stands"] is True


def test_after_a_cancel_no_fence_passes_and_its_event_says_who_was_told(calendar: CalendarService) -> None:
    told = calendar.confirm(at("10:00")).json["appointment_id"]
    untold = calendar.confirm(at("11:00")).json["appointment_id"]
    verdict(calendar, told, 1)
    for appointment_id in (told, untold):
        calendar.cancel(appointment_id)
        assert verdict(calendar, appointment_id, 2)["stands"] is False
    cancelled = [event for event in events(calendar) if event["type"] == "cancelled"]
    assert [event["announced"] for event in cancelled] == [True, False]


def test_many_questions_are_answered_in_their_order(calendar: CalendarService) -> None:
    stands = calendar.confirm(at("10:00")).json["appointment_id"]
    cancelled = calendar.confirm(at("11:00")).json["appointment_id"]
    calendar.cancel(cancelled)
    unknown = "00000000-0000-4000-8000-000000000000"
    answers = fence(
        calendar, (unknown, 1), (stands, 1), (cancelled, 2), ("no-id-at-all", 1), (stands, 7)
    ).json["answers"]
    assert [answer["reason"] for answer in answers] == ["gone", None, "cancelled", "gone", "superseded"]
    assert [answer["notification_id"] for answer in answers] == ["n-0", "n-1", "n-2", "n-3", "n-4"]


def test_no_message_leaves_for_somebody_who_was_erased(calendar: CalendarService) -> None:
    booked = calendar.confirm(at("10:00")).json
    calendar.delete(f"/v1/customers/{booked['customer']['customer_id']}")
    assert verdict(calendar, booked["appointment_id"], 1)["reason"] == "erased"


def test_the_fence_is_for_our_own_services_only(calendar: CalendarService) -> None:
    booked = calendar.confirm(at("10:00")).json["appointment_id"]
    assert fence(calendar, (booked, 1), key="owner").status == 403
    assert fence(calendar, (booked, 1), key="service:somebody-else").status == 404
