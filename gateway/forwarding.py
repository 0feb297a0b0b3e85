"""Calls of programs (/v1/...) on their way to the service that owns them.

Plain WSGI without a framework: on this path the gateway may cost at most a millisecond or so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from gateway import routing
from gateway.callers import Callers, body_of
from gateway.short_way import Answered, answer
from servicekit.access import ANONYMOUS, unauthenticated
from servicekit.errors import NotFound
from servicekit.http import Upstream
from servicekit.web.api import MAX_BODY_BYTES

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

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
        "Server-Timing",
        "X-Content-Type-Options",
    )
}


class Forwarder:
    """A WSGI application for every path that starts with /v1/ except the gateway's own."""

    def __init__(self, upstreams: Mapping[str, Upstream], callers: Callers) -> None:
        self._upstreams = upstreams
        self._callers = callers

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        method = routing.known_method(environ["REQUEST_METHOD"])
        target = routing.find_target(method, environ["PATH_INFO"])

        def work() -> Answered:
            if target is None:
                raise NotFound(detail="There is nothing at this address.")
            return self._pass_on(method, target, environ)

        return answer(environ, start_response, target.label if target else "unknown", work)

    def _pass_on(self, method: str, target: routing.Target, environ: WSGIEnvironment) -> Answered:
        principal = self._callers.principal(environ)
        if principal is None:
            if target.needs_key:
                raise unauthenticated()
            principal = ANONYMOUS
            self._callers.count_public(environ)
        query = environ.get("QUERY_STRING")
        passed = self._upstreams[target.service].exchange(
            method,
            f"{target.path}?{query}" if query else target.path,
            principal,
            body=body_of(environ, MAX_BODY_BYTES),
            headers={header: environ[name] for name, header in _TO_SERVICE.items() if environ.get(name)},
        )
        known = dict(passed.headers)
        if "allow" in known:
            known["allow"] = _public(known["allow"], environ)
        return (
            passed.status,
            [(_TO_CALLER[name], known[name]) for name in _TO_CALLER if name in known],
            passed.body,
        )


def _public(methods: str, environ: WSGIEnvironment) -> str:
    """Without those that only our services may use here."""
    path = environ["PATH_INFO"]
    return ", ".join(one for one in methods.split(", ") if routing.find_target(one, path) is not None)
