"""Calls to our other services.

Kept-alive connections, time limits, a breaker, and errors that keep their code.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import orjson
import urllib3
from urllib3.util import Timeout

from servicekit import metrics, tracing, waiting
from servicekit.access import Principal, TokenSigner
from servicekit.breaker import Breaker
from servicekit.errors import Kind, ServiceError, error_from_problem
from servicekit.wires import BrokenAnswer, Passed, Wires

_ADDRESS = "/?&=%:+,;@!$'()*~"


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: bytes
    headers: Mapping[str, str]
    """Names in lower case."""

    @property
    def json(self) -> Any:
        return orjson.loads(self.body) if self.body else None


@dataclass(slots=True)
class _Outcome:
    status: int = 0  # 0: no answer came

    @property
    def label(self) -> str:
        return f"{self.status // 100}xx" if self.status else "failed"


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
        self._base_path = urlsplit(base_url).path.rstrip("/")
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._breaker = Breaker()
        self._tokens: dict[Principal, tuple[str, float]] = {}
        # A general HTTP client costs more than everything else a short call does; a stream is long, and there
        # it does not count.
        self._wires = Wires(base_url, connect_timeout=connect_timeout, kept=connections)
        self._streams = urllib3.PoolManager(maxsize=connections, block=False, retries=False)

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
        """Like `exchange`, but an answer of 400 and above is raised (304 and 412 are returned)."""
        sent = dict(headers or {})
        body = b""
        if json is not None:
            body = orjson.dumps(json)
            sent["Content-Type"] = "application/json"
        if query:
            path = f"{path}?{urlencode({key: value for key, value in query.items() if value is not None})}"
        if not path.isascii() or " " in path:
            path = quote(path, safe=_ADDRESS)
        answer = self.exchange(method, path, principal, body=body, headers=sent, timeout=timeout)
        reply = Reply(answer.status, answer.body, answer.headers)
        if reply.status >= 400 and reply.status != 412:
            raise error_from_problem(reply.status, _problem(reply), name=self.name)
        return reply

    def exchange(
        self,
        method: str,
        path: str,
        principal: Principal,
        *,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> Passed:
        """One exchange, the answer untouched whatever its status."""
        headers = headers or {}
        request = self._request(method, path, principal, body, headers)
        may_repeat = method in ("GET", "HEAD", "OPTIONS") or "Idempotency-Key" in headers
        with self._counted() as outcome:
            try:
                answer = self._sent(request, method != "HEAD", timeout or self._read_timeout, may_repeat)
            except TimeoutError as error:
                raise self.timed_out() from error
            except (OSError, BrokenAnswer) as error:
                raise self.unavailable() from error
            outcome.status = answer.status
        return answer

    def stream(
        self,
        method: str,
        path: str,
        principal: Principal,
        *,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> urllib3.BaseHTTPResponse:
        """Like `exchange`, but the body is left to be read by the caller; `timeout` is for each piece."""
        limit = Timeout(connect=self._connect_timeout, read=timeout or self._read_timeout)
        with self._counted() as outcome:
            try:
                response = self._streams.request(
                    method,
                    self._base_url + path,
                    body=body or None,
                    headers={**(headers or {}), **dict(self._own_headers(principal))},
                    timeout=limit,
                    retries=False,
                    preload_content=False,
                    redirect=False,
                )
            except urllib3.exceptions.ReadTimeoutError as error:
                raise self.timed_out() from error
            except urllib3.exceptions.HTTPError as error:
                raise self.unavailable() from error
            outcome.status = response.status
        return response

    @contextmanager
    def _counted(self) -> Iterator[_Outcome]:
        """The breaker and the metrics of one exchange; a failure is raised through it."""
        if not self._breaker.allows():
            raise self.unavailable()
        outcome = _Outcome()
        started = time.perf_counter()
        try:
            yield outcome
        finally:
            self._breaker.record(outcome.status > 0)
            seconds = time.perf_counter() - started
            waiting.add(seconds)
            metrics.UPSTREAM_SECONDS.labels(self.name, outcome.label).observe(seconds)

    def _sent(self, request: bytes, has_body: bool, seconds: float, may_repeat: bool) -> Passed:
        """A connection can die under our hands; only what has no second effect is sent twice."""
        try:
            return self._wires.exchange(request, has_body=has_body, seconds=seconds)
        except (ConnectionError, BrokenAnswer):
            if not may_repeat:
                raise
            return self._wires.exchange(request, has_body=has_body, seconds=seconds)

    def _request(
        self, method: str, path: str, principal: Principal, body: bytes, headers: Mapping[str, str]
    ) -> bytes:
        lines = [
            f"{method} {self._base_path}{path} HTTP/1.1",
            f"Host: {self._wires.host}",
            *(f"{name}: {value}" for name, value in self._own_headers(principal)),
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        if body or method in ("POST", "PUT", "PATCH"):
            lines.append(f"Content-Length: {len(body)}")
        head = "\r\n".join([*lines, "", ""])
        if head.count("\n") != len(lines) + 1 or head.count("\r") != len(lines) + 1 or " " in path:
            raise ServiceError(Kind.MALFORMED, "malformed", "A header or the address has a line break in it.")
        return head.encode("latin-1") + body

    def _own_headers(self, principal: Principal) -> Iterator[tuple[str, str]]:
        yield "Authorization", f"Bearer {self._token(principal)}"
        if traceparent := tracing.current_traceparent():
            yield "traceparent", traceparent

    def ping(self) -> None:
        """Is it there? Asks for nothing that asks others in turn. Raises when it is not."""
        request = f"GET {self._base_path}/v1/live HTTP/1.1\r\nHost: {self._wires.host}\r\n\r\n"
        try:
            answer = self._sent(request.encode(), True, 1.0, True)
        except (OSError, BrokenAnswer) as error:
            raise self.unavailable() from error
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
