"""The relay's process, put together."""

from __future__ import annotations

from websockets.asyncio.server import ServerConnection
from websockets.http11 import Request

from gateway import routing, twilio_signature
from gateway.config import Config
from gateway.relay.server import RelayServer
from servicekit import logs
from servicekit.access import TokenSigner
from servicekit.health import Health
from servicekit.http import Upstream
from servicekit.web.api import VERSION


def create_relay(config: Config) -> RelayServer:
    logs.configure("relay")
    signer = TokenSigner(config.internal_secret)
    conversation = Upstream(config.conversation_url, routing.CONVERSATION, signer, connections=256)
    health = Health("relay", VERSION)
    health.add(routing.CONVERSATION, conversation.ping, needed=False)

    def is_genuine(request: Request) -> bool:
        if not config.twilio_auth_token:
            return True
        url = config.relay_public_url + request.path
        return twilio_signature.is_genuine(config.twilio_auth_token, url, request.headers)

    async def take_call(connection: ServerConnection) -> None:
        await connection.close(1013, "calls are not taken yet")

    return RelayServer(health=health, is_genuine=is_genuine, take_call=take_call)
