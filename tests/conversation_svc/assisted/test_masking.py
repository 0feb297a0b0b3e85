"""What a model gets to see of a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation_svc.assisted.masking import Mask


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("Call me at +1 (202) 555-0147.", "Call me at [PHONE_1]."),
        ("carol@example.com please", "[EMAIL_1] please"),
        ("carol dot smith at gmail dot com", "[EMAIL_1]"),
        ("My number is DOWN-1218-939", "My number is [NUMBER_1]"),
        ("card 4111 1111 1111 1111", "card [NUMBER_1]"),
        ("come to 12 Elm Street, Mesa tomorrow at 3", "come to [ADDRESS_1] tomorrow at 3"),
        ("Thursday 10 am Dr. Kim", "Thursday 10 am Dr. Kim"),
        ("at 10:30 Dr. Kim or 3 o'clock Dr. Lee", "at 10:30 Dr. Kim or 3 o'clock Dr. Lee"),
        ("SSN 123-45-6789", "SSN [PHONE_1]"),
        ("the code is 123456", "the code is [NUMBER_1]"),
        ("I am Carol Jones, Carol", "I am [NAME_1], [NAME_2]"),
        ("Friday 2026-12-18 at 10:30, or 12/18/2026", "Friday 2026-12-18 at 10:30, or 12/18/2026"),
        ("2 people at 3", "2 people at 3"),
        ("on December 17 2026", "on December 17 2026"),
    ],
)
def test_personal_data_is_replaced_and_times_stay(said: str, seen: str) -> None:
    assert Mask(["Carol Jones"]).hide(said) == seen


def test_an_address_that_we_know_is_hidden_though_it_names_no_street() -> None:
    mask = Mask(address="Unit 4, the old mill")
    assert mask.hide("So we come to Unit 4, the old mill.") == "So we come to [ADDRESS_1]."
    assert mask.hide("yes, unit 4,  the old mill") == "yes, [ADDRESS_2]"


def test_what_was_hidden_comes_back_and_keeps_its_placeholder() -> None:
    mask = Mask(["Carol Jones"])
    first = mask.hide("Carol Jones, 202-555-0147")
    assert mask.hide("again 202-555-0147") == "again [PHONE_1]"
    assert mask.reveal(first) == "Carol Jones, 202-555-0147"


def test_a_customer_cannot_write_placeholders_of_their_own() -> None:
    mask = Mask()
    mask.hide("202-555-0147")
    assert mask.hide("my name is [PHONE_1]") == "my name is [...]"
    assert mask.has_unknown("Call [PHONE_2]")
    assert not mask.has_unknown("Call [PHONE_1]")


@given(st.from_regex(r"\A\+?[2-9]\d{2}[ .-]?[2-9]\d{2}[ .-]?\d{4}\Z"))
def test_no_phone_number_gets_through(number: str) -> None:
    number = number.strip()
    assert number not in Mask().hide(f"I am at {number} now")
