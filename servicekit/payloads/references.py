"""What no single field of a tenant can know: ids used twice, and staff members who are not there.

Works on the raw document, so that these faults are told together with all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

Location = tuple[int | str, ...]


def reference_faults(tenant: dict[str, Any]) -> Iterator[tuple[Location, str]]:
    """(location, message) of every fault; parts of the wrong shape are left to their own checks."""
    services = list(_objects(tenant, "services"))
    staff = list(_objects(tenant, "staff"))
    yield from _twice((("services", n, "id"), one.get("id")) for n, one in services)
    yield from _twice((("staff", n, "id"), one.get("id")) for n, one in staff)
    yield from _twice(
        (("phone_numbers", n), number) for n, number in enumerate(_list(tenant.get("phone_numbers")))
    )
    known = {one.get("id") for _, one in staff if isinstance(one.get("id"), str)}
    for n, service in services:
        names = _list(service.get("staff"))
        yield from _twice((("services", n, "staff", i), name) for i, name in enumerate(names))
        for i, name in enumerate(names):
            if isinstance(name, str) and name not in known:
                yield ("services", n, "staff", i), "no such staff member"


def _twice(items: Iterable[tuple[Location, Any]]) -> Iterator[tuple[Location, str]]:
    seen: set[str] = set()
    for location, value in items:
        if not isinstance(value, str):
            continue
        if value in seen:
            yield location, f"{value} is there twice"
        seen.add(value)


def _objects(tenant: dict[str, Any], name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    return ((n, one) for n, one in enumerate(_list(tenant.get(name))) if isinstance(one, dict))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
