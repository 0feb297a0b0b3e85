"""Cursors: the place in a list where the next page begins, opaque to the caller."""

from __future__ import annotations

import base64
import binascii
from typing import Any

import orjson

from servicekit.errors import FieldError, Kind, ServiceError


def encode_cursor(*position: str | int) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(position)).decode().rstrip("=")


def decode_cursor(cursor: str | None, *types: type) -> tuple[Any, ...] | None:
    """The position `encode_cursor` was given; None for the first page; 422 when it is not one of ours."""
    if not cursor:
        return None
    try:
        position = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        position = None
    fits = isinstance(position, list) and len(position) == len(types)
    if not fits or any(type(part) is not kind for part, kind in zip(position, types, strict=True)):
        fault = FieldError("cursor", "is not a cursor from an earlier answer")
        raise ServiceError(
            Kind.INVALID, "invalid_request", "cursor: is not from an earlier answer", errors=[fault]
        )
    return tuple(position)
