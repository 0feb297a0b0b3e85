"""One local HTTP server that plays all providers, by the address it is asked at."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

from tests.fakes.models import bedrock_agent, bedrock_converse, openai_chat, openai_responses
from tests.fakes.models.script import Frame, Reply, says

Script = Reply | Callable[[Mapping[str, Any]], Reply]

_AWS_ERRORS = {429: "ThrottlingException", 500: "InternalServerException", 403: "AccessDeniedException"}


@dataclass(frozen=True)
class Wire:
    """A provider's format: what it refuses, how it fails, how it streams."""

    name: str
    path: re.Pattern[str]
    problem: Callable[[Mapping[str, Any]], str | None]
    frames: Callable[[Reply, Mapping[str, Any]], Iterator[Frame]]
    ping: bytes
    content_type: str

    @property
    def is_aws(self) -> bool:
        return self.name.startswith("bedrock")


_SSE, _AWS = "text/event-stream", "application/vnd.amazon.eventstream"
WIRES = (
    Wire(
        "responses",
        re.compile(r"^/v1/responses$"),
        openai_responses.problem,
        openai_responses.frames,
        openai_responses.EMPTY,
        _SSE,
    ),
    Wire(
        "chat",
        re.compile(r"^/v1/chat/completions$"),
        openai_chat.problem,
        openai_chat.frames,
        openai_chat.PING,
        _SSE,
    ),
    Wire(
        "bedrock",
        re.compile(r"^/model/[^/]+/converse-stream$"),
        bedrock_converse.problem,
        bedrock_converse.frames,
        bedrock_converse.PING,
        _AWS,
    ),
    Wire(
        "bedrock_agent",
        re.compile(r"^/agents/[^/]+/agentAliases/[^/]+/sessions/[^/]+/text$"),
        bedrock_agent.problem,
        bedrock_agent.frames,
        bedrock_agent.PING,
        _AWS,
    ),
)


class ModelServer:
    """`script` is played once each, in order; the last one again and again. `asked` keeps the requests."""

    def __init__(self) -> None:
        self.script: list[Script] = [says("Hello.")]
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        handler = type("Handler", (_Handler,), {"owner": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    def play(self, *script: Script) -> None:
        self.script = list(script)
        self.asked.clear()
        self.headers.clear()
        self.paths.clear()

    def next(self, path: str, headers: Mapping[str, str], body: dict[str, Any]) -> Reply:
        with self._lock:
            self.paths.append(path)
            self.headers.append(dict(headers))
            self.asked.append(body)
            planned = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return planned if isinstance(planned, Reply) else planned(body)

    def stall(self, seconds: float = 30.0) -> bool:
        """True when the server is being stopped meanwhile."""
        return self._stopping.wait(seconds)

    def stop(self) -> None:
        self._stopping.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    owner: ModelServer

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Tests are quiet."""

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = json.loads(raw or b"{}")
        path = unquote(self.path)
        wire = next((one for one in WIRES if one.path.match(path)), None)
        if wire is None:
            self._fail(None, 404, "not_found")
            return
        reply = self.owner.next(path, dict(self.headers.items()), body)
        problem = wire.problem(body)
        if problem:
            self._fail(wire, 400, problem)
        elif reply.status != 200:
            self._fail(wire, reply.status, reply.code)
        elif not (reply.stall_before_headers and self.owner.stall()):
            self._stream(wire, reply, body)

    def _fail(self, wire: Wire | None, status: int, code: str) -> None:
        if wire and wire.is_aws:
            data = json.dumps({"message": code or "told to fail"}).encode()
        else:
            data = openai_chat.error(status, code)
        self.send_response(status)
        if wire and wire.is_aws:
            self.send_header("x-amzn-ErrorType", _AWS_ERRORS.get(status, "ValidationException"))
        if status == 429:
            self.send_header("Retry-After", "3")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _stream(self, wire: Wire, reply: Reply, body: Mapping[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", wire.content_type)
        if wire.name == "bedrock_agent":
            self.send_header("x-amzn-bedrock-agent-content-type", "application/json")
            self.send_header("x-amz-bedrock-agent-session-id", path_part(self.path, 6))
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            if self._frames(wire, reply, body):
                self.wfile.write(b"0\r\n\r\n")
        except OSError:
            self.close_connection = True  # they left, as people do who do not want to wait

    def _frames(self, wire: Wire, reply: Reply, body: Mapping[str, Any]) -> bool:
        """False when the connection is to be dropped instead of ended."""
        if reply.rubbish:
            self._send(b"data: {what}\n\n" if not wire.is_aws else b"\x00" * 64, reply)
            return True
        spoken = False
        for frame in wire.frames(reply, body):
            if frame.useful and not spoken and reply.stall_before_first_token:
                return self._stall(wire, reply)
            if spoken and reply.stall_after_first_token:
                return self._stall(wire, reply)
            if spoken and reply.cut_after_first_token:
                self.wfile.write(b"400\r\nhalf a chunk")
                self.wfile.flush()
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return False
            if frame.closing and reply.ends_early:
                return True
            self._send(frame.data, reply)
            spoken = spoken or frame.useful
        return True

    def _stall(self, wire: Wire, reply: Reply) -> bool:
        if not reply.alive_while_stalling:
            self.owner.stall()
            return False
        for _ in range(600):
            if self.owner.stall(0.05):
                break
            self._send(wire.ping, reply)
        return False

    def _send(self, data: bytes, reply: Reply) -> None:
        step = 1 if reply.byte_by_byte else len(data)
        for start in range(0, len(data), step):
            piece = data[start : start + step]
            self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
            self.wfile.flush()


def path_part(path: str, place: int) -> str:
    parts = path.split("/")
    return parts[place] if len(parts) > place else ""
