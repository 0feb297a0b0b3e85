"""Who presented this credential.

The admin key, an inner token, or a tenant's key that tenant-config knows.
"""

from __future__ import annotations

import hashlib
import threading
import time
from dataclasses import dataclass

from servicekit.access import Principal, Role, TokenSigner, is_same_secret
from servicekit.errors import ServiceError
from servicekit.http import Upstream

KEY_PREFIX = "fdk_"
_FRESH_SECONDS = 5.0
_STALE_SECONDS = 24 * 3600.0


def fingerprint(key: str) -> str:
    """What is stored and sent instead of a key. Keys are long and random, so a plain hash suffices."""
    return hashlib.sha256(key.encode()).hexdigest()


@dataclass(slots=True)
class _Known:
    principal: Principal | None
    at: float


class KeyRing:
    """Implements `servicekit.web.api.Callers`.

    A tenant's key is asked for once and trusted for some seconds; while the tenant-config service is away,
    a key seen within 24 hours keeps working.
    """

    def __init__(
        self, signer: TokenSigner, admin_key: str, upstream: Upstream | None, *, service: str
    ) -> None:
        self._signer = signer
        self._admin_key = admin_key
        self._upstream = upstream
        self._self = Principal(Role.SERVICE, None, service)
        self._known: dict[str, _Known] = {}
        self._lock = threading.Lock()

    def identify(self, credential: str) -> Principal | None:
        if is_same_secret(credential, self._admin_key):
            return Principal(Role.ADMIN, None, "admin")
        if credential.count(".") == 2 and credential.startswith("ey"):
            try:
                return self._signer.verify(credential)
            except ServiceError:
                return None
        if not credential.startswith(KEY_PREFIX) or len(credential) > 200:
            return None
        return self._tenant_key(fingerprint(credential))

    def _tenant_key(self, digest: str) -> Principal | None:
        now = time.monotonic()
        known = self._known.get(digest)
        if known and now - known.at < _FRESH_SECONDS:
            return known.principal
        try:
            principal = self._look_up(digest)
        except ServiceError as error:
            if known and error.retryable and now - known.at < _STALE_SECONDS:
                return known.principal
            raise
        with self._lock:
            if len(self._known) > 20_000:
                self._known.clear()
            self._known[digest] = _Known(principal, now)
        return principal

    def _look_up(self, digest: str) -> Principal | None:
        if self._upstream is None:
            return None
        found = self._upstream.post("/v1/keys/identify", self._self, json={"fingerprint": digest}).json
        if not found.get("key_id"):
            return None
        return Principal(Role(found["role"]), found["tenant_id"], found["key_id"])
