"""An HTTP service that answers what a test tells it to, on a real port, kept-alive and streamed like ours."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Received:
    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]  # lower-case names
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Reply:
    body: Any = None  # bytes as they are, an iterator of bytes streamed in chunks, anything else as JSON
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Handler = Callable[[Received], Reply]


class FakeService:
    def __init__(self) -> None:
        self.received: list[Received] = []
        self._routes: list[tuple[re.Pattern[str], Handler]] = []
        self.on("GET /v1/(health|live)", lambda _: Reply({"status": "ok"}))

    def on(self, line: str, handler: Handler) -> None:
        """`line` is a pattern for "METHOD /path". The latest pattern that matches wins."""
        self._routes.insert(0, (re.compile(line), handler))

    def answer(self, received: Received) -> Reply:
        self.received.append(received)
        for pattern, handler in self._routes:
            if pattern.fullmatch(f"{received.method} {received.path}"):
                return handler(received)
        return problem(404, "not_found")

    @contextmanager
    def running(self, port: int = 0) -> Iterator[str]:
        """Yields the address."""
        server = _Server(("127.0.0.1", port), _make_handler(self))
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def calls(self, line: str) -> list[Received]:
        pattern = re.compile(line)
        return [one for one in self.received if pattern.fullmatch(f"{one.method} {one.path}")]


def problem(status: int, code: str, **extra: Any) -> Reply:
    body = {"type": f"urn:x:{code}", "title": code, "status": status, "detail": code, "code": code, **extra}
    return Reply(body, status, {"Content-Type": "application/problem+json"})


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the tests."""


def _make_handler(service: FakeService) -> type[BaseHTTPRequestHandler]:
    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _run(self) -> None:
            parts = urlsplit(self.path)
            received = Received(
                self.command,
                parts.path,
                parse_qs(parts.query),
                {name.lower(): value for name, value in self.headers.items()},
                self.rfile.read(int(self.headers.get("Content-Length") or 0)),
            )
            self._send(service.answer(received))

        def _send(self, reply: Reply) -> None:
            streamed = isinstance(reply.body, Iterator)
            body = b"" if streamed or reply.body is None else reply.body
            if not isinstance(body, bytes):
                body = json.dumps(body).encode()
            headers = {"Content-Type": "application/json", **reply.headers}
            headers |= {"Transfer-Encoding": "chunked"} if streamed else {"Content-Length": str(len(body))}
            self.send_response(reply.status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if streamed:
                self._send_chunks(reply.body)
            elif self.command != "HEAD":
                self.wfile.write(body)

        def _send_chunks(self, chunks: Iterable[bytes]) -> None:
            """An iterator that raises ConnectionError cuts the line in the middle of its answer."""
            self.close_connection = True
            with suppress(ConnectionError):
                for chunk in chunks:
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
                    self.wfile.flush()
                self.wfile.write(b"0\r\n\r\n")
                self.close_connection = False

        def log_message(self, *arguments: Any) -> None:
            """Quiet."""

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = _run

    return Answering
