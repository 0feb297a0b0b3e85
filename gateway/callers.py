"""Who calls from outside, and from where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gateway.limits import Limits
from servicekit.access import Principal
from servicekit.errors import Kind, ServiceError
from servicekit.keys import KeyRing


class PublicKeys:
    """Keys as the public door takes them. Implements `servicekit.web.api.Callers`.

    The short-lived tokens of our own services open nothing here: they never leave the house, so one that
    comes from outside has been stolen.
    """

    def __init__(self, ring: KeyRing) -> None:
        self._ring = ring

    def identify(self, credential: str) -> Principal | None:
        if credential.count(".") == 2 and credential.startswith("ey"):
            return None
        return self._ring.identify(credential)


class Callers:
    """Reads key and address out of a WSGI request."""

    def __init__(self, keys: PublicKeys, limits: Limits, *, proxy_hops: int) -> None:
        self._keys = keys
        self._limits = limits
        self._proxy_hops = proxy_hops

    def principal(self, environ: Mapping[str, Any]) -> Principal | None:
        """None without a key or with a wrong one; raises 429 for too many calls with this key."""
        scheme, _, credential = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
        if scheme.lower() != "bearer" or not credential:
            return None
        principal = self._keys.identify(credential.strip())
        if principal is None:
            self._limits.wrong_key(self.address(environ))
            return None
        self._limits.keyed_call(principal)
        return principal

    def count_public(self, environ: Mapping[str, Any]) -> None:
        """One call without a key; raises 429 for too many from one address."""
        self._limits.public_call(self.address(environ))

    def address(self, environ: Mapping[str, Any]) -> str:
        """The nearest address that none of our own proxies wrote down.

        Each proxy appends who called it to X-Forwarded-For, so only the last `proxy_hops` entries are true.
        """
        direct = str(environ.get("REMOTE_ADDR") or "unknown")
        if self._proxy_hops < 1:
            return direct
        entries = [
            part.strip() for part in environ.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()
        ]
        return entries[-min(self._proxy_hops, len(entries))] if entries else direct


def body_of(environ: Mapping[str, Any], limit: int) -> bytes:
    """The whole body; raises 413 when it is larger than `limit` bytes."""
    declared = environ.get("CONTENT_LENGTH") or ""
    if declared.isdigit():
        length = int(declared)
        if length > limit:
            raise _too_large(limit)
        return bytes(environ["wsgi.input"].read(length)) if length else b""
    if not environ.get("wsgi.input_terminated"):
        return b""
    body = bytes(environ["wsgi.input"].read(limit + 1))
    if len(body) > limit:
        raise _too_large(limit)
    return body


def _too_large(limit: int) -> ServiceError:
    return ServiceError(
        Kind.TOO_LARGE, "too_large", f"A body may have at most {limit // 1024} KiB; this one is larger."
    )
