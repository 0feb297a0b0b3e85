"""What is told beside a booking is kept with it, and changes nothing else."""

from __future__ import annotations

from tests.fakes.reception import reception_of


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


def test_a_name_before_an_address_is_kept_with_it() -> None:
    reception = reception_of("peak-field")
    reception.say("monday am for maintenance")
    reception.say("Luanne Platter, 44 Rainey St Mesa AZ")
    assert "for Luanne Platter at 44 Rainey St Mesa AZ" in reception.say("1")


def test_an_address_that_comes_with_the_yes_is_read_back_first() -> None:
    """Who would rather not tell it may change their mind, and then nobody drives to nowhere."""
    reception = reception_of("peak-field")
    reception.say("maintenance friday at 8:30")
    reception.say("Dale Gribble")
    reception.say("I'd rather not give my address")
    assert "at 5 Alley Way, Mesa. Shall I book it?" in reception.say("ok fine 5 Alley Way, Mesa")
    assert not reception.appointments
    reception.say("yes")
    assert reception.appointments[0]["location"] == {"address": "5 Alley Way, Mesa"}


def test_a_complaint_that_a_trade_knows_is_a_wish_to_come() -> None:
    reception = reception_of("uptown")
    assert "Sick visit" in reception.say("my kid has strep i think")
    reception.say("first")
    reception.say("Barry Allen, kid is Don Allen")
    reception.say("yes")
    assert reception.appointments[0]["name"] == "Barry Allen"


def test_whether_a_class_is_full_asks_for_its_times() -> None:
    assert "Back class" in reception_of("westside").say("is the back class full on monday")


def test_a_message_in_the_middle_of_a_booking_is_passed_on_and_the_booking_goes_on() -> None:
    reception = reception_of("downtown")
    reception.say("check-up on Tuesday at 9")
    reception.say("leave a message for the team: I lost my insurance card")
    answer = reception.say("Carol Jones")
    assert "passed" in answer
    assert "9:00 AM" in answer
    reception.say("yes")
    assert len(reception.appointments) == 1
    assert "insurance card" in reception.calendar.leads[0]["message"]
