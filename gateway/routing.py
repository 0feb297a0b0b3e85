"""Which service answers which public path. The one table; what is not in it does not exist outside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

TENANT_CONFIG = "tenant_config"
APPOINTMENT = "appointment"
CONVERSATION = "conversation"
NOTIFICATION = "notification"

# The part after /v1/ -> the service that owns it.
OWNERS: Mapping[str, str] = {
    "tenants": TENANT_CONFIG,
    "slots": APPOINTMENT,
    "holds": APPOINTMENT,
    "appointments": APPOINTMENT,
    "waitlist": APPOINTMENT,
    "leads": APPOINTMENT,
    "customers": APPOINTMENT,
    "calendars": APPOINTMENT,
    "sessions": CONVERSATION,
    "handoffs": CONVERSATION,
    "model-usage": CONVERSATION,
    "notifications": NOTIFICATION,
    "contacts": NOTIFICATION,
}

# Under those prefixes, what our services say to each other only. They would answer 403 to any key; from
# outside these paths do not even exist. tests/gateway/test_routing.py compares this with the services' own
# access rules.
_INNER = re.compile(
    r"""
      [A-Z]+\ /v1/tenants/by-phone/.*
    | POST\ /v1/notifications
    """,
    re.VERBOSE,
)
# Served without a key: the address itself carries a secret token, which the service checks.
_WITHOUT_KEY = re.compile(r"(GET|HEAD) /v1/calendars/[^/]+/[^/]+\.ics")

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
UNKNOWN = "OPTIONS"
"""Stands for all methods that no address knows: its owner refuses it and names those that it does know."""


@dataclass(frozen=True, slots=True)
class Target:
    service: str
    path: str  # encoded, without query
    label: str  # for metrics: few different values
    needs_key: bool


def known_method(method: str) -> str:
    return method if method in METHODS else UNKNOWN


def find_target(method: str, path: str) -> Target | None:
    """`path` is decoded, as WSGI's PATH_INFO gives it (latin-1). None: nothing public has that address.

    What is matched is exactly what is sent on: a path with dot segments or empty ones, which a client library
    might straighten into another path, has no target.
    """
    parts = path.split("/")
    if len(parts) < 3 or parts[1] != "v1" or any(part in ("", ".", "..") for part in parts[1:]):
        return None
    owner = OWNERS.get(parts[2])
    if owner is None:
        return None
    method = known_method(method)
    line = f"{method} {path}"
    if _INNER.fullmatch(line):
        return None
    return Target(
        service=owner,
        path=quote(path.encode("latin-1"), safe="/:@!$&'()*+,;=~"),
        label=f"/v1/{parts[2]}",
        needs_key=_WITHOUT_KEY.fullmatch(line) is None,
    )
