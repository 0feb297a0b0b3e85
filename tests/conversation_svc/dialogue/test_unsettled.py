"""A booking whose answer was lost: nothing is built on its not having been made."""

from __future__ import annotations

from typing import Any

import pytest

from servicekit.errors import Kind, ServiceError
from tests.fakes.reception import Reception


@pytest.fixture
def unsure() -> Reception:
    """Carol said yes; the calendar booked, and its answer never came."""
    reception = Reception()
    for line in ("check-up Monday at 9", "Carol Jones"):
        reception.say(line)
    confirm = reception.calendar.confirm

    def lost(wanted: dict[str, Any], *, key: str) -> dict[str, Any]:
        confirm(wanted, key=key)
        raise ServiceError(Kind.TIMEOUT, "appointment_timeout", "No answer in time.")

    reception.calendar.confirm = lost  # type: ignore[method-assign]
    assert "do not know" in reception.say("yes")
    reception.calendar.confirm = confirm  # type: ignore[method-assign]
    return reception


def test_an_answer_that_cannot_be_read_is_no_answer() -> None:
    """The calendar booked and answered nothing: it is not denied, and a second yes tells the number."""
    reception = Reception()
    for line in ("check-up Monday at 9", "Carol Jones"):
        reception.say(line)
    confirm = reception.calendar.confirm

    def odd(wanted: dict[str, Any], *, key: str) -> None:
        confirm(wanted, key=key)

    reception.calendar.confirm = odd  # type: ignore[assignment, method-assign]
    answer = reception.say("yes")
    assert "do not know" in answer
    assert "taken" not in answer
    reception.calendar.confirm = confirm  # type: ignore[method-assign]
    answer = reception.say("yes")
    (appointment,) = reception.appointments
    assert appointment["confirmation_number"] in answer


@pytest.mark.parametrize("line", ["no", "actually make it 11", "never mind"])
def test_another_wish_goes_to_the_team_and_books_nothing_more(unsure: Reception, line: str) -> None:
    answer = unsure.say(line)
    assert "cannot say whether" in answer
    assert "booked nothing" not in answer
    assert len(unsure.appointments) == 1
    (lead,) = unsure.calendar.leads
    assert "please look" in lead["message"]
    assert line in lead["message"]


def test_a_question_in_between_leaves_it_open(unsure: Reception) -> None:
    assert "do not know" in unsure.say("what are your hours?")
    answer = unsure.say("yes")
    (appointment,) = unsure.appointments
    assert appointment["confirmation_number"] in answer
