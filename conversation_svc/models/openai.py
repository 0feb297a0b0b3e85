"""OpenAI, and every server that speaks one of its two formats."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from conversation_svc.models.base import FailureKind, ModelEvent, ModelFailure, ModelRequest
from conversation_svc.models.wire import openai_chat, openai_responses
from conversation_svc.models.wire.http import StreamingHttp
from conversation_svc.models.wire.sse import payloads

OWN_SERVER = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True)
class OpenAISettings:
    """api: empty chooses by the server: Responses at OpenAI itself, Chat Completions anywhere else."""

    api_key: str = ""
    base_url: str = OWN_SERVER
    model: str = "gpt-4.1-mini"
    api: Literal["", "responses", "chat"] = ""


class OpenAIProvider:
    name = "openai"

    def __init__(self, settings: OpenAISettings) -> None:
        self.model = settings.model
        self._is_own = urlsplit(settings.base_url).hostname == urlsplit(OWN_SERVER).hostname
        self._api = settings.api or ("responses" if self._is_own else "chat")
        headers = {"Authorization": f"Bearer {settings.api_key}"} if settings.api_key else {}
        self._http = StreamingHttp(settings.base_url, headers)

    def prepare(self) -> None:
        """Nothing here is slow."""

    def take_turn(self, request: ModelRequest) -> Iterator[ModelEvent]:
        try:
            yield from self._events(request)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            # A server's JSON that has another shape than the format says: its fault, not a crash of ours.
            raise ModelFailure(FailureKind.MALFORMED, type(error).__name__) from error

    def _events(self, request: ModelRequest) -> Iterator[ModelEvent]:
        if self._api == "responses":
            path, body = openai_responses.PATH, openai_responses.body(request, self.model)
            read = openai_responses.events
        else:
            tokens_field = "max_completion_tokens" if self._is_own else "max_tokens"
            path = openai_chat.PATH
            body = openai_chat.body(request, self.model, tokens_field=tokens_field)
            read = openai_chat.events
        # Closed here and now: a socket left to the garbage collector stays open for who knows how long.
        with closing(self._http.post(path, body, request)) as chunks:
            yield from read(payloads(chunks))
