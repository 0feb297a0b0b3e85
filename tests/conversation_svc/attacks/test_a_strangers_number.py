"""Mallory books with a number that is somebody else's: what she is told, and what becomes of its owner."""

from __future__ import annotations

import json

import pytest

from conversation_svc.answers import answer_of
from conversation_svc.turn import take_line
from tests.fakes.reception import Reception

VICTIM, VICTIM_PHONE, VICTIM_EMAIL = "Victoria Vance", "+12025550177", "victoria@example.org"


def make_reception(channel: str = "chat") -> Reception:
    reception = Reception(channel=channel, phone=None)
    reception.calendar.book("checkup", "2026-11-24T09:00", phone=VICTIM_PHONE, name=VICTIM, staff_id="dr-lee")
    reception.calendar.people[VICTIM_PHONE]["email"] = VICTIM_EMAIL
    return reception


def book(reception: Reception, day: str = "tuesday") -> None:
    for line in (f"check-up {day} at 2 pm", "Mallory Reed", "202 555 0177"):
        reception.say(line)


@pytest.mark.parametrize("lines", [["yes"], ["yes", "cancel my appointment", "yes"]])
def test_the_answer_to_a_chat_shows_nothing_of_the_numbers_owner(lines: list[str]) -> None:
    reception = make_reception()
    book(reception)
    for line in lines[:-1]:
        reception.say(line)
    spoken = take_line(lines[-1], reception.state, reception.policy, reception.now, reception.run_tool)
    answer = answer_of(spoken.response, "s-test", "en", spoken=spoken, policy=reception.policy)
    assert answer["metadata"]["appointment"]["confirmation_number"]
    told = json.dumps([answer, [seen.data for seen in spoken.tools]], default=str)
    for secret in (VICTIM_EMAIL, VICTIM, VICTIM_PHONE, "customer_id"):
        assert secret not in told


def test_a_model_is_shown_nothing_of_the_numbers_owner() -> None:
    reception = make_reception()
    book(reception)
    reception.say("yes")
    mine = reception.run_tool(reception.state, "get-appointment-status", {})
    (booked,) = mine.data["appointments"]
    one = reception.run_tool(
        reception.state, "get-project-details", {"appointment_id": booked["appointment_id"]}
    )
    assert one.ok
    for seen in (mine, one):
        assert VICTIM_EMAIL not in json.dumps(dict(seen.data), default=str)
