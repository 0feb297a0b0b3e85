"""Every way in, one line each."""

from __future__ import annotations

from collections.abc import Mapping

from gateway.inbound import chat, sms, status, voice
from gateway.inbound.base import AddRoutes

REGISTRY: Mapping[str, AddRoutes] = {
    "sms": sms.add_routes,
    "voice": voice.add_routes,
    "status": status.add_routes,
    "chat": chat.add_routes,
}
