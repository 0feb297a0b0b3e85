"""A Bedrock Agent: its rules and tools are configured at AWS; it hands each tool call back to us.

The agent remembers the session on its side. What it must know of ours travels as prompt session attributes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    TextDelta,
    ToolAnswer,
    ToolCall,
    Usage,
)
from conversation_svc.models.wire.arguments import read_arguments
from conversation_svc.models.wire.aws import AwsClient

_MARK = "bedrock_agent:"
_CUT = re.compile(r"\bstop_?reason\W{1,8}(?:max_tokens|length|model_context_window_exceeded)\b", re.I)
MOST_RESULTS = 5  # to one returned control; AWS takes no more
LONGEST_RESULT = 24_000  # characters; AWS refuses larger answers to a returned control


@dataclass(frozen=True, slots=True)
class BedrockAgentSettings:
    region: str = ""
    agent_id: str = ""
    alias_id: str = ""


class BedrockAgentProvider:
    name = "bedrock_agent"

    def __init__(self, settings: BedrockAgentSettings, limits: Limits) -> None:
        self.model = settings.agent_id
        self._alias = settings.alias_id
        self._client = AwsClient("bedrock-agent-runtime", settings.region, limits)

    def prepare(self) -> None:
        self._client.prepare()

    def take_turn(self, request: ModelRequest) -> Iterator[ModelEvent]:
        """A session that AWS has ended takes no answers any more, and one whose last call was never answered
        (it became a wish) may take no line: then the line is put to a new session.
        """
        spoke = False
        try:
            for event in self._play(request, _own_answers(request), _session(request)):
                spoke = True
                yield event
        except ModelFailure as failure:
            if spoke or failure.kind is not FailureKind.BAD_REQUEST or len(request.messages) < 2:
                raise
            yield from self._play(request, [], _session(request, fresh=True))

    def _play(self, request: ModelRequest, answers: list[ToolAnswer], session: str) -> Iterator[ModelEvent]:
        told = body(request, self.model, self._alias, answers, session)

        def read(stream: Iterable[dict[str, Any]]) -> Iterator[ModelEvent]:
            return events(stream, told["sessionId"])

        return self._client.play(request, lambda aws: aws.invoke_agent(**told)["completion"], read)


def body(
    request: ModelRequest, agent_id: str, alias_id: str, answers: Sequence[ToolAnswer], session: str
) -> dict[str, Any]:
    lines = [message for message in request.messages if isinstance(message, Line)]
    # Its own memory ends when AWS ends the session, and holds nothing that was answered without it.
    before = "\n".join(f"{line.role}: {line.text}" for line in lines[:-1])
    attributes = {**request.facts, **({"said_before": before} if before else {})}
    looked_up = [f"{m.call.name}: {m.content}" for m in request.messages if isinstance(m, ToolAnswer)]
    if looked_up and not answers:  # by somebody else, or in a session that is gone
        attributes["looked_up"] = "\n".join(looked_up)[:LONGEST_RESULT]
    state: dict[str, Any] = {"promptSessionAttributes": attributes}
    built: dict[str, Any] = {
        "agentId": agent_id,
        "agentAliasId": alias_id,
        "sessionId": _handle(answers[0])["session"] if answers else session,
        "enableTrace": True,  # the only place where an agent tells its tokens
        "streamingConfigurations": {"streamFinalResponse": True},
        "sessionState": state,
    }
    if answers:
        state["invocationId"] = _handle(answers[0])["invocationId"]
        state["returnControlInvocationResults"] = [_result(answer) for answer in answers]
    else:
        # Also when another provider began this turn: the agent cannot take back calls it did not make.
        said = [line.text for line in lines if line.role == "customer"]
        built["inputText"] = (said[-1] if said else "") or "-"
    return built


def _session(request: ModelRequest, *, fresh: bool = False) -> str:
    """AWS keeps the talk under this name; a digest tells it nothing and fits its alphabet."""
    lines = len(request.messages)
    name = f"{request.session_id} {request.turn} {lines}" if fresh else request.session_id
    return hashlib.sha256(name.encode()).hexdigest()[:48]


def _handle(answer: ToolAnswer) -> dict[str, str]:
    handle = json.loads(answer.call.handle.removeprefix(_MARK))
    assert isinstance(handle, dict)
    return handle


def _own_answers(request: ModelRequest) -> list[ToolAnswer]:
    """The answers at the end of the turn, when it was this agent that asked."""
    found: list[ToolAnswer] = []
    for message in reversed(request.messages):
        if not isinstance(message, ToolAnswer):
            break
        found.insert(0, message)
    return found if found and all(one.call.handle.startswith(_MARK) for one in found) else []


def _result(answer: ToolAnswer) -> dict[str, Any]:
    handle = _handle(answer)
    # An agent may be set up to have its user confirm before AWS acts: a yes is heard by us alone.
    denied = {"confirmationState": "DENY"} if handle["kind"] == "USER_CONFIRMATION" else {}
    content = answer.content[:LONGEST_RESULT]
    if "function" in handle:
        result = {
            "actionGroup": handle["actionGroup"],
            "function": handle["function"],
            "responseBody": {"TEXT": {"body": content}},
            **denied,
        }
        return {"functionResult": result if answer.ok else {**result, "responseState": "REPROMPT"}}
    return {
        "apiResult": {
            "actionGroup": handle["actionGroup"],
            "apiPath": handle["apiPath"],
            "httpMethod": handle["httpMethod"],
            "httpStatusCode": 200 if answer.ok else 422,
            "responseBody": {"application/json": {"body": content}},
            **denied,
        }
    }


def events(stream: Iterable[dict[str, Any]], session: str = "") -> Iterator[ModelEvent]:
    """An agent's stream has no closing word of its own, so one that said nothing is taken as cut.

    Why its model stopped stands only in the trace, in the words of that model.
    """
    called = spoke = cut = False
    failure: ModelFailure | None = None
    for event in stream:
        if "chunk" in event:
            spoke = True
            yield TextDelta(event["chunk"]["bytes"].decode("utf-8", "replace"))
        elif "returnControl" in event:
            if called:  # the answers to both could not travel back under one invocation
                raise ModelFailure(FailureKind.MALFORMED, "control was returned twice")
            control = event["returnControl"]
            inputs = control.get("invocationInputs", ())
            if len(inputs) > MOST_RESULTS:
                raise ModelFailure(FailureKind.MALFORMED, "too many calls at once")
            for place, item in enumerate(inputs):
                called = True
                yield _call({"session": session, "invocationId": control["invocationId"]}, place, item)
        elif "trace" in event:
            steps = [one for one in (event["trace"].get("trace") or {}).values() if isinstance(one, dict)]
            if any(step.get("action") == "INTERVENED" for step in steps):  # what it cost may come after it
                failure = ModelFailure(FailureKind.REFUSED, "a guardrail intervened")
            if "failureTrace" in (event["trace"].get("trace") or {}):
                failure = failure or ModelFailure(FailureKind.SERVER, "the agent failed")
            for output in (step.get("modelInvocationOutput") or step for step in steps):
                yield from _usage(output)
                cut = cut or bool(_CUT.search(str((output.get("rawResponse") or {}).get("content") or "")))
    if failure:
        raise failure
    if cut:
        raise ModelFailure(FailureKind.LENGTH, "the agent's model ran out of tokens")
    if not (called or spoke):
        raise ModelFailure(FailureKind.CUT, "the stream ended before the answer")
    yield Done("tools" if called else "end")


def _call(handle: Mapping[str, str], place: int, item: Mapping[str, Any]) -> ToolCall:
    if "functionInvocationInput" in item:
        asked = item["functionInvocationInput"]
        handle = {**handle, "actionGroup": asked["actionGroup"], "function": asked.get("function", "")}
        name = asked.get("function", "")
        arguments = {p["name"]: _value(p) for p in asked.get("parameters", ())}
    else:
        asked = item["apiInvocationInput"]
        handle = {
            **handle,
            "actionGroup": asked["actionGroup"],
            "apiPath": asked.get("apiPath", ""),
            "httpMethod": asked.get("httpMethod", "POST"),
        }
        name = asked.get("apiPath", "").rstrip("/").rpartition("/")[2]
        arguments = {p["name"]: _value(p) for p in asked.get("parameters", ())}
        content = asked.get("requestBody", {}).get("content", {})
        for media in content.values():
            arguments.update({p["name"]: _value(p) for p in media.get("properties", ())})
    handle = {**handle, "kind": asked.get("actionInvocationType", "RESULT")}
    # Names at AWS are often written with underscores; ours have hyphens.
    call_id = f"{handle['invocationId']}_{place}"
    return ToolCall(call_id, name.replace("_", "-"), arguments, _MARK + json.dumps(handle))


def _value(parameter: Mapping[str, Any]) -> Any:
    """Every value travels as text beside the name of its type."""
    text = str(parameter.get("value", ""))
    match str(parameter.get("type", "string")).lower():
        case "integer" | "number" | "boolean" | "array" | "object":
            wrapped = read_arguments('{"value": ' + text + "}")
            return text if wrapped is None else wrapped["value"]
        case _:
            return text


def _usage(output: Mapping[str, Any]) -> Iterator[Usage]:
    usage = (output.get("metadata") or {}).get("usage")
    if usage:
        yield Usage(usage.get("inputTokens", 0), usage.get("outputTokens", 0))
