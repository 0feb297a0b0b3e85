"""The main job over HTTP, with the real calendar behind it."""

from __future__ import annotations

import re

from tests.conversation_svc.service.house import House


def test_one_text_books_a_real_appointment(house: House) -> None:
    offer = house.text("Hi, can I get a check-up tomorrow morning?")["response"]
    assert "Fri Dec 18" in offer
    assert "2) 9:30 AM" in offer
    assert "name" in house.text("the second one")["response"]
    read_back = house.text("Carol Jones")["response"]
    assert "Fri Dec 18 at 9:30 AM" in read_back
    assert house.appointments() == []
    booked = house.text("yes")
    number = re.search(r"DOWN-1218-\d+", booked["response"])
    assert number
    (appointment,) = house.appointments()
    assert appointment["confirmation_number"] == number.group()
    assert appointment["start"] == "2026-12-18T09:30:00-05:00"
    assert booked["metadata"]["appointment"]["appointment_id"] == appointment["appointment_id"]


def test_a_repeated_message_gets_the_same_answer_and_has_no_second_effect(house: House) -> None:
    for line in ("book a check-up tomorrow at 10", "Carol Jones"):
        house.text(line)
    first = house.text("yes", sid="SM-yes")
    again = house.text("yes", sid="SM-yes")
    assert again == first
    assert len(house.appointments()) == 1


def test_the_same_conversation_works_through_the_chat(house: House) -> None:
    offer = house.chat("Hi, can I get a check-up tomorrow morning?")
    session = offer["session_id"]
    assert offer["metadata"]["quick_replies"][:2] == ["9:00 AM", "9:30 AM"]
    house.chat("the second one", session)
    house.chat("Carol Jones, 202 555 0143", session)
    booked = house.chat("yes", session)
    assert "DOWN-1218-" in booked["response"]
    (appointment,) = house.appointments()
    assert appointment["customer_id"]


def test_cancel_and_reschedule_work_in_words(house: House) -> None:
    for line in ("book a check-up tomorrow at 10", "Carol Jones", "yes"):
        house.text(line)
    house.text("please move my appointment to 11")
    moved = house.text("yes")["response"]
    assert "11:00 AM" in moved
    assert house.appointments()[0]["start"] == "2026-12-18T11:00:00-05:00"
    house.text("cancel my appointment")
    assert len(house.appointments()) == 1
    assert "cancelled" in house.text("yes")["response"]
    assert house.appointments() == []
