"""The people of the journeys: how they text, chat and look at the calendar."""

from __future__ import annotations

import secrets
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from typing import Any

import requests
from twilio.request_validator import RequestValidator

from tests.stack import Stack

DOWNTOWN = "+12025550101"


@dataclass
class Texter:
    """Somebody with a phone. Every text is a signed webhook, as Twilio sends it."""

    house: Stack
    token: str | None = None
    number: str = field(default_factory=lambda: f"+1202555{secrets.randbelow(9000) + 1000}")
    to: str = DOWNTOWN

    def post(self, body: str, *, sid: str | None = None, signature: str | None = None) -> requests.Response:
        form = {
            "From": self.number,
            "To": self.to,
            "Body": body,
            "MessageSid": sid or f"SM{secrets.token_hex(16)}",
            "NumMedia": "0",
        }
        headers = {}
        if self.token or signature:
            url = f"{self.house.environment['PUBLIC_URL']}/twilio/sms"
            validator = RequestValidator(self.token or "")
            headers["X-Twilio-Signature"] = signature or validator.compute_signature(url, form)
        return requests.post(f"{self.house.gateway}/twilio/sms", data=form, headers=headers, timeout=15)

    def text(self, body: str, *, sid: str | None = None) -> str:
        """Send a text, return what comes back (empty when nothing is said)."""
        answer = self.post(body, sid=sid)
        assert answer.status_code == 200, (answer.status_code, answer.text)
        assert answer.headers["Content-Type"].startswith(("text/xml", "application/xml"))
        messages = ElementTree.fromstring(answer.content).iter("Message")
        return "\n".join("".join(message.itertext()) for message in messages)


@dataclass
class Chatter:
    """Somebody at the chat page."""

    house: Stack
    tenant_id: str = "downtown"
    session_id: str | None = None

    def say(self, message: str) -> dict[str, Any]:
        body = {"tenant_id": self.tenant_id, "message": message}
        if self.session_id:
            body["session_id"] = self.session_id
        answer = requests.post(f"{self.house.gateway}/api/chat", json=body, timeout=15)
        assert answer.status_code == 200, (answer.status_code, answer.text)
        said: dict[str, Any] = answer.json()
        self.session_id = said["session_id"]
        return said


@dataclass
class Owner:
    """Alice, who owns the business: looks at the calendar with a key."""

    house: Stack
    tenant_id: str = "downtown"

    def call(self, method: str, path: str, **options: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.house.admin_key}", **options.pop("headers", {})}
        return requests.request(method, f"{self.house.gateway}{path}", headers=headers, timeout=15, **options)

    def appointments(self, **filters: str) -> list[dict[str, Any]]:
        answer = self.call("GET", "/v1/appointments", params={"tenant_id": self.tenant_id, **filters})
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["appointments"]
        return found

    def notifications(self, appointment_id: str) -> list[dict[str, Any]]:
        answer = self.call(
            "GET",
            "/v1/notifications",
            params={"tenant_id": self.tenant_id, "appointment_id": appointment_id},
        )
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["notifications"]
        return found
