"""The gateway's web process, put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, request

from gateway import routing
from gateway.callers import Callers, PublicKeys
from gateway.clients import Conversation, Leads, Notifications
from gateway.config import Config
from gateway.documents import Documents
from gateway.forwarding import Forwarder
from gateway.inbound.base import Doors
from gateway.inbound.registry import REGISTRY
from gateway.inbound.status import PATH as STATUS_PATH
from gateway.inbound.status import StatusDoor
from gateway.limits import Counter, Limits
from gateway.pages.rendering import Pages
from gateway.pages.routes import add_pages
from servicekit import logs, queue
from servicekit.access import TokenSigner
from servicekit.http import Upstream
from servicekit.keys import KeyRing
from servicekit.tenants import RedisShelf, TenantDirectory
from servicekit.web import Api

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_OWN_V1 = frozenset({"/v1/health", "/v1/live"})


def create_app(config: Config) -> Entrance:
    logs.configure("gateway")
    signer = TokenSigner(config.internal_secret)
    services = {
        routing.TENANT_CONFIG: config.tenant_config_url,
        routing.APPOINTMENT: config.appointment_url,
        routing.CONVERSATION: config.conversation_url,
        routing.NOTIFICATION: config.notification_url,
    }
    upstreams = {
        name: Upstream(url, name, signer, read_timeout=config.forward_seconds, connections=128)
        for name, url in services.items()
    }
    # Of a webhook's 15 seconds only little may go into finding the tenant and the key's owner.
    directory = Upstream(config.tenant_config_url, routing.TENANT_CONFIG, signer, read_timeout=1.5)
    webhooks = Upstream(config.conversation_url, routing.CONVERSATION, signer, connections=128)
    shelf = RedisShelf(queue.connect(config.redis_url, timeout=0.5)) if config.redis_url else None

    limits = Limits(config.limits, Counter(config.redis_url))
    keys = PublicKeys(KeyRing(signer, config.admin_api_key, directory, service="gateway"))
    callers = Callers(keys, limits, proxy_hops=config.proxy_hops)
    doors = Doors(
        config=config,
        conversation=Conversation(webhooks, upstreams[routing.CONVERSATION]),
        tenants=TenantDirectory(directory, shelf, service="gateway"),
        limits=limits,
        leads=Leads(upstreams[routing.APPOINTMENT]),
        notifications=Notifications(upstreams[routing.NOTIFICATION]),
        address_of=lambda call: callers.address(request.environ),
    )

    api = GatewayApi(keys, upstreams)
    for name in (routing.TENANT_CONFIG, routing.APPOINTMENT, routing.CONVERSATION):
        api.health.add(name, upstreams[name].ping, needed=True)
    for add_routes in REGISTRY.values():
        add_routes(api, doors)
    pages = Pages(
        frame_ancestors=" ".join(config.cors_origins), is_https=config.public_url.startswith("https://")
    )
    offset = int(config.now_offset_seconds * 1000)
    add_pages(api, pages, doors.tenants, api.documents, now_offset_ms=offset)
    _allow_origins(api, config.cors_origins)
    return Entrance(Forwarder(upstreams, callers), StatusDoor(doors), api.flask)


class GatewayApi(Api):
    """Serves as /openapi.json what all services offer to the outside."""

    def __init__(self, keys: PublicKeys, upstreams: Mapping[str, Upstream]) -> None:
        super().__init__("gateway", callers=keys, title="Frontdesk", preflight=True)
        self.documents = Documents(upstreams, super().document)

    def document(self) -> dict[str, Any]:
        return self.documents.merged()


class Entrance:
    """Programs' calls and status callbacks take the short way; everything else goes through Flask."""

    def __init__(self, forwarder: WSGIApplication, status: WSGIApplication, own: Flask) -> None:
        self._forwarder = forwarder
        self._status = status
        self.own = own

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path.startswith("/v1/") and path not in _OWN_V1:
            return self._forwarder(environ, start_response)
        if path == STATUS_PATH and environ["REQUEST_METHOD"] == "POST":
            return self._status(environ, start_response)
        return self.own(environ, start_response)


def _allow_origins(api: Api, origins: tuple[str, ...]) -> None:
    """The chat may be built into other sites. No cookies are involved, so any origin is safe by default."""

    @api.flask.after_request
    def add_cors(response: Response) -> Response:
        origin = request.headers.get("Origin")
        if origin and request.path.startswith("/api/") and ("*" in origins or origin in origins):
            response.headers["Access-Control-Allow-Origin"] = "*" if "*" in origins else origin
            response.headers["Access-Control-Allow-Headers"] = (
                "Content-Type, Accept, Authorization, Idempotency-Key"
            )
            response.headers["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
            response.headers["Access-Control-Expose-Headers"] = "Retry-After, X-Request-Id"
            response.headers["Access-Control-Max-Age"] = "600"
            response.headers.add("Vary", "Origin")
        return response
