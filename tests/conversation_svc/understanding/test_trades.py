"""What customers complain of tells which service they need, where the business has one for it."""

from __future__ import annotations

import pytest

from tests.fakes.reception import reception_of


@pytest.mark.parametrize(
    ("tenant", "complaint", "service"),
    [
        ("peak-field", "kitchen sink is backed up, need someone today", "plumbing"),
        ("peak-field", "se me tapó el baño, necesito un plomero", "plumbing"),
        ("brandons", "my phone got wet, can i bring it in", "diagnosis"),
        ("westside", "hurt my back, can i come in", "assessment"),
        ("downtown", "my tooth hurts, can i come in today", "toothache"),
    ],
)
def test_a_complaint_names_its_service(tenant: str, complaint: str, service: str) -> None:
    reception = reception_of(tenant)
    reception.say(complaint)
    assert reception.state.task is not None
    assert reception.state.task.service_id == service


def test_a_complaint_answers_the_question_for_the_service() -> None:
    reception = reception_of("peak-field")
    reception.say("i need somebody on friday")
    reception.say("the faucet drips and the drain is slow")
    assert reception.state.task is not None
    assert reception.state.task.service_id == "plumbing"


def test_nothing_is_guessed_where_no_service_is_called_so() -> None:
    """A water heater is plumbing, but a furnace is nothing that this business has a name for."""
    reception = reception_of("peak-field")
    assert "not on our list" in reception.say("my furnace is dead, can you come today?")


def test_first_alone_is_no_first_visit() -> None:
    reception = reception_of("westside")
    for line in ("a treatment session tomorrow", "the first", "first"):
        reception.say(line)
    assert reception.state.task is not None
    assert reception.state.task.service_id == "treatment"


def test_so_many_of_a_service_is_no_hour() -> None:
    reception = reception_of("uptown")
    assert "5:00 PM" not in reception.say("can i book 5 flu shots for my family")
    assert reception.state.task is not None
    assert reception.state.task.wish.at is None
