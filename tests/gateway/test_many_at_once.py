"""The real server: streams that stay open must not stand in the way of texts."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from tests.gateway.conftest import Street
from tests.gateway.stack import running_gateway

pytestmark = pytest.mark.slow

STREAMS = 50


def test_texts_are_answered_while_fifty_streams_stay_open(street: Street, tmp_path: Path) -> None:
    street.conversation.token_seconds = 1.0
    log = tmp_path / "gateway.log"
    with running_gateway(street.environ, log) as address, ThreadPoolExecutor(STREAMS) as people:
        opened = threading.Semaphore(0)

        def listen(number: int) -> tuple[float, bool]:
            body = {
                "tenant_id": "downtown",
                "message": "one two three four five six",
                "session_id": f"s{number}",
            }
            with requests.post(
                f"{address}/api/chat",
                json=body,
                headers={"Accept": "text/event-stream", "X-Forwarded-For": "ignored"},
                stream=True,
                timeout=60,
            ) as answer:
                assert answer.status_code == 200, answer.text
                lines = answer.iter_lines()
                next(lines)
                opened.release()
                began = time.monotonic()
                rest = list(lines)
            return time.monotonic() - began, b"event: done" in rest

        streams = [people.submit(listen, number) for number in range(STREAMS)]
        for _ in range(STREAMS):
            assert opened.acquire(timeout=30)
        times = []
        for number in range(30):
            began = time.monotonic()
            text = {
                "From": f"+120255502{number:02}",
                "To": "+12025550101",
                "Body": "hi",
                "MessageSid": f"SM{number}",
            }
            answer = requests.post(f"{address}/twilio/sms", data=text, timeout=15)
            assert "You said: hi" in answer.text
            times.append(time.monotonic() - began)
        assert sum(not stream.done() for stream in streams) == STREAMS, "the streams were open all the while"
        assert sorted(times)[len(times) // 2] < 0.25
        assert max(times) < 2.0
        assert all(whole and seconds > 3 for seconds, whole in (stream.result(60) for stream in streams))
    assert "MonkeyPatchWarning" not in log.read_text()


def test_a_stream_arrives_word_by_word_through_the_real_server(street: Street, tmp_path: Path) -> None:
    street.conversation.token_seconds = 0.3
    with running_gateway(street.environ, tmp_path / "gateway.log") as address:
        began = time.monotonic()
        with requests.post(
            f"{address}/api/chat",
            json={"tenant_id": "downtown", "message": "one two"},
            headers={"Accept": "text/event-stream"},
            stream=True,
            timeout=20,
        ) as answer:
            arrivals = [time.monotonic() - began for line in answer.iter_lines() if line.startswith(b"data:")]
    assert len(arrivals) == 5
    assert arrivals[-2] - arrivals[0] > 0.6


def test_limits_hold_over_several_workers(street: Street, redis_url: str, tmp_path: Path) -> None:
    environ = {**street.environ, "REDIS_URL": redis_url, "LIMIT_TEXTS_PER_NUMBER": "5"}
    text = {"From": "+12025550999", "To": "+12025550101", "Body": "hi"}
    with running_gateway(environ, tmp_path / "gateway.log", workers=2) as address:
        statuses = [
            requests.post(
                f"{address}/twilio/sms", data={**text, "MessageSid": f"SM{n}"}, timeout=15
            ).status_code
            for n in range(10)
        ]
    assert statuses == [200] * 5 + [429] * 5


@pytest.mark.parametrize(
    ("request_line", "status"), [(f"GET /{'x' * 9000} HTTP/1.1", 414), ("nonsense", 400)]
)
def test_what_the_server_itself_refuses_is_a_problem_too(
    street: Street, tmp_path: Path, request_line: str, status: int
) -> None:
    with running_gateway(street.environ, tmp_path / "gateway.log") as address:
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(f"{request_line}\r\nHost: x\r\n\r\n".encode())
            answer = http.client.HTTPResponse(connection)
            answer.begin()
            assert answer.status == status
            assert answer.headers["Content-Type"] == "application/problem+json"
            assert json.loads(answer.read())["status"] == status
