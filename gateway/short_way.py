"""Answering without a framework, where a request may cost a fraction of a millisecond."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from servicekit import logs, metrics, tracing
from servicekit.errors import Kind, ServiceError
from servicekit.web.problems import plain_answer

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_log = logs.get("short_way")

Answered = tuple[int, list[tuple[str, str]], bytes]

_SLOW_SECONDS = 1.0
_STATUS_LINES = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}


def answer(
    environ: WSGIEnvironment, start_response: StartResponse, label: str, work: Callable[[], Answered]
) -> Iterable[bytes]:
    """What `work` returns, or the problem it raised, counted and timed under `label`.

    Enters the caller's trace before the work begins.
    """
    started = time.perf_counter()
    method = environ["REQUEST_METHOD"]
    tracing.enter_trace(tracing.accept_traceparent(environ.get("HTTP_TRACEPARENT")))
    try:
        status, headers, body = work()
    except ServiceError as error:
        status, headers, body = plain_answer(error)
    except Exception as error:
        _log.error("a call broke on its way", exc_info=True, error_type=type(error).__name__)
        fault = ServiceError(Kind.INTERNAL, "internal", "The gateway hit a fault of its own.")
        status, headers, body = plain_answer(fault)
    seconds = time.perf_counter() - started
    counted = metrics.method_label(method)
    metrics.REQUESTS.labels("gateway", label, counted, str(status)).inc()
    metrics.REQUEST_SECONDS.labels("gateway", label, counted).observe(seconds)
    if status >= 400 or seconds > _SLOW_SECONDS:  # the rest is in the log of the service that answered
        _log.info("request", route=label, method=method, status=status, latency_ms=round(seconds * 1000, 2))
    headers.append(("X-Request-Id", tracing.current_trace_id()))
    if status not in (204, 304):
        headers.append(("Content-Length", str(len(body))))
    start_response(_STATUS_LINES.get(status, f"{status} Unknown"), headers)
    return [] if method == "HEAD" else [body]
