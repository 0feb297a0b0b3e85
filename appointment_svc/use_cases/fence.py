"""Ordering messages against changes: a message leaves only for the version of the appointment it tells of."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from appointment_svc.domain.appointment import OPEN, Status
from appointment_svc.use_cases.desk import Desk


@dataclass(frozen=True, slots=True)
class Verdict:
    stands: bool
    reason: str | None
    """Why not: gone, cancelled, superseded, expired, erased; None when it stands."""
    status: str | None = None
    version: int | None = None


def pass_fence(desk: Desk, appointment_id: UUID, version: int) -> Verdict:
    """Takes the lock of the row, so that every cancel or move lies either before or after this answer.
    Passing
    marks the version as announced: a later cancel then knows that somebody was told."""
    found = desk.appointments.find(appointment_id, lock=True)
    if found is None:
        return Verdict(False, "gone")
    reason: str | None = None
    if found.status is Status.HELD or found.status is Status.LAPSED:
        still_offered = found.status is Status.HELD and not found.has_expired(desk.now)
        reason = None if still_offered else "expired"
    elif found.status not in OPEN:
        reason = found.status.value
    if reason is None and found.version != version:
        reason = "superseded"
    if reason is None and found.customer_id is not None:
        customer = desk.customers.get(found.customer_id)
        reason = "erased" if customer.erased_at is not None else None
    if reason is None:
        desk.appointments.mark_announced(appointment_id, version)
    return Verdict(reason is None, reason, found.status.value, found.version)
