"""Whole lines: several expressions, old and new values, refusals, misspelt words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversation_svc.domain.times import find_birth_date, find_constraints, find_people, find_times
from conversation_svc.domain.times.wording import words_of
from tests.conversation_svc.times.reading import fields, make_context


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Make it for 4:15 in the evening on the 7th of March, if possible.", ("2019-03-07", "16:15", None)),
        ("Thursday works, maybe around 3?", ("2019-03-07", "15:00", None)),
        ("I have an 8 o'clock booking this evening", ("2019-03-06", "20:00", "evening")),
        ("a table for 2 tomorrow night at 9:30", ("2019-03-07", "21:30", None)),
        ("Friday in the morning would be great", ("2019-03-08", None, "morning")),
        ("tomorrow before noon", ("2019-03-07", None, None)),
        ("sometime next week", (None, None, None)),
        ("on Friday am I too late?", ("2019-03-08", None, None)),
        ("let's do it on this day", (None, None, None)),
        ("is 2019-04-02T16:00:00+02:00 free", ("2019-04-02", "16:00", None)),
    ],
)
def test_the_fields_of_a_line_are_put_together(said: str, meant: Any) -> None:
    assert fields(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("move it from Monday to Tuesday", ("2019-03-12", None, None)),
        ("change my 3pm to 4pm", (None, "16:00", None)),
        ("Can you change the time to quarter to 4 in the afternoon?", (None, "15:45", None)),
        ("Tuesday instead of Monday", ("2019-03-12", None, None)),
        ("I can't do Friday, how about Monday at 4", ("2019-03-11", "16:00", None)),
        ("Monday doesn't work, Thursday at 10 does", ("2019-03-07", "10:00", None)),
        ("Thursday... no wait, actually Friday", ("2019-03-08", None, None)),
    ],
)
def test_the_new_value_counts_wherever_the_old_one_stands(said: str, meant: Any) -> None:
    assert fields(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("tomorow mornning", ("2019-03-07", None, "morning")),
        ("thrusday at noon", ("2019-03-07", "12:00", None)),
        ("nxet wensday at haalf past three", ("2019-03-13", "15:30", None)),
        ("on the 7th of Mrach at 4 pm", ("2019-03-07", "16:00", None)),
        ("tommorrow aftrenoon", ("2019-03-07", None, "afternoon")),
    ],
)
def test_misspelt_words_are_understood(said: str, meant: Any) -> None:
    assert fields(said) == meant


@pytest.mark.parametrize(
    "said", ["there were these trees", "text my boss", "that sounds fine", "I like the light"]
)
def test_right_words_are_not_taken_for_misspelt_ones(said: str) -> None:
    assert fields(said) == (None, None, None)


def test_spans_point_into_the_text_as_it_was_written() -> None:
    text = "İyi! 😀 Could we say Next Thursday at 4 PM, please?"

    (found,) = find_times(text, make_context())

    assert text[slice(*found.span)] == found.text == "Next Thursday at 4 PM"


_WORDS = st.sampled_from(
    words_of(
        """
        0 4 13 31 99 430 2019 9999 24:00 99:99 13/13 2/30/2019 31st february monday next last week years
        to from until between and on the of half quarter past noon am pm christmas
        mañana a las at y media de el
        """
    )
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=9).map(" ".join)))
def test_nothing_a_person_writes_breaks_the_reader(text: str) -> None:
    context = make_context()

    for found in find_times(text, context):
        assert text[slice(*found.span)] == found.text
    find_constraints(text, context)
    find_birth_date(text, context)
    find_people(text, context)


def test_a_very_long_text_is_read_in_time() -> None:
    assert len(find_times("call me at four pm tomorrow or not " * 400, make_context())) == 400
