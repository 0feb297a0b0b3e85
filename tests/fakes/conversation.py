"""A receptionist that repeats what it heard, over the same HTTP as the real conversation service."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

from tests.fakes.service import FakeService, Received, Reply, problem


class FakeConversation(FakeService):
    """`token_seconds`: how long a streamed answer waits between its words."""

    def __init__(self, *, token_seconds: float = 0.0) -> None:
        super().__init__()
        self.token_seconds = token_seconds
        self.next_answer: dict[str, Any] = {}
        self.on("POST /v1/turns", self._turn)
        self.on("POST /v1/turns/interrupted", lambda _: Reply(status=204))
        self.on("GET /v1/chat-sessions/known", lambda _: Reply({"session_id": "known", "status": "open"}))
        self.on(
            "GET /v1/chat-sessions/known/messages",
            lambda _: Reply({"messages": [{"role": "customer", "text": "hello"}], "next_cursor": None}),
        )

    @property
    def turns(self) -> list[dict[str, Any]]:
        """What was said, without the moment until which the gateway waits."""
        told = [dict(one.json) for one in self.calls("POST /v1/turns")]
        for turn in told:
            turn.pop("answer_by", None)
        return told

    def _turn(self, received: Received) -> Reply:
        said = received.json
        if said["text"] == "fail":
            return problem(503, "database_unavailable")
        answer = {
            "response": f"You said: {said['text']}",
            "session_id": said.get("session_id") or "fresh-session",
            "language": "en",
            "metadata": {
                "processing_time_ms": 1.0,
                "tools_executed": [],
                "intent": None,
                "quick_replies": ["Yes", "No"],
                "handoff": False,
            },
            **self.next_answer,
        }
        if "text/event-stream" in received.headers.get("accept", ""):
            return Reply(self._stream(answer), headers={"Content-Type": "text/event-stream"})
        return Reply(answer)

    def _stream(self, answer: dict[str, Any]) -> Iterator[bytes]:
        for index, word in enumerate(answer["response"].split(" ")):
            if index:
                time.sleep(self.token_seconds)
            yield _event("token", {"text": word if not index else f" {word}", "language": answer["language"]})
        yield _event("done", answer)


def _event(name: str, payload: Any) -> bytes:
    return f"event: {name}\ndata: {json.dumps(payload)}\n\n".encode()
