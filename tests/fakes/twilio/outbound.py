"""Posting forms over kept-alive connections, with as little work as possible: the stand-in shares its
processor with what it measures."""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CONNECT_SECONDS = 5.0
_ANSWER_SECONDS = 15.0  # as Twilio, from the connection on

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Outbound:
    """At most `connections` at a time."""

    def __init__(self, connections: int = 64) -> None:
        self._room = asyncio.Semaphore(connections)
        self._idle: dict[tuple[str, int], list[Connection]] = defaultdict(list)

    async def post(self, url: str, form: Mapping[str, str], headers: Mapping[str, str]) -> tuple[int, str]:
        """Status and text. Raises OSError, TimeoutError or ValueError (an answer that is none)."""
        parts = urlsplit(url)
        address = (parts.hostname or "", parts.port or 80)
        body = urlencode(form)
        lines = [
            f"POST {parts.path or '/'}{'?' + parts.query if parts.query else ''} HTTP/1.1",
            f"Host: {parts.netloc}",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        request = "\r\n".join([*lines, "", body]).encode()
        async with self._room:
            return await asyncio.wait_for(self._exchange(address, request), _ANSWER_SECONDS)

    async def close(self) -> None:
        for connections in self._idle.values():
            for _, writer in connections:
                writer.close()

    async def _exchange(self, address: tuple[str, int], request: bytes) -> tuple[int, str]:
        while self._idle[address]:
            connection = self._idle[address].pop()
            try:
                return await self._ask(address, connection, request)
            except (OSError, asyncio.IncompleteReadError):
                connection[1].close()  # the other side had hung up meanwhile
        connection = await asyncio.wait_for(asyncio.open_connection(*address), _CONNECT_SECONDS)
        try:
            return await self._ask(address, connection, request)
        except asyncio.IncompleteReadError as error:
            connection[1].close()
            raise ConnectionError("the answer broke off") from error

    async def _ask(self, address: tuple[str, int], connection: Connection, request: bytes) -> tuple[int, str]:
        reader, writer = connection
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(head)
        body = await reader.readexactly(int(length.group(1))) if length else b""
        if b"\r\nconnection: close" in head.lower():
            writer.close()
        else:
            self._idle[address].append(connection)
        return int(head.split(b" ", 2)[1]), body.decode()
