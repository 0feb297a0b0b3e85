"""OpenAI's Chat Completions, which many other servers speak too, each with small habits of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
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

PATH = "/chat/completions"
MOST_CALLS = 16
_LENGTHS = frozenset({"length", "max_tokens", "model_length"})
_WHOLE = frozenset(
    {"stop", "tool_calls", "function_call", "tool_use", "end_turn", "eos", "eos_token", "stop_sequence"}
)


def body(request: ModelRequest, model: str, *, tokens_field: str = "max_tokens") -> dict[str, Any]:
    """tokens_field: OpenAI's own newer models want `max_completion_tokens`, other servers the old name."""
    built: dict[str, Any] = {
        "model": model,
        "messages": [{"role": "system", "content": "\n".join(request.system)}, *_messages(request)],
        "stream": True,
        "stream_options": {"include_usage": True},
        tokens_field: request.limits.output_tokens,
    }
    if request.tools:
        built["tools"] = [
            {
                "type": "function",
                "function": {
                    "name": tool.name,
                    "description": tool.description,
                    "parameters": tool.parameters,
                },
            }
            for tool in request.tools
        ]
        if request.final:
            built["tool_choice"] = "none"
    return built


def _messages(request: ModelRequest) -> list[dict[str, Any]]:
    ids = numbered(request)
    built: list[dict[str, Any]] = []
    for message in request.messages:
        if isinstance(message, Line):
            role = "user" if message.role == "customer" else "assistant"
            built.append({"role": role, "content": message.text})
        elif isinstance(message, ToolCall):
            arguments = json.dumps(message.arguments or {}, ensure_ascii=False)
            call = {
                "id": ids[id(message)],
                "type": "function",
                "function": {"name": message.name, "arguments": arguments},
            }
            if built and "tool_calls" in built[-1]:
                built[-1]["tool_calls"].append(call)
            elif built and built[-1]["role"] == "assistant":
                built[-1]["tool_calls"] = [call]
            else:
                built.append({"role": "assistant", "content": None, "tool_calls": [call]})
        else:
            call_id = ids[id(message.call)]
            built.append({"role": "tool", "tool_call_id": call_id, "content": message.content})
    return built


@dataclass(slots=True)
class _Call:
    index: Any
    id: str = ""
    name: str = ""
    arguments: str = ""


def events(payloads: Iterator[str]) -> Iterator[ModelEvent]:
    calls: list[_Call] = []
    finish: str | None = None
    refused = False
    spent: Usage | None = None
    for payload in payloads:
        if payload == "[DONE]":
            break
        chunk = json_payload(payload)
        if chunk.get("error"):
            raise ModelFailure(FailureKind.SERVER, "an error inside the stream")
        usage = chunk.get("usage")
        if isinstance(usage, dict):  # some servers send the total so far in every chunk: the last one counts
            spent = Usage(int(usage.get("prompt_tokens") or 0), int(usage.get("completion_tokens") or 0))
        for choice in chunk.get("choices") or ():
            delta = choice.get("delta") or {}
            if delta.get("refusal"):  # heard to its end, where it is told what it cost
                refused = True
                yield Working()
            if text := _text_of(delta.get("content")):
                yield TextDelta(text)
            for part in delta.get("tool_calls") or ():
                yield _collect(calls, part)
            finish = choice.get("finish_reason") or finish
    if spent is not None:
        yield spent
    if refused or finish == "content_filter":
        raise ModelFailure(FailureKind.REFUSED, "the model refused, or a filter stopped it")
    if finish in _LENGTHS:
        raise ModelFailure(FailureKind.LENGTH, finish)
    if finish not in _WHOLE:
        raise ModelFailure(FailureKind.CUT, str(finish or "the stream ended before the answer")[:60])
    for place, call in enumerate(calls):
        yield ToolCall(call.id or f"call_{place}", call.name, read_arguments(call.arguments))
    yield Done("tools" if calls else "end")
    read_out(payloads)


def _text_of(content: Any) -> str:
    """Text, or a list of parts of which only those of type "text" are meant for the customer."""
    if isinstance(content, list):
        parts = [part for part in content if isinstance(part, dict) and part.get("type") == "text"]
        return "".join(str(part.get("text") or "") for part in parts)
    if content is not None and not isinstance(content, str):
        raise ModelFailure(FailureKind.MALFORMED, "content that is no text")
    return content or ""


def _collect(calls: list[_Call], part: dict[str, Any]) -> Working:
    """Calls arrive in pieces, told apart by their index. A few servers leave it out, or give all of them the
    same one: there another id beside a name begins another call, and pieces belong to the last.
    """
    function = part.get("function") or {}
    index, call_id = part.get("index"), part.get("id")
    call = next((one for one in reversed(calls) if index is None or one.index == index), None)
    if call_id and index is None:
        call = next((one for one in calls if one.id == call_id), None)
    if call is None or (call_id and call.id and call_id != call.id and function.get("name")):
        if len(calls) >= MOST_CALLS:
            raise ModelFailure(FailureKind.MALFORMED, "too many calls at once")
        call = _Call(index)
        calls.append(call)
    call.id = call.id or str(call_id or "")
    call.name += str(function.get("name") or "")
    arguments = function.get("arguments") or ""
    call.arguments += arguments if isinstance(arguments, str) else json.dumps(arguments)
    return Working(call.name if function.get("name") else "")
