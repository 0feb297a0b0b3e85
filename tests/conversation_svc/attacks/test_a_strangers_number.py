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


@pytest.mark.parametrize("channel", ["chat", "voice"])
def test_a_number_that_was_said_does_not_rename_its_owner(channel: str) -> None:
    reception = make_reception(channel)
    book(reception)
    reception.say("yes")
    assert reception.calendar.people[VICTIM_PHONE]["name"] == VICTIM
    assert [one["booked_as"] for one in reception.appointments] == [None, "Mallory Reed"]


def test_who_texts_or_has_proven_the_number_may_say_how_they_are_called() -> None:
    texts = Reception(channel="sms", phone=VICTIM_PHONE)
    for line in ("check-up tuesday at 2 pm", "Victoria Vance", "yes"):
        texts.say(line)
    chats = make_reception()
    (booked,) = chats.appointments
    chats.say(f"cancel {booked['confirmation_number']}, my number is 202 555 0177")
    for line in ("no", "check-up wednesday at 2 pm", "yes"):
        chats.say(line)
    for reception in (texts, chats):
        assert reception.appointments[-1]["booked_as"] is None


def test_a_place_on_the_waitlist_says_whether_the_number_is_proven() -> None:
    reception = make_reception()
    for line in ("put me on the waitlist for a check-up", "Mallory Reed", "202 555 0177"):
        reception.say(line)
    (entry,) = reception.calendar.waiting
    assert entry["customer"]["verified"] is False


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
