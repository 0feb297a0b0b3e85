from __future__ import annotations

import pytest

from tests.conversation_svc.times.reading import when


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("between 2 and 4", "14:00 .. 16:00"),
        ("from 9 till 5", "09:00 .. 17:00"),
        ("9.30-4.30pm", "09:30 .. 16:30"),
        ("8am to noon", "08:00 .. 12:00"),
        ("5 to seven in the morning", "05:00 .. 07:00"),
        ("after three", "15:00 .. open"),
        ("before noon", "open .. 12:00"),
        ("for 2 hours from 2pm", "14:00 .. 16:00"),
        ("later than 9:30 but before 11", "09:30 .. 11:00"),
        ("morning", "08:00 .. 12:00"),
        ("late afternoon", "14:00 .. 16:00"),
        ("by 2:00pm", "2019-03-06 09:00 .. 2019-03-06 14:00"),
        ("monday 12-4", "2019-03-11 12:00 .. 2019-03-11 16:00"),
        ("tomorrow between 2 and 4", "2019-03-07 14:00 .. 2019-03-07 16:00"),
        ("6-8 next monday evening", "2019-03-11 18:00 .. 2019-03-11 20:00"),
        ("any time after 3pm on friday", "2019-03-08 15:00 .. open"),
        ("tomorrow morning", "2019-03-07 08:00 .. 2019-03-07 12:00"),
        ("tonight", "2019-03-06 20:00 .. 2019-03-07 00:00"),
        ("tomorrow 9-11am", "2019-03-07 09:00 .. 2019-03-07 11:00"),
        ("around 3-5pm", "15:00 .. 17:00"),
        ("five to seven today", "2019-03-06 17:00 .. 2019-03-06 19:00"),
        ("11 to 1", "11:00 .. 13:00"),
        ("tomorrow until 5", "open .. 2019-03-07 17:00"),
        ("until tomorrow at 5", "2019-03-06 09:00 .. 2019-03-07 17:00"),
        ("after friday at 3", "2019-03-08 15:00 .. open"),
        ("on or after the 9th", "2019-03-09 .. open"),
        ("on or before the 9th", "open .. 2019-03-10"),
        ("the evening before christmas", "2019-12-24 16:00 .. 2019-12-24 20:00"),
        ("tomorrow all afternoon", "2019-03-07 12:00 .. 2019-03-07 16:00"),
        ("by noon tomorrow", "2019-03-06 09:00 .. 2019-03-07 12:00"),
        ("from friday 2pm to saturday 6pm", "2019-03-08 14:00 .. 2019-03-09 18:00"),
        ("the rest of my day", "2019-03-06 09:00 .. 2019-03-07 00:00"),
        ("lunch", "11:00 .. 13:00"),
        ("dinner on friday", "2019-03-08 16:00 .. 2019-03-08 20:00"),
        ("mid-afternoon", "13:00 .. 15:00"),
        ("early tomorrow morning", "2019-03-07 08:00 .. 2019-03-07 10:00"),
        ("first thing friday morning", "2019-03-08 08:00 .. 2019-03-08 12:00"),
    ],
)
def test_ranges_of_the_clock(said: str, meant: str) -> None:
    assert when(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("next week", "2019-03-11 .. 2019-03-18"),
        ("the week after next", "2019-03-18 .. 2019-03-25"),
        ("this weekend", "2019-03-09 .. 2019-03-11"),
        ("next month", "2019-04-01 .. 2019-05-01"),
        ("in May", "2019-05-01 .. 2019-06-01"),
        ("July 13 to 15", "2019-07-13 .. 2019-07-16"),
        ("from the 13th to the 15th of July", "2019-07-13 .. 2019-07-16"),
        ("monday to wednesday", "2019-03-11 .. 2019-03-14"),
        ("the next 3 days", "2019-03-07 .. 2019-03-10"),
        ("the week of April 10th", "2019-04-08 .. 2019-04-15"),
        ("end of April", "2019-04-21 .. 2019-05-01"),
        ("beginning of next week", "2019-03-11 .. 2019-03-14"),
        ("3 days starting from next monday", "2019-03-11 .. 2019-03-14"),
        ("after Friday", "2019-03-09 .. open"),
        ("before Friday", "open .. 2019-03-08"),
        ("until Friday", "open .. 2019-03-09"),
        ("by Friday", "2019-03-06 .. 2019-03-09"),
        ("the rest of the week", "2019-03-06 .. 2019-03-11"),
    ],
)
def test_ranges_of_days_end_before_their_last_date(said: str, meant: str) -> None:
    assert when(said) == meant
