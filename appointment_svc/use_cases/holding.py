"""Holding a time while the customer decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from appointment_svc.domain.appointment import Appointment, Status
from appointment_svc.domain.availability import Availability, Refusal, Slot
from appointment_svc.domain.calendar import Service, StaffMember
from appointment_svc.domain.zone import local_day
from appointment_svc.store.journal import Entry
from appointment_svc.store.occupancy import Ignored, service_day_key
from appointment_svc.use_cases import refusals
from appointment_svc.use_cases.desk import Desk
from servicekit.errors import NotFound


@dataclass(frozen=True, slots=True)
class HoldRequest:
    service_id: str
    start: int
    staff_id: str | None
    session_id: str | None
    ttl_seconds: int | None
    lifted: bool = False
    reason: str | None = None


def calendar_keys(desk: Desk, service: Service, staff: tuple[StaffMember, ...], start: int) -> list[int]:
    """The locks under which a new time may be taken."""
    keys = [desk.at.numbers[member.staff_id] for member in staff]
    if service.max_per_day is not None:
        day = local_day(desk.calendar.zone, start)
        keys.append(service_day_key(desk.tenant_id, service.service_id, day))
    return keys


def hold(desk: Desk, request: HoldRequest) -> Appointment:
    """Raises the broken rule, or 409 slot_taken with alternatives. A second hold of the same session on the
    same time renews the first; on an overlapping time it takes its place."""
    service = desk.service(request.service_id)
    staff = desk.eligible(service, request.staff_id)
    desk.occupations.lock(calendar_keys(desk, service, staff, request.start))
    ignored = Ignored(request.session_id)
    near = desk.around(service, staff, request.start, ignored, lifted=request.lifted)
    slot = near.judge(request.start)
    if isinstance(slot, Refusal):
        raise refused(desk, near, service, staff, request.start, slot, ignored)
    minutes = desk.calendar.policies.hold_minutes
    seconds = request.ttl_seconds if request.ttl_seconds is not None else minutes * 60
    expires_at = desk.now + timedelta(seconds=seconds)
    renewed = _renew(desk, service, request, expires_at, {member.staff_id for member in staff})
    if renewed is not None:
        return renewed
    give_way(desk, service, slot, request.session_id)
    held = occupation(desk, service, slot, Status.HELD, request.session_id)
    held = replace(held, expires_at=expires_at)
    if not take(desk, held, service):
        raise refusals.slot_taken(desk.alternatives(near, service, staff, request.start, ignored))
    if request.lifted:
        _record_override(desk, held, request.reason)
    return held


def _record_override(desk: Desk, held: Appointment, reason: str | None) -> None:
    """Holds have no history of their own; but whoever books this one takes over a rule that was lifted."""
    changes = {"start": desk.iso(held.start), "staff_id": held.staff_id, "overridden": True}
    desk.journal.write(held, Entry("held", desk.actor.role, desk.actor.caller, changes, reason), desk.now)


def release(desk: Desk, hold_id: UUID) -> None:
    """Free a hold. NotFound when there is no such hold any more."""
    found = desk.appointments.find(hold_id, lock=True)
    if found is None or found.status is not Status.HELD:
        raise NotFound
    desk.appointments.release([hold_id], desk.now)
    if found.waitlist_id is not None:
        desk.waitlist.end_offer(hold_id, "declined", "waiting")


def occupation(
    desk: Desk, service: Service, slot: Slot, status: Status, session_id: str | None
) -> Appointment:
    return Appointment(
        appointment_id=desk.ids.new(),
        status=status,
        service_id=service.service_id,
        staff_id=slot.staff.staff_id,
        staff_number=desk.at.numbers[slot.staff.staff_id],
        start=slot.start,
        end=slot.end,
        buffer_before=service.buffer_before,
        buffer_after=service.buffer_after,
        session_id=session_id,
        created_at=desk.now,
        updated_at=desk.now,
    )


def take(desk: Desk, wanted: Appointment, service: Service) -> bool:
    """Write it. What the search did not see but the constraint does are holds that have expired: they are let
    go only when they turn out to be in the way."""
    if desk.appointments.add(wanted, service.capacity):
        return True
    sweep(desk, wanted)
    return desk.appointments.add(wanted, service.capacity)


def sweep(desk: Desk, wanted: Appointment) -> None:
    low, high = wanted.start - wanted.buffer_before, wanted.end + wanted.buffer_after
    desk.occupations.sweep([wanted.staff_number], low, high, desk.now)


def give_way(desk: Desk, service: Service, slot: Slot, session_id: str | None) -> None:
    """The session's own holds are not in its way: they are let go for what it wants now."""
    if session_id is None:
        return
    low, high = slot.start - service.buffer_before, slot.end + service.buffer_after
    own = desk.appointments.own_holds(session_id, [desk.at.numbers[slot.staff.staff_id]], low, high)
    if own:
        desk.appointments.release([one.appointment_id for one in own], desk.now)


def refused(
    desk: Desk,
    near: Availability,
    service: Service,
    staff: tuple[StaffMember, ...],
    start: int,
    reason: Refusal,
    ignored: Ignored,
) -> Exception:
    if reason is not Refusal.BUSY:
        return refusals.broken_rule(reason)
    return refusals.slot_taken(desk.alternatives(near, service, staff, start, ignored))


def _renew(
    desk: Desk, service: Service, request: HoldRequest, expires_at: datetime, staff_ids: set[str]
) -> Appointment | None:
    if request.session_id is None:
        return None
    numbers = [desk.at.numbers[staff_id] for staff_id in staff_ids]
    own = desk.appointments.own_holds(
        request.session_id, numbers, request.start, request.start + service.duration
    )
    for one in own:
        same = one.service_id == service.service_id and one.start == request.start
        if same and not one.has_expired(desk.now):
            desk.appointments.extend_hold(one.appointment_id, expires_at, desk.now)
            return replace(one, expires_at=expires_at)
    return None
