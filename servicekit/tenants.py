"""Tenants as other services see them.

Cached copies that know when they are old and survive their source's absence.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import Protocol

import redis

from servicekit import logs
from servicekit.access import Principal, Role
from servicekit.errors import Kind, NotFound, ServiceError
from servicekit.http import Upstream
from servicekit.payloads.tenant import Tenant

GENERATION_KEY = "frontdesk:tenants:generation"  # counted up by the tenant-config service at every change
FRESH_SECONDS = 2.0  # without Redis, a copy is trusted this long before it is asked for again
RECHECK_SECONDS = 60.0  # a change whose signal got lost (Redis was away just then) is seen after this long
STALE_SECONDS = 24 * 3600.0

_log = logs.get("tenants")


class Generation(Protocol):
    def current(self) -> str | None:
        """Changes whenever any tenant changes; None when that cannot be known right now."""
        ...


class RedisGeneration:
    """One GET on Redis per look, about 0.1 ms; after a failure Redis is left alone for a second."""

    def __init__(self, client: redis.Redis) -> None:
        self._client = client
        self._silent_until = 0.0

    def current(self) -> str | None:
        if time.monotonic() < self._silent_until:
            return None
        try:
            value = self._client.get(GENERATION_KEY)
        except redis.RedisError:
            self._silent_until = time.monotonic() + 1.0
            return None
        return value.decode() if isinstance(value, bytes) else "0"


@dataclass(slots=True)
class _Copy:
    tenant: Tenant | None
    etag: str
    generation: str | None
    checked_at: float
    confirmed_at: float


class TenantDirectory:
    """`get` and `by_phone` answer from memory while nothing changed.

    Raises UNAVAILABLE only for a tenant never seen, or not confirmed for 24 hours, while its source is away.
    """

    def __init__(
        self, upstream: Upstream, generation: Generation | None = None, *, service: str = "service"
    ) -> None:
        self._upstream = upstream
        self._generation = generation
        self._principal = Principal(Role.SERVICE, None, service)
        self._copies: dict[str, _Copy] = {}
        self._lock = threading.Lock()

    def get(self, tenant_id: str) -> Tenant:
        """Raises NotFound for an unknown tenant."""
        tenant = self._look(f"/v1/tenants/{tenant_id}")
        if tenant is None:
            raise NotFound
        return tenant

    def by_phone(self, number: str) -> Tenant | None:
        """The tenant who is called at this number (E.164)."""
        return self._look(f"/v1/tenants/by-phone/{number}")

    def all_ids(self) -> list[str]:
        """Every tenant's id, asked for anew; for timers."""
        ids: list[str] = []
        cursor: str | None = None
        while True:
            page = self._upstream.get(
                "/v1/tenants", self._principal, query={"limit": 200, "cursor": cursor}
            ).json
            ids += [tenant["id"] for tenant in page["tenants"]]
            cursor = page["next_cursor"]
            if cursor is None:
                return ids

    def _look(self, path: str) -> Tenant | None:
        now = time.monotonic()
        generation = self._generation.current() if self._generation else None
        copy = self._copies.get(path)
        if copy is not None:
            unchanged = (
                generation is not None
                and generation == copy.generation
                and now - copy.checked_at < RECHECK_SECONDS
            )
            if unchanged or (generation is None and now - copy.checked_at < FRESH_SECONDS):
                return copy.tenant
        try:
            copy = self._fetch(path, copy, generation, now)
        except ServiceError as error:
            if copy is None or not error.retryable or now - copy.confirmed_at > STALE_SECONDS:
                raise
            copy.checked_at = now
            _log.warning("working from a cached tenant", code=error.code)
            return copy.tenant
        with self._lock:
            if len(self._copies) > 50_000:
                self._copies.clear()
            self._copies[path] = copy
        return copy.tenant

    def _fetch(self, path: str, old: _Copy | None, generation: str | None, now: float) -> _Copy:
        headers = {"If-None-Match": old.etag} if old and old.etag else {}
        try:
            reply = self._upstream.get(path, self._principal, headers=headers)
        except ServiceError as error:
            if error.kind is not Kind.NOT_FOUND:
                raise
            return _Copy(None, "", generation, now, now)
        if reply.status == 304 and old is not None:
            return _Copy(old.tenant, old.etag, generation, now, now)
        return _Copy(Tenant.model_validate(reply.json), reply.headers.get("ETag", ""), generation, now, now)
