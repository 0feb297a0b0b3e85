from __future__ import annotations

from datetime import datetime

import pytest

from tests.conversation_svc.times.reading import when


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("March 10th", "2019-03-10"),
        ("the 10th of this month", "2019-03-10"),
        ("20 of next month", "2019-04-20"),
        ("Feb 3", "2020-02-03"),
        ("4-25", "2019-04-25"),
        ("on 22-04", "2019-04-22"),
        ("open 9-17", "nothing"),
        ("first Monday of 2020", "2020-01-06"),
        ("12/31/74", "1974-12-31"),
        ("last Christmas", "nothing"),
        ("may twenty nine", "2019-05-29"),
        ("Thursday, August 30th 2018", "2018-08-30"),
        ("Sat, 25 Aug 2018", "2018-08-25"),
        ("the third of march", "2020-03-03"),
        ("2018/04/26", "2018-04-26"),
        ("5/12", "2019-05-12"),
        ("04/26/2019", "2019-04-26"),
        ("the 7th", "2019-03-07"),
        ("the 5th", "2019-04-05"),
        ("Friday the 13th", "2019-09-13"),
        ("first tuesday of october", "2019-10-01"),
        ("the last friday of this month", "2019-03-29"),
        ("third tuesday after christmas 2019", "2020-01-14"),
        ("2/29", "2020-02-29"),
        ("june 21st two thousand nineteen", "2019-06-21"),
        ("the ides of march", "2019-03-15"),
        ("ides of april", "2019-04-13"),
        ("the closest Friday to May 8th", "2019-05-10"),
        ("4-mar-2020", "2020-03-04"),
        ("third thursday this month", "2019-03-21"),
        ("week from sunday", "2019-03-17"),
        ("the second to last friday of may", "2019-05-24"),
        ("first business day of june", "2019-06-03"),
        ("first business day of next month", "2019-04-01"),
        ("the second closest Monday to May 8th", "2019-05-13"),
        ("next month on the 5th", "2019-04-05"),
        ("the friday before labor day", "2019-08-30"),
        ("the day before thanksgiving", "2019-11-27"),
        ("the monday after the 15th", "2019-03-18"),
    ],
)
def test_calendar_dates_are_the_next_ones(said: str, meant: str) -> None:
    assert when(said) == meant


def test_numbers_follow_the_country_of_the_business() -> None:
    assert when("3/4", country="US") == "2020-03-04"
    assert when("3/4", country="GB") == "2019-04-03"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("today", "2019-03-06"),
        ("tomorrow", "2019-03-07"),
        ("the day after tomorrow", "2019-03-08"),
        ("Friday", "2019-03-08"),
        ("this Friday", "2019-03-08"),
        ("next Friday", "2019-03-15"),
        ("next Wednesday", "2019-03-13"),
        ("wed after next", "2019-03-20"),
        ("Monday of next week", "2019-03-11"),
        ("saturday this week", "2019-03-09"),
        ("this coming monday", "2019-03-11"),
        ("Wednesday", "2019-03-13"),
        ("mon.", "2019-03-11"),
        ("in two weeks", "2019-03-20"),
        ("a week from Friday", "2019-03-15"),
        ("3 fridays from now", "2019-03-22"),
        ("2 weeks from january 15", "2020-01-29"),
        ("in 3 days", "2019-03-09"),
        ("a fortnight later", "2019-03-20"),
        ("5 business days from now", "2019-03-13"),
        ("in two sundays", "2019-03-17"),
        ("next business day", "2019-03-07"),
        ("in half a month", "2019-03-21"),
        ("in a year and a half", "2020-09-06"),
        ("in a week and a half", "2019-03-16"),
        ("in two and a half weeks", "2019-03-23"),
        ("the day before next friday", "2019-03-14"),
        ("the day after next tuesday", "2019-03-13"),
        ("a fortnight after next friday", "2019-03-29"),
        ("the day after next", "2019-03-08"),
        ("the day following the 20th", "2019-03-21"),
        ("the first day of next week", "2019-03-11"),
        ("the last day of next week", "2019-03-17"),
        ("the second working day of next week", "2019-03-12"),
        ("the last day but one of april", "2019-04-29"),
        ("first business day in april", "2019-04-01"),
        ("next weekday", "2019-03-07"),
        ("first friday of the month", "2019-04-05"),
        ("the first wednesday of the year", "2020-01-01"),
        ("next month's last friday", "2019-04-26"),
        ("first monday of the month after next", "2019-05-06"),
        ("friday the 12th of next month", "2019-04-12"),
        ("2020 April 3rd", "2020-04-03"),
        ("3. April 2020", "2020-04-03"),
        ("second thursday from now", "2019-03-14"),
        ("three tuesdays from the 10th", "2019-03-26"),
        ("friday two weeks from now", "2019-03-22"),
        ("st. patrick's day", "2019-03-17"),
        ("nxt friday", "2019-03-15"),
        ("tmw", "2019-03-07"),
        ("Nov. 16. 2020", "2020-11-16"),
        ("the day of thanksgiving", "2019-11-28"),
        ("the third friday after easter", "2019-05-10"),
    ],
)
def test_days_are_counted_from_today(said: str, meant: str) -> None:
    assert when(said) == meant


