"""Several calls at once, as the servers that speak Chat Completions cut them into pieces."""

from __future__ import annotations

import json
from typing import Any

import pytest

from conversation_svc.models.base import ToolCall
from conversation_svc.models.wire.openai_chat import events


def calls_of(*parts: dict[str, Any]) -> list[tuple[str, Any]]:
    chunks = [{"choices": [{"delta": {"tool_calls": [part]}}]} for part in parts]
    last = {"choices": [{"delta": {}, "finish_reason": "tool_calls"}]}
    heard = events(iter([*(json.dumps(chunk) for chunk in chunks), json.dumps(last), "[DONE]"]))
    return [(one.name, one.arguments) for one in heard if isinstance(one, ToolCall)]


def part(arguments: str, name: str = "", **fields: Any) -> dict[str, Any]:
    return {**fields, "function": {"arguments": arguments, **({"name": name} if name else {})}}


TWO = [("a", {"x": 1}), ("b", {"y": 2})]


@pytest.mark.parametrize(
    "parts",
    [
        [part("{", "a", index=0, id="i"), part('"x":1}', index=0), part('{"y":2}', "b", index=1, id="j")],
        [part('{"x":1}', "a", index=0, id="i"), part('{"y":', "b", index=0, id="j"), part("2}", index=0)],
        [part('{"x":', "a", id="i"), part("1}", id="i"), part('{"y":2}', "b", id="j")],
        [part('{"x":', "a", id="i"), part("1}"), part('{"y":', "b", id="j"), part("2}")],
        [
            part("{", "a", index=0, id="i"),
            part('{"y":', "b", index=1, id="j"),
            part('"x":1}', index=0),
            part("2}", index=1),
        ],
        [part('{"x":', "a", index=0, id="i"), part("1}", index=0, id="k"), part('{"y":2}', "b", index=1)],
        [part('{"x":1}', "a", index=0, id="same"), part('{"y":2}', "b", index=1, id="same")],
    ],
    ids=["by index", "one index", "by id", "no index", "woven", "an id for each piece", "one id"],
)
def test_calls_are_kept_apart(parts: list[dict[str, Any]]) -> None:
    assert calls_of(*parts) == TWO
