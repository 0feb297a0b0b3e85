"""Calls between services: time limits, a breaker, and errors that keep their code."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from werkzeug.serving import make_server

from servicekit import access
from servicekit.access import Principal, Role, TokenSigner
from servicekit.breaker import Breaker
from servicekit.errors import Kind, ServiceError
from servicekit.http import Upstream
from servicekit.keys import KeyRing
from servicekit.tracing import trace
from servicekit.web import Api, Call

SIGNER = TokenSigner("a-secret-of-the-house-that-is-long-enough")
US = Principal(Role.SERVICE, "downtown", "test")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    api = Api("far", callers=KeyRing(SIGNER, "", None, service="far"))

    @api.get("/v1/who", access=access.INNER)
    def who(call: Call[None, None]) -> dict[str, str | None]:
        return {"tenant": call.principal.tenant, "traceparent": call.headers.get("traceparent")}

    @api.post("/v1/refuse", access=access.INNER)
    def refuse(call: Call[None, None]) -> None:
        raise ServiceError(Kind.CONFLICT, "slot_taken", "Gone.", extra={"alternatives": [1, 2]})

    @api.get("/v1/slow", access=access.INNER)
    def slow(call: Call[None, None]) -> dict[str, str]:
        time.sleep(2)
        return {}

    server = make_server("127.0.0.1", 0, api.flask, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


def test_a_call_carries_the_caller_and_the_trace(address: str) -> None:
    with trace() as traceparent:
        answer = Upstream(address, "far", SIGNER).get("/v1/who", US).json
    assert answer["tenant"] == "downtown"
    assert answer["traceparent"] == traceparent


def test_a_refusal_keeps_its_kind_code_and_extras(address: str) -> None:
    with pytest.raises(ServiceError) as caught:
        Upstream(address, "far", SIGNER).post("/v1/refuse", US, json={})
    assert (caught.value.kind, caught.value.code) == (Kind.CONFLICT, "slot_taken")
    assert caught.value.extra == {"alternatives": [1, 2]}


def test_a_slow_answer_ends_in_a_timeout(address: str) -> None:
    started = time.monotonic()
    with pytest.raises(ServiceError) as caught:
        Upstream(address, "far", SIGNER).post("/v1/slow", US, timeout=0.2)
    assert caught.value.kind in (Kind.TIMEOUT, Kind.METHOD)
    with pytest.raises(ServiceError) as caught:
        Upstream(address, "far", SIGNER).get("/v1/slow", US, timeout=0.2)
    assert caught.value.code == "far_timeout"
    assert time.monotonic() - started < 1.5


def test_a_service_that_is_away_is_503_and_soon_not_asked_any_more() -> None:
    away = Upstream("http://127.0.0.1:1", "far", SIGNER)
    for _ in range(6):
        with pytest.raises(ServiceError) as caught:
            away.get("/v1/who", US)
        assert (caught.value.kind, caught.value.code) == (Kind.UNAVAILABLE, "far_unavailable")
    started = time.monotonic()
    with pytest.raises(ServiceError):
        away.get("/v1/who", US)
    assert time.monotonic() - started < 0.05


def test_a_breaker_lets_one_try_through_after_a_while() -> None:
    breaker = Breaker(failures=2, open_seconds=0.05)
    breaker.record(False)
    breaker.record(False)
    assert not breaker.allows()
    time.sleep(0.06)
    assert [breaker.allows(), breaker.allows()] == [True, False]
    breaker.record(True)
    assert breaker.allows()
