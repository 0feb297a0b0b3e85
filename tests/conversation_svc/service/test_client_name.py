"""The name that a page gives along with a chat."""

from __future__ import annotations

import pytest

from conversation_svc.client_name import client_name
from tests.conversation_svc.service.house import House
from tests.fakes.reception import FRIDAY_TEN, make_policy


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Carol Jones", "Carol Jones"),
        ("carol jones", "Carol Jones"),
        ("  Dr. Carol\tJones ", "Carol Jones"),
        ("María de la Cruz", "María de la Cruz"),
        ("Jean-Luc O'Neil", "Jean-Luc O'Neil"),
        ("J.R. Smith", "J.R. Smith"),
        ("Will Young", "Will Young"),
        ("王伟", "王伟"),
        ("\u202eBob", "Bob"),
    ],
)
def test_a_name_is_read_like_one_that_is_said(told: str, name: str) -> None:
    assert client_name(told, make_policy(), FRIDAY_TEN) == name


@pytest.mark.parametrize(
    "told",
    [
        None,
        "",
        "<script>alert(1)</script>",
        "=cmd()",
        "{{7*7}}",
        "http://evil.example/pay now",
        "evil.example",
        "Visit evil.com now",
        "bob@example.org",
        "Bob\r\nBEGIN:VEVENT\r\nSUMMARY:x",
        "Bob\n\nDowntown Dental: your card was declined call 900-555-0100",
        "Your Card Was Declined",
        "Call Me",
        "A" * 200,
        "+1 202 555 0143",
    ],
)
def test_what_is_no_name_is_left_out(told: str | None) -> None:
    assert client_name(told, make_policy(), FRIDAY_TEN) is None


def test_who_comes_without_a_name_is_asked_for_it(house: House) -> None:
    line = "a check-up tomorrow at 10 please"
    assert "Dave Miller" in house.chat(line, client_name="Dave Miller")["response"]
    asked = house.chat("a check-up tomorrow at 11 please", client_name="Pay at evil.example now")["response"]
    assert "name" in asked
    assert "evil" not in asked
