"""With the other services as they are: a booking by the public API, a text by Twilio's stand-in, a
signed receipt."""

from __future__ import annotations

import time
from typing import Any

import pytest
import requests

from tests.fakes.twilio.client import TwilioProcess
from tests.stack import Stack

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def wait_for_status(house: Stack, appointment_id: str, kind: str, status: str) -> list[dict[str, Any]]:
    end, found = time.monotonic() + 40, []
    while time.monotonic() < end:
        answer = requests.get(
            f"{house.gateway}/v1/notifications",
            params={"tenant_id": "downtown", "appointment_id": appointment_id},
            headers={"Authorization": f"Bearer {house.admin_key}"},
            timeout=15,
        )
        found = answer.json()["notifications"]
        if any(one["kind"] == kind and one["status"] == status for one in found):
            return found
        time.sleep(0.3)
    raise AssertionError(f"no {kind} became {status}: {found}")


def test_a_booking_is_texted_and_its_receipt_comes_back(twilio: TwilioProcess) -> None:
    environment = {
        "NOW": "2026-11-30T08:00:00-05:00",
        "TWILIO_ACCOUNT_SID": twilio.account.sid,
        "TWILIO_AUTH_TOKEN": twilio.account.token,
        "TWILIO_API_URL": twilio.url,
    }
    with Stack(environment=environment) as house:

        def post(path: str, **body: Any) -> dict[str, Any]:
            answer = requests.post(
                f"{house.gateway}{path}",
                json={"tenant_id": "downtown", **body},
                headers={"Authorization": f"Bearer {house.admin_key}"},
                timeout=15,
            )
            assert answer.status_code in (200, 201), answer.text
            return dict(answer.json())

        slot = post("/v1/slots/search", service_id="checkup", limit=1)["slots"][0]
        booked = post(
            "/v1/appointments/confirm",
            service_id="checkup",
            start=slot["start"],
            customer={"name": "Carol Jones", "phone": "+14155550123"},
        )
        wait_for_status(house, booked["appointment_id"], "confirmation", "delivered")
        post(f"/v1/appointments/{booked['appointment_id']}/cancel", by="customer")
        wait_for_status(house, booked["appointment_id"], "cancelled", "delivered")
        bodies = [entry["body"] for entry in twilio.ledger()]
    assert booked["confirmation_number"] in bodies[0]
    assert "is cancelled" in bodies[1]
    assert len(bodies) == 2
