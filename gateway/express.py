"""The shortest way to one of our own services and back, for calls that are only passed on.

Measured on the forwarding path, general HTTP clients cost more than everything else the gateway does; what is
needed there is little: kept-alive connections, a whole request out, a whole answer back.
"""

from __future__ import annotations

import socket
import ssl
import time
import weakref
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from servicekit import metrics, tracing
from servicekit.access import Principal, TokenSigner
from servicekit.errors import Kind, ServiceError
from servicekit.http import Upstream

_BLOCK = 65_536
_MOST_HEAD = 65_536
_KEPT = 64  # idle connections
_BODILESS = frozenset({204, 304})


@dataclass(frozen=True, slots=True)
class Passed:
    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes


class BrokenAnswer(Exception):
    """The other side hung up or did not speak HTTP."""


class Wires:
    """Connections to one address, used again and again. Safe for threads and greenlets."""

    def __init__(self, base_url: str, *, connect_timeout: float) -> None:
        parts = urlsplit(base_url)
        secure = parts.scheme == "https"
        self.host = parts.netloc
        self._address = (parts.hostname or "", parts.port or (443 if secure else 80))
        self._secure = ssl.create_default_context() if secure else None
        self._connect_timeout = connect_timeout
        self._idle: deque[socket.socket] = deque()
        weakref.finalize(self, _close_all, self._idle)

    def exchange(self, request: bytes, *, has_body: bool, seconds: float) -> Passed:
        """Send `request`, return the answer. Raises TimeoutError, OSError or BrokenAnswer."""
        wire = self._take()
        try:
            wire.settimeout(seconds)
            wire.sendall(request)
            answer, reusable = _read(wire, has_body)
        except BaseException:  # also a killed greenlet must not leave half an answer in the pool
            wire.close()
            raise
        if reusable and len(self._idle) < _KEPT:
            self._idle.append(wire)
        else:
            wire.close()
        return answer

    def _take(self) -> socket.socket:
        while self._idle:
            wire = self._idle.pop()
            if _is_alive(wire):
                return wire
            wire.close()
        wire = socket.create_connection(self._address, self._connect_timeout)
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._secure:
            return self._secure.wrap_socket(wire, server_hostname=self._address[0])
        return wire


class Express(Upstream):
    """An Upstream with a lean way of passing a request on as it is."""

    def __init__(self, base_url: str, name: str, signer: TokenSigner, *, read_timeout: float) -> None:
        super().__init__(base_url, name, signer, read_timeout=read_timeout, connections=128)
        self._wires = Wires(base_url, connect_timeout=1.0)
        self._seconds = read_timeout

    def forward(
        self, method: str, path: str, principal: Principal, body: bytes, headers: Mapping[str, str]
    ) -> Passed:
        """One exchange, the answer untouched. Errors are those of `Upstream.send`."""
        if not self._breaker.allows():
            raise self.unavailable()
        request = self._request(method, path, principal, body, headers)
        started = time.perf_counter()
        outcome = "failed"
        try:
            answer = self._exchange_again_if_safe(method, headers, request)
            outcome = f"{answer.status // 100}xx"
        except TimeoutError as error:
            self._breaker.record(False)
            raise self.timed_out() from error
        except (OSError, BrokenAnswer) as error:
            self._breaker.record(False)
            raise self.unavailable() from error
        finally:
            metrics.UPSTREAM_SECONDS.labels(self.name, outcome).observe(time.perf_counter() - started)
        self._breaker.record(True)
        return answer

    def _exchange_again_if_safe(self, method: str, headers: Mapping[str, str], request: bytes) -> Passed:
        """A connection can die under our hands; only what has no second effect is sent twice."""
        has_body = method != "HEAD"
        try:
            return self._wires.exchange(request, has_body=has_body, seconds=self._seconds)
        except (ConnectionError, BrokenAnswer):
            if method not in ("GET", "HEAD") and "Idempotency-Key" not in headers:
                raise
            return self._wires.exchange(request, has_body=has_body, seconds=self._seconds)

    def _request(
        self, method: str, path: str, principal: Principal, body: bytes, headers: Mapping[str, str]
    ) -> bytes:
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: {self._wires.host}",
            f"Authorization: Bearer {self._token(principal)}",
            f"traceparent: {tracing.current_traceparent()}",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        if body or method in ("POST", "PUT", "PATCH"):
            lines.append(f"Content-Length: {len(body)}")
        head = "\r\n".join([*lines, "", ""])
        if head.count("\n") != len(lines) + 1 or head.count("\r") != len(lines) + 1 or " " in path:
            raise ServiceError(Kind.MALFORMED, "malformed", "A header or the address has a line break in it.")
        return head.encode("latin-1") + body


def _close_all(wires: deque[socket.socket]) -> None:
    while wires:
        wires.pop().close()


def _is_alive(wire: socket.socket) -> bool:
    """An idle connection that has something to read was closed by the other side."""
    wire.settimeout(0.0)
    try:
        wire.recv(1) if isinstance(wire, ssl.SSLSocket) else wire.recv(1, socket.MSG_PEEK)
    except (BlockingIOError, ssl.SSLWantReadError):
        return True
    except OSError:
        return False
    return False


def _read(wire: socket.socket, has_body: bool) -> tuple[Passed, bool]:
    data = b""
    while (end := data.find(b"\r\n\r\n")) < 0:
        data = _more(wire, data)
        if len(data) > _MOST_HEAD + _BLOCK:
            raise BrokenAnswer("the head of the answer has no end")
    status_line, *lines = data[:end].decode("latin-1").split("\r\n")
    try:
        status = int(status_line.split(" ", 2)[1])
    except (IndexError, ValueError) as error:
        raise BrokenAnswer("no status line") from error
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    reusable = headers.get("connection", "").lower() != "close"
    rest = data[end + 4 :]
    if not has_body or status in _BODILESS:
        body = b""
    elif "content-length" in headers:
        length = int(headers["content-length"])
        while len(rest) < length:
            rest = _more(wire, rest)
        body = rest[:length]
    elif headers.get("transfer-encoding", "").lower() == "chunked":
        body = _read_chunks(wire, rest)
    else:
        body, reusable = _read_to_end(wire, rest), False
    return Passed(status, headers, body), reusable


def _more(wire: socket.socket, data: bytes) -> bytes:
    block = wire.recv(_BLOCK)
    if not block:
        raise BrokenAnswer("the answer broke off")
    return data + block


def _read_chunks(wire: socket.socket, rest: bytes) -> bytes:
    parts: list[bytes] = []
    while True:
        while (end := rest.find(b"\r\n")) < 0:
            rest = _more(wire, rest)
        size = int(rest[:end].split(b";")[0], 16)
        while len(rest) < end + 2 + size + 2:
            rest = _more(wire, rest)
        if size == 0:
            return b"".join(parts)
        parts.append(rest[end + 2 : end + 2 + size])
        rest = rest[end + 2 + size + 2 :]


def _read_to_end(wire: socket.socket, rest: bytes) -> bytes:
    while block := wire.recv(_BLOCK):
        rest += block
    return rest
