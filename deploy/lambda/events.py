"""The two forms in which a Bedrock Agent calls an action group, and how it wants to be answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Action:
    """name: lower case with underscores, whichever form the agent used. arguments: always text."""

    name: str
    arguments: Mapping[str, str]
    session_id: str


def read(event: Mapping[str, Any]) -> Action:
    """Raises KeyError for an event that is neither form."""
    name = event["function"] if "function" in event else event["apiPath"].strip("/").rpartition("/")[2]
    given = {one["name"]: str(one.get("value", "")).strip() for one in event.get("parameters") or ()}
    content = (event.get("requestBody") or {}).get("content") or {}
    for media in content.values():
        given |= {one["name"]: str(one.get("value", "")).strip() for one in media.get("properties") or ()}
    return Action(
        name=name.replace("-", "_").lower(),
        arguments={key: value for key, value in given.items() if value},
        session_id=str(event.get("sessionId") or ""),
    )


def answer(event: Mapping[str, Any], body: Mapping[str, Any], *, ok: bool) -> dict[str, Any]:
    """What the agent is told. A refusal is an answer too: the agent shall ask the customer again."""
    text = json.dumps(body)
    head = {"actionGroup": event.get("actionGroup", "")}
    response: dict[str, Any]
    if "function" in event:
        inner: dict[str, Any] = {"responseBody": {"TEXT": {"body": text}}}
        if not ok:
            inner["responseState"] = "REPROMPT"
        response = {**head, "function": event["function"], "functionResponse": inner}
    else:
        response = {
            **head,
            "apiPath": event.get("apiPath", ""),
            "httpMethod": event.get("httpMethod", "POST"),
            "httpStatusCode": 200 if ok else 422,
            "responseBody": {"application/json": {"body": text}},
        }
    return {
        "messageVersion": event.get("messageVersion", "1.0"),
        "response": response,
        "sessionAttributes": event.get("sessionAttributes") or {},
        "promptSessionAttributes": event.get("promptSessionAttributes") or {},
    }
