"""Our HTTP API as the actions need it. Standard library only, so that the package is three small files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib import error, request
from urllib.parse import urlencode

SECONDS = 8.0  # a Bedrock Agent waits for its Lambda, and a customer for the agent


class Refused(Exception):
    """Our API said no. `problem` is its own answer (RFC 9457)."""

    def __init__(self, problem: Mapping[str, Any]) -> None:
        super().__init__(str(problem.get("code")))
        self.problem = problem


class Frontdesk:
    """One business. Raises Refused, also when nobody answers (code `unavailable`)."""

    def __init__(self, url: str, tenant_id: str, key: str) -> None:
        if not url.startswith(("https://", "http://")):
            raise ValueError("FRONTDESK_URL must begin with https:// (or http:// for tests)")
        self._url = url.rstrip("/")
        self.tenant_id = tenant_id
        self._headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}

    def get(self, path: str, query: Mapping[str, str]) -> Any:
        return self._send("GET", f"{path}?{urlencode({'tenant_id': self.tenant_id, **query})}", None, "")

    def post(self, path: str, body: Mapping[str, Any], *, once: str = "") -> Any:
        """once: the same word twice has one effect."""
        return self._send("POST", path, {"tenant_id": self.tenant_id, **body}, once)

    def _send(self, method: str, path: str, body: Mapping[str, Any] | None, once: str) -> Any:
        headers = {**self._headers, **({"Idempotency-Key": once} if once else {})}
        data = None if body is None else json.dumps(body).encode()
        asked = request.Request(self._url + path, data=data, headers=headers, method=method)
        try:
            with request.urlopen(asked, timeout=SECONDS) as reply:
                return json.loads(reply.read())
        except error.HTTPError as refused:
            raise Refused(_problem(refused.read(), refused.code)) from refused
        except (OSError, ValueError) as away:
            raise Refused({"code": "unavailable", "detail": "The calendar cannot be reached."}) from away


def _problem(body: bytes, status: int) -> Mapping[str, Any]:
    try:
        problem = json.loads(body)
    except ValueError:
        problem = None
    return problem if isinstance(problem, dict) else {"code": f"http_{status}", "detail": "It did not work."}
