"""The relay's process, put together."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from websockets.http11 import Request

from gateway import routing, twilio_signature
from gateway.clients import Conversation
from gateway.config import Config
from gateway.relay.call import Pace
from gateway.relay.calls import Calls
from gateway.relay.server import RelayServer
from servicekit import logs, queue
from servicekit.access import TokenSigner
from servicekit.health import Health
from servicekit.http import Upstream
from servicekit.tenants import RedisShelf, TenantDirectory
from servicekit.web.api import VERSION

_MOST_TURNS_AT_ONCE = 256  # each keeps a thread as long as its answer streams


def create_relay(config: Config, pace: Pace | None = None) -> RelayServer:
    logs.configure("relay")
    signer = TokenSigner(config.internal_secret)
    conversation = Upstream(
        config.conversation_url, routing.CONVERSATION, signer, connections=_MOST_TURNS_AT_ONCE
    )
    directory = Upstream(config.tenant_config_url, routing.TENANT_CONFIG, signer, read_timeout=2.0)
    shelf = RedisShelf(queue.connect(config.redis_url, timeout=0.5)) if config.redis_url else None
    calls = Calls(
        Conversation(conversation, conversation),
        TenantDirectory(directory, shelf, service="relay").by_phone,
        ThreadPoolExecutor(_MOST_TURNS_AT_ONCE, thread_name_prefix="turn"),
        pace or Pace(turn=config.chat_seconds),
    )
    health = Health("relay", VERSION)
    health.add(routing.CONVERSATION, conversation.ping, needed=False)

    def is_genuine(request: Request) -> bool:
        if not config.twilio_auth_token:
            return True
        url = config.relay_public_url + request.path
        return twilio_signature.is_genuine(config.twilio_auth_token, url, request.headers)

    return RelayServer(health=health, is_genuine=is_genuine, take_call=calls.take)
