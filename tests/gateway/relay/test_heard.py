"""How much of an answer was heard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.relay.heard import heard_part

ANSWER = "I have nine, ten and eleven o'clock. Which one would you like?"


@pytest.mark.parametrize(
    ("utterance", "heard"),
    [
        ("", ""),
        ("...", ""),
        ("I have nine", "I have nine,"),
        ("i HAVE  nine ten and", "I have nine, ten and"),
        ("Which one", "I have nine, ten and eleven o'clock. Which one"),
        (ANSWER, ANSWER),
        ("something else", "something else"),
    ],
)
def test_answer_ends_where_the_utterance_ends(utterance: str, heard: str) -> None:
    assert heard_part(ANSWER, utterance) == heard


@given(sent=st.text(max_size=60), cut=st.integers(0, 60))
def test_what_was_heard_is_the_beginning_of_what_was_sent(sent: str, cut: int) -> None:
    assert sent.startswith(heard_part(sent, sent[:cut]))
