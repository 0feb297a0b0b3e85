"""A customer with a phone: each text is a webhook, signed as Twilio signs."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import xml.etree.ElementTree as ElementTree

import requests

from deploy.local.failure import Failure


class Texter:
    def __init__(self, base_url: str, public_url: str, token: str, *, number: str, to: str) -> None:
        self._url = f"{base_url}/twilio/sms"
        self._signed_url = f"{public_url}/twilio/sms"
        self._token = token
        self.number = number
        self._to = to
        self.talk: list[str] = []

    def text(self, body: str) -> str:
        """Returns what is answered. Raises Failure when it is no answer."""
        form = {"From": self.number, "To": self._to, "Body": body, "MessageSid": f"SM{secrets.token_hex(16)}"}
        answer = requests.post(
            self._url, data=form, headers={"X-Twilio-Signature": self.sign(form)}, timeout=15
        )
        if answer.status_code != 200:
            raise Failure(f"a text was answered {answer.status_code}: {answer.text[:300]}")
        said = "\n".join(
            "".join(part.itertext()) for part in ElementTree.fromstring(answer.content).iter("Message")
        )
        self.talk += [f"> {body}", f"< {said}"]
        return said

    def book(self, wish: str, *, name: str) -> str | None:
        """From a wish to a yes. Returns the confirmation number, None when the last answer came without.

        A machine under load may miss the 15 s that Twilio waits; then the house says so and texts the rest.
        """
        self.text(wish)
        said = self.text("the second one")
        if "name" in said.lower():
            self.text(name)
        found = re.search(r"\b[A-Z0-9]{2,8}-\d{4}-\d+\b", self.text("yes"))
        return found.group() if found else None

    def sign(self, form: dict[str, str]) -> str:
        text = self._signed_url + "".join(key + form[key] for key in sorted(form))
        return base64.b64encode(hmac.new(self._token.encode(), text.encode(), hashlib.sha1).digest()).decode()
