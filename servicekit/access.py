"""Who calls, and what that lets them do. A caller is what was verified, never what it says of itself."""

from __future__ import annotations

import hmac
import time
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import jwt

from servicekit.errors import Kind, NotFound, ServiceError


class Role(StrEnum):
    ADMIN = "admin"  # the platform
    OWNER = "owner"  # one tenant, everything
    STAFF = "staff"  # one tenant, its daily work
    AGENT = "agent"  # one tenant, booking calls only: programs such as the Lambda actions
    SERVICE = "service"  # one of our own processes
    ANONYMOUS = "anonymous"


Access = frozenset[Role]
PUBLIC: Access = frozenset(Role)
BOOKING: Access = frozenset({Role.ADMIN, Role.OWNER, Role.STAFF, Role.AGENT, Role.SERVICE})
STAFF: Access = frozenset({Role.ADMIN, Role.OWNER, Role.STAFF, Role.SERVICE})
OWNER: Access = frozenset({Role.ADMIN, Role.OWNER, Role.SERVICE})
ADMIN: Access = frozenset({Role.ADMIN, Role.SERVICE})
INNER: Access = frozenset({Role.SERVICE})


@dataclass(frozen=True, slots=True)
class Principal:
    """A verified caller. `tenant` is None only for the platform's admin and for our own services at large."""

    role: Role
    tenant: str | None
    caller: str  # the key's id, or the name of the service

    def require_tenant(self, tenant_id: str) -> None:
        """Another tenant's things do not exist for this caller."""
        if self.tenant is not None and self.tenant != tenant_id:
            raise NotFound
        if self.tenant is None and self.role not in (Role.ADMIN, Role.SERVICE):
            raise NotFound

    def require(self, access: Access) -> None:
        if self.role in access:
            return
        if self.role is Role.ANONYMOUS:
            raise unauthenticated()
        raise ServiceError(Kind.FORBIDDEN, "forbidden", f"A key with the role {self.role} may not do that.")


ANONYMOUS = Principal(Role.ANONYMOUS, None, "anonymous")


def unauthenticated(detail: str = "Send a valid key as `Authorization: Bearer ...`.") -> ServiceError:
    return ServiceError(Kind.UNAUTHENTICATED, "unauthenticated", detail)


class TokenSigner:
    """Short-lived tokens between our own processes (JWT, HS256). Real time, not business time."""

    def __init__(self, secret: str) -> None:
        if not secret:
            raise ValueError("INTERNAL_SECRET is empty")
        # HS256 wants 32 bytes; a shorter development secret is stretched, never refused at run time.
        self._secret = secret if len(secret) >= 32 else secret.ljust(32, "=")
        self._verified = lru_cache(maxsize=4096)(self._decode)

    def sign(self, principal: Principal, ttl: float = 60.0) -> str:
        claims = {
            "role": principal.role.value,
            "tenant": principal.tenant,
            "caller": principal.caller,
            "exp": time.time() + ttl,
        }
        return jwt.encode(claims, self._secret, algorithm="HS256")

    def verify(self, token: str) -> Principal:
        """Raises the 401 error for a token that is forged, malformed or expired."""
        try:
            principal, expires = self._verified(token)
        except (jwt.InvalidTokenError, KeyError, ValueError, TypeError) as error:
            raise unauthenticated() from error
        if expires < time.time():
            raise unauthenticated("The token has expired.")
        return principal

    def _decode(self, token: str) -> tuple[Principal, float]:
        claims = jwt.decode(token, self._secret, algorithms=["HS256"], options={"require": ["exp"]})
        return Principal(Role(claims["role"]), claims["tenant"], claims["caller"]), float(claims["exp"])


def is_same_secret(given: str, expected: str) -> bool:
    return bool(expected) and hmac.compare_digest(given.encode(), expected.encode())
