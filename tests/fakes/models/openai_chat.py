"""Chat Completions' side of the wire."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.fakes.models.script import Frame, Reply

_STRICT_ID = re.compile(r"^[a-zA-Z0-9]{9}$")  # as Mistral's servers want it
PING = b": ping\n\n"


def problem(body: Mapping[str, Any]) -> str | None:
    if not isinstance(body.get("model"), str) or not body.get("messages"):
        return "model and messages are required"
    if "max_tokens" in body and "max_completion_tokens" in body:
        return "only one limit of tokens"
    open_calls: set[str] = set()
    known: set[str] = set()
    for message in body["messages"]:
        role = message.get("role")
        if open_calls and role != "tool":
            return f"tool_call_ids did not have response messages: {sorted(open_calls)}"
        match role:
            case "system" | "user":
                if not isinstance(message.get("content"), str | list):
                    return "content must be text or parts"
            case "assistant":
                for call in message.get("tool_calls", ()):
                    json.loads(call["function"]["arguments"])
                    if not _STRICT_ID.match(call["id"]) or call["id"] in known:
                        return f"tool call id {call['id']} must be nine letters and figures, and new"
                    known.add(call["id"])
                    open_calls.add(call["id"])
                if not message.get("content") and not message.get("tool_calls"):
                    return "an assistant message needs content or tool calls"
            case "tool":
                if message.get("tool_call_id") not in open_calls:
                    return "a tool message must follow the call it answers"
                open_calls.remove(message["tool_call_id"])
            case _:
                return f"unknown role {role}"
    return f"tool calls without an answer: {sorted(open_calls)}" if open_calls else None


def error(status: int, code: str) -> bytes:
    return json.dumps(
        {"error": {"message": code or "told to fail", "type": "error", "code": code or None}}
    ).encode()


def frames(reply: Reply, body: Mapping[str, Any]) -> Iterator[Frame]:
    yield _chunk(body, {"role": "assistant", "content": ""})
    if reply.error_in_stream:
        yield Frame(b'data: {"error": {"message": "no", "type": "server_error"}}\n\n', closing=True)
        return
    if reply.refuses:
        yield _chunk(body, {"refusal": "I can't help with that."}, useful=True)
    if reply.thoughts:
        yield _chunk(body, {"content": None, "reasoning_content": reply.thoughts})
        yield _chunk(body, {"reasoning": reply.thoughts})
    for piece in reply.text:
        yield _chunk(body, {"content": piece}, useful=True)
    for place, call in enumerate(reply.calls):
        text = call.arguments if isinstance(call.arguments, str) else json.dumps(call.arguments)
        head = {
            "index": place,
            "id": f"call_wire_{place}",
            "type": "function",
            "function": {"name": call.name, "arguments": ""},
        }
        yield _chunk(body, {"tool_calls": [head]}, useful=True)
        for start in range(0, len(text), 7):
            part = {"index": place, "function": {"arguments": text[start : start + 7]}}
            yield _chunk(body, {"tool_calls": [part]}, useful=True)
    finish = "tool_calls" if reply.calls else "stop"
    finish = "content_filter" if reply.filtered else "length" if reply.stopped_by_length else finish
    yield _chunk(body, {}, finish=finish, closing=True)
    if (body.get("stream_options") or {}).get("include_usage"):
        usage = {
            "prompt_tokens": reply.usage[0],
            "completion_tokens": reply.usage[1],
            "total_tokens": sum(reply.usage),
        }
        yield Frame(_data({**_head(body), "choices": [], "usage": usage}), closing=True)
    yield Frame(b"data: [DONE]\n\n", closing=True)


def _head(body: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1_790_000_000,
        "model": body.get("model"),
        "usage": None,
    }


def _chunk(
    body: Mapping[str, Any],
    delta: dict[str, Any],
    *,
    finish: str | None = None,
    useful: bool = False,
    closing: bool = False,
) -> Frame:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    return Frame(_data({**_head(body), "choices": [choice]}), useful, closing)


def _data(value: Any) -> bytes:
    return b"data: " + json.dumps(value).encode() + b"\n\n"
