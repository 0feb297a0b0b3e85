"""What a model gets to see of a person."""

from __future__ import annotations

import time

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
    assert Mask(["Carol Jones"], public=["Dr. Kim", "Dr. Lee"]).hide(said) == seen


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("soy maría lópez, ¿hay aparcamiento?", "maría lópez"),
        ("my wife ana garcía told me about you", "garcía"),
        ("can my son thomas de la cruz wait inside?", "cruz"),
        ("Emily Watson told me about you", "Watson"),
        ("this is J-O-N-E-S", "J-O-N-E-S"),
        ("it is spelled B R O W N E", "B R O W N E"),
        ("J as in John, O as in Oscar", "O as in"),
        ("call two oh two five five five oh one four seven", "five"),
        ("it's two oh two, five five five, oh one four seven", "five"),
        ("mi número es dos cero dos cinco cinco cinco cero uno cuatro siete", "cinco"),
        ("six oh two, double five triple one four two", "double"),
        ("202–555–0147 is me", "0147"),
        ("2 0 2 5 5 5 0 1 4 7", "0 1 4"),
        ("carol (at) gmail.com", "carol"),
        ("carol at gmail.com here", "carol"),
        ("carol [at] gmail [dot] com", "carol"),
        ("I was born on 03/14/1985", "03/14"),
        ("born March 14, 1985", "March 14"),
        ("nací el 14 de marzo de 1985", "14 de marzo"),
        ("dob 3/14/85", "3/14"),
        ("march fourteenth nineteen eighty five", "eighty"),
        ("1985-03-14 is her birthday", "1985"),
        ("I was born in 1985", "1985"),
        ("it was down–1218–939", "1218"),
    ],
)
def test_personal_data_is_hidden_in_whatever_form_and_comes_back(said: str, secret: str) -> None:
    mask = Mask()
    hidden = mask.hide(said)
    assert secret not in hidden
    assert "_" in hidden
    assert mask.reveal(hidden) == said
    assert mask.hide(hidden.replace("[", "").replace("]", "")).count("[...]") == hidden.count("[")


@pytest.mark.parametrize(
    "said",
    [
        "Thursday at ten thirty or eleven fifteen",
        "nine thirty, ten, eleven thirty",
        "twenty twenty six",
        "one, two or three people",
        "Check-up Tue Nov 24: 1) 9:00 AM 2) 9:30 AM 3) 10:00 AM (with Dr. Lee).",
        '{"dates": [{"date": "2026-11-24", "say": "Tue Nov 24"}]}',
        "May 5 or April 3, will that do?",
        "el sábado o el domingo a las 10 a.m. o 3 p.m.",
        "la semana del 14 de diciembre de 2026",
        "a, b, c or d?",
    ],
)
def test_what_a_model_needs_stays(said: str) -> None:
    assert Mask(public=["Dr. Lee"]).hide(said) == said


def test_a_value_has_one_placeholder_in_all_turns_of_a_session_and_another_elsewhere() -> None:
    one, later, other = Mask(session="s1"), Mask(session="s1"), Mask(session="s2")
    later.hide("my son is Thomas Brown, 202-555-0100")
    hidden = one.hide("Emily Brown, 202-555-0147")
    assert later.hide("Emily Brown, 202-555-0147") == hidden
    assert other.hide("Emily Brown, 202-555-0147") != hidden
    assert one.hide("emily brown") in hidden


@pytest.mark.parametrize("copied", ["[name_1]", "NAME_1", "[NAME_1]", "Name_1"])
def test_a_placeholder_is_known_however_a_model_copies_it(copied: str) -> None:
    mask = Mask(["Carol"])
    mask.hide("Carol")
    assert mask.reveal(f"Hello {copied}!") == "Hello Carol!"
    assert not mask.has_unknown(f"Hello {copied}!")


@pytest.mark.parametrize("gap", ["[NAME]", "[Your Name]", "NAME_7", "[phone_2]", "[date]"])
def test_a_gap_that_a_model_left_is_not_said(gap: str) -> None:
    assert Mask().has_unknown(f"Hello {gap}!")