def test_next_friday_said_on_a_friday_is_in_the_following_week() -> None:
    assert when("next friday", now=datetime(2019, 3, 1)) == "2019-03-08"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("next Thursday at 4 pm", "2019-03-14 16:00"),
        ("9 tomorrow morning", "2019-03-07 09:00"),
        ("tonight at 8 o'clock", "2019-03-06 20:00"),
        ("9:30 - tomorrow", "2019-03-07 09:30"),
        ("friday nite at 9", "2019-03-08 21:00"),
        ("in one second", "2019-03-06 09:00:01"),
        ("12:45 on the 11th", "2019-03-11 12:45"),
        ("3 in the afternoon on the 7th of March", "2019-03-07 15:00"),
        ("monday at 2.30", "2019-03-11 14:30"),
        ("january twenty fourth one thirty p m", "2020-01-24 13:30"),
        ("8:30pm tomorrow", "2019-03-07 20:30"),
        ("in half an hour", "2019-03-06 09:30"),
        ("in 2 and a half hours", "2019-03-06 11:30"),
        ("right now", "2019-03-06 09:00"),
        ("EOD tomorrow", "2019-03-07 23:59:59"),
        ("midnight tonight", "2019-03-07 00:00"),
        ("7 on thursday evening", "2019-03-07 19:00"),
        ("half six on sunday evening", "2019-03-10 18:30"),
        ("10 on the 3rd of next month", "2019-04-03 10:00"),
        ("march 9 10 am", "2019-03-09 10:00"),
        ("in three days' time at 4pm", "2019-03-09 16:00"),
        ("2019-07-18T19:00:00", "2019-07-18 19:00"),
        ("in 2 hours 30 minutes", "2019-03-06 11:30"),
        ("in 1h15", "2019-03-06 10:15"),
        ("in around two hours", "2019-03-06 11:00"),
        ("an hour and a quarter from now", "2019-03-06 10:15"),
        ("in two and a quarter hours", "2019-03-06 11:15"),
        ("in 1 1/2 hours", "2019-03-06 10:30"),
        ("in another half hour", "2019-03-06 09:30"),
        ("in 1 day 2 hours", "2019-03-07 11:00"),
        ("saturday at 10 next week", "2019-03-16 10:00"),
        ("early tomorrow at 7", "2019-03-07 07:00"),
        ("christmas eve 2020 at 5", "2020-12-24 17:00"),
    ],
)
def test_dates_and_clocks_said_together_are_one_moment(said: str, meant: str) -> None:
    assert when(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "may I ask something",
        "can you march over",
        "we sat outside in the sun",
        "good morning!",
        "have a nice evening",
        "not right now",
        "that's all for today",
        "yesterday",
        "my boss said no",
        "there were three of us",
        "the first option",
        "wait a minute",
        "late last night",
        "last weekend",
        "yesterday at 5",
        "two weeks ago monday",
        "the monday before last",
        "the 31st of february",
        "sept 31st",
        "wait until 5 of us are there",
        "up to 4",
        "the office at 12 Garden Street",
        "our postcode is M4 5QD",
        "are you open 24/7",
        "it weighs 2.5 kilos",
        "release 3.4",
        "a 2 to 3 hour job",
        "the first two of us",
        "we are 4. May I bring a dog",
        "for two weeks and a half",
        "more than 2 hours",
        "the day after",
    ],
)
def test_words_that_only_look_like_time_are_left_alone(said: str) -> None:
    assert when(said) == "nothing"


def test_the_past_is_read_only_where_it_is_meant() -> None:
    assert when("yesterday", past=True) == "2019-03-05"
    assert when("May 3", past=True) == "2018-05-03"


def test_a_number_with_a_dot_is_a_day_where_a_day_was_asked_for() -> None:
    assert when("is 5.12 free") == "nothing"
    assert when("is 5.12 free", expected="date") == "2019-05-12"
