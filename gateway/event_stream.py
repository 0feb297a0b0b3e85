"""Server-sent events, read and written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

CONTENT_TYPE = "text/event-stream"


@dataclass(frozen=True, slots=True)
class Event:
    name: str
    data: str

    @property
    def json(self) -> Any:
        return orjson.loads(self.data)


def is_preferred(accept: str) -> bool:
    """Does an Accept header want a stream rather than JSON? Of two it likes as well, the stream."""
    weights: dict[str, float] = {}
    for part in accept.lower().split(","):
        kind, *parameters = (piece.strip() for piece in part.split(";"))
        weights[kind] = _weight(parameters)
    stream = weights.get(CONTENT_TYPE, 0.0)
    json = weights.get("application/json", weights.get("application/*", 0.0))
    return stream > 0 and stream >= json


def _weight(parameters: Iterable[str]) -> float:
    """The q of a part of an Accept header. What is none counts as if it were not there."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 1.0
    return 1.0


def read(chunks: Iterable[bytes]) -> Iterator[Event]:
    """Events in the order they come, each as soon as its empty line is there."""
    rest = b""
    name = "message"
    data: list[str] = []
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        for raw in lines:
            line = raw.rstrip(b"\r").decode("utf-8", "replace")
            field, _, value = line.partition(":")
            value = value.removeprefix(" ")
            if not line:
                if data:
                    yield Event(name, "\n".join(data))
                name, data = "message", []
            elif field == "event":
                name = value
            elif field == "data":
                data.append(value)


def write(name: str, payload: Any) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + orjson.dumps(payload) + b"\n\n"
