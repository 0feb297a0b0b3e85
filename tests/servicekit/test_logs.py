"""Logs are JSON and never name a person."""

from __future__ import annotations

import io
import json
import logging
from typing import Any

import pytest

from servicekit import logs
from servicekit.tracing import trace


def written(emit: Any) -> dict[str, Any]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.JsonFormatter("demo"))
    logger = logging.getLogger("frontdesk.test")
    logger.setLevel("DEBUG")
    logger.propagate = False
    logger.handlers[:] = [handler]
    emit(logs.get("test"))
    line: dict[str, Any] = json.loads(stream.getvalue())
    return line


def test_a_line_has_the_fields_of_the_contract() -> None:
    with trace() as traceparent:
        line = written(lambda log: log.info("slot won", tenant_id="downtown", latency_ms=1.5))
    assert {"ts", "level", "service", "message", "trace_id", "tenant_id", "latency_ms"} <= set(line)
    assert (line["service"], line["level"], line["tenant_id"]) == ("demo", "info", "downtown")
    assert line["trace_id"] == traceparent[3:35]


@pytest.mark.parametrize(
    "secret", ["+1 (202) 555-0123", "+12025550123", "202-555-0123", "carol@example.com", "2025550123"]
)
def test_numbers_and_addresses_are_masked_wherever_they_stand(secret: str) -> None:
    line = json.dumps(written(lambda log: log.warning(f"could not send to {secret}", reason=f"at {secret}")))
    assert secret not in line


@pytest.mark.parametrize("field", ["phone", "name", "email", "body", "text", "token", "key", "to"])
def test_fields_that_name_people_or_secrets_are_hidden(field: str) -> None:
    assert written(lambda log: log.info("sent", **{field: "Carol Jones"}))[field] == "<hidden>"


def test_dates_survive_the_masking() -> None:
    assert (
        written(lambda log: log.info("due", due_at="2026-12-18T09:30:00"))["due_at"] == "2026-12-18T09:30:00"
    )


def test_an_exception_tells_where_but_not_what_was_said() -> None:
    def emit(log: logs.Log) -> None:
        try:
            raise ValueError("Carol said: my number is +12025550123")
        except ValueError:
            log.error("a turn broke", exc_info=True)

    line = written(emit)
    assert line["error"] == "ValueError"
    assert line["stack"]
    assert "Carol" not in json.dumps(line)
