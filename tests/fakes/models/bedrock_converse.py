"""ConverseStream's side of the wire."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.fakes.models.event_stream import event, exception
from tests.fakes.models.script import Frame, Reply

# A sign of life without a word: the beginning of an empty piece of text.
PING = event("contentBlockDelta", {"contentBlockIndex": 0, "delta": {"text": ""}})


def problem(body: Mapping[str, Any]) -> str | None:
    """Bedrock's own rules, beyond the shapes the SDK has already checked."""
    messages = body.get("messages") or []
    if not messages or messages[0]["role"] != "user":
        return "A conversation must start with a user message."
    open_calls: list[str] = []
    previous = None
    for message in messages:
        if message["role"] == previous:
            return "Roles must alternate between user and assistant."
        previous = message["role"]
        results = [b["toolResult"]["toolUseId"] for b in message["content"] if "toolResult" in b]
        if sorted(results) != sorted(open_calls):
            return "Expected toolResult blocks for exactly the toolUse blocks of the previous turn."
        open_calls = [b["toolUse"]["toolUseId"] for b in message["content"] if "toolUse" in b]
        if any("text" in block and not block["text"].strip() for block in message["content"]):
            return "The text field in the ContentBlock is blank."
    if previous != "user" or open_calls:
        return "The conversation must end with a user message."
    uses_tools = any("toolUse" in block for message in messages for block in message["content"])
    if uses_tools and "toolConfig" not in body:
        return "The toolConfig field must be defined when using toolUse and toolResult content blocks."
    return None


def frames(reply: Reply, body: Mapping[str, Any]) -> Iterator[Frame]:
    yield Frame(event("messageStart", {"role": "assistant"}))
    if reply.error_in_stream:
        yield Frame(exception("modelStreamErrorException"), closing=True)
        return
    block = 0
    if reply.thoughts:
        for part in ({"text": reply.thoughts}, {"signature": "c2lnbmVk"}):
            delta = {"contentBlockIndex": block, "delta": {"reasoningContent": part}}
            yield Frame(event("contentBlockDelta", delta))
        yield Frame(event("contentBlockStop", {"contentBlockIndex": block}))
        block += 1
    if reply.text:
        for piece in reply.text:
            delta = {"contentBlockIndex": block, "delta": {"text": piece}}
            yield Frame(event("contentBlockDelta", delta), useful=True)
        yield Frame(event("contentBlockStop", {"contentBlockIndex": block}))
        block += 1
    for call in reply.calls:
        text = call.arguments if isinstance(call.arguments, str) else json.dumps(call.arguments)
        use = {"toolUseId": f"tooluse_{block}", "name": call.name}
        start = {"contentBlockIndex": block, "start": {"toolUse": use}}
        yield Frame(event("contentBlockStart", start), useful=True)
        for at in range(0, len(text), 7):
            delta = {"contentBlockIndex": block, "delta": {"toolUse": {"input": text[at : at + 7]}}}
            yield Frame(event("contentBlockDelta", delta), useful=True)
        yield Frame(event("contentBlockStop", {"contentBlockIndex": block}))
        block += 1
    stop = "tool_use" if reply.calls else "end_turn"
    if reply.filtered or reply.refuses:
        stop = "content_filtered" if reply.filtered else "guardrail_intervened"
    elif reply.stopped_by_length:
        stop = "max_tokens"
    yield Frame(event("messageStop", {"stopReason": stop}), closing=True)
    usage = {
        "inputTokens": reply.usage[0],
        "outputTokens": reply.usage[1],
        "totalTokens": sum(reply.usage),
    }
    yield Frame(event("metadata", {"usage": usage, "metrics": {"latencyMs": 12}}), closing=True)
