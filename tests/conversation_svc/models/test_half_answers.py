"""Half an answer, in whatever words a provider says that it is one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from conversation_svc.models import bedrock
from conversation_svc.models.base import FailureKind, ModelEvent, ModelFailure
from conversation_svc.models.wire import openai_chat, openai_responses


def chat(reason: str) -> Iterator[ModelEvent]:
    chunk = {"choices": [{"delta": {"content": "We are open, except on"}, "finish_reason": reason}]}
    return openai_chat.events(iter([json.dumps(chunk), "[DONE]"]))


def converse(reason: str) -> Iterator[ModelEvent]:
    delta = {"contentBlockIndex": 0, "delta": {"text": "We are open, except on"}}
    return bedrock.events(iter([{"contentBlockDelta": delta}, {"messageStop": {"stopReason": reason}}]))


def responses(kind: str, **response: Any) -> Iterator[ModelEvent]:
    delta = {"type": "response.output_text.delta", "delta": "We are open, except on"}
    return openai_responses.events(iter(map(json.dumps, [delta, {"type": kind, "response": response}])))


CUT = {"reason": "max_output_tokens"}
FILTERED = {"reason": "content_filter"}


@pytest.mark.parametrize(
    ("stream", "kind"),
    [
        (chat("length"), FailureKind.LENGTH),
        (chat("max_tokens"), FailureKind.LENGTH),
        (chat("model_length"), FailureKind.LENGTH),
        (chat("insufficient_system_resource"), FailureKind.CUT),
        (chat("error"), FailureKind.CUT),
        (chat("content_filter"), FailureKind.REFUSED),
        (converse("max_tokens"), FailureKind.LENGTH),
        (converse("model_context_window_exceeded"), FailureKind.LENGTH),
        (converse("a_reason_of_next_year"), FailureKind.CUT),
        (converse("guardrail_intervened"), FailureKind.REFUSED),
        (responses("response.incomplete", incomplete_details=CUT), FailureKind.LENGTH),
        (responses("response.incomplete"), FailureKind.LENGTH),
        (responses("response.completed", status="incomplete"), FailureKind.LENGTH),
        (responses("response.completed", incomplete_details=CUT), FailureKind.LENGTH),
        (responses("response.completed", incomplete_details=FILTERED), FailureKind.REFUSED),
        (responses("response.cancelled"), FailureKind.CUT),
    ],
)
def test_half_an_answer_is_a_failure_of_its_kind(stream: Iterator[ModelEvent], kind: FailureKind) -> None:
    with pytest.raises(ModelFailure) as caught:
        list(stream)
    assert caught.value.kind is kind


@pytest.mark.parametrize(
    "stream",
    [chat("stop"), chat("eos"), converse("end_turn"), responses("response.completed", status="completed")],
)
def test_a_whole_answer_is_none(stream: Iterator[ModelEvent]) -> None:
    assert list(stream)
