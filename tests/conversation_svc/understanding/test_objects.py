"""Whose is it, what somebody wants booked, moved or cancelled?"""

from __future__ import annotations

import pytest

from conversation_svc.domain.language import LEXICONS
from conversation_svc.domain.language.objects import Whose, things, whose
from tests.conversation_svc.understanding.hearing import hear

ENGLISH, SPANISH = LEXICONS["en"].objects, LEXICONS["es"].objects


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("cancel my cleaning", Whose.OURS),
        ("cancel my 3 o'clock", Whose.OURS),
        ("cancel my gym membership", Whose.FOREIGN),
        ("reschedule tomorrow's meeting", Whose.FOREIGN),
        ("make an appointment at the bank", Whose.FOREIGN),
        ("cancel the frobnicator", Whose.UNKNOWN),
        ("book me in for friday", Whose.NOTHING),
        ("cancel it please", Whose.NOTHING),
    ],
)
def test_the_thing_decides(text: str, answer: Whose) -> None:
    assert whose(text, ENGLISH) is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("cancelar mi limpieza", Whose.OURS),
        ("cancelar mi vuelo", Whose.FOREIGN),
        ("mover la reunión al lunes", Whose.FOREIGN),
        ("cancelar mi zurriburri", Whose.UNKNOWN),
    ],
)
def test_the_thing_decides_in_spanish(text: str, answer: Whose) -> None:
    assert whose(text, SPANISH) is answer


def test_one_thing_of_ours_is_enough() -> None:
    assert whose("i missed the meeting, so cancel the call and book a cleaning", ENGLISH) is Whose.OURS


def test_the_name_of_a_thing_ends_before_what_is_said_of_it() -> None:
    assert list(things("please cancel my root canal on friday with dr lee", ENGLISH)) == ["root canal"]


def test_a_thing_that_only_this_business_has_is_ours() -> None:
    assert hear("cancel my whitening").intent == "cancel"


def test_a_thing_that_nobody_knows_is_not_cancelled() -> None:
    assert hear("cancel my frobnicator").intent == "oos"
