"""What other services know: who agreed to be written to, and who wants to hear of changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from servicekit import logs, tracing
from servicekit.access import Principal, Role
from servicekit.errors import ServiceError
from servicekit.http import Upstream

_SELF = Principal(Role.SERVICE, None, "appointment")
_log = logs.get("clients")


class Holder:
    """Another service that keeps copies of what customers told us."""

    def __init__(self, upstream: Upstream) -> None:
        self._upstream = upstream

    def forget(self, erasure: Mapping[str, Any]) -> None:
        """Raises ServiceError; telling twice does no harm."""
        with tracing.trace(str(erasure.get("traceparent") or "")):
            self._upstream.post("/v1/erasures", _SELF, json=erasure)


class Worker:
    """The notification worker's own small API."""

    def __init__(self, upstream: Upstream) -> None:
        self._upstream = upstream

    def consent(self, tenant_id: str, phone: str) -> Mapping[str, Any] | None:
        """None when the worker cannot be asked: an unknown consent is shown as unknown, not as given."""
        try:
            reply = self._upstream.get(
                f"/v1/contacts/{quote(phone)}/consent", _SELF, query={"tenant_id": tenant_id}, timeout=1.0
            )
        except ServiceError as error:
            _log.warning("consent could not be asked for", code=error.code, tenant_id=tenant_id)
            return None
        answer = reply.json
        return answer if isinstance(answer, dict) else None

    def tell(self, event: Mapping[str, Any]) -> None:
        """Hand over one event. Raises ServiceError; telling twice does no harm."""
        with tracing.trace(str(event.get("traceparent") or "")):
            self._upstream.post("/v1/events", _SELF, json=event, idempotency_key=str(event["event_id"]))
