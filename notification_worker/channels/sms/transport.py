"""Text messages by Twilio's Messages resource."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from notification_worker.channels.base import Accepted, Findings, Message, Trial
from notification_worker.twilio.client import TwilioClient
from notification_worker.twilio.listing import look_for

_LONGEST_VALIDITY = 36_000  # seconds; Twilio's own upper bound
_SHORTEST_VALIDITY = 1


class SmsTransport:
    def __init__(self, client: TwilioClient, *, public_url: str) -> None:
        self._client = client
        self._public_url = public_url

    def send(self, message: Message) -> Accepted:
        validity = int(min(max(message.lasts_seconds, _SHORTEST_VALIDITY), _LONGEST_VALIDITY))
        created = self._client.create(
            "Messages",
            {
                "To": message.to,
                "From": message.sender,
                "Body": message.text,
                "StatusCallback": status_callback(self._public_url, message),
                "ValidityPeriod": str(validity),
            },
        )
        return Accepted(str(created["sid"]))

    def find(self, trial: Trial) -> Findings:
        def is_ours(item: Mapping[str, Any]) -> bool:
            return item.get("body") == trial.message.text

        return look_for(self._client, "Messages", trial, is_ours=is_ours)

    def close(self) -> None:
        self._client.close()


def status_callback(public_url: str, message: Message) -> str:
    """Our id travels in the address, because a receipt may come before we know Twilio's id."""
    query = urlencode({"tenant_id": message.tenant_id, "notification_id": message.notification_id})
    return f"{public_url}/twilio/status?{query}"
