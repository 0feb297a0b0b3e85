"""Programs' calls pass through the door unchanged, and only the public ones."""

from __future__ import annotations

import time

import pytest
from werkzeug.test import Client

from servicekit.access import Principal, Role, TokenSigner
from tests.fakes.service import Received, Reply, problem
from tests.gateway.conftest import SECRET, MakeGateway, Street


def test_body_and_query_reach_the_owner_untouched(gateway: Client, street: Street) -> None:
    street.appointment.on("POST /v1/holds", lambda _: Reply({"hold_id": "h1"}, 201))
    body = b'{ "tenant_id":"downtown",  "odd":  "sp\xc3\xa1cing" }'
    answer = gateway.post(
        "/v1/holds?x=1&y=%20z", data=body, headers=street.staff_headers, content_type="application/json"
    )
    assert (answer.status_code, answer.json) == (201, {"hold_id": "h1"})
    (received,) = street.appointment.received
    assert received.body == body
    assert received.query == {"x": ["1"], "y": [" z"]}


def test_service_learns_who_calls_from_an_inner_token_not_from_the_key(
    gateway: Client, street: Street
) -> None:
    street.appointment.on("GET /v1/leads", lambda _: Reply({"leads": [], "next_cursor": None}))
    gateway.get("/v1/leads?tenant_id=downtown", headers=street.staff_headers)
    token = street.appointment.received[0].headers["authorization"].removeprefix("Bearer ")
    assert TokenSigner(SECRET).verify(token) == Principal(Role.STAFF, "downtown", "key-1")


def test_headers_of_the_contract_pass_both_ways(gateway: Client, street: Street) -> None:
    def answer(received: Received) -> Reply:
        return Reply(
            b"BEGIN:VCALENDAR",
            headers={
                "Content-Type": "text/calendar",
                "ETag": '"7"',
                "Content-Disposition": "attachment",
                "Retry-After": "9",
                "Server": "secret/1.0",
                "X-Internal": "no",
            },
        )

    street.appointment.on("GET /v1/appointments/a1/calendar.ics", answer)
    trace = "00-" + "ab" * 16 + "-" + "cd" * 8 + "-01"
    reply = gateway.get(
        "/v1/appointments/a1/calendar.ics",
        headers={
            **street.staff_headers,
            "Idempotency-Key": "k1",
            "If-Match": '"6"',
            "If-None-Match": '"5"',
            "traceparent": trace,
            "Cookie": "no=1",
        },
    )
    assert reply.data == b"BEGIN:VCALENDAR"
    assert reply.headers["Content-Type"] == "text/calendar"
    assert (reply.headers["ETag"], reply.headers["Content-Disposition"]) == ('"7"', "attachment")
    assert reply.headers["Retry-After"] == "9"
    assert reply.headers["X-Request-Id"] == "ab" * 16
    assert "Server" not in reply.headers
    assert "X-Internal" not in reply.headers
    sent = street.appointment.received[0].headers
    assert (sent["idempotency-key"], sent["if-match"], sent["if-none-match"]) == ("k1", '"6"', '"5"')
    assert sent["traceparent"][3:35] == "ab" * 16
    assert "cookie" not in sent


def test_refusals_pass_through_byte_for_byte(gateway: Client, street: Street) -> None:
    street.appointment.on(
        "POST /v1/holds", lambda _: problem(409, "slot_taken", alternatives=[{"start": "2026-01-01"}])
    )
    answer = gateway.post("/v1/holds", json={}, headers=street.staff_headers)
    assert answer.status_code == 409
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json is not None
    assert answer.json["alternatives"] == [{"start": "2026-01-01"}]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer fdk_nobody"},
        {"Authorization": "Bearer nonsense"},
        {"Authorization": "Basic eA=="},
    ],
)
def test_without_a_valid_key_nothing_is_asked(
    gateway: Client, street: Street, headers: dict[str, str]
) -> None:
    answer = gateway.get("/v1/leads?tenant_id=downtown", headers=headers)
    assert answer.status_code == 401
    assert answer.json is not None
    assert answer.json["code"] == "unauthenticated"
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert street.appointment.received == []


def test_inner_token_from_outside_opens_nothing(gateway: Client, street: Street) -> None:
    stolen = TokenSigner(SECRET).sign(Principal(Role.SERVICE, None, "worker"))
    answer = gateway.get("/v1/leads?tenant_id=downtown", headers={"Authorization": f"Bearer {stolen}"})
    assert answer.status_code == 401
    assert street.appointment.received == []


