"""InvokeAgent's side of the wire, with return of control."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.fakes.models.event_stream import event, exception
from tests.fakes.models.script import Call, Frame, Reply

INVOCATION = "11111111-2222-3333-4444-555555555555"
PING = event("trace", {"sessionId": "s", "trace": {"orchestrationTrace": {"rationale": {"text": "..."}}}})


def problem(body: Mapping[str, Any]) -> str | None:
    results = (body.get("sessionState") or {}).get("returnControlInvocationResults")
    if results:
        if body["sessionState"].get("invocationId") != INVOCATION:
            return "The invocationId does not match the control that was returned."
        for result in results:
            given = result.get("functionResult") or result.get("apiResult")
            if not given or given.get("actionGroup") != "receptionist":
                return "The result names another action group."
        return None
    return None if body.get("inputText") else "inputText is required"


def frames(reply: Reply, body: Mapping[str, Any]) -> Iterator[Frame]:
    yield Frame(PING)
    if reply.error_in_stream:
        yield Frame(exception("dependencyFailedException"), closing=True)
        return
    if reply.thoughts:
        step = {"rationale": {"traceId": "t", "text": reply.thoughts}}
        yield Frame(event("trace", {"sessionId": "s", "trace": {"orchestrationTrace": step}}))
    usage = {"inputTokens": reply.usage[0], "outputTokens": reply.usage[1]}
    if reply.filtered or reply.refuses:
        guard = {"action": "INTERVENED", "traceId": "g"}
        yield Frame(event("trace", {"sessionId": "s", "trace": {"guardrailTrace": guard}}))
    raw = {"content": json.dumps({"stop_reason": "max_tokens" if reply.stopped_by_length else "end_turn"})}
    step = {"modelInvocationOutput": {"traceId": "t", "metadata": {"usage": usage}, "rawResponse": raw}}
    yield Frame(event("trace", {"sessionId": "s", "trace": {"orchestrationTrace": step}}))
    for piece in reply.text:
        yield Frame(event("chunk", {"bytes": base64.b64encode(piece.encode()).decode()}), useful=True)
    if reply.calls:
        control = {"invocationId": INVOCATION, "invocationInputs": [_asked(call) for call in reply.calls]}
        yield Frame(event("returnControl", control), useful=True)


def _asked(call: Call) -> dict[str, Any]:
    """An agent never writes JSON: every value is text beside its type."""
    arguments = call.arguments if isinstance(call.arguments, Mapping) else {}
    parameters = [{"name": name, **_typed(value)} for name, value in arguments.items()]
    return {
        "functionInvocationInput": {
            "actionGroup": "receptionist",
            "actionInvocationType": "RESULT",
            "agentId": "AGENT12345",
            "function": call.name.replace("-", "_"),
            "parameters": parameters,
        }
    }


def _typed(value: Any) -> dict[str, str]:
    if isinstance(value, bool):
        return {"type": "boolean", "value": json.dumps(value)}
    if isinstance(value, int):
        return {"type": "integer", "value": str(value)}
    if isinstance(value, list):
        return {"type": "array", "value": json.dumps(value)}
    return {"type": "string", "value": str(value)}
