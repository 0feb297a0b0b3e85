"""OpenAI's Responses API. Nothing is stored there: every round sends the whole turn."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from conversation_svc.models.base import (
    Done,
    FailureKind,
    Line,
    ModelEvent,
    ModelFailure,
    ModelRequest,
    TextDelta,
    ToolCall,
    Usage,
    Working,
)
from conversation_svc.models.wire.arguments import numbered, read_arguments
from conversation_svc.models.wire.sse import json_payload, read_out

PATH = "/responses"
_RATE_CODES = frozenset({"rate_limit_exceeded", "insufficient_quota"})


def body(request: ModelRequest, model: str) -> dict[str, Any]:
    built: dict[str, Any] = {
        "model": model,
        "instructions": "\n".join(request.system),
        "input": _items(request),
        "stream": True,
        "store": False,
        "max_output_tokens": request.limits.output_tokens,
    }
    if request.tools:
        built["tools"] = [
            {
                "type": "function",
                "name": tool.name,
                "description": tool.description,
                "parameters": tool.parameters,
                "strict": False,
            }
            for tool in request.tools
        ]
        if request.final:
            built["tool_choice"] = "none"
    return built


def _items(request: ModelRequest) -> list[dict[str, Any]]:
    ids = numbered(request)
    items: list[dict[str, Any]] = []
    for message in request.messages:
        if isinstance(message, Line):
            role = "user" if message.role == "customer" else "assistant"
            items.append({"role": role, "content": message.text})
        elif isinstance(message, ToolCall):
            # Without an id of its own the item needs no reasoning item beside it, which we do not keep.
            items.append(
                {
                    "type": "function_call",
                    "call_id": ids[id(message)],
                    "name": message.name,
                    "arguments": json.dumps(message.arguments or {}, ensure_ascii=False),
                }
            )
        else:
            items.append(
                {
                    "type": "function_call_output",
                    "call_id": ids[id(message.call)],
                    "output": message.content,
                }
            )
    return items


def events(payloads: Iterator[str]) -> Iterator[ModelEvent]:
    called = refused = False
    for payload in payloads:
        if payload == "[DONE]":  # servers that imitate the API send it out of habit
            continue
        event = json_payload(payload)
        match event.get("type"):
            case "response.output_text.delta":
                yield TextDelta(str(event.get("delta") or ""))
            case "response.output_item.added":
                item = _object(event, "item")
                if item.get("type") == "function_call":
                    yield Working(str(item.get("name") or ""))
            case "response.function_call_arguments.delta":
                yield Working()
            case "response.output_item.done":
                item = _object(event, "item")
                if item.get("type") == "function_call":
                    called = True
                    yield _call(item)
            case "response.refusal.delta" | "response.refusal.done":
                refused = True  # heard to its end, where it is told what it cost
                yield Working()
            case "response.completed" | "response.incomplete":
                yield from _usage(event)
                if refused:
                    break
                _check_whole(_object(event, "response"), event["type"])
                yield Done("tools" if called else "end")
                read_out(payloads)
                return
            case "response.failed":
                yield from _usage(event)
                raise _failure(_object(_object(event, "response"), "error"))
            case "error":
                raise _failure(_object(event, "error") or event)
    if refused:
        raise ModelFailure(FailureKind.REFUSED, "the model refused")
    raise ModelFailure(FailureKind.CUT, "the stream ended before the answer")


def _check_whole(response: Mapping[str, Any], last_word: str) -> None:
    """Some servers close every answer with the same event and tell only inside it that it was cut."""
    reason = str(_object(response, "incomplete_details").get("reason") or "")
    if reason == "content_filter":
        raise ModelFailure(FailureKind.REFUSED, "a content filter stopped the answer")
    if reason or last_word != "response.completed" or response.get("status") == "incomplete":
        raise ModelFailure(FailureKind.LENGTH, reason[:60] or "incomplete")


def _call(item: Mapping[str, Any]) -> ToolCall:
    arguments = read_arguments(str(item.get("arguments") or ""))
    if item.get("status") == "incomplete":
        arguments = None
    return ToolCall(str(item.get("call_id") or ""), str(item.get("name") or ""), arguments)


def _usage(event: Mapping[str, Any]) -> Iterator[Usage]:
    usage = _object(_object(event, "response"), "usage")
    if usage:
        yield Usage(_count(usage.get("input_tokens")), _count(usage.get("output_tokens")))


def _count(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _object(parent: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = parent.get(name)
    return value if isinstance(value, dict) else {}


def _failure(error: Mapping[str, Any]) -> ModelFailure:
    code = str(error.get("code") or error.get("type") or "unknown")[:60]
    return ModelFailure(FailureKind.RATE_LIMITED if code in _RATE_CODES else FailureKind.SERVER, code)