def test_calendar_feed_needs_no_key(gateway: Client, street: Street) -> None:
    street.appointment.on("GET /v1/calendars/downtown/dr-lee.ics", lambda _: Reply(b"BEGIN:VCALENDAR"))
    assert gateway.get("/v1/calendars/downtown/dr-lee.ics?token=t").data == b"BEGIN:VCALENDAR"
    assert street.appointment.received[0].query == {"token": ["t"]}


def test_dead_service_is_a_503_with_a_time_to_wait(make_gateway: MakeGateway, street: Street) -> None:
    gateway = make_gateway(APPOINTMENT_URL="http://127.0.0.1:9")
    for _ in range(8):  # also when the breaker has opened
        answer = gateway.get("/v1/leads?tenant_id=downtown", headers=street.admin_headers)
        assert answer.status_code == 503
        assert answer.json is not None
        assert answer.json["code"] == "appointment_unavailable"
        assert int(answer.headers["Retry-After"]) >= 1


def test_too_large_a_body_is_refused_here(gateway: Client, street: Street) -> None:
    answer = gateway.post("/v1/holds", data=b"x" * (1024 * 1024 + 1), headers=street.staff_headers)
    assert answer.status_code == 413
    assert street.appointment.received == []


def test_head_has_no_body(gateway: Client, street: Street) -> None:
    street.appointment.on("HEAD /v1/leads", lambda _: Reply({"leads": []}))
    answer = gateway.head("/v1/leads?tenant_id=downtown", headers=street.staff_headers)
    assert (answer.status_code, answer.data) == (200, b"")


def test_tenant_key_has_a_limit_and_the_platforms_key_has_none(
    make_gateway: MakeGateway, street: Street
) -> None:
    street.appointment.on("GET /v1/leads", lambda _: Reply({"leads": []}))
    gateway = make_gateway(LIMIT_TENANT_KEY="3")
    path = "/v1/leads?tenant_id=downtown"
    statuses = [gateway.get(path, headers=street.staff_headers).status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    refused = gateway.get(path, headers=street.staff_headers)
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert {gateway.get(path, headers=street.admin_headers).status_code for _ in range(5)} == {200}


def test_guessing_keys_is_slowed_down(make_gateway: MakeGateway, street: Street) -> None:
    gateway = make_gateway(LIMIT_WRONG_KEYS_PER_ADDRESS="2")
    guesses = [
        gateway.get("/v1/leads", headers={"Authorization": f"Bearer fdk_{n}"}).status_code for n in range(3)
    ]
    assert guesses == [401, 401, 429]


def test_slow_service_is_a_504(make_gateway: MakeGateway, street: Street) -> None:
    def slow(_: Received) -> Reply:
        time.sleep(1)
        return Reply({})

    street.appointment.on("POST /v1/holds", slow)
    answer = make_gateway(FORWARD_SECONDS="0.3").post("/v1/holds", json={}, headers=street.staff_headers)
    assert answer.status_code == 504
    assert answer.json is not None
    assert answer.json["code"] == "appointment_timeout"
    assert len(street.appointment.received) == 1


def test_header_in_other_alphabets_does_no_harm(gateway: Client, street: Street) -> None:
    street.appointment.on("GET /v1/leads", lambda _: Reply({"leads": []}))
    answer = gateway.get("/v1/leads?q=%C3%A9", headers={**street.staff_headers, "If-Match": "\xe9"})
    assert answer.status_code == 200


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PURGE", "M-SEARCH"])
def test_a_method_that_no_address_knows_is_refused_by_its_owner(
    gateway: Client, street: Street, method: str
) -> None:
    street.appointment.on(
        "OPTIONS /v1/leads", lambda _: Reply({"code": "method"}, 405, {"Allow": "GET, HEAD, POST"})
    )
    answer = gateway.open("/v1/leads", method=method, headers=street.staff_headers)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")
    assert gateway.open("/v1/nothing", method=method, headers=street.staff_headers).status_code == 404
    assert gateway.open("/v1/leads", method=method).status_code == 401
    assert len(street.appointment.received) == 1


def test_methods_of_our_own_services_are_not_named_outside(gateway: Client, street: Street) -> None:
    street.notification.on(
        "DELETE /v1/notifications", lambda _: Reply({"code": "method"}, 405, {"Allow": "GET, HEAD, POST"})
    )
    answer = gateway.delete("/v1/notifications", headers=street.staff_headers)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
