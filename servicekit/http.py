"""Calls to our other services.

Kept-alive connections, time limits, a breaker, and errors that keep their code.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import orjson
import urllib3
from urllib3.util import Timeout

from servicekit import metrics, tracing
from servicekit.access import Principal, TokenSigner
from servicekit.errors import Kind, ServiceError, error_from_problem


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: bytes
    headers: Mapping[str, str]

    @property
    def json(self) -> Any:
        return orjson.loads(self.body) if self.body else None


class Breaker:
    """After some failures in a row, calls fail at once for a while; then one is let through to try."""

    def __init__(self, *, failures: int = 5, open_seconds: float = 1.0) -> None:
        self._limit = failures
        self._open_seconds = open_seconds
        self._failures = 0
        self._opened_at = 0.0
        self._lock = threading.Lock()

    def allows(self) -> bool:
        with self._lock:
            if self._failures < self._limit:
                return True
            if time.monotonic() - self._opened_at >= self._open_seconds:
                self._opened_at = time.monotonic()  # this one tries; the others wait another round
                return True
            return False

    def record(self, succeeded: bool) -> None:
        with self._lock:
            if succeeded:
                self._failures = 0
                return
            self._failures += 1
            if self._failures == self._limit:
                self._opened_at = time.monotonic()


class Upstream:
    """One other service. Every call carries an inner token for `principal` and the current trace.

    Raises the other side's problem as a ServiceError of the same kind and code; UNAVAILABLE
    `<name>_unavailable` when it cannot be reached or the breaker is open, TIMEOUT `<name>_timeout` when it
    does not answer in time. A GET is tried twice when the kept-alive connection turned out to be dead;
    anything else is sent at most once, unless it carries an idempotency key.
    """

    def __init__(
        self,
        base_url: str,
        name: str,
        signer: TokenSigner,
        *,
        connect_timeout: float = 1.0,
        read_timeout: float = 5.0,
        connections: int = 32,
    ) -> None:
        self.name = name
        self._base_url = base_url
        self._signer = signer
        self._timeout = Timeout(connect=connect_timeout, read=read_timeout)
        self._connect_timeout = connect_timeout
        self._breaker = Breaker()
        self._tokens: dict[Principal, tuple[str, float]] = {}
        self._pool = urllib3.PoolManager(
            maxsize=connections, block=False, retries=False, timeout=self._timeout
        )

    def get(
        self,
        path: str,
        principal: Principal,
        *,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> Reply:
        return self.request("GET", path, principal, query=query, headers=headers, timeout=timeout)

    def post(
        self,
        path: str,
        principal: Principal,
        *,
        json: Any = None,
        query: Mapping[str, Any] | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Reply:
        headers = {"Idempotency-Key": idempotency_key} if idempotency_key else {}
        return self.request("POST", path, principal, json=json, query=query, headers=headers, timeout=timeout)

    def request(
        self,
        method: str,
        path: str,
        principal: Principal,
        *,
        json: Any = None,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> Reply:
        """Like `send`, but an answer of 400 and above is raised (304 and 412 are returned)."""
        sent = dict(headers or {})
        body = b""
        if json is not None:
            body = orjson.dumps(json)
            sent["Content-Type"] = "application/json"
        if query:
            path = f"{path}?{urlencode({key: value for key, value in query.items() if value is not None})}"
        response = self.send(method, path, principal, body=body, headers=sent, timeout=timeout)
        reply = Reply(response.status, response.data, response.headers)
        if reply.status >= 400 and reply.status != 412:
            raise error_from_problem(reply.status, _problem(reply), name=self.name)
        return reply

    def send(
        self,
        method: str,
        path: str,
        principal: Principal,
        *,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        stream: bool = False,
    ) -> urllib3.BaseHTTPResponse:
        """One exchange, the answer untouched. With `stream` the body is left to be read by the caller."""
        if not self._breaker.allows():
            raise self.unavailable()
        sent = {**(headers or {}), "Authorization": f"Bearer {self._token(principal)}"}
        traceparent = tracing.current_traceparent()
        if traceparent:
            sent["traceparent"] = traceparent
        tries = 2 if method == "GET" or "Idempotency-Key" in sent else 1
        started = time.perf_counter()
        outcome = "failed"
        try:
            response = self._exchange(method, path, body, sent, timeout, stream, tries)
            outcome = f"{response.status // 100}xx"
        except urllib3.exceptions.HTTPError as error:
            self._breaker.record(False)
            if isinstance(error, urllib3.exceptions.ReadTimeoutError):
                raise self.timed_out() from error
            raise self.unavailable() from error
        finally:
            metrics.UPSTREAM_SECONDS.labels(self.name, outcome).observe(time.perf_counter() - started)
        self._breaker.record(True)
        return response

    def _exchange(
        self,
        method: str,
        path: str,
        body: bytes,
        headers: Mapping[str, str],
        timeout: float | None,
        stream: bool,
        tries: int,
    ) -> urllib3.BaseHTTPResponse:
        limit = Timeout(connect=self._connect_timeout, read=timeout) if timeout else self._timeout
        while True:
            tries -= 1
            try:
                return self._pool.request(
                    method,
                    self._base_url + path,
                    body=body or None,
                    headers=headers,
                    timeout=limit,
                    retries=False,
                    preload_content=not stream,
                    redirect=False,
                )
            except urllib3.exceptions.ProtocolError:
                # A kept-alive connection that the other side had closed meanwhile.
                if tries == 0:
                    raise

    def ping(self) -> None:
        """Is it there? Asks for nothing that asks others in turn. Raises when it is not."""
        answer = self._exchange("GET", "/v1/live", b"", {}, 1.0, False, 2)
        if answer.status != 200:
            raise self.unavailable()

    def unavailable(self) -> ServiceError:
        return ServiceError(
            Kind.UNAVAILABLE,
            f"{self.name}_unavailable",
            f"The {self.name} service cannot be reached right now.",
            retry_after=1.0,
        )

    def timed_out(self) -> ServiceError:
        return ServiceError(
            Kind.TIMEOUT,
            f"{self.name}_timeout",
            f"The {self.name} service did not answer in time.",
            retry_after=1.0,
        )

    def _token(self, principal: Principal) -> str:
        """Signing costs more than sending on loopback, so a token is used for half its life."""
        known = self._tokens.get(principal)
        now = time.time()
        if known and known[1] > now:
            return known[0]
        if len(self._tokens) > 10_000:
            self._tokens.clear()
        token = self._signer.sign(principal, ttl=60.0)
        self._tokens[principal] = (token, now + 30.0)
        return token


def _problem(reply: Reply) -> Mapping[str, Any]:
    try:
        body = reply.json
    except orjson.JSONDecodeError:
        return {}
    return body if isinstance(body, dict) else {}
