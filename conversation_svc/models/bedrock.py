"""Amazon Bedrock's Converse API with tools, streamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from conversation_svc.models.base import (
    Done,
    FailureKind,
    Limits,
    Line,
    ModelEvent,
    ModelFailure,
    ModelRequest,
    StopReason,
    TextDelta,
    ToolCall,
    Usage,
    Working,
)
from conversation_svc.models.wire.arguments import numbered, read_arguments
from conversation_svc.models.wire.aws import AwsClient

_STOPS: dict[str, StopReason] = {
    "end_turn": "end",
    "stop_sequence": "end",
    "tool_use": "tools",
}
_LENGTHS = frozenset({"max_tokens", "model_context_window_exceeded"})
_REFUSALS = frozenset({"guardrail_intervened", "content_filtered", "refusal"})


@dataclass(frozen=True, slots=True)
class BedrockSettings:
    region: str = ""
    model_id: str = ""


class BedrockProvider:
    name = "bedrock"

    def __init__(self, settings: BedrockSettings, limits: Limits) -> None:
        self.model = settings.model_id
        self._client = AwsClient("bedrock-runtime", settings.region, limits)

    def prepare(self) -> None:
        self._client.prepare()

    def take_turn(self, request: ModelRequest) -> Iterator[ModelEvent]:
        told = body(request, self.model)
        return self._client.play(request, lambda aws: aws.converse_stream(**told)["stream"], events)


def body(request: ModelRequest, model_id: str) -> dict[str, Any]:
    built: dict[str, Any] = {
        "modelId": model_id,
        "system": [{"text": "\n".join(request.system)}],
        "messages": _messages(request),
        "inferenceConfig": {"maxTokens": request.limits.output_tokens},
    }
    if request.tools:
        built["toolConfig"] = {
            "tools": [
                {
                    "toolSpec": {
                        "name": tool.name,
                        "description": tool.description,
                        "inputSchema": {"json": tool.parameters},
                    }
                }
                for tool in request.tools
            ]
        }
    return built


def _messages(request: ModelRequest) -> list[dict[str, Any]]:
    """Roles must alternate and blank texts are refused, so neighbours of one role become one message."""
    ids = numbered(request)
    built: list[dict[str, Any]] = []
    for message in request.messages:
        block: dict[str, Any]
        if isinstance(message, Line):
            role, block = (
                ("user" if message.role == "customer" else "assistant"),
                {"text": message.text or "-"},
            )
        elif isinstance(message, ToolCall):
            role = "assistant"
            block = {
                "toolUse": {
                    "toolUseId": ids[id(message)],
                    "name": message.name,
                    "input": dict(message.arguments or {}),
                }
            }
        else:
            role = "user"
            block = {
                "toolResult": {
                    "toolUseId": ids[id(message.call)],
                    "content": [{"text": message.content or "-"}],
                    "status": "success" if message.ok else "error",
                }
            }
        if built and built[-1]["role"] == role:
            built[-1]["content"].append(block)
        else:
            built.append({"role": role, "content": [block]})
    return built


def events(stream: Iterable[dict[str, Any]]) -> Iterator[ModelEvent]:
    open_calls: dict[int, tuple[str, str, list[str]]] = {}
    reason = ""
    for event in stream:
        if "contentBlockStart" in event:
            start = event["contentBlockStart"]
            use = start.get("start", {}).get("toolUse")
            if use:
                open_calls[start["contentBlockIndex"]] = (use["toolUseId"], use["name"], [])
                yield Working(use["name"])
        elif "contentBlockDelta" in event:
            block = event["contentBlockDelta"]
            delta = block["delta"]
            if "text" in delta:
                yield TextDelta(delta["text"])
            elif "toolUse" in delta:
                open_calls[block["contentBlockIndex"]][2].append(delta["toolUse"]["input"])
                yield Working()
        elif "contentBlockStop" in event:
            call = open_calls.pop(event["contentBlockStop"]["contentBlockIndex"], None)
            if call:
                yield ToolCall(call[0], call[1], read_arguments("".join(call[2])))
        elif "messageStop" in event:
            reason = event["messageStop"]["stopReason"]  # what it cost is told after it
        elif "metadata" in event:
            usage = event["metadata"].get("usage", {})
            yield Usage(usage.get("inputTokens", 0), usage.get("outputTokens", 0))
    if reason in _REFUSALS:
        raise ModelFailure(FailureKind.REFUSED, reason)
    if reason.startswith("malformed"):
        raise ModelFailure(FailureKind.MALFORMED, reason)
    if reason in _LENGTHS:
        raise ModelFailure(FailureKind.LENGTH, reason)
    if reason not in _STOPS:
        raise ModelFailure(FailureKind.CUT, reason[:60] or "the stream ended before the answer")
    yield Done(_STOPS[reason])
