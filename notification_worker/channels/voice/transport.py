"""Calls by Twilio's Calls resource. What is said comes later: Twilio fetches it when somebody picks up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from notification_worker.channels.base import Accepted, Findings, Message, Trial
from notification_worker.twilio.client import TwilioClient
from notification_worker.twilio.listing import look_for

RING_SECONDS = "25"  # then it is probably a voice mailbox or nobody


class VoiceTransport:
    def __init__(self, client: TwilioClient, *, public_url: str) -> None:
        self._client = client
        self._public_url = public_url

    def send(self, message: Message) -> Accepted:
        query = urlencode({"tenant_id": message.tenant_id, "notification_id": message.notification_id})
        created = self._client.create(
            "Calls",
            {
                "To": message.to,
                "From": message.sender,
                "Url": f"{self._public_url}/twilio/voice-reminder?{query}",
                "Method": "POST",
                "StatusCallback": f"{self._public_url}/twilio/status?{query}",
                "StatusCallbackEvent": "completed",
                "Timeout": RING_SECONDS,
                # A machine gets the message without the menu that only a person could use.
                "MachineDetection": "DetectMessageEnd",
            },
        )
        return Accepted(str(created["sid"]))

    def find(self, trial: Trial) -> Findings:
        def is_ours(item: Mapping[str, Any]) -> bool:
            return str(item.get("direction", "outbound-api")) == "outbound-api"

        return look_for(self._client, "Calls", trial, is_ours=is_ours)

    def close(self) -> None:
        self._client.close()
