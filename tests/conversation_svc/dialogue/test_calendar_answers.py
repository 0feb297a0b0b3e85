"""What is made of the calendar's answers: those that are long, odd, or a refusal."""

from __future__ import annotations

from tests.fakes.reception import CAROL, Reception


def make_regular(visits: int = 60) -> Reception:
    """Carol has been here every week, and comes again on Monday."""
    reception = Reception()
    coming = reception.calendar.book("checkup", "2026-11-23T09:00", phone=CAROL, name="Carol Jones")
    for visit in range(visits):
        past = {
            **coming,
            "appointment_id": f"past-{visit}",
            "start": f"20{10 + visit // 12}-{1 + visit % 12:02}-02T09:00:00-05:00",
            "end": f"20{10 + visit // 12}-{1 + visit % 12:02}-02T09:30:00-05:00",
            "status": "fulfilled",
        }
        reception.calendar.booked[past["appointment_id"]] = past
    return reception


def test_who_has_been_here_sixty_times_can_still_cancel() -> None:
    reception = make_regular()
    reception.say("cancel my appointment")
    assert "cancelled" in reception.say("yes")
    assert reception.appointments == []


def test_who_has_been_here_sixty_times_can_still_move() -> None:
    reception = make_regular()
    reception.say("move my appointment to Tuesday at 10")
    assert "Tue Nov 24" in reception.say("yes")
    (moved,) = reception.appointments
    assert moved["start"].startswith("2026-11-24T10:00")
