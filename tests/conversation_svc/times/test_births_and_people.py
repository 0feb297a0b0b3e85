from __future__ import annotations

from datetime import date

import pytest

from conversation_svc.domain.times import find_birth_date, find_people
from tests.conversation_svc.times.reading import make_context


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("21st August 2002", date(2002, 8, 21)),
        ("May 3, 1990", date(1990, 5, 3)),
        ("the 3rd of the 7th 1989", date(1989, 7, 3)),
        ("march third nineteen eighty five", date(1985, 3, 3)),
        ("20th of March 1970 4", date(1974, 3, 20)),
        ("19 September 2000 and 3", date(2003, 9, 19)),
        ("07041 996", date(1996, 4, 7)),
        ("25 08 19 22", date(1922, 8, 25)),
        ("17 to 45", date(1945, 2, 17)),
        ("3rd of May nineteen 84", date(1984, 5, 3)),
        ("third of april nineteen oh five", date(1905, 4, 3)),
        ("january tenth oh five", date(2005, 1, 10)),
        ("oh 4 oh 3 1985", date(1985, 3, 4)),
        ("0304 1985", date(1985, 4, 3)),
        ("030485", date(1985, 4, 3)),
        ("22 of 12 72", date(1972, 12, 22)),
        ("22nd 867", date(1967, 8, 22)),
        ("fast of May 1980", date(1980, 5, 1)),
        ("to June 1990", date(1990, 6, 2)),
        ("the ate of June 1990", date(1990, 6, 8)),
        ("30th of sick 1971", date(1971, 6, 30)),
        ("19 V 1917", date(1917, 5, 19)),
        ("091 sorry 0902 19048", date(1948, 2, 9)),
        ("0707 20016", date(2016, 7, 7)),
        ("0604 19888", date(1988, 4, 6)),
        ("23rd April 7th 1942", date(1942, 7, 23)),
        ("1953 May 2nd", date(1953, 5, 2)),
        ("18 October 19 50 5", date(1955, 10, 18)),
        ("1810 19 50 5", date(1955, 10, 18)),
        ("october eighteenth nineteen fifty 5", date(1955, 10, 18)),
        ("20 3rd of April 1954", date(1954, 4, 23)),
        ("the twentieth of the six 1941", date(1941, 6, 20)),
        ("June twenty nineteen forty one", date(1941, 6, 20)),
        ("both of May 1993", date(1993, 5, 4)),
        ("10th of February mmv", date(2005, 2, 10)),
        ("4th of July 1 9 8 2", date(1982, 7, 4)),
        ("june the ninth two oh one three", date(2013, 6, 9)),
        ("11th of March 198 2", date(1982, 3, 11)),
        ("2 8 0 9 1975", date(1975, 9, 28)),
        ("0 4 1 1 8 2", date(1982, 11, 4)),
        ("zero four one one nineteen eighty two", date(1982, 11, 4)),
        ("0 4 1 1 1 9 8 2", date(1982, 11, 4)),
        ("the 5th of August 2 thousand and 4", date(2004, 8, 5)),
        ("9th May 19 sixty three", date(1963, 5, 9)),
        ("9th day of May 19 sixty", date(1960, 5, 9)),
        ("may nineteen nineteen sixty three", date(1963, 5, 19)),
        ("270 72006", date(2006, 7, 27)),
        ("8th of the 9th 47", date(1947, 9, 8)),
        ("3rd of December no 3rd of September 1975", date(1975, 9, 3)),
        ("1985-03-04", date(1985, 3, 4)),
        ("nací el 3 de mayo de 1985", date(1985, 5, 3)),
        ("tres de mayo de mil novecientos ochenta y cinco", date(1985, 5, 3)),
        ("28th July", None),
        ("1995", None),
        ("tomorrow", None),
        ("call me at 555 123 4567", None),
        ("31st of February 1980", None),
    ],
)
def test_dates_of_birth_are_whole_or_nothing(said: str, meant: date | None) -> None:
    assert find_birth_date(said, make_context(expected="dob")) == meant


def test_a_written_date_of_birth_follows_the_country() -> None:
    assert find_birth_date("04/03/1985", make_context(country="US")) == date(1985, 4, 3)
    assert find_birth_date("04/03/1985", make_context(country="GB")) == date(1985, 3, 4)
    assert find_birth_date("04/03/1985", make_context(country="")) == date(1985, 3, 4)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("a table for 4 at 7", 4),
        ("party of twelve", 12),
        ("5 adults and 1 child", 6),
        ("me and my wife", 2),
        ("me and 3 others", 4),
        ("my husband and I plus our two children", 4),
        ("just myself", 1),
        ("from 8 people to just 7", 7),
        ("mesa para 4 a las 8", 4),
        ("somos seis", 6),
        ("at 4 pm", None),
        ("in 3 days", None),
    ],
)
def test_people_are_counted(said: str, meant: int | None) -> None:
    assert find_people(said, make_context()) == meant


def test_a_bare_number_counts_people_when_they_were_asked_for() -> None:
    assert find_people("just 6", make_context(expected="people")) == 6
    assert find_people("6", make_context(expected="time")) is None


SPOKEN_DAYS = {"third": 3, "twelfth": 12, "twenty first": 21, "thirtieth": 30}
SPOKEN_YEARS = {
    "nineteen eighty five": 1985,
    "nineteen 85": 1985,
    "19 85": 1985,
    "19 80 5": 1985,
    "nineteen oh five": 1905,
    "nineteen hundred and five": 1905,
    "two thousand and four": 2004,
    "two thousand eleven": 2011,
    "twenty fifteen": 2015,
    "ninety nine": 1999,
}


@pytest.mark.parametrize("year", SPOKEN_YEARS)
@pytest.mark.parametrize("day", SPOKEN_DAYS)
@pytest.mark.parametrize(
    "form", ["the {day} of March {year}", "March the {day} {year}", "i was born {day} March, {year}"]
)
def test_a_spoken_date_of_birth_is_read_in_every_order(form: str, day: str, year: str) -> None:
    said = form.format(day=day, year=year)
    assert find_birth_date(said, make_context(expected="dob")) == date(
        SPOKEN_YEARS[year], 3, SPOKEN_DAYS[day]
    )


@pytest.mark.parametrize("said", ["16 1911", "25 the week 2019", "of July 1976", "1982", "13th"])
def test_half_a_date_of_birth_is_none(said: str) -> None:
    assert find_birth_date(said, make_context(expected="dob", country="")) is None
