"""Server-sent events, cut out of a stream of bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from conversation_svc.models.base import FailureKind, ModelFailure

LONGEST_LINE = 1_000_000  # bytes; a server that writes no line end must not fill our memory

MOST_AFTERWARDS = 20  # events after the last word


def payloads(chunks: Iterable[bytes]) -> Iterator[str]:
    """The data of each event, lines joined. Comments, names and ids are skipped: our formats repeat them."""
    data: list[str] = []
    for line in _lines(chunks):
        if not line:
            if data:
                yield "\n".join(data)
            data = []
        elif line.startswith("data:"):
            data.append(line[5:].removeprefix(" "))
    if data:
        yield "\n".join(data)


def read_out(rest: Iterator[str]) -> None:
    """After the last word: take what is left, so that the connection can serve the next question."""
    for _ in islice(rest, MOST_AFTERWARDS):
        pass


def json_payload(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError as error:
        raise ModelFailure(FailureKind.MALFORMED, "an event is not JSON") from error
    if not isinstance(value, dict):
        raise ModelFailure(FailureKind.MALFORMED, "an event is not an object")
    return value


def _lines(chunks: Iterable[bytes]) -> Iterator[str]:
    """Lines end with LF, CR or CR LF. A CR at the end of a chunk may still become a CR LF."""
    rest = b""
    for chunk in chunks:
        rest = (rest + chunk).replace(b"\r\n", b"\n")
        ready, held = (rest[:-1], rest[-1:]) if rest.endswith(b"\r") else (rest, b"")
        *lines, tail = ready.replace(b"\r", b"\n").split(b"\n")
        rest = tail + held
        if len(rest) > LONGEST_LINE:
            raise ModelFailure(FailureKind.MALFORMED, "a line without an end")
        for line in lines:
            yield line.decode("utf-8", "replace")
    if rest:
        yield rest.rstrip(b"\r").decode("utf-8", "replace")
