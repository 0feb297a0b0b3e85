"""The lean way to a service: kept connections, and nothing done twice."""

from __future__ import annotations

import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from werkzeug.test import Client

from gateway.express import Express
from servicekit.access import ANONYMOUS, TokenSigner
from servicekit.errors import Kind, ServiceError
from tests.fakes.service import FakeService, Received, Reply
from tests.gateway.conftest import SECRET, MakeGateway, Street


def express(address: str, *, seconds: float = 5.0) -> Express:
    return Express(address, "thing", TokenSigner(SECRET), read_timeout=seconds)


def cut_line() -> Iterator[bytes]:
    yield b"{"
    raise ConnectionResetError


def test_one_connection_serves_many_calls() -> None:
    service = FakeService()
    connections: set[str] = set()
    service.on("GET /x", lambda _: Reply({"n": len(service.received)}))
    with service.running() as address:
        way = express(address)
        for number in range(1, 6):
            assert way.forward("GET", "/x", ANONYMOUS, b"", {}).body == b'{"n": %d}' % number
        connections.update(str(wire.getsockname()) for wire in way._wires._idle)
    assert len(connections) == 1


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_service_that_was_restarted_is_found_again(method: str) -> None:
    service = FakeService()
    service.on(f"{method} /x", lambda _: Reply({"ok": True}))
    with service.running() as address:
        way = express(address)
        assert way.forward(method, "/x", ANONYMOUS, b"", {}).status == 200
    for wire in way._wires._idle:
        wire.shutdown(2)  # what the end of the other process does
    with service.running(urlsplit(address).port or 0):
        assert way.forward(method, "/x", ANONYMOUS, b"", {}).status == 200
    assert len(service.received) == 2


@pytest.mark.parametrize(
    ("method", "headers", "times"),
    [("POST", {}, 1), ("POST", {"Idempotency-Key": "k"}, 2), ("GET", {}, 2), ("DELETE", {}, 1)],
)
def test_only_what_has_no_second_effect_is_sent_again(
    method: str, headers: dict[str, str], times: int
) -> None:
    service = FakeService()
    service.on(".* /x", lambda _: Reply(cut_line()))
    with service.running() as address, pytest.raises(ServiceError) as refused:
        express(address).forward(method, "/x", ANONYMOUS, b"", headers)
    assert refused.value.kind is Kind.UNAVAILABLE
    assert len(service.received) == times


def test_answer_in_chunks_arrives_whole() -> None:
    service = FakeService()
    service.on("GET /x", lambda _: Reply(iter([b"one ", b"two ", b"x" * 100_000])))
    with service.running() as address:
        way = express(address)
        for _ in range(2):
            assert way.forward("GET", "/x", ANONYMOUS, b"", {}).body == b"one two " + b"x" * 100_000


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


def test_line_break_cannot_be_smuggled_into_a_request() -> None:
    service = FakeService()
    with service.running() as address:
        way = express(address)
        for path, headers in (
            ("/x?a=b HTTP/1.1\r\nX-Evil: 1", {}),
            ("/x", {"If-Match": '"1"\r\nX-Evil: 1'}),
            ("/x", {"If-Match": '"1"\nX-Evil: 1'}),
        ):
            with pytest.raises(ServiceError) as refused:
                way.forward("GET", path, ANONYMOUS, b"", headers)
            assert refused.value.kind is Kind.MALFORMED
    assert service.received == []


def test_header_in_other_alphabets_does_no_harm(gateway: Client, street: Street) -> None:
    street.appointment.on("GET /v1/leads", lambda _: Reply({"leads": []}))
    answer = gateway.get("/v1/leads?q=%C3%A9", headers={**street.staff_headers, "If-Match": "\xe9"})
    assert answer.status_code == 200
