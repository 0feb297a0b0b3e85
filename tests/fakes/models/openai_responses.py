"""The Responses API's side of the wire."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.fakes.models.script import Call, Frame, Reply

PING = b": ping\n\n"
EMPTY = b'event: response.in_progress\ndata: {"type": "response.in_progress"}\n\n'


def problem(body: Mapping[str, Any]) -> str | None:
    """What the real API would refuse about this request."""
    known = {
        *("model", "instructions", "input", "tools", "stream", "store", "max_output_tokens"),
        *("tool_choice", "parallel_tool_calls", "temperature", "include", "reasoning", "metadata"),
    }
    if set(body) - known:
        return f"Unknown parameter: {sorted(set(body) - known)}"
    if not isinstance(body.get("model"), str) or not body.get("input"):
        return "model and input are required"
    if body.get("max_output_tokens", 16) < 16:
        return "max_output_tokens must be at least 16"
    for tool in body.get("tools", ()):
        if tool.get("type") != "function" or not tool.get("name") or "parameters" not in tool:
            return "a tool needs type, name and parameters"
    open_calls: set[str] = set()
    for item in [] if isinstance(body["input"], str) else body["input"]:
        match item.get("type", "message"):
            case "message":
                if item.get("role") not in ("user", "assistant", "system", "developer"):
                    return "unknown role"
                if not isinstance(item.get("content"), str | list):
                    return "content must be text or parts"
            case "function_call":
                json.loads(item["arguments"])
                open_calls.add(item["call_id"])
            case "function_call_output":
                if item["call_id"] not in open_calls:
                    return f"No tool call found for function call output with call_id {item['call_id']}."
                open_calls.remove(item["call_id"])
            case other:
                return f"unknown item type {other}"
    return f"No tool output found for function call {sorted(open_calls)}." if open_calls else None


class _Numbered:
    """Events carry their own name and a running number."""

    def __init__(self) -> None:
        self._number = -1

    def __call__(self, kind: str, /, *, useful: bool = False, closing: bool = False, **fields: Any) -> Frame:
        self._number += 1
        data = json.dumps({"type": kind, "sequence_number": self._number, **fields})
        return Frame(f"event: {kind}\ndata: {data}\n\n".encode(), useful, closing)


def frames(reply: Reply, body: Mapping[str, Any]) -> Iterator[Frame]:
    event = _Numbered()
    started = _response(body, "in_progress", [], None, None)
    yield event("response.created", response=started)
    yield event("response.in_progress", response=started)
    if reply.error_in_stream:
        broken = {
            **_response(body, "failed", [], None, None),
            "error": {"code": "server_error", "message": "no"},
        }
        yield event("response.failed", response=broken, closing=True)
        return
    output: list[dict[str, Any]] = []
    if reply.refuses:
        yield from _refusal(event)
        output.append(_message([{"type": "refusal", "refusal": "I can't help with that."}]))
    if reply.thoughts:
        yield from _thoughts(event, reply.thoughts, output)
    if reply.text:
        yield from _text(event, reply, output)
    for call in reply.calls:
        yield from _call(event, call, output)
    usage = {
        "input_tokens": reply.usage[0],
        "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
        "output_tokens": reply.usage[1],
        "output_tokens_details": {"reasoning_tokens": 0},
        "total_tokens": sum(reply.usage),
    }
    if reply.filtered or reply.stopped_by_length:
        reason = "content_filter" if reply.filtered else "max_output_tokens"
        final = _response(body, "incomplete", output, usage, {"reason": reason})
        yield event("response.incomplete", response=final, closing=True)
        return
    yield event(
        "response.completed", response=_response(body, "completed", output, usage, None), closing=True
    )


def _response(
    body: Mapping[str, Any], status: str, output: list[Any], usage: Any, incomplete: Any
) -> dict[str, Any]:
    return {
        "id": "resp_1",
        "object": "response",
        "created_at": 1_790_000_000,
        "status": status,
        "error": None,
        "incomplete_details": incomplete,
        "instructions": body.get("instructions"),
        "metadata": {},
        "model": body.get("model"),
        "output": output,
        "parallel_tool_calls": True,
        "temperature": 1.0,
        "tool_choice": "auto",
        "tools": body.get("tools", []),
        "top_p": 1.0,
        "usage": usage,
    }


def _message(content: list[Any]) -> dict[str, Any]:
    return {"id": "msg_1", "type": "message", "status": "completed", "role": "assistant", "content": content}


def _text(event: _Numbered, reply: Reply, output: list[dict[str, Any]]) -> Iterator[Frame]:
    place: dict[str, Any] = {"output_index": len(output)}
    inside = {**place, "item_id": "msg_1", "content_index": 0}
    part = {"type": "output_text", "text": "", "annotations": []}
    yield event(
        "response.output_item.added", item={**_message([]), "status": "in_progress"}, output_index=len(output)
    )
    yield event("response.content_part.added", part=part, **inside)
    for piece in reply.text:
        yield event("response.output_text.delta", useful=True, delta=piece, logprobs=[], **inside)
    whole = "".join(reply.text)
    yield event("response.output_text.done", text=whole, logprobs=[], **inside)
    yield event("response.content_part.done", part={**part, "text": whole}, **inside)
    output.append(_message([{**part, "text": whole}]))
    yield event("response.output_item.done", item=output[-1], **place)


def _thoughts(event: _Numbered, thoughts: str, output: list[dict[str, Any]]) -> Iterator[Frame]:
    place = {"output_index": len(output), "item_id": "rs_1"}
    item = {"id": "rs_1", "type": "reasoning", "summary": [], "status": "in_progress"}
    yield event("response.output_item.added", item=item, output_index=len(output))
    yield event("response.reasoning_text.delta", delta=thoughts, content_index=0, **place)
    yield event("response.reasoning_summary_text.delta", delta=thoughts, summary_index=0, **place)
    output.append({**item, "summary": [{"type": "summary_text", "text": thoughts}], "status": "completed"})
    yield event("response.output_item.done", item=output[-1], output_index=len(output) - 1)


def _refusal(event: _Numbered) -> Iterator[Frame]:
    inside: dict[str, Any] = {"output_index": 0, "item_id": "msg_1", "content_index": 0}
    yield event("response.output_item.added", item={**_message([]), "status": "in_progress"}, output_index=0)
    yield event("response.refusal.delta", delta="I can't", useful=True, **inside)
    yield event("response.refusal.done", refusal="I can't help with that.", **inside)


def _call(event: _Numbered, call: Call, output: list[dict[str, Any]]) -> Iterator[Frame]:
    place = len(output)
    text = call.arguments if isinstance(call.arguments, str) else json.dumps(call.arguments)
    item = {
        "id": f"fc_{place}",
        "type": "function_call",
        "status": "in_progress",
        "call_id": f"call_wire_{place}",
        "name": call.name,
        "arguments": "",
    }
    yield event("response.output_item.added", item=item, output_index=place, useful=True)
    for start in range(0, len(text), 7):
        yield event(
            "response.function_call_arguments.delta",
            useful=True,
            item_id=item["id"],
            output_index=place,
            delta=text[start : start + 7],
        )
    yield event(
        "response.function_call_arguments.done",
        item_id=item["id"],
        output_index=place,
        arguments=text,
        name=call.name,
    )
    output.append({**item, "arguments": text, "status": "completed"})
    yield event("response.output_item.done", item=output[-1], output_index=place)
