"""Moving, cancelling and closing appointments that exist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from appointment_svc.domain.appointment import OPEN, Appointment, Status, can_become
from appointment_svc.domain.availability import Refusal, Slot
from appointment_svc.domain.calendar import Service, StaffMember
from appointment_svc.events import event_of
from appointment_svc.store.journal import Entry
from appointment_svc.store.occupancy import Ignored
from appointment_svc.use_cases import refusals
from appointment_svc.use_cases.desk import Desk, Overtaken
from appointment_svc.use_cases.holding import calendar_keys, give_way, refused, sweep
from appointment_svc.use_cases.waiting import fill_freed_time
from servicekit.errors import ServiceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What every change of an appointment may say about itself."""

    version: int | None = None
    lifted: bool = False
    reason: str | None = None
    side: str | None = None
    """customer or staff; None: as the caller's role says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    start: int
    staff_id: str | None
    session_id: str | None


def reschedule(desk: Desk, appointment_id: UUID, move: Move, change: Change) -> Appointment:
    """Win the new time, then free the old one. The present staff member is preferred when none is named."""
    before = desk.appointments.get(appointment_id)
    service = desk.service(before.service_id)
    staff = desk.eligible(service, move.staff_id)
    keys = [*calendar_keys(desk, service, staff, move.start), before.staff_number]
    if not desk.occupations.lock_unless_wanted(keys):
        _hear_of_it(desk, service, staff, before, move, change)
        desk.occupations.lock(keys)
    present = _under_lock(desk, before, keys)
    slot = _new_slot(desk, service, staff, present, move, change)
    give_way(desk, service, slot, move.session_id)
    moved = replace(
        present,
        staff_id=slot.staff.staff_id,
        staff_number=desk.at.numbers[slot.staff.staff_id],
        start=slot.start,
        end=slot.end,
        buffer_before=service.buffer_before,
        buffer_after=service.buffer_after,
        version=present.version + 1,
        updated_at=desk.now,
    )
    if not desk.appointments.move(moved, service.capacity):
        sweep(desk, moved)
        if not desk.appointments.move(moved, service.capacity):
            raise refusals.slot_taken([])
    desk.backend.move(moved)
    was = {"from": desk.iso(present.start), "to": desk.iso(moved.start)}
    if moved.staff_id != present.staff_id:
        was |= {"from_staff": present.staff_id, "to_staff": moved.staff_id}
    _record(desk, "rescheduled", moved, change, was, previous_start=present.start)
    fill_freed_time(desk, present)
    return moved


def cancel(desk: Desk, appointment_id: UUID, change: Change) -> Appointment:
    present = _locked(desk, desk.appointments.get(appointment_id))
    _check_changeable(desk, present, change, desk.calendar.policies.cancel_notice)
    cancelled = _close(desk, present, Status.CANCELLED)
    desk.backend.cancel(cancelled)
    _record(desk, "cancelled", cancelled, change, {})
    fill_freed_time(desk, present)
    return cancelled


def set_status(desk: Desk, appointment_id: UUID, status: Status) -> Appointment:
    present = _locked(desk, desk.appointments.get(appointment_id))
    if not can_become(present.status, status):
        raise refusals.wrong_status(present.status)
    closed = _close(desk, present, status)
    _record(desk, "status", closed, Change(), {"from": present.status.value, "to": status.value})
    return closed


def _hear_of_it(
    desk: Desk,
    service: Service,
    staff: tuple[StaffMember, ...],
    before: Appointment,
    move: Move,
    change: Change,
) -> None:
    """Raises what is wrong with the new time, without a lock, if the appointment stayed as it was seen: then
    the refusal was true at the instant of the look."""
    try:
        _new_slot(desk, service, staff, before, move, change)
    except ServiceError:
        if desk.appointments.get(before.appointment_id).version == before.version:
            raise


def _locked(desk: Desk, seen: Appointment) -> Appointment:
    keys = [seen.staff_number]
    desk.occupations.lock(keys)
    return _under_lock(desk, seen, keys)


def _under_lock(desk: Desk, seen: Appointment, keys: Sequence[int]) -> Appointment:
    """The appointment as it is under the lock of its staff member, whose map of the day every change
    rewrites. Raises Overtaken when it was moved to somebody else between the look and the lock."""
    present = desk.appointments.get(seen.appointment_id, lock=True)
    if present.staff_number not in keys:
        raise Overtaken
    return present


def _check_changeable(desk: Desk, present: Appointment, change: Change, notice: int) -> None:
    """May it still be moved or cancelled by this caller?"""
    if present.status not in OPEN:
        raise refusals.wrong_status(present.status)
    if change.version is not None and change.version != present.version:
        raise refusals.version_conflict(present.version)
    seconds_left = present.start * 60 - desk.now.timestamp()
    if seconds_left < notice * 60 and not change.lifted:
        raise refusals.too_late_to_change(notice)


def _new_slot(
    desk: Desk,
    service: Service,
    staff: tuple[StaffMember, ...],
    present: Appointment,
    move: Move,
    change: Change,
) -> Slot:
    """Raises when the appointment may not be moved, or not there."""
    _check_changeable(desk, present, change, desk.calendar.policies.reschedule_notice)
    ignored = Ignored(move.session_id, present.appointment_id)
    near = desk.around(service, staff, move.start, ignored, lifted=change.lifted)
    slot = near.judge(move.start, prefer=present.staff_id)
    if isinstance(slot, Refusal):
        raise refused(desk, near, service, staff, move.start, slot, ignored)
    return slot


def _close(desk: Desk, present: Appointment, status: Status) -> Appointment:
    version = present.version + 1
    desk.appointments.set_status(present.appointment_id, status, version, desk.now)
    return replace(present, status=status, version=version, updated_at=desk.now)


def _record(
    desk: Desk,
    action: str,
    appointment: Appointment,
    change: Change,
    changes: dict[str, Any],
    *,
    previous_start: int | None = None,
) -> None:
    side = change.side or desk.actor.side
    told = {**changes, "by": side, **({"overridden": True} if change.lifted else {})}
    assert appointment.customer_id is not None
    customer = desk.customers.get(appointment.customer_id)
    desk.journal.write(
        appointment,
        Entry(action, desk.actor.role, desk.actor.caller, told, change.reason),
        desk.now,
        event_of(
            action,
            desk.calendar,
            appointment,
            customer,
            now=desk.now,
            side=side,
            ids=desk.ids,
            previous_start=previous_start,
        ),
    )
