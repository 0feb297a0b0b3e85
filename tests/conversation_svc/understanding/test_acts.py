"""The same words do different things after different lines of ours."""

from __future__ import annotations

import pytest

from tests.conversation_svc.understanding.hearing import hear


def test_yes_after_a_read_back_affirms() -> None:
    assert hear("Yes, that's right", system="Please confirm: Tuesday at 3 pm.").acts == {"affirm"}


def test_a_new_time_after_a_read_back_negates_and_informs() -> None:
    heard = hear("Actually, make it 4 pm", system="Please confirm: a cleaning on March 5th at 3 pm.")
    assert {"negate", "inform"} <= heard.acts
    assert "affirm" not in heard.acts


def test_praise_after_an_offer_selects_it() -> None:
    heard = hear("That sounds good", system="There is Great Clips in San Jose.")
    assert "select" in heard.acts


def test_bare_thanks_after_an_answer_select_nothing() -> None:
    assert hear("Great, thank you", system="Their phone number is 408-555-0100.").acts == {"thanks"}


def test_no_after_anything_else_ends_the_talk_politely() -> None:
    assert hear("No, that's all", system="Is there anything else?").acts >= {"negate", "thanks"}


def test_a_wish_after_anything_else_is_a_new_wish() -> None:
    heard = hear("Yes, I also need to book a cleaning", system="Is there anything else?")
    assert "intent" in heard.acts
    assert "negate" not in heard.acts


def test_maybe_later_refuses_a_proposal() -> None:
    assert hear("Maybe later", system="Would you like to book an appointment?").acts == {"negate"}


def test_a_time_given_with_the_yes_is_information_too() -> None:
    heard = hear("Yes, on Monday at 10 am", system="Would you like to book an appointment?")
    assert heard.acts == {"affirm", "inform"}


def test_no_after_an_offer_asks_for_others() -> None:
    assert "alternatives" in hear("No, anything else?", system="There is Great Clips in San Jose.").acts


def test_a_question_about_the_offer_is_a_request() -> None:
    heard = hear("What is their phone number?", system="How about Great Clips in San Jose?")
    assert heard.acts == {"request"}


def test_an_answer_to_a_question_informs() -> None:
    assert hear("In the afternoon", expected="time").acts == {"inform"}


def test_expected_says_what_was_put_to_the_customer_when_there_is_no_line() -> None:
    assert "select" in hear("that one is fine", expected="offer").acts
    assert hear("yes please", expected="confirm").acts == {"affirm"}


@pytest.mark.parametrize("text", ["the second one", "the later one", "la segunda"])
def test_a_choice_is_heard_without_any_context(text: str) -> None:
    assert "select" in hear(text).acts


@pytest.mark.parametrize("text", ["anything earlier?", "¿tiene algo más temprano?"])
def test_a_wish_for_another_time_is_heard_without_any_context(text: str) -> None:
    assert "alternatives" in hear(text).acts


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("can you repeat that please", "repeat"),
        ("puede repetir por favor", "repeat"),
        ("never mind", "stop"),
        ("hello there", "greet"),
        ("hola buenos días", "greet"),
        ("thanks a lot, bye", "thanks"),
        ("thanks a lot, bye", "bye"),
        ("adiós", "bye"),
        ("muchas gracias", "thanks"),
    ],
)
def test_small_acts_are_heard(text: str, act: str) -> None:
    assert act in hear(text).acts


def test_spanish_yes_and_no_after_a_read_back() -> None:
    system = "Por favor confirme: limpieza el martes 5 de marzo a las 3. ¿Es correcto?"
    assert hear("sí, perfecto", system=system).acts == {"affirm"}
    assert "negate" in hear("no, mejor a las 4", system=system).acts


def test_an_empty_line_does_nothing() -> None:
    heard = hear("   ")
    assert heard.acts == frozenset()
    assert heard.intent is None


def test_a_very_long_line_is_read_in_good_time() -> None:
    hear("please " * 1500)
    hear("a" * 10_000)


def test_emoji_and_odd_letters_do_no_harm() -> None:
    assert hear("👍👍").intent in (None, "oos")
    assert hear("yes 👍", system="Please confirm: Tuesday at 3 pm.").acts == {"affirm"}
