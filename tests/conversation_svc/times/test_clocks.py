from __future__ import annotations

from datetime import time

import pytest

from conversation_svc.domain.times import OpeningHours
from tests.conversation_svc.times.reading import when


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("4 pm", "16:00"),
        ("4pm", "16:00"),
        ("7p", "19:00"),
        ("at 7:15PM", "19:15"),
        ("330 p.m.", "15:30"),
        ("four thirty pm", "16:30"),
        ("12 am", "00:00"),
        ("12 pm", "12:00"),
        ("16:45", "16:45"),
        ("8.10 pm", "20:10"),
        ("15h30", "15:30"),
        ("20hr", "20:00"),
        ("half past 3 in the afternoon", "15:30"),
        ("half three", "15:30"),
        ("half three pm", "15:30"),
        ("twenty before 3", "14:40"),
        ("quarter-to-five", "16:45"),
        ("3 fifteen in the afternoon", "15:15"),
        ("2 30 in the afternoon", "14:30"),
        ("quarter to 5 in the evening", "16:45"),
        ("a quarter past noon", "12:15"),
        ("twenty to four", "15:40"),
        ("quarter to 1 in the afternoon", "12:45"),
        ("ten-thirty", "10:30"),
        ("at three twenty", "15:20"),
        ("twelve o three", "12:03"),
        ("4 o'clock", "16:00"),
        ('3 o"clock in the afternoon', "15:00"),
        ("4ish", "16:00"),
        ("around 1030", "10:30"),
        ("morning 10:15", "10:15"),
        ("evening around six", "18:00"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("eight in the night", "20:00"),
        ("15 minutes from 1pm", "13:15"),
        ("quarter to noon", "11:45"),
        ("10 before noon", "11:50"),
        ("noon thirty", "12:30"),
        ("at 1930h", "19:30"),
        ("1930 hours", "19:30"),
        ("fifteen hundred hours", "15:00"),
        ("at oh nine hundred", "09:00"),
        ("eight 30", "08:30"),
        ("3 thirty", "15:30"),
        ("3 oh 5", "15:05"),
        ("15.30h", "15:30"),
        ("half an hour after noon", "12:30"),
        ("two hours before midnight", "22:00"),
        ("🙂 at 4 pm!!", "16:00"),
        ("ten to midnight", "23:50"),
        ("one minute to midnight", "23:59"),
        ("three quarters past four", "16:45"),
        ("oh seven fifteen", "07:15"),
        ("08 45", "08:45"),
        ("4 on the dot", "16:00"),
        ("12:00 noon", "12:00"),
        ("at about 11", "11:00"),
        ("an hour before 5", "16:00"),
        ("12 o'clock midnight", "00:00"),
        ("midnightish", "00:00"),
    ],
)
def test_clock_times_are_read_as_people_say_them(said: str, meant: str) -> None:
    assert when(said) == meant


@pytest.mark.parametrize(("said", "meant"), [("at 8", "08:00"), ("at 2", "14:00"), ("at 12", "12:00")])
def test_a_bare_hour_is_read_by_the_opening_hours(said: str, meant: str) -> None:
    assert when(said) == meant


def test_a_bare_hour_follows_the_hours_of_a_late_business() -> None:
    evenings = OpeningHours.daily(time(17), time(23))

    assert when("at 8", opening=evenings) == "20:00"


def test_a_bare_hour_follows_the_hours_of_the_day_that_was_said() -> None:
    mornings_but_friday = OpeningHours({0: ((time(7), time(12)),), 4: ((time(15), time(21)),)})

    assert when("Monday at 8", opening=mornings_but_friday) == "2019-03-11 08:00"
    assert when("Friday at 8", opening=mornings_but_friday) == "2019-03-08 20:00"


@pytest.mark.parametrize(
    "said",
    [
        "a table for 4",
        "4 people",
        "we are 5 adults and 2 kids",
        "party of 7",
        "my number is 202-555-0101",
        "it was $45",
        "the second one please",
        "confirmation number DOWN-1218-939",
        "write to me at a.4@example.com",
        "about 2",
    ],
)
def test_a_number_is_no_time_where_no_time_is_due(said: str) -> None:
    assert when(said) == "nothing"


@pytest.mark.parametrize(
    ("said", "meant"), [("4", "16:00"), ("430", "16:30"), ("for 12", "12:00"), ("eleven", "11:00")]
)
def test_a_bare_number_is_a_time_when_a_time_was_asked_for(said: str, meant: str) -> None:
    assert when(said, expected="time") == meant


def test_the_assistants_question_makes_a_bare_number_a_time() -> None:
    assert when("3 please", system="What time works for you?") == "15:00"


def test_people_are_not_taken_for_the_time_that_was_asked_for() -> None:
    assert when("for 4 people", expected="time") == "nothing"
