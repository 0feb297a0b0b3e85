"""One POST whose answer is a stream, with time limits of our own and failures in our own words."""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping
from contextlib import suppress
from typing import Any

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
)
from urllib3.util import Timeout

from conversation_svc.models.base import FailureKind, ModelFailure, ModelRequest

LARGEST_ANSWER = 4_000_000  # bytes of one stream
_KINDS = {
    401: FailureKind.UNAUTHENTICATED,
    403: FailureKind.UNAUTHENTICATED,
    408: FailureKind.TIMEOUT,
    429: FailureKind.RATE_LIMITED,
}
_FILTERED = frozenset({"content_filter", "content_policy_violation"})


class StreamingHttp:
    """Kept-alive connections to one server. Nothing is sent twice and no redirect is followed."""

    def __init__(self, base_url: str, headers: Mapping[str, str]) -> None:
        self._base_url = base_url.rstrip("/")
        self._headers = {
            **headers,
            "Content-Type": "application/json",
            "Accept": "text/event-stream",
            "User-Agent": "frontdesk",
        }
        self._pool = urllib3.PoolManager(maxsize=32, block=False, retries=False)

    def post(self, path: str, body: Mapping[str, Any], request: ModelRequest) -> Generator[bytes, None, None]:
        """The answer's bytes as they come, until its end. Raises ModelFailure."""
        limits = request.limits
        timeout = Timeout(connect=limits.connect, read=max(limits.first_token, limits.between_tokens))
        try:
            response = self._pool.request(
                "POST",
                self._base_url + path,
                body=json.dumps(body, ensure_ascii=False).encode(),
                headers=self._headers,
                timeout=timeout,
                preload_content=False,
                redirect=False,
            )
        except HTTPError as error:
            raise _failure(error) from error
        finished = False
        try:
            if response.status != 200:
                raise _refused(response)
            received = 0
            while chunk := response.read1(65_536):
                if request.abandoned.is_set():
                    return
                received += len(chunk)
                if received > LARGEST_ANSWER:
                    raise ModelFailure(FailureKind.MALFORMED, "an answer without an end")
                yield chunk
            finished = True
        except HTTPError as error:
            raise _failure(error) from error
        finally:
            # A connection whose answer was not read to its end would hand the rest to the next question.
            if finished:
                response.release_conn()
            else:
                response.close()


def _failure(error: HTTPError) -> ModelFailure:
    reason = getattr(error, "reason", None)
    name = type(reason if isinstance(reason, Exception) else error).__name__
    if isinstance(error, ConnectTimeoutError | NewConnectionError):
        return ModelFailure(FailureKind.UNREACHABLE, name)
    if isinstance(error, ReadTimeoutError):
        return ModelFailure(FailureKind.TIMEOUT, name)
    return ModelFailure(
        FailureKind.CUT if isinstance(error, ProtocolError) else FailureKind.UNREACHABLE, name
    )


def _refused(response: urllib3.BaseHTTPResponse) -> ModelFailure:
    """A status other than 200. The server's sentence may quote the customer, so only its code is kept."""
    code = _error_code(response.read1(20_000))
    kind = _KINDS.get(response.status)
    if kind is None:
        kind = FailureKind.SERVER if response.status >= 500 else FailureKind.BAD_REQUEST
    if code in _FILTERED:
        kind = FailureKind.REFUSED
    return ModelFailure(kind, f"HTTP {response.status} {code}".strip(), retry_after=_retry_after(response))


def _retry_after(response: urllib3.BaseHTTPResponse) -> float | None:
    """Seconds. A date is not read: our clock and theirs may differ by more than the wait."""
    for name, unit in (("retry-after-ms", 0.001), ("Retry-After", 1.0)):
        with suppress(ValueError):
            seconds = float(response.headers.get(name, "")) * unit
            if seconds >= 0:  # and no NaN
                return seconds
    return None


def _error_code(body: bytes | None) -> str:
    try:
        error = json.loads(body or b"{}").get("error")
    except (ValueError, AttributeError):
        return ""
    if not isinstance(error, dict):
        return ""
    return str(error.get("code") or error.get("type") or "")[:60]
