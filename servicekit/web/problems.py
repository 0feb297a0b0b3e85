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


def respond(error: ServiceError) -> Response:
    response = Response(encode(error.problem()), error.status, content_type=CONTENT_TYPE)
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(max(1, math.ceil(error.retry_after)))
    if error.kind is Kind.UNAUTHENTICATED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


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
