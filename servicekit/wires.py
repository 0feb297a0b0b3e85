"""The shortest way to a program that speaks HTTP, and back.

Where a call is only passed on, or a small form is posted many times a second, general HTTP clients cost more
than everything around them. What is needed there is little: kept-alive connections, a whole request out, a
whole answer back, and to know whether anything was written at all.
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

_BLOCK = 65_536
_MOST_HEAD = 65_536
_BODILESS = frozenset({204, 304})


@dataclass(frozen=True, slots=True)
class Passed:
    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes


class NotConnected(ConnectionError):
    """No connection came about: certainly nothing was written."""


class BrokenAnswer(Exception):
    """The other side hung up or did not speak HTTP."""


class Wires:
    """Connections to one address, used again and again. Safe for threads and greenlets."""

    def __init__(self, base_url: str, *, connect_timeout: float, kept: int = 64) -> None:
        """`kept`: how many idle connections at the most."""
        parts = urlsplit(base_url)
        secure = parts.scheme == "https"
        self.host = parts.netloc
        self._address = (parts.hostname or "", parts.port or (443 if secure else 80))
        self._secure = ssl.create_default_context() if secure else None
        self._connect_timeout = connect_timeout
        self._kept = kept
        self._idle: deque[socket.socket] = deque()
        weakref.finalize(self, _close_all, self._idle)

    def exchange(self, request: bytes, *, has_body: bool, seconds: float) -> Passed:
        """Send `request`, return the answer; `seconds` for both together. Raises NotConnected before anything
        was written, after that TimeoutError, OSError or BrokenAnswer."""
        wire = self._take()
        ends = time.monotonic() + seconds
        try:
            wire.settimeout(seconds)
            wire.sendall(request)
            answer, reusable = _Reading(wire, ends).answer(has_body)
        except ValueError as error:
            wire.close()
            raise BrokenAnswer("a length is no number") from error
        except BaseException:  # also a killed greenlet must not leave half an answer in the pool
            wire.close()
            raise
        if reusable and len(self._idle) < self._kept:
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
        try:
            wire = socket.create_connection(self._address, self._connect_timeout)
            wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return self._secured(wire) if self._secure else wire
        except OSError as error:
            raise NotConnected(type(error).__name__) from error

    def _secured(self, wire: socket.socket) -> socket.socket:
        assert self._secure is not None
        try:
            return self._secure.wrap_socket(wire, server_hostname=self._address[0])
        except BaseException:
            wire.close()
            raise

    def close(self) -> None:
        """Hang up what is idle."""
        _close_all(self._idle)


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


class _Reading:
    """One answer off the wire, within its time."""

    def __init__(self, wire: socket.socket, ends: float) -> None:
        self._wire = wire
        self._ends = ends

    def answer(self, has_body: bool) -> tuple[Passed, bool]:
        """The answer, and whether the connection can be used again."""
        data = b""
        while (end := data.find(b"\r\n\r\n")) < 0:
            data = self._more(data)
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
                rest = self._more(rest)
            body = rest[:length]
        elif headers.get("transfer-encoding", "").lower() == "chunked":
            body = self._chunks(rest)
        else:
            body, reusable = self._to_end(rest), False
        return Passed(status, headers, body), reusable

    def _more(self, data: bytes) -> bytes:
        block = self._block()
        if not block:
            raise BrokenAnswer("the answer broke off")
        return data + block

    def _block(self) -> bytes:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer took too long")
        self._wire.settimeout(left)
        return self._wire.recv(_BLOCK)

    def _chunks(self, rest: bytes) -> bytes:
        parts: list[bytes] = []
        while True:
            while (end := rest.find(b"\r\n")) < 0:
                rest = self._more(rest)
            size = int(rest[:end].split(b";")[0], 16)
            while len(rest) < end + 2 + size + 2:
                rest = self._more(rest)
            if size == 0:
                return b"".join(parts)
            parts.append(rest[end + 2 : end + 2 + size])
            rest = rest[end + 2 + size + 2 :]

    def _to_end(self, rest: bytes) -> bytes:
        while block := self._block():
            rest += block
        return rest
