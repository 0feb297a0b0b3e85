"""A message for every channel."""

from __future__ import annotations

import uuid
from typing import Any

from notification_worker.channels.base import Message

_ADDRESSES = {
    "sms": ("+14155550123", "+12025550101"),
    "voice": ("+14155550123", "+12025550101"),
    "email": ("carol@example.com", "Downtown Dental <desk@frontdesk.example>"),
    "console": ("+14155550123", "console"),
}


def make_message(channel: str = "sms", **differences: Any) -> Message:
    to, sender = _ADDRESSES[channel]
    facts: dict[str, Any] = {
        "notification_id": f"ntf-{uuid.uuid4().hex}",
        "tenant_id": "downtown",
        "kind": "reminder",
        "to": to,
        "sender": sender,
        "text": "Downtown Dental: a reminder.",
        "language": "en",
        "lasts_seconds": 3600.0,
        "subject": "Reminder",
    }
    return Message(**{**facts, **differences})
