"""What Twilio's published API refuses, with its codes. https://www.twilio.com/docs/api/errors"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

_E164 = re.compile(r"^\+[1-9]\d{6,14}$")
_MAGIC = "+1500555"

# https://www.twilio.com/docs/iam/test-credentials
MESSAGE_FROM = {f"{_MAGIC}0001": 21212, f"{_MAGIC}0007": 21606, f"{_MAGIC}0008": 21611}
MESSAGE_TO = {
    f"{_MAGIC}0001": 21211,
    f"{_MAGIC}0002": 21612,
    f"{_MAGIC}0003": 21408,
    f"{_MAGIC}0004": 21610,
    f"{_MAGIC}0009": 21614,
}
CALL_FROM = {f"{_MAGIC}0001": 21212}
CALL_TO = {
    f"{_MAGIC}0001": 21217,
    f"{_MAGIC}0002": 21214,
    f"{_MAGIC}0003": 21215,
    f"{_MAGIC}0004": 21216,
}

_SENTENCES = {
    20001: "Invalid parameter",
    20003: "Authenticate",
    20404: "The requested resource was not found",
    20429: "Too many requests",
    21201: "No 'To' number is specified",
    21205: "Url is not a valid URL",
    21211: "Invalid 'To' Phone Number",
    21212: "Invalid From Number (caller ID)",
    21213: "No 'From' number is specified",
    21266: "'To' and 'From' number cannot be the same",
    21408: "Permission to send an SMS has not been enabled for the region",
    21602: "Message body is required",
    21603: "A 'From' phone number is required",
    21604: "A 'To' phone number is required",
    21606: "The 'From' phone number is not a valid, message-capable Twilio number",
    21609: "Invalid 'StatusCallback' URL",
    21610: "Attempt to send to unsubscribed recipient",
    21611: "This 'From' number has exceeded the maximum number of queued messages",
    21612: "The message cannot be sent with the current combination of 'To' and 'From'",
    21614: "'To' number is not a valid mobile number",
    21617: "The concatenated message body exceeds the 1600 character limit",
}


@dataclass(frozen=True)
class Refusal:
    code: int
    status: int = 400

    def body(self) -> dict[str, object]:
        return {
            "code": self.code,
            "message": _SENTENCES.get(self.code, "Refused"),
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }


def refuse_message(form: Mapping[str, str], opted_out: Collection[str]) -> Refusal | None:
    sender, to, body = form.get("From", ""), form.get("To", ""), form.get("Body", "")
    if not to:
        return Refusal(21604)
    if not sender and not form.get("MessagingServiceSid"):
        return Refusal(21603)
    if not body and not form.get("MediaUrl"):
        return Refusal(21602)
    if sender in MESSAGE_FROM:
        return Refusal(MESSAGE_FROM[sender])
    if to in MESSAGE_TO:
        return Refusal(MESSAGE_TO[to])
    if not _E164.match(to):
        return Refusal(21211)
    if sender and not _E164.match(sender):
        return Refusal(21212)
    if to == sender:
        return Refusal(21266)
    if to in opted_out:
        return Refusal(21610)
    if len(body) > 1600:
        return Refusal(21617)
    return _refuse_common(form)


def refuse_call(form: Mapping[str, str]) -> Refusal | None:
    sender, to = form.get("From", ""), form.get("To", "")
    if not to:
        return Refusal(21201)
    if not sender:
        return Refusal(21213)
    if sender in CALL_FROM:
        return Refusal(CALL_FROM[sender])
    if to in CALL_TO:
        return Refusal(CALL_TO[to])
    if not _E164.match(to):
        return Refusal(21211)
    if not _E164.match(sender):
        return Refusal(21212)
    if not form.get("Twiml") and not _is_url(form.get("Url", "")):
        return Refusal(21205)
    return _refuse_common(form)


def _refuse_common(form: Mapping[str, str]) -> Refusal | None:
    callback = form.get("StatusCallback")
    if callback and not _is_url(callback):
        return Refusal(21609)
    validity = form.get("ValidityPeriod")
    if validity is not None and not (validity.isdigit() and 1 <= int(validity) <= 36_000):
        return Refusal(20001)
    return None


def _is_url(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc)
