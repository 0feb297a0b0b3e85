"""Calls of programs (/v1/...) on their way to the service that owns them.

Plain WSGI without a framework: on this path the gateway may cost at most a millisecond or so.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

from gateway import routing
from gateway.callers import Callers, body_of
from gateway.express import Express
from servicekit import logs, metrics, tracing
from servicekit.access import ANONYMOUS, unauthenticated
from servicekit.errors import Kind, NotFound, ServiceError
from servicekit.web.api import MAX_BODY_BYTES
from servicekit.web.problems import plain_answer

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_log = logs.get("forwarding")

# What is passed on: WSGI's name -> the header's.
_TO_SERVICE: Mapping[str, str] = {
    "CONTENT_TYPE": "Content-Type",
    "HTTP_ACCEPT": "Accept",
    "HTTP_ACCEPT_LANGUAGE": "Accept-Language",
    "HTTP_IDEMPOTENCY_KEY": "Idempotency-Key",
    "HTTP_IF_MATCH": "If-Match",
    "HTTP_IF_NONE_MATCH": "If-None-Match",
    "HTTP_IF_MODIFIED_SINCE": "If-Modified-Since",
}
_TO_CALLER: Mapping[str, str] = {
    name.lower(): name
    for name in (
        "Content-Type",
        "Content-Disposition",
        "Cache-Control",
        "ETag",
        "Last-Modified",
        "Location",
        "Retry-After",
        "Allow",
        "WWW-Authenticate",
        "Idempotency-Replayed",
        "X-Content-Type-Options",
    )
}
_SLOW_SECONDS = 1.0
_STATUS_LINES = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}


class Forwarder:
    """A WSGI application for every path that starts with /v1/ except the gateway's own."""

    def __init__(self, upstreams: Mapping[str, Express], callers: Callers) -> None:
        self._upstreams = upstreams
        self._callers = callers

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        started = time.perf_counter()
        tracing.enter_trace(tracing.accept_traceparent(environ.get("HTTP_TRACEPARENT")))
        method = environ["REQUEST_METHOD"]
        target = routing.find_target(method, environ["PATH_INFO"])
        label = target.label if target else "unknown"
        try:
            if target is None:
                raise NotFound(detail="There is nothing at this address.")
            status, headers, body = self._pass_on(method, target, environ)
        except ServiceError as error:
            status, headers, body = plain_answer(error)
        except Exception as error:
            _log.error("a call broke on its way", exc_info=True, error_type=type(error).__name__)
            fault = ServiceError(Kind.INTERNAL, "internal", "The gateway hit a fault of its own.")
            status, headers, body = plain_answer(fault)
        seconds = time.perf_counter() - started
        metrics.REQUESTS.labels("gateway", label, method, str(status)).inc()
        metrics.REQUEST_SECONDS.labels("gateway", label, method).observe(seconds)
        if status >= 400 or seconds > _SLOW_SECONDS:  # the rest is in the log of the service that answered
            _log.info(
                "request", route=label, method=method, status=status, latency_ms=round(seconds * 1000, 2)
            )
        headers.append(("X-Request-Id", tracing.current_trace_id()))
        if status not in (204, 304):
            headers.append(("Content-Length", str(len(body))))
        start_response(_STATUS_LINES.get(status, f"{status} Unknown"), headers)
        return [] if method == "HEAD" else [body]

    def _pass_on(
        self, method: str, target: routing.Target, environ: WSGIEnvironment
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        principal = self._callers.principal(environ)
        if principal is None:
            if target.needs_key:
                raise unauthenticated()
            principal = ANONYMOUS
            self._callers.count_public(environ)
        query = environ.get("QUERY_STRING")
        answer = self._upstreams[target.service].forward(
            method,
            f"{target.path}?{query}" if query else target.path,
            principal,
            body_of(environ, MAX_BODY_BYTES),
            {header: environ[name] for name, header in _TO_SERVICE.items() if environ.get(name)},
        )
        known = answer.headers
        return (
            answer.status,
            [(_TO_CALLER[name], known[name]) for name in _TO_CALLER if name in known],
            answer.body,
        )
