"""The worker's calls to the appointment service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Protocol

from servicekit.access import Principal, Role
from servicekit.http import Upstream


@dataclass(frozen=True, slots=True)
class Standing:
    """What the fence says. `reason` is the appointment service's, for people."""

    stands: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """May this message, about this version of the appointment, leave now?"""

    tenant_id: str
    appointment_id: str
    version: int
    notification_id: str


class Calendar(Protocol):
    def fence(self, questions: Sequence[Question]) -> list[Standing]:
        """Do the appointments stand in these versions, now? One answer each, in the same order. From a yes on
        a version counts as announced: a later cancel knows that somebody was told. Raises ServiceError."""
        ...

    def note(self, tenant_id: str, appointment_id: str, text: str) -> None: ...

    def cancel(self, tenant_id: str, appointment_id: str, reason: str) -> None: ...


class AppointmentClient:
    def __init__(self, upstream: Upstream) -> None:
        self._upstream = upstream

    def fence(self, questions: Sequence[Question]) -> list[Standing]:
        answer = self._upstream.post(
            "/v1/fences",
            _WORKER,
            json={"questions": [asdict(question) for question in questions]},
            timeout=2.0,
        ).json
        return [Standing(bool(one["stands"]), str(one.get("reason") or "")) for one in answer["answers"]]

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


# A batch is about several tenants' appointments.
_WORKER = Principal(Role.SERVICE, None, "notification")


def _worker_of(tenant_id: str) -> Principal:
    return Principal(Role.SERVICE, tenant_id, "notification")
