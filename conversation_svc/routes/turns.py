"""One thing a customer said, and what we answer. JSON, or a stream of server-sent events."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import orjson
from pydantic import Field

from conversation_svc.incoming import TurnIn
from conversation_svc.mind import tell
from conversation_svc.routes.parts import Parts
from conversation_svc.store.sessions import SessionStore
from servicekit.access import INNER
from servicekit.errors import FieldError, Kind, ServiceError
from servicekit.tracing import current_traceparent, enter_trace
from servicekit.web import Answer, Api, Body, Call
from servicekit.web.body import TenantId

EVENT_STREAM = "text/event-stream"
Short = Annotated[str, Field(max_length=200)]


class TurnRequest(Body):
    """What a channel brings. `from` counts as proven for sms, where Twilio's signature was checked.

    message_sid: what the text is known by, if it should come again; of a call or a chat the gateway makes it.
    """

    tenant_id: TenantId
    channel: Literal["sms", "voice", "chat"]
    text: str = ""
    from_: Annotated[Short | None, Field(alias="from")] = None
    to: Short | None = None
    session_id: Short | None = None
    message_sid: Short | None = None
    media_count: int | None = None
    language: Short | None = None
    customer_id: Short | None = None
    client_name: Short | None = None
    call_sid: Short | None = None
    digits: Annotated[str, Field(max_length=40, pattern=r"^[0-9*#]*$")] | None = None
    confidence: float | None = None
    answer_by: float | None = None  # seconds since 1970, real time; then nobody listens any more


class Interruption(Body):
    tenant_id: TenantId
    session_id: Short
    heard: Annotated[str, Field(max_length=4000)]


def add_routes(api: Api, parts: Parts) -> None:
    @api.post("/v1/turns", access=INNER, body=TurnRequest, summary="A customer said something", tag="turns")
    def take_turn(call: Call[TurnRequest, None]) -> Answer:
        turn = _turn(call.body)
        if EVENT_STREAM in call.headers.get("Accept", ""):
            parts.reception.policy_of(turn.tenant_id)  # an unknown tenant is refused before the stream begins
            return Answer(_stream(parts, turn), content_type=EVENT_STREAM)
        return Answer(parts.reception.take(turn))

    @api.post(
        "/v1/turns/interrupted",
        access=INNER,
        body=Interruption,
        status=204,
        summary="The caller spoke over the answer: only this much was heard",
        tag="turns",
    )
    def interrupted(call: Call[Interruption, None]) -> None:
        with parts.database.transaction(call.tenant_id) as connection:
            SessionStore(connection, call.tenant_id).cut_last_answer(call.body.session_id, call.body.heard)


def _turn(body: TurnRequest) -> TurnIn:
    needed = {"sms": ("from", body.from_), "voice": ("call_sid", body.call_sid or body.session_id)}.get(
        body.channel
    )
    if needed and not needed[1]:
        raise ServiceError(
            Kind.INVALID,
            "invalid_request",
            f"{needed[0]}: is needed for {body.channel}",
            errors=[FieldError(needed[0], f"is needed for {body.channel}")],
        )
    return TurnIn(
        tenant_id=body.tenant_id,
        channel=body.channel,
        text=body.text,
        phone=body.from_,
        session_id=body.session_id,
        message_sid=body.message_sid,
        call_sid=body.call_sid,
        media_count=body.media_count or 0,
        language=body.language,
        client_name=body.client_name,
        digits=body.digits or None,
        confidence=body.confidence,
        answer_by=datetime.fromtimestamp(body.answer_by, UTC) if body.answer_by else None,
    )


def _event(name: str, payload: Mapping[str, Any]) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + orjson.dumps(payload) + b"\n\n"


def _stream(parts: Parts, turn: TurnIn) -> Iterator[bytes]:
    """`token` events as the words are made, then `done` with the whole answer, or `error` with the problem.

    The turn runs beside us and ends in any case: a customer who closes the page has still said what they
    said.
    """
    made: queue.Queue[tuple[str, Mapping[str, Any]]] = queue.Queue()
    trace = current_traceparent()

    told: list[str] = []

    def words(piece: str, language: str) -> None:
        told.append(piece)
        made.put(("token", {"text": piece, "language": language}))

    def run() -> None:
        enter_trace(trace)
        try:
            answer = parts.reception.take(turn, words)
            if not told and answer["response"]:  # it was given before, or with another text's
                tell(answer["response"], answer["language"], words)
            made.put(("done", answer))
        except ServiceError as error:
            made.put(("error", error.problem()))
        except Exception:
            made.put(
                ("error", ServiceError(Kind.INTERNAL, "internal", "Something went wrong here.").problem())
            )
            raise

    threading.Thread(target=run, name="streamed-turn", daemon=True).start()
    while True:
        name, payload = made.get()
        yield _event(name, payload)
        if name != "token":
            return
