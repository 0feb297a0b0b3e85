"""What is made of the calendar's answers: those that are long, odd, or a refusal."""

from __future__ import annotations

from typing import Any

import pytest

from servicekit.errors import Kind, ServiceError
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


def refusing(reception: Reception, tool: str, code: str) -> None:
    def refused(*args: Any, **more: Any) -> Any:
        raise ServiceError(Kind.INVALID, code, "no")

    setattr(reception.calendar, tool, refused)


@pytest.mark.parametrize("code", ["not_found", "forbidden", "invalid_request", "rate_limited"])
def test_a_booking_that_failed_for_another_reason_is_not_told_as_a_time_that_was_taken(code: str) -> None:
    reception = Reception()
    for line in ("check-up Monday at 9", "Carol Jones"):
        reception.say(line)
    refusing(reception, "confirm", code)
    answer = reception.say("yes")
    assert "could not" in answer
    assert "taken" not in answer
    assert "person" in answer
    assert reception.state.task is None


def test_a_search_that_fails_is_not_tried_again_and_again() -> None:
    reception = Reception()
    refusing(reception, "find_slots", "invalid_request")
    answer = reception.say("check-up Monday at 9")
    assert answer.count("could not look up") == 1
    assert sum(seen.tool == "get-time-slots" for seen in reception.tools) == 1


@pytest.mark.parametrize("line", ["yes", "1"])
def test_a_yes_to_an_offered_time_reaches_the_team_while_the_calendar_is_away(line: str) -> None:
    reception = Reception()
    reception.calendar.away = True
    answer = reception.say(line)
    assert "cannot reach our calendar" in answer
    reception.calendar.away = False
    reception.say("Carol Jones")
    (lead,) = reception.calendar.leads
    assert f'Answered "{line}" to a text of ours' in lead["message"]
