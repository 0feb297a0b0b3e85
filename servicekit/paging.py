"""Cursors: the place in a list where the next page begins, opaque to the caller."""

from __future__ import annotations

import base64
import binascii
from typing import Any
from uuid import UUID

import orjson

from servicekit.errors import FieldError, Kind, ServiceError


def encode_cursor(*position: str | int | UUID) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(position)).decode().rstrip("=")


def decode_cursor(cursor: str | None, *types: type) -> tuple[Any, ...] | None:
    """The position `encode_cursor` was given; None for the first page; 422 when it is not one of ours."""
    if not cursor:
        return None
    try:
        position = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(position, list):
            raise ValueError
        return tuple(_part(part, kind) for part, kind in zip(position, types, strict=True))
    except (ValueError, binascii.Error) as error:
        fault = FieldError("cursor", "is not a cursor from an earlier answer")
        raise ServiceError(
            Kind.INVALID, "invalid_request", "cursor: is not from an earlier answer", errors=[fault]
        ) from error


def _part(part: object, kind: type) -> object:
    """Raises ValueError for what the database could not be asked about."""
    if kind is UUID and isinstance(part, str):
        return UUID(part)
    if type(part) is not kind:
        raise ValueError
    if (isinstance(part, str) and "\0" in part) or (isinstance(part, int) and part >= 2**63):
        raise ValueError
    return part
