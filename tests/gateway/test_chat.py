"""The web chat over JSON and server-sent events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from werkzeug.test import Client, TestResponse

from gateway import event_stream
from tests.fakes.service import Received, Reply, problem
from tests.gateway.conftest import MakeGateway, Street


def say(gateway: Client, message: str = "hello there", **fields: Any) -> TestResponse:
    headers = fields.pop("headers", {})
    return gateway.post(
        "/api/chat", json={"tenant_id": "downtown", "message": message, **fields}, headers=headers
    )


def test_chat_is_answered(gateway: Client, street: Street) -> None:
    answer = say(gateway, client_name="Carol")
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["response"] == "You said: hello there"
    assert answer.json["session_id"] == "fresh-session"
    assert answer.json["metadata"]["quick_replies"] == ["Yes", "No"]
    assert "end_call" not in answer.json
    assert street.conversation.turns == [
        {"tenant_id": "downtown", "channel": "chat", "text": "hello there", "client_name": "Carol"}
    ]


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_only_what_is_promised_of_an_appointment_leaves_the_house(
    gateway: Client, street: Street, accept: str
) -> None:
    appointment = {"appointment_id": "a-1", "start": "2026-12-18T09:00:00-05:00"}
    customer = {"customer_id": "c-1", "email": "victoria@example.org"}
    street.conversation.next_answer = {
        "metadata": {"appointment": {**appointment, "customer_id": "c-1", "customer": customer}}
    }
    answer = say(gateway, headers={"Accept": accept})
    assert b"a-1" in answer.data
    assert b"c-1" not in answer.data
    assert b"victoria" not in answer.data


def test_answer_streams_when_asked_for(gateway: Client) -> None:
    answer = say(gateway, headers={"Accept": "text/event-stream"})
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert answer.headers["Cache-Control"] == "no-store"
    events = list(event_stream.read([answer.data]))
    assert [event.name for event in events] == ["token"] * 4 + ["done"]
    assert "".join(event.json["text"] for event in events[:-1]) == "You said: hello there"
    assert events[-1].json["response"] == "You said: hello there"
    assert events[-1].json["metadata"]["handoff"] is False


@pytest.mark.parametrize(
    ("accept", "streams"),
    [
        ("text/event-stream", True),
        ("text/event-stream, application/json", True),
        ("application/json, text/event-stream;q=0.5", False),
        ("application/json;q=0.5, text/event-stream", True),
        ("text/event-stream;q=0, application/json", False),
        ("Text/Event-Stream; q=0.1, */*;q=0.01", True),
        ("text/event-stream;q=0", False),
        ("*/*", False),
        ("", False),
    ],
)
def test_it_streams_only_where_a_stream_is_liked_at_least_as_well(
    gateway: Client, accept: str, streams: bool
) -> None:
    answer = say(gateway, headers={"Accept": accept})
    assert answer.headers["Content-Type"].startswith("text/event-stream") is streams


def known_as(gateway: Client, street: Street, key: str | None, **fields: Any) -> str | None:
    headers = {"Idempotency-Key": key} if key else {}
    assert say(gateway, headers={**headers, **fields.pop("headers", {})}, **fields).status_code == 200
    name: str | None = street.conversation.turns[-1].get("message_sid")
    return name


def test_a_message_with_a_key_is_known_again_to_its_holder_only(gateway: Client, street: Street) -> None:
    one = known_as(gateway, street, "k1", session_id="s_carol")
    assert one is not None
    assert known_as(gateway, street, "k1", session_id="s_carol") == one
    assert known_as(gateway, street, "k2", session_id="s_carol") != one
    assert known_as(gateway, street, "k1", session_id="s_mallory") not in (one, None)
    assert known_as(gateway, street, "k1", headers=street.staff_headers) not in (one, None)
    assert known_as(gateway, street, None, session_id="s_carol") is None


def test_before_there_is_a_session_only_a_key_that_nobody_guesses_counts(
    gateway: Client, street: Street
) -> None:
    assert known_as(gateway, street, "1") is None
    long = "6f1c2a34-9f7e-4f0e-8a51-0c9f5d7f2b11"
    assert known_as(gateway, street, long) == known_as(gateway, street, long) is not None
    elsewhere = {"environ_base": {"REMOTE_ADDR": "203.0.113.9"}}
    body = {"tenant_id": "downtown", "message": "hello there"}
    gateway.post("/api/chat", json=body, headers={"Idempotency-Key": long}, **elsewhere)
    names = [turn.get("message_sid") for turn in street.conversation.turns]
    assert names[-1] not in (None, names[-2])


def test_refusal_before_the_first_token_is_a_problem(gateway: Client) -> None:
    answer = say(gateway, "fail", headers={"Accept": "text/event-stream"})
    assert answer.status_code == 503
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("line_is_cut", [True, False])
def test_stream_that_breaks_off_ends_with_an_error_event(
    gateway: Client, street: Street, line_is_cut: bool
) -> None:
    def half() -> Iterator[bytes]:
        yield b'event: token\ndata: {"text": "Let me"}\n\n'
        if line_is_cut:
            raise ConnectionResetError

    def answer(_: Received) -> Reply:
        return Reply(half(), headers={"Content-Type": "text/event-stream"})

    street.conversation.on("POST /v1/turns", answer)
    gateway_answer = say(gateway, headers={"Accept": "text/event-stream"})
    events = list(event_stream.read([gateway_answer.data]))
    assert events[-1].name == "error"
    assert events[-1].json["code"] in ("conversation_unavailable", "conversation_timeout")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"tenant_id": "downtown"}, 422),
        ({"tenant_id": "downtown", "message": 5}, 422),
        ({"tenant_id": "downtown", "message": "x", "role": "admin"}, 422),
        ({"tenant_id": "downtown", "message": "x" * 10_001}, 422),
        ({"message": "x"}, 422),
        ({"tenant_id": "nobody", "message": "x"}, 404),
    ],
)
def test_what_makes_no_sense_is_refused(gateway: Client, body: dict[str, Any], status: int) -> None:
    assert gateway.post("/api/chat", json=body).status_code == status


def test_empty_message_is_a_message(gateway: Client) -> None:
    assert say(gateway, "").status_code == 200


def test_session_may_say_thirty_things_a_minute(gateway: Client) -> None:
    statuses = [say(gateway, session_id="s1").status_code for _ in range(31)]
    assert statuses == [200] * 30 + [429]
    refused = say(gateway, session_id="s1")
    assert refused.json is not None
    assert refused.json["code"] == "rate_limited"
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert say(gateway, session_id="s2").status_code == 200


def test_address_has_a_limit_over_all_its_sessions(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(LIMIT_CHAT_PER_ADDRESS="4")
    assert [say(gateway, session_id=f"s{n}").status_code for n in range(5)] == [200] * 4 + [429]


def test_invented_forwarded_address_does_not_help(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(LIMIT_CHAT_PER_ADDRESS="2")
    statuses = [say(gateway, headers={"X-Forwarded-For": f"10.0.0.{n}"}).status_code for n in range(3)]
    assert statuses == [200, 200, 429]


def test_behind_our_own_proxy_its_entry_counts(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(LIMIT_CHAT_PER_ADDRESS="1", PROXY_HOPS="1")

    def status(forwarded: str) -> int:
        return say(gateway, headers={"X-Forwarded-For": forwarded}).status_code

    assert status("1.1.1.1") == 200
    assert status("2.2.2.2") == 200
    assert status("9.9.9.9, 1.1.1.1") == 429


def test_history_of_a_session(gateway: Client, street: Street) -> None:
    assert gateway.get("/api/sessions/known").json == {"session_id": "known", "status": "open"}
    messages = gateway.get("/api/sessions/known/messages").json
    assert messages is not None
    assert [one["text"] for one in messages["messages"]] == ["hello"]
    unknown = gateway.get("/api/sessions/unknown")
    assert (unknown.status_code, unknown.headers["Content-Type"]) == (404, "application/problem+json")


def test_other_sites_may_use_the_chat_and_nothing_else(gateway: Client) -> None:
    preflight = gateway.options("/api/chat", headers={"Origin": "https://clinic.example"})
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]
    assert say(gateway, headers={"Origin": "https://clinic.example"}).headers["Access-Control-Allow-Origin"]
    assert (
        "Access-Control-Allow-Origin"
        not in gateway.get("/console", headers={"Origin": "https://clinic.example"}).headers
    )


def test_chosen_origins_only(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(CORS_ORIGINS="https://clinic.example https://shop.example")
    good = gateway.options("/api/chat", headers={"Origin": "https://shop.example"})
    assert good.headers["Access-Control-Allow-Origin"] == "https://shop.example"
    bad = gateway.options("/api/chat", headers={"Origin": "https://evil.example"})
    assert "Access-Control-Allow-Origin" not in bad.headers


def test_health_of_the_chat(gateway: Client, street: Street) -> None:
    assert gateway.get("/api/health").json["status"] == "ok"  # type: ignore[index]
    street.conversation.on("GET /v1/live", lambda _: problem(503, "database_unavailable"))
    assert gateway.get("/api/health").status_code == 503
