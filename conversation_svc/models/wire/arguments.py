"""What a model wrote as arguments, read with suspicion; and call ids that every provider takes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from conversation_svc.models.base import Message, ToolCall

LONGEST = 20_000


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


def numbered(messages: Sequence[Message]) -> Mapping[int, str]:
    """A short id for each call by its place among the messages: `call_3`.

    Providers differ in what an id may look like, and a turn that began with one may go on with another.
    An answer finds its call by being given the very object, since ids of two providers may be the same.
    """
    return {
        id(message): f"call_{place}"
        for place, message in enumerate(messages)
        if isinstance(message, ToolCall)
    }
