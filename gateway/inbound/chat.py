"""The web chat: POST /api/chat and the history of a session."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import chain
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from gateway import event_stream
from gateway.clients import Turn, TurnAnswer
from gateway.inbound.base import AnyCall, Doors
from servicekit import logs
from servicekit.access import PUBLIC, Role
from servicekit.errors import ServiceError
from servicekit.web import Answer, Api, Body, Call, Query
from servicekit.web.body import TenantId

_log = logs.get("chat")
_UNGUESSABLE = 16  # letters of a key that nobody else happens to use
_UNCACHED = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


class ChatMessage(Body):
    tenant_id: TenantId
    message: str
    session_id: Annotated[str, Field(max_length=200)] | None = None
    customer_id: Annotated[str, Field(max_length=200)] | None = None
    client_name: Annotated[str, Field(max_length=200)] | None = None


class Told(BaseModel):
    """Part of an answer to the public: what has no name here does not leave the house."""

    model_config = ConfigDict(extra="ignore", from_attributes=True)


class ChatAppointment(Told):
    """What was just booked, moved or cancelled. Nothing of the customer's record: a chat proves nobody."""

    appointment_id: str
    confirmation_number: str | None = None
    status: str | None = None
    version: int | None = None
    service_id: str | None = None
    service_name: str | None = None
    staff_id: str | None = None
    staff_name: str | None = None
    start: str | None = None
    end: str | None = None


class ChatMetadata(Told):
    processing_time_ms: float = 0.0
    tools_executed: list[str] = []
    intent: str | None = None
    appointment: ChatAppointment | None = None
    quick_replies: list[str] = []
    handoff: bool = False


class ChatAnswer(Told):
    response: str
    session_id: str
    language: str | None = None
    metadata: ChatMetadata


class Page(Query):
    cursor: str | None = None
    after: Annotated[int, Field(ge=0)] | None = None
    limit: Annotated[int, Field(ge=1, le=200)] | None = None


def add_routes(api: Api, doors: Doors) -> None:
    @api.post(
        "/api/chat",
        access=PUBLIC,
        body=ChatMessage,
        answer=ChatAnswer,
        idempotent=True,
        tag="chat",
        summary="Say something to the receptionist; with Accept: text/event-stream the answer streams",
    )
    def chat(call: Call[ChatMessage, None]) -> Answer:
        said = call.body
        if call.principal.role is Role.ANONYMOUS:
            doors.limits.chat(said.session_id, doors.address_of(call))
        else:
            doors.limits.keyed_call(call.principal)
        tenant = doors.tenants.get(said.tenant_id)
        turn = Turn(
            tenant_id=tenant.id,
            channel="chat",
            text=said.message,
            session_id=said.session_id,
            customer_id=said.customer_id,
            client_name=said.client_name,
            message_sid=_known_as(call, doors.address_of(call)),
        )
        seconds = doors.config.chat_seconds
        if event_stream.is_preferred(call.headers.get("Accept", "")):
            events = doors.conversation.stream_turn(turn, timeout=seconds)
            first = next(events)  # a refusal can still be told by the status
            return Answer(
                _stream(chain([first], events)), headers=_UNCACHED, content_type=event_stream.CONTENT_TYPE
            )
        return Answer(_public(doors.conversation.take_turn(turn, timeout=seconds)), headers=_UNCACHED)

    @api.get(
        "/api/sessions/<session_id>", access=PUBLIC, tag="chat", summary="A chat session by its secret id"
    )
    def session(call: AnyCall) -> Answer:
        doors.limits.public_call(doors.address_of(call))
        return Answer(doors.conversation.session(call.path["session_id"]), headers=_UNCACHED)

    @api.get(
        "/api/sessions/<session_id>/messages",
        access=PUBLIC,
        query=Page,
        tag="chat",
        summary="What was said in a chat session",
    )
    def messages(call: Call[None, Page]) -> Answer:
        doors.limits.public_call(doors.address_of(call))
        page = call.query.model_dump(exclude_none=True)
        return Answer(doors.conversation.messages(call.path["session_id"], page), headers=_UNCACHED)

    @api.get("/api/health", access=PUBLIC, tag="chat", summary="Can the chat answer?")
    def health(call: AnyCall) -> Answer:
        status, report = api.health.report()
        return Answer(report, status)


def _known_as(call: Call[ChatMessage, None], address: str) -> str | None:
    """What this message is known by if it comes again with its Idempotency-Key.

    The key belongs to whoever sent it: the holder of an API key, else of the session's secret. Before there
    is a session only the address tells strangers apart, and many share one: a key that somebody else might
    choose too would open their talk, so a short one does not count there.
    """
    key = call.headers.get("Idempotency-Key", "").strip()[:200]
    if not key:
        return None
    if call.principal.role is not Role.ANONYMOUS:
        holder = f"key {call.principal.caller} {call.body.session_id}"
    elif call.body.session_id:
        holder = f"session {call.body.session_id}"
    elif len(key) >= _UNGUESSABLE:
        holder = f"address {address}"
    else:
        return None
    return f"chat-{hashlib.sha256(f'{holder} {key}'.encode()).hexdigest()}"


def _public(answer: TurnAnswer) -> dict[str, Any]:
    told = ChatAnswer.model_validate(answer).model_dump()
    if told["metadata"]["appointment"] is None:
        del told["metadata"]["appointment"]
    return told


def _stream(events: Iterator[event_stream.Event]) -> Iterator[bytes]:
    """The same events for the browser. A failure in the middle is an `error` event with the problem."""
    try:
        for event in events:
            if event.name == "done":
                yield event_stream.write("done", _public(TurnAnswer.parse(event.json)))
            else:
                yield event_stream.write(event.name, event.json)
    except ServiceError as error:
        _log.warning("a streamed answer broke off", code=error.code)
        yield event_stream.write("error", error.problem())
