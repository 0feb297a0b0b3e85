"""Proving a number by chat, with the tries counted in the real database."""

from __future__ import annotations

import re
from typing import Any

from tests.conversation_svc.service.house import CAROL, House
from tests.conversation_svc.service.test_people import wait_for


def booked_by_text(house: House) -> str:
    for line in ("a check-up tomorrow at 10 please", "Carol Jones", "yes"):
        answer = house.text(line)
    number: str = answer["metadata"]["appointment"]["confirmation_number"]
    return number


def ask_by_chat(house: House, *lines: str) -> dict[str, Any]:
    answer = house.chat("what did I book?")
    for line in lines:
        answer = house.chat(line, answer["session_id"])
    return answer


def test_the_right_number_is_no_try(house: House) -> None:
    number = booked_by_text(house)
    for _ in range(8):
        assert "10:00" in ask_by_chat(house, f"{number} and {CAROL}")["response"]
    for guess in range(5):
        assert "10:00" not in ask_by_chat(house, f"DOWN-1218-00{guess} and {CAROL}")["response"]
    assert "10:00" not in ask_by_chat(house, f"{number} and {CAROL}")["response"]  # five failures are enough


def test_who_was_locked_by_guesses_of_others_proves_it_by_a_code(house: House) -> None:
    number = booked_by_text(house)
    for guess in range(6):
        ask_by_chat(house, f"DOWN-1218-00{guess} and {CAROL}")
    asked = ask_by_chat(house, f"{number} and {CAROL}")
    assert "code" in asked["response"]
    house.chat(CAROL, asked["session_id"])
    codes: list[str] = []
    assert wait_for(
        lambda: (
            codes.extend(
                found.group()
                for sent in house.neighbours.sent
                if (found := re.search(r"\b\d{6}\b", sent["body"]))
            )
            or codes
        )
    )
    assert "10:00" in house.chat(codes[-1], asked["session_id"])["response"]
