from __future__ import annotations

from datetime import datetime

import pytest

from tests.conversation_svc.times.reading import when


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Q3", "2019-07-01 .. 2019-10-01"),
        ("Q2 2020", "2020-04-01 .. 2020-07-01"),
        ("2020Q4", "2020-10-01 .. 2021-01-01"),
        ("the third quarter of 2020", "2020-07-01 .. 2020-10-01"),
        ("the first quarter of next year", "2020-01-01 .. 2020-04-01"),
        ("next quarter", "2019-04-01 .. 2019-07-01"),
        ("the first half of June", "2019-06-01 .. 2019-06-16"),
        ("second half of next month", "2019-04-16 .. 2019-05-01"),
        ("the second half of the year", "2019-07-01 .. 2020-01-01"),
        ("the last weekend of March", "2019-03-30 .. 2019-04-01"),
        ("first weekend in October 2020", "2020-10-03 .. 2020-10-05"),
        ("the third week of 2020", "2020-01-13 .. 2020-01-20"),
        ("can we do the 3rd week of april", "2019-04-15 .. 2019-04-22"),
        ("from May to August", "2019-05-01 .. 2019-09-01"),
        ("between June and July", "2019-06-01 .. 2019-08-01"),
        ("November through February", "2019-11-01 .. 2020-03-01"),
        ("later this week", "2019-03-06 .. 2019-03-11"),
        ("after next week", "2019-03-18 .. open"),
        ("before next month", "open .. 2019-04-01"),
        ("early 2020", "2020-01-01 .. 2020-04-01"),
        ("the end of 2019", "2019-12-01 .. 2020-01-01"),
        ("H2", "2019-07-01 .. 2020-01-01"),
        ("H1 2020", "2020-01-01 .. 2020-07-01"),
        ("april next year", "2020-04-01 .. 2020-05-01"),
        ("next year in april", "2020-04-01 .. 2020-05-01"),
        ("la primera mitad de junio", "2019-06-01 .. 2019-06-16"),
        ("en la primera quincena de abril", "2019-04-01 .. 2019-04-16"),
        ("la segunda quincena de abril", "2019-04-16 .. 2019-05-01"),
    ],
)
def test_parts_of_a_year_are_ranges_of_days(said: str, meant: str) -> None:
    assert when(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("this summer", "2019-06-21 .. 2019-09-24"),
        ("in the fall", "2019-09-23 .. 2019-12-22"),
        ("this winter", "2018-12-21 .. 2019-03-21"),
        ("next winter", "2019-12-21 .. 2020-03-21"),
        ("spring 2020", "2020-03-20 .. 2020-06-22"),
        ("he had a bad fall", "nothing"),
        ("the spring rolls were great", "nothing"),
    ],
)
def test_seasons_follow_the_sun(said: str, meant: str) -> None:
    assert when(said) == meant


def test_a_season_that_runs_is_this_one() -> None:
    july = datetime(2019, 7, 10)

    assert when("this summer", now=july) == "2019-06-21 .. 2019-09-24"
    assert when("next summer", now=july) == "2020-06-21 .. 2020-09-24"
