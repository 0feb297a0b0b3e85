"""Every failure leaves as application/problem+json, from the one table of kinds."""

from __future__ import annotations

import math

from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from servicekit import logs
from servicekit.errors import KIND_BY_STATUS, Kind, ServiceError
from servicekit.web.call import encode

CONTENT_TYPE = "application/problem+json"
_log = logs.get("problems")


def plain_answer(error: ServiceError) -> tuple[int, list[tuple[str, str]], bytes]:
    """Status, headers and body of a problem, for any WSGI application."""
    headers = [("Content-Type", CONTENT_TYPE)]
    if error.retry_after is not None:
        headers.append(("Retry-After", str(max(1, math.ceil(error.retry_after)))))
    if error.kind is Kind.UNAUTHENTICATED:
        headers.append(("WWW-Authenticate", "Bearer"))
    return error.status, headers, encode(error.problem())


def respond(error: ServiceError) -> Response:
    status, headers, body = plain_answer(error)
    return Response(body, status, headers)


def install(app: Flask, service: str) -> None:
    @app.errorhandler(ServiceError)
    def known(error: ServiceError) -> Response:
        if error.status >= 500:
            _log.warning("a request failed", code=error.code, status=error.status)
        return respond(error)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        kind = KIND_BY_STATUS.get(error.code or 500, Kind.INTERNAL)
        response = respond(ServiceError(kind, kind.value, error.description or "The request was refused."))
        for name, value in error.get_headers():
            if name == "Allow":
                response.headers[name] = value
        return response

    @app.errorhandler(Exception)
    def unknown(error: Exception) -> Response:
        _log.error("a request broke", exc_info=True, error_type=type(error).__name__)
        return respond(
            ServiceError(Kind.INTERNAL, "internal", f"The {service} service hit a fault of its own.")
        )
