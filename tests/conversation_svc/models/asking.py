"""Questions to providers, as tests put them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from conversation_svc.models.base import (
    Limits,
    Line,
    Message,
    ModelEvent,
    ModelRequest,
    TextDelta,
    ToolCall,
    ToolSpec,
)

FIND_SLOTS = ToolSpec(
    "get-time-slots",
    "Free times of a service.",
    {
        "type": "object",
        "properties": {"service_id": {"type": "string"}, "limit": {"type": "integer"}},
        "required": ["service_id"],
        "additionalProperties": False,
    },
)


def make_request(*messages: Message, limits: Limits, **changes: Any) -> ModelRequest:
    asked = {
        "session_id": "session-of-carol",
        "system": ("You are Ava.", "Never invent times."),
        "messages": messages or (Line("customer", "Hello, are you open?"),),
        "tools": (FIND_SLOTS,),
        "limits": limits,
        "facts": {"business": "Downtown Dental"},
    }
    return ModelRequest(**{**asked, **changes})


def text_of(events: Iterable[ModelEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def calls_of(events: Iterable[ModelEvent]) -> list[ToolCall]:
    return [event for event in events if isinstance(event, ToolCall)]
