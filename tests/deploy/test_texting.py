"""The customer of the compose test signs as Twilio does."""

from __future__ import annotations

from twilio.request_validator import RequestValidator

from deploy.compose.texting import Texter


def test_signature_is_twilios_own() -> None:
    texter = Texter("http://127.0.0.1:1", "https://desk.example", "token", number="+12025550123", to="+1")
    form = {"From": "+12025550123", "To": "+1", "Body": "¿Mañana?", "MessageSid": "SM1"}

    signature = texter.sign(form)

    assert RequestValidator("token").validate("https://desk.example/twilio/sms", form, signature)
