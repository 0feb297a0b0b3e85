"""Every way in, one line each."""

from __future__ import annotations

from gateway.inbound import chat, sms, status
from gateway.inbound.base import Channel

CHANNELS: tuple[Channel, ...] = (
    sms.CHANNEL,
    status.CHANNEL,
    chat.CHANNEL,
)
