"""The shortest way to one of our own services and back, for calls that are only passed on.

Measured on the forwarding path, general HTTP clients cost more than everything else the gateway does.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

from servicekit import metrics, tracing
from servicekit.access import Principal, TokenSigner
from servicekit.errors import Kind, ServiceError
from servicekit.http import Upstream
from servicekit.wires import BrokenAnswer, Passed, Wires


class Express(Upstream):
    """An Upstream with a lean way of passing a request on as it is."""

    def __init__(self, base_url: str, name: str, signer: TokenSigner, *, read_timeout: float) -> None:
        super().__init__(base_url, name, signer, read_timeout=read_timeout, connections=128)
        self._wires = Wires(base_url, connect_timeout=1.0)
        self._seconds = read_timeout

    def forward(
        self, method: str, path: str, principal: Principal, body: bytes, headers: Mapping[str, str]
    ) -> Passed:
        """One exchange, the answer untouched. Errors are those of `Upstream.send`."""
        if not self._breaker.allows():
            raise self.unavailable()
        request = self._request(method, path, principal, body, headers)
        started = time.perf_counter()
        outcome = "failed"
        try:
            answer = self._exchange_again_if_safe(method, headers, request)
            outcome = f"{answer.status // 100}xx"
        except TimeoutError as error:
            self._breaker.record(False)
            raise self.timed_out() from error
        except (OSError, BrokenAnswer) as error:
            self._breaker.record(False)
            raise self.unavailable() from error
        finally:
            metrics.UPSTREAM_SECONDS.labels(self.name, outcome).observe(time.perf_counter() - started)
        self._breaker.record(True)
        return answer

    def _exchange_again_if_safe(self, method: str, headers: Mapping[str, str], request: bytes) -> Passed:
        """A connection can die under our hands; only what has no second effect is sent twice."""
        has_body = method != "HEAD"
        try:
            return self._wires.exchange(request, has_body=has_body, seconds=self._seconds)
        except (ConnectionError, BrokenAnswer):
            if method not in ("GET", "HEAD") and "Idempotency-Key" not in headers:
                raise
            return self._wires.exchange(request, has_body=has_body, seconds=self._seconds)

    def _request(
        self, method: str, path: str, principal: Principal, body: bytes, headers: Mapping[str, str]
    ) -> bytes:
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: {self._wires.host}",
            f"Authorization: Bearer {self._token(principal)}",
            f"traceparent: {tracing.current_traceparent()}",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        if body or method in ("POST", "PUT", "PATCH"):
            lines.append(f"Content-Length: {len(body)}")
        head = "\r\n".join([*lines, "", ""])
        if head.count("\n") != len(lines) + 1 or head.count("\r") != len(lines) + 1 or " " in path:
            raise ServiceError(Kind.MALFORMED, "malformed", "A header or the address has a line break in it.")
        return head.encode("latin-1") + body
