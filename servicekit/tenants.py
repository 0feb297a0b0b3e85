"""Tenants as other services see them.

Cached copies that know when they are old and survive their source's absence.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

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
FETCH_SECONDS = 1.5  # somebody is waiting for an answer, and there may be a copy to work from
_COPY_KEY = "frontdesk:tenants:copy:"

_log = logs.get("tenants")


class Shelf(Protocol):
    """What all processes know of tenants together. It may be away: then each has its own copies only."""

    def generation(self) -> str | None:
        """Changes whenever any tenant changes; None when that cannot be known right now."""
        ...

    def keep(self, path: str, body: bytes) -> None: ...

    def find(self, path: str) -> bytes | None: ...


class RedisShelf:
    """One GET on Redis per look, about 0.1 ms; after a failure Redis is left alone for a second.

    Beside the counter it keeps the last answers, so that a process that starts while the tenant-config
    service is away can work too.
    """

    def __init__(self, client: redis.Redis) -> None:
        self._client = client
        self._silent_until = 0.0

    def generation(self) -> str | None:
        try:
            value = self._get(GENERATION_KEY)
        except redis.RedisError:
            return None
        return value.decode() if value is not None else "0"

    def keep(self, path: str, body: bytes) -> None:
        with contextlib.suppress(redis.RedisError):
            self._client.set(_COPY_KEY + path, body, ex=int(STALE_SECONDS))

    def find(self, path: str) -> bytes | None:
        try:
            return self._get(_COPY_KEY + path)
        except redis.RedisError:
            return None

    def _get(self, key: str) -> bytes | None:
        if time.monotonic() < self._silent_until:
            raise redis.ConnectionError("left alone for a moment")
        try:
            value = self._client.get(key)
        except redis.RedisError:
            self._silent_until = time.monotonic() + 1.0
            raise
        return value if isinstance(value, bytes) else None


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

    def __init__(self, upstream: Upstream, shelf: Shelf | None = None, *, service: str = "service") -> None:
        self._upstream = upstream
        self._shelf = shelf
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
        return [tenant["id"] for tenant in self._listed()]

    def all_tenants(self) -> Iterator[Tenant]:
        """Every tenant, asked for anew in a few large pages instead of one by one; for timers."""
        return map(Tenant.model_validate, self._listed())

    def _listed(self) -> Iterator[Mapping[str, Any]]:
        cursor: str | None = None
        while True:
            page = self._upstream.get(
                "/v1/tenants", self._principal, query={"limit": 200, "cursor": cursor}
            ).json
            yield from page["tenants"]
            cursor = page["next_cursor"]
            if cursor is None:
                return

    def _look(self, path: str) -> Tenant | None:
        now = time.monotonic()
        generation = self._shelf.generation() if self._shelf else None
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
            copy = copy or self._left_by_others(path, generation, now)
            if copy is None or not error.retryable or now - copy.confirmed_at > STALE_SECONDS:
                raise
            copy.checked_at = now
            _log.warning("working from a cached tenant", code=error.code)
        with self._lock:
            if len(self._copies) > 50_000:
                self._copies.clear()
            self._copies[path] = copy
        return copy.tenant

    def _fetch(self, path: str, old: _Copy | None, generation: str | None, now: float) -> _Copy:
        headers = {"If-None-Match": old.etag} if old and old.etag else {}
        try:
            reply = self._upstream.get(path, self._principal, headers=headers, timeout=FETCH_SECONDS)
        except ServiceError as error:
            if error.kind is not Kind.NOT_FOUND:
                raise
            return _Copy(None, "", generation, now, now)
        if reply.status == 304 and old is not None:
            return _Copy(old.tenant, old.etag, generation, now, now)
        if self._shelf is not None:
            self._shelf.keep(path, reply.body)
        return _Copy(Tenant.model_validate(reply.json), reply.headers.get("etag", ""), generation, now, now)

    def _left_by_others(self, path: str, generation: str | None, now: float) -> _Copy | None:
        body = self._shelf.find(path) if self._shelf else None
        return _Copy(Tenant.model_validate_json(body), "", generation, now, now) if body else None
