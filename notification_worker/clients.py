"""The worker's calls to the appointment service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from servicekit.access import Principal, Role
from servicekit.http import Upstream


@dataclass(frozen=True, slots=True)
class Standing:
    """What the fence says. `reason` is the appointment service's, for people."""

    stands: bool
    reason: str


class Calendar(Protocol):
    def fence(self, tenant_id: str, appointment_id: str, version: int, notification_id: str) -> Standing:
        """Does the appointment stand in this version, now? From a yes on it counts as announced: a later
        cancel knows that somebody was told. Raises ServiceError."""
        ...

    def note(self, tenant_id: str, appointment_id: str, text: str) -> None: ...

    def cancel(self, tenant_id: str, appointment_id: str, reason: str) -> None: ...


class AppointmentClient:
    def __init__(self, upstream: Upstream) -> None:
        self._upstream = upstream

    def fence(self, tenant_id: str, appointment_id: str, version: int, notification_id: str) -> Standing:
        answer = self._upstream.post(
            f"/v1/appointments/{appointment_id}/fence",
            _worker_of(tenant_id),
            json={"tenant_id": tenant_id, "version": version, "notification_id": notification_id},
            timeout=2.0,
        ).json
        return Standing(bool(answer["stands"]), str(answer.get("reason") or ""))

    def note(self, tenant_id: str, appointment_id: str, text: str) -> None:
        self._upstream.post(
            f"/v1/appointments/{appointment_id}/notes",
            _worker_of(tenant_id),
            json={"tenant_id": tenant_id, "text": text},
        )

    def cancel(self, tenant_id: str, appointment_id: str, reason: str) -> None:
        self._upstream.post(
            f"/v1/appointments/{appointment_id}/cancel",
            _worker_of(tenant_id),
            json={"tenant_id": tenant_id, "by": "customer", "reason": reason},
        )


def _worker_of(tenant_id: str) -> Principal:
    return Principal(Role.SERVICE, tenant_id, "notification")