def test_an_address_that_we_know_is_hidden_though_it_names_no_street() -> None:
    mask = Mask(address="Unit 4, the old mill")
    assert mask.hide("So we come to Unit 4, the old mill.") == "So we come to [ADDRESS_1]."
    assert mask.hide("yes, unit 4,  the old mill") == "yes, [ADDRESS_1]"


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


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("I'm carol jones; CAROL here", "I'm [NAME_1]; [NAME_2] here"),
        ("soy maria garcia", "soy [NAME_1]"),
        ("garcía, maría", "[NAME_1], [NAME_2]"),
        ("my name is C-A-R-O-L J O N E S", "my name is [NAME_1]"),
        ("C as in Charlie, A as in apple, R for Romeo, O, L", "[NAME_1]"),
        ("S de Sara A de amor N", "[NAME_1]"),
        ("two oh two five five five oh one four three", "[PHONE_1]"),
        ("at two zero two, five five five, zero one four three", "at [PHONE_1]"),
        ("es dos cero dos cinco cinco cinco cero uno cuatro tres", "es [PHONE_1]"),
        ("it's five five five, oh one four three", "it's [PHONE_1]"),
        ("202 . 555 . 0143 or 202–555–0144 or 202, 555, 0145", "[PHONE_1] or [PHONE_2] or [PHONE_3]"),
        ("2 0 2 5 5 5 0 1 4 3", "[PHONE_1]"),
        ("+52 55 1234 5678", "[PHONE_1]"),
        ("carol at gmail", "[EMAIL_1]"),
        ("c a r o l at gmail dot com", "[EMAIL_1]"),
        ("ce-jones arroba empresa punto com punto mx", "[EMAIL_1]"),
        ("carol underscore jones at example dot co dot uk", "[EMAIL_1]"),
        ("carol @ example.com, carol (at) example.com", "[EMAIL_1], [EMAIL_2]"),
        ("I was born on 03/04/1985", "I was born on [BIRTH_1]"),
        ("March 4th, 1985 and nací el 4 de marzo de 85", "[BIRTH_1] and nací el [BIRTH_2]"),
        ("dob 3-4-85", "dob [BIRTH_1]"),
        ("march fourth nineteen eighty five", "[BIRTH_1]"),
        ("down - 1218 - 939", "[NUMBER_1]"),
        ("down dash one two one eight dash nine three nine", "down [PHONE_1]"),
    ],
)
def test_what_is_hidden_is_hidden_whole_and_nothing_beside_it(said: str, seen: str) -> None:
    assert Mask(["Carol Jones", "María García"]).hide(said) == seen


@pytest.mark.parametrize(
    "said",
    [
        "12/18 10:00 or 12/19 2:30",
        "24/11/2026 10:00, 2026-11-24 10:30",
        "anything at 9 10 11",
        "ten thirty, eleven thirty or two fifteen",
        "Tuesday @ 10:30, or see me at 10.30",
        "at 2 p m please",
        "my birthday, 3 of us at 4",
        "December seventeenth twenty twenty six",
        "2 people, $120 or 120 dollars, 90 minutes, 8-10 or 2-4",
        "una cita de la tarde el 15 de diciembre a las 10 y media",
        "Will you have time in May? Dr. Lee, by the rose",
    ],
)
def test_dates_with_hours_and_words_that_are_names_stay(said: str) -> None:
    assert Mask(["Carol de la Cruz", "May Lee"], public=["Dr. Lee"]).hide(said) == said


def test_one_value_has_one_placeholder_however_it_is_written() -> None:
    mask = Mask(["Leo Marks"], session="s-1")
    first = mask.hide("leo marks, 202-555-0147")
    assert mask.hide("LEO  MARKS, +1 (202) 555 0147") == first
    assert mask.reveal(first) == "Leo Marks, 202-555-0147"


@pytest.mark.parametrize("piece", ["a ", "a-", "1 ", "x dot ", "two ", "a.b", "a@b.", "born "])
def test_nobody_makes_a_model_wait_by_a_long_odd_line(piece: str) -> None:
    started = time.perf_counter()
    Mask(["Carol Jones"]).hide((piece * 1_000)[:2_000])
    assert time.perf_counter() - started < 1.0
