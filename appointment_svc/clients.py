"""What other services know: who agreed to be written to, and who wants to hear of changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from servicekit import logs, tracing
from servicekit.access import Principal, Role
from servicekit.errors import ServiceError
from servicekit.http import Upstream

CONTACTS_AT_ONCE = 100
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

    def consents(self, tenant_id: str, phones: Sequence[str]) -> Mapping[str, Any]:
        """By phone number. What is missing could not be asked for: an unknown consent is shown as unknown,
        not as given."""
        found: dict[str, Any] = {}
        for begin in range(0, len(phones), CONTACTS_AT_ONCE):
            query = {"tenant_id": tenant_id, "contacts": ",".join(phones[begin : begin + CONTACTS_AT_ONCE])}
            try:
                answer = self._upstream.get("/v1/consents", _SELF, query=query, timeout=1.0).json
            except ServiceError as error:
                _log.warning("consents could not be asked for", code=error.code, tenant_id=tenant_id)
                break
            found |= {one["contact"]: one for one in answer["consents"]}
        return found

    def tell(self, event: Mapping[str, Any]) -> None:
        """Hand over one event. Raises ServiceError; telling twice does no harm."""
        with tracing.trace(str(event.get("traceparent") or "")):
            self._upstream.post("/v1/events", _SELF, json=event, idempotency_key=str(event["event_id"]))
