"""Who leaves a message is asked for a name; what is no name does not become one."""

from __future__ import annotations

import pytest

from conversation_svc.domain.reading.heard import listen
from conversation_svc.domain.reading.naming import given_name
from conversation_svc.domain.state import State, Task
from tests.fakes.reception import FRIDAY_TEN, Reception, make_policy

ASKED = State("s", "sms", greeted=True, task=Task("message", text="call"), expected="name")
NOT_NAMES = ("the second one", "yes", "tomorrow at 10", "ok", "any time", "sounds good", "whatever", "nope")


@pytest.mark.parametrize("line", NOT_NAMES)
def test_what_is_no_name_is_asked_about_once_more_and_never_kept(line: str) -> None:
    reception = Reception()
    reception.calendar.away = True
    assert "name" in reception.say("check-up tomorrow at 9")
    assert "name" in reception.say(line)
    assert reception.state.customer.name is None
    assert "passed" in reception.say("Carol Jones")
    (lead,) = reception.leads.kept
    assert lead["name"] == "Carol Jones"


def test_after_two_answers_without_a_name_the_message_goes_on_without_one() -> None:
    reception = Reception()
    reception.calendar.away = True
    for line in ("check-up tomorrow at 9", "the second one"):
        reception.say(line)
    assert "passed" in reception.say("ok")
    (lead,) = reception.leads.kept
    assert lead["name"] == "Unknown"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("carol", "carol"),
        ("it's bob", "bob"),
        ("Xiomara Nguyen", "Xiomara Nguyen"),
        ("April", "April"),
        ("Guy Second", "Guy Second"),
        ("me llamo Ana Ruiz", "Ana Ruiz"),
        ("la segunda", None),
        ("vale", None),
        ("next month", None),
    ],
)
def test_names_are_told_from_choices(line: str, name: str | None) -> None:
    assert given_name(listen(line, ASKED, make_policy(), FRIDAY_TEN)) == name
