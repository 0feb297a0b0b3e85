"""What a model wrote as arguments, read with suspicion; and call ids that every provider takes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from conversation_svc.models.base import ModelRequest, ToolCall

LONGEST = 20_000
_ID_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ID_LENGTH = 9  # letters and figures, no more and no less: what the strictest servers want


def read_arguments(text: str) -> Mapping[str, Any] | None:
    """A JSON object, or None. No text at all means a tool without arguments."""
    if not text.strip():
        return {}
    if len(text) > LONGEST:
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def numbered(request: ModelRequest) -> Mapping[int, str]:
    """A short id for each call by its place in the talk: the same in every round, another in every turn.

    Providers differ in what an id may look like, and a turn that began with one may go on with another.
    An answer finds its call by being given the very object, since ids of two providers may be the same.
    """
    return {
        id(message): _short(f"{request.session_id} {request.turn} {place}")
        for place, message in enumerate(request.messages)
        if isinstance(message, ToolCall)
    }


def _short(text: str) -> str:
    number, letters = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]), ""
    for _ in range(_ID_LENGTH):
        number, at = divmod(number, len(_ID_LETTERS))
        letters += _ID_LETTERS[at]
    return letters
