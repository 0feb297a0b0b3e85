"""The services behind the webhooks and the chat."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from urllib.parse import quote, urlencode

import orjson
import urllib3

from gateway import event_stream
from gateway.receipts import Receipts
from servicekit.access import Principal, Role
from servicekit.errors import Kind, ServiceError, error_from_problem
from servicekit.http import Upstream

_WAY_BACK_SECONDS = 0.5

SELF = Principal(Role.SERVICE, None, "gateway")


@dataclass(frozen=True, slots=True)
class Turn:
    """What a customer said, on one channel."""

    tenant_id: str
    channel: str
    text: str
    from_: str | None = None
    to: str | None = None
    session_id: str | None = None
    message_sid: str | None = None
    media_count: int | None = None
    language: str | None = None
    customer_id: str | None = None
    client_name: str | None = None
    call_sid: str | None = None
    digits: str | None = None
    confidence: float | None = None
    answer_by: float | None = None  # seconds since 1970: when we stop listening; set by whoever sends it

    def payload(self) -> dict[str, Any]:
        return {name.rstrip("_"): value for name, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class TurnAnswer:
    response: str
    session_id: str
    language: str | None = None
    end_call: bool = False
    transfer_to: str | None = None
    metadata: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def parse(cls, body: dict[str, Any]) -> TurnAnswer:
        return cls(
            response=body.get("response") or "",
            session_id=body.get("session_id") or "",
            language=body.get("language"),
            end_call=bool(body.get("end_call")),
            transfer_to=body.get("transfer_to"),
            metadata=body.get("metadata") or {},
        )


class Conversation:
    """The receptionist.

    `urgent` serves webhooks and `patient` streams, so that a breaker opened by slow streams never stands in
    the way of a text message.
    """

    def __init__(self, urgent: Upstream, patient: Upstream) -> None:
        self._urgent = urgent
        self._patient = patient

    def take_turn(self, turn: Turn, *, timeout: float) -> TurnAnswer:
        """Raises ServiceError: the service's own refusals, UNAVAILABLE or TIMEOUT."""
        upstream = self._patient if turn.channel == "chat" else self._urgent
        # An answer made after we have gone, or on its way when we go, must reach the customer otherwise.
        told = replace(turn, answer_by=time.time() + max(timeout - _WAY_BACK_SECONDS, 0.1))
        reply = upstream.post("/v1/turns", SELF, json=told.payload(), timeout=timeout)
        return TurnAnswer.parse(reply.json)

    def stream_turn(self, turn: Turn, *, timeout: float) -> Iterator[event_stream.Event]:
        """`token` events and one `done`. Refusals are raised before the first event."""
        response = self._patient.stream(
            "POST",
            "/v1/turns",
            SELF,
            body=orjson.dumps(turn.payload()),
            headers={"Content-Type": "application/json", "Accept": event_stream.CONTENT_TYPE},
            timeout=timeout,
        )
        if response.status >= 400:
            raise _refusal(response.status, response.data, "conversation")
        return _events(response)

    def interrupted(self, tenant_id: str, session_id: str, heard: str) -> None:
        """The caller spoke over the last answer: only `heard` of it was said."""
        self._urgent.post(
            "/v1/turns/interrupted",
            SELF,
            json={"tenant_id": tenant_id, "session_id": session_id, "heard": heard},
            timeout=5.0,
        )

    def session(self, session_id: str) -> Any:
        return self._patient.get(f"/v1/chat-sessions/{quote(session_id, safe='')}", SELF).json

    def messages(self, session_id: str, query: dict[str, Any]) -> Any:
        path = f"/v1/chat-sessions/{quote(session_id, safe='')}/messages"
        return self._patient.get(path, SELF, query=query).json

    def is_up(self) -> bool:
        try:
            self._urgent.ping()
        except ServiceError:
            return False
        return True


def _refusal(status: int, problem: bytes, name: str) -> ServiceError:
    try:
        body = orjson.loads(problem)
    except orjson.JSONDecodeError:
        body = {}
    return error_from_problem(status, body if isinstance(body, dict) else {}, name=name)


def _events(response: urllib3.BaseHTTPResponse) -> Iterator[event_stream.Event]:
    done = exhausted = False
    try:
        for event in event_stream.read(response.stream(65_536)):
            if event.name == "error":
                raise error_from_problem(event.json["status"], event.json, name="conversation")
            done = event.name == "done"
            yield event
        exhausted = True
    except urllib3.exceptions.ReadTimeoutError as error:
        raise ServiceError(
            Kind.TIMEOUT, "conversation_timeout", "The receptionist did not answer in time.", retry_after=1.0
        ) from error
    except urllib3.exceptions.HTTPError as error:
        raise _broken_off() from error
    finally:
        # A connection with the rest of an answer in it must not be used again.
        if exhausted:
            response.release_conn()
        else:
            response.close()
    if not done:
        raise _broken_off()


def _broken_off() -> ServiceError:
    return ServiceError(
        Kind.UNAVAILABLE, "conversation_unavailable", "The answer broke off.", retry_after=1.0
    )


class Leads:
    """Where a message is taken when nobody could talk to the customer: the appointment service."""

    def __init__(self, upstream: Upstream) -> None:
        self._upstream = upstream

    def take_message(self, tenant_id: str, *, name: str, phone: str | None, message: str, key: str) -> None:
        """`key`: repeating the same webhook makes no second lead. Raises ServiceError."""
        self._upstream.post(
            "/v1/leads",
            SELF,
            json={"tenant_id": tenant_id, "name": name, "phone": phone, "message": message},
            idempotency_key=key,
            timeout=4.0,
        )


class Notifications:
    """The notification worker's ear for Twilio."""

    def __init__(self, upstream: Upstream) -> None:
        self._upstream = upstream
        self._receipts = Receipts(upstream, SELF)

    def hand_in_receipt(self, form: list[tuple[str, str]], query: Mapping[str, str]) -> None:
        """Raises ServiceError when the worker's service is away; Twilio then notes a failed callback."""
        self._receipts.hand_in(form, query)

    def opts_out(
        self, tenant_id: str, contact: str, text: str, source: str | None, *, timeout: float
    ) -> bool:
        """Does the text end our texts to this number? Then that is recorded. Raises ServiceError."""
        body = {
            "tenant_id": tenant_id,
            "contact": contact,
            "text": text,
            "source": source,
            "yes_answers": True,
        }
        reply = self._upstream.post("/v1/incoming-texts", SELF, json=body, timeout=timeout)
        return bool(reply.json.get("wish") == "revoked")

    def reminder_call(self, notification_id: str, tenant_id: str, form: list[tuple[str, str]]) -> bytes:
        """TwiML of a reminder that is being spoken. Raises ServiceError."""
        answer = self._upstream.exchange(
            "POST",
            f"/v1/voice-reminders/{quote(notification_id, safe='')}?{urlencode({'tenant_id': tenant_id})}",
            SELF,
            body=urlencode(form).encode(),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
            timeout=8.0,
        )
        if answer.status >= 400:
            raise _refusal(answer.status, answer.body, "notification")
        return answer.body
