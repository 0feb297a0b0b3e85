"""The short way to another service: kept connections, and nothing done twice."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from urllib.parse import urlsplit

import pytest

from servicekit import access
from servicekit.access import ANONYMOUS, TokenSigner
from servicekit.errors import Kind, ServiceError
from servicekit.http import Upstream
from servicekit.keys import KeyRing
from servicekit.web import Api, Call
from tests.fakes.service import FakeService, Reply

SIGNER = TokenSigner("a-secret-that-is-long-enough-for-tests")


def upstream(address: str) -> Upstream:
    return Upstream(address, "thing", SIGNER)


def cut_line() -> Iterator[bytes]:
    yield b"{"
    raise ConnectionResetError


def test_one_connection_serves_many_calls() -> None:
    service = FakeService()
    connections: set[str] = set()
    service.on("GET /x", lambda _: Reply({"n": len(service.received)}))
    with service.running() as address:
        way = upstream(address)
        for number in range(1, 6):
            assert way.exchange("GET", "/x", ANONYMOUS).body == b'{"n": %d}' % number
        connections.update(str(wire.getsockname()) for wire in way._wires._idle)
    assert len(connections) == 1


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_service_that_was_restarted_is_found_again(method: str) -> None:
    service = FakeService()
    service.on(f"{method} /x", lambda _: Reply({"ok": True}))
    with service.running() as address:
        way = upstream(address)
        assert way.exchange(method, "/x", ANONYMOUS).status == 200
    for wire in way._wires._idle:
        wire.shutdown(2)  # what the end of the other process does
    with service.running(urlsplit(address).port or 0):
        assert way.exchange(method, "/x", ANONYMOUS).status == 200
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
        upstream(address).exchange(method, "/x", ANONYMOUS, headers=headers)
    assert refused.value.kind is Kind.UNAVAILABLE
    assert len(service.received) == times


def test_answer_in_chunks_arrives_whole() -> None:
    service = FakeService()
    service.on("GET /x", lambda _: Reply(iter([b"one ", b"two ", b"x" * 100_000])))
    with service.running() as address:
        way = upstream(address)
        for _ in range(2):
            assert way.exchange("GET", "/x", ANONYMOUS).body == b"one two " + b"x" * 100_000


def test_line_break_cannot_be_smuggled_into_a_request() -> None:
    service = FakeService()
    with service.running() as address:
        way = upstream(address)
        for path, headers in (
            ("/x?a=b HTTP/1.1\r\nX-Evil: 1", {}),
            ("/x", {"If-Match": '"1"\r\nX-Evil: 1'}),
            ("/x", {"If-Match": '"1"\nX-Evil: 1'}),
        ):
            with pytest.raises(ServiceError) as refused:
                way.exchange("GET", path, ANONYMOUS, headers=headers)
            assert refused.value.kind is Kind.MALFORMED
    assert service.received == []


def test_what_has_no_place_in_an_address_is_quoted() -> None:
    service = FakeService()
    service.on("GET .*", lambda _: Reply({"ok": True}))
    with service.running() as address:
        upstream(address).get("/v1/tenants/by-phone/+1 202 5é", ANONYMOUS)
    assert service.received[0].path == "/v1/tenants/by-phone/+1%20202%205%C3%A9"


def test_a_base_address_may_have_a_path() -> None:
    service = FakeService()
    service.on("GET /calendar/x", lambda _: Reply({"ok": True}))
    with service.running() as address:
        assert upstream(f"{address}/calendar/").exchange("GET", "/x", ANONYMOUS).status == 200


def test_an_answer_says_how_long_it_took_and_how_much_of_that_was_waiting_for_others() -> None:
    """Also when a thread did the waiting."""
    far = FakeService()
    far.on("GET /slow", lambda _: Reply(time.sleep(0.05) or {}))
    near = Api("near", callers=KeyRing(SIGNER, "", None, service="near"))
    with far.running() as address, ThreadPoolExecutor() as threads:

        @near.get("/both", access=access.PUBLIC)
        def both(call: Call[None, None]) -> dict[str, str]:
            ask = partial(upstream(address).get, "/slow", ANONYMOUS)
            ask()
            threads.submit(copy_context().run, ask).result()
            return {}

        header = near.flask.test_client().get("/both").headers["Server-Timing"]
    took = re.fullmatch(r"app;dur=([\d.]+), others;dur=([\d.]+)", header)
    assert took, header
    assert 100 <= float(took[2]) <= float(took[1])
