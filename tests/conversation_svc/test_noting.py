"""What is told beside a booking is kept with it, and changes nothing else."""

from __future__ import annotations

from tests.conversation_svc.test_trades import reception_of


def test_the_make_of_a_phone_is_a_note_and_no_other_service_nor_an_hour() -> None:
    reception = reception_of("brandons")
    reception.say("my battery dies super fast")
    assert "noted" in reception.say("its a galaxy s21")
    assert reception.state.task is not None
    assert reception.state.task.service_id == "battery"
    assert reception.state.task.wish.at is None
    assert reception.state.task.notes == "its a galaxy s21"


def test_the_number_of_a_phone_is_no_hour() -> None:
    reception = reception_of("brandons")
    reception.say("i wanna come get my iphone 14 screen done friday at noon")
    assert reception.state.task is not None
    assert str(reception.state.task.wish.at) == "12:00:00"


def test_more_of_the_trouble_and_how_to_get_in_come_with_the_booking() -> None:
    reception = reception_of("peak-field")
    reception.say("i need a plumber tomorrow at 9:30")
    reception.say("the toilet wont stop running")
    reception.say("tell them the gate code is 1234")
    reception.say("Ann Hill")
    reception.say("123 Oak Street, Mesa")
    reception.say("yes")
    [booked] = reception.appointments
    [(_, note)] = reception.calendar.note_list or [(None, booked["notes"])]
    assert "toilet wont stop running" in note
    assert "gate code is 1234" in note


def test_a_town_behind_an_address_is_no_name() -> None:
    reception = reception_of("peak-field")
    reception.say("i need a plumber tomorrow at 9:30")
    assert "name" in reception.say("123 Oak Street Mesa")
    assert reception.state.customer.name is None


def test_how_far_a_repair_is_is_not_made_up() -> None:
    reception = reception_of("brandons")
    assert "I cannot see how far that is" in reception.say("is my phone ready?")
    reception.say("yes")
    assert reception.state.task is not None
    assert reception.state.task.kind == "message"


def test_who_waits_in_vain_gets_a_person() -> None:
    reception = reception_of("peak-field")
    reception.say("nobody showed up today")
    assert [handoff.reason for handoff in reception.handoffs] == ["rule"]


def test_what_happened_yesterday_is_no_day_to_book() -> None:
    reception = reception_of("peak-field")
    assert "past" not in reception.say("our ac quit last night its 90 degrees in here")


def test_hours_that_are_full_are_said_to_be_so() -> None:
    reception = reception_of("peak-field")
    answer = reception.say("i need a plumber tomorrow afternoon")
    assert "Nothing is free on Sat Nov 21 at those hours" in answer
