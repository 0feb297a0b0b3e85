"""Mallory types Victoria's number into the chat, on the real processes."""

from __future__ import annotations

import secrets
from typing import Any

import pytest

from tests.journeys.conftest import TWILIO_TOKEN
from tests.journeys.people import Chatter, Owner, Texter
from tests.stack import Stack

pytestmark = pytest.mark.slow

VICTORIA = "Victoria Vance"
EMAIL = "victoria@vance.example"


@pytest.fixture
def victoria(house: Stack) -> Texter:
    """A customer with an appointment."""
    texter = Texter(house, token=TWILIO_TOKEN, number=f"+1202555{secrets.randbelow(9000) + 1000}")
    booked = Owner(house).call(
        "POST",
        "/v1/appointments/confirm",
        json={
            "tenant_id": "downtown",
            "service_id": "checkup",
            "start": "2026-12-22T10:00:00-05:00",
            "staff_id": "dr-lee",
            "customer": {"name": VICTORIA, "phone": texter.number, "email": EMAIL},
        },
    )
    assert booked.status_code == 201, booked.text
    return texter


def book(house: Stack, phone: str, hour: str) -> dict[str, Any]:
    mallory = Chatter(house)
    for line in (f"check-up with dr kim on december 23 at {hour}", "Mallory Reed", phone):
        mallory.say(line)
    return mallory.say("yes")


def test_a_stranger_who_types_a_number_learns_nothing_and_changes_nothing(
    house: Stack, victoria: Texter
) -> None:
    answers = [book(house, victoria.number, hour) for hour in ("9 am", "10 am", "11 am", "2 pm")]
    for answer in answers:
        assert answer["metadata"]["appointment"]["status"] == "booked", answer
        for secret in (EMAIL, victoria.number, "customer", VICTORIA):
            assert secret not in str(answer["metadata"])
    alice = Owner(house)
    query = {"tenant_id": "downtown", "phone": victoria.number}
    (known,) = alice.call("GET", "/v1/customers", params=query).json()["customers"]
    assert known["name"] == VICTORIA
    names = [one["booked_as"] for one in alice.appointments(phone=victoria.number)]
    assert names == [None, *["Mallory Reed"] * 4]
    assert VICTORIA in victoria.text("book a check-up on december 29 at 9 am")
    assert "booked" in victoria.text("yes")
