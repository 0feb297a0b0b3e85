"""The socket of the relay: health and figures over HTTP, calls over WebSocket, on one port."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable
from http import HTTPStatus

import orjson
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from servicekit import logs, metrics
from servicekit.health import Health

PATH = "/twilio/relay"
_LARGEST_FRAME = 64 * 1024

_log = logs.get("relay")

IsGenuine = Callable[[Request], bool]
TakeCall = Callable[[ServerConnection], Awaitable[None]]


class RelayServer:
    def __init__(self, *, health: Health, is_genuine: IsGenuine, take_call: TakeCall) -> None:
        self._health = health
        self._is_genuine = is_genuine
        self._take_call = take_call

    async def listen(self, host: str, port: int) -> Server:
        return await serve(
            self._take_call,
            host,
            port,
            process_request=self._answer_http,
            max_size=_LARGEST_FRAME,
            ping_interval=20,
            ping_timeout=20,
            server_header=None,
        )

    async def run(self, host: str, port: int) -> None:
        """Until SIGTERM or SIGINT; calls under way then get a few seconds to end."""
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        async with await self.listen(host, port):
            _log.info("the relay listens", port=port)
            await stop.wait()

    async def _answer_http(self, connection: ServerConnection, request: Request) -> Response | None:
        """None lets the WebSocket be opened."""
        path = request.path.partition("?")[0]
        if path == "/v1/health":
            status, body = await asyncio.to_thread(self._health.report)
            return _response(status, "application/json", orjson.dumps(body))
        if path == "/v1/live":
            return _response(200, "application/json", b'{"status":"ok"}')
        if path == "/metrics":
            metrics.UP.labels("relay").set(1)
            return _response(200, metrics.CONTENT_TYPE, metrics.exposition())
        if path != PATH:
            return _problem(404, "not_found", "There is nothing at this address.")
        if not self._is_genuine(request):
            _log.warning("a call with a wrong or missing signature was refused")
            return _problem(403, "bad_signature", "This request does not carry Twilio's signature.")
        return None


def _response(status: int, content_type: str, body: bytes) -> Response:
    headers = Headers({"Content-Type": content_type, "Content-Length": str(len(body)), "Connection": "close"})
    return Response(status, HTTPStatus(status).phrase, headers, body)


def _problem(status: int, code: str, detail: str) -> Response:
    title = HTTPStatus(status).phrase
    body = {
        "type": f"urn:frontdesk:problem:{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "code": code,
    }
    return _response(status, "application/problem+json", orjson.dumps(body))
