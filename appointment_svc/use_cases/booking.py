"""From a wish or a hold to an appointment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from appointment_svc.domain.appointment import Appointment, Customer, Status
from appointment_svc.domain.availability import Availability, Refusal, Slot
from appointment_svc.domain.calendar import Service, StaffMember
from appointment_svc.domain.codes import confirmation_numbers
from appointment_svc.domain.zone import local_day
from appointment_svc.events import event_of
from appointment_svc.store.appointments import Outcome
from appointment_svc.store.journal import Entry
from appointment_svc.store.occupancy import Ignored
from appointment_svc.use_cases import refusals
from appointment_svc.use_cases.desk import Desk
from appointment_svc.use_cases.holding import calendar_keys, give_way, occupation, refused, sweep
from appointment_svc.use_cases.people import Person, find_person, keep_person
from servicekit.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """What goes along with an appointment and decides nothing."""

    channel: str | None = None
    location: dict[str, Any] | None = None
    details: dict[str, Any] | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRequest:
    service_id: str
    start: int
    staff_id: str | None
    session_id: str | None
    person: Person
    extras: Extras
    lifted: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """What the caller believes the hold to be; None where nothing was said."""

    service_id: str | None = None
    start: int | None = None
    staff_id: str | None = None

    def check(self, held: Appointment) -> None:
        for path, said, true in (
            ("service_id", self.service_id, held.service_id),
            ("start", self.start, held.start),
            ("staff_id", self.staff_id, held.staff_id),
        ):
            if said is not None and said != true:
                raise refusals.invalid(path, "differs from the hold; leave it out or hold the other time")


def book(desk: Desk, request: BookingRequest) -> Appointment:
    """Raises the broken rule, too_many_open, or 409 slot_taken with alternatives."""
    service = desk.service(request.service_id)
    staff = desk.eligible(service, request.staff_id)
    ignored = Ignored(request.session_id)
    keys = calendar_keys(desk, service, staff, request.start) + _customer_keys(desk, request.person)
    if not desk.occupations.lock_unless_wanted(keys):
        # Somebody was booking just now. If it was this time, the others after it need not queue to hear so.
        _look(desk, request, service, staff, ignored)
        desk.occupations.lock(keys)
    near, slot = _look(desk, request, service, staff, ignored)
    known = find_person(desk, request.person)
    _check_open(desk, known, request.person, request.session_id)
    if isinstance(slot, Refusal):
        raise refused(desk, near, service, staff, request.start, slot, ignored)
    give_way(desk, service, slot, request.session_id)
    customer = keep_person(desk, request.person, known)
    wanted = _filled(
        occupation(desk, service, slot, Status.BOOKED, request.session_id),
        customer,
        request.person,
        request.extras,
    )
    booked = _take_with_number(desk, wanted, service.capacity)
    if booked is None:
        raise refusals.slot_taken(desk.alternatives(near, service, staff, request.start, ignored))
    _record(desk, booked, customer, request.reason if request.lifted else None, overridden=request.lifted)
    return booked


def _look(
    desk: Desk,
    request: BookingRequest,
    service: Service,
    staff: tuple[StaffMember, ...],
    ignored: Ignored,
) -> tuple[Availability, Slot | Refusal]:
    """Raises what is wrong with the time itself; where customers have a limit, that comes before "taken"."""
    near = desk.around(service, staff, request.start, ignored, lifted=request.lifted)
    slot = near.judge(request.start)
    limited = desk.calendar.policies.max_open_per_customer is not None
    if isinstance(slot, Refusal) and not (limited and slot is Refusal.BUSY):
        raise refused(desk, near, service, staff, request.start, slot, ignored)
    return near, slot


def book_hold(desk: Desk, hold_id: UUID, person: Person, extras: Extras, promise: Promise) -> Appointment:
    """The id of the hold is enough. Raises 409 hold_expired with alternatives, or wrong_status."""
    held = _still_held(desk, hold_id)
    promise.check(held)
    # The time is won already, but booking it rewrites the staff member's map of the day.
    desk.occupations.lock([held.staff_number, *_customer_keys(desk, person)])
    known = find_person(desk, person)
    _check_open(desk, known, person, held.session_id)
    customer = keep_person(desk, person, known)
    for number in confirmation_numbers(
        desk.calendar.prefix, local_day(desk.calendar.zone, held.start), desk.ids.digits
    ):
        if desk.appointments.taken_numbers([number]):
            continue
        booked = _filled(held, customer, person, extras)
        booked = replace(
            booked,
            status=Status.BOOKED,
            confirmation_number=number,
            version=held.version + 1,
            updated_at=desk.now,
        )
        outcome = desk.appointments.book_hold(booked, desk.now)
        if outcome is Outcome.NUMBER_TAKEN:
            continue
        if outcome is Outcome.LOST:
            break
        if held.waitlist_id is not None:
            desk.waitlist.end_offer(hold_id, "booked", "booked")
        _record(desk, booked, customer, None, overridden=False)
        return booked
    _still_held(desk, hold_id)  # tells what happened meanwhile
    raise refusals.hold_expired([])


def _still_held(desk: Desk, hold_id: UUID) -> Appointment:
    held = desk.appointments.find(hold_id)
    if held is None or (held.status is Status.LAPSED and held.expires_at is None):
        raise NotFound
    if held.status is Status.HELD and not held.has_expired(desk.now):
        return held
    if held.status not in (Status.HELD, Status.LAPSED):
        raise refusals.wrong_status(held.status)
    service = desk.calendar.services.get(held.service_id)
    if service is None:
        raise refusals.hold_expired([])
    staff = desk.calendar.staff_for(service)
    near = desk.around(service, staff, held.start)
    raise refusals.hold_expired(desk.alternatives(near, service, staff, held.start))


def _customer_keys(desk: Desk, person: Person) -> list[int]:
    """Also without a limit: two first bookings of one person at once must not write the person twice."""
    key = person.lock_key(desk.tenant_id)
    return [] if key is None else [key]


def _check_open(desk: Desk, known: Customer | None, person: Person, session_id: str | None) -> None:
    """A proven customer is measured by what they booked, and somebody unproven by what they booked in this
    very session: a stranger can neither use up a customer's appointments nor learn that there are some."""
    limit = desk.calendar.policies.max_open_per_customer
    if limit is None or known is None:
        return
    desk.customers.lock(known.customer_id)  # they may be booking by their other number at this moment
    unproven_in = None if person.verified else session_id or ""
    if desk.appointments.count_open(known.customer_id, desk.now_minute, unproven_in=unproven_in) >= limit:
        raise refusals.too_many_open(limit)


def _filled(appointment: Appointment, customer: Customer, person: Person, extras: Extras) -> Appointment:
    return replace(
        appointment,
        customer_id=customer.customer_id,
        channel=extras.channel,
        location=extras.location,
        details=extras.details,
        notes=extras.notes,
        booked_as=None if person.verified else person.name or "",
    )


def _take_with_number(desk: Desk, wanted: Appointment, capacity: int) -> Appointment | None:
    """Write the appointment under a free confirmation number. None when the time is taken.

    The first try is blind, because it nearly always succeeds; when it fails, expired holds are swept out of
    the way and the number is looked up before it is used.
    """
    day = local_day(desk.calendar.zone, wanted.start)
    for attempt, number in enumerate(confirmation_numbers(desk.calendar.prefix, day, desk.ids.digits)):
        if attempt == 1:
            sweep(desk, wanted)
        was_taken = attempt > 0 and bool(desk.appointments.taken_numbers([number]))
        if was_taken:
            continue
        numbered = replace(wanted, confirmation_number=number)
        if desk.appointments.add(numbered, capacity):
            return numbered
        if attempt >= 3:
            break
    return None


def _record(
    desk: Desk, booked: Appointment, customer: Customer, reason: str | None, *, overridden: bool
) -> None:
    desk.backend.book(booked, customer)
    changes: dict[str, Any] = {"start": desk.iso(booked.start), "staff_id": booked.staff_id}
    if overridden:
        changes["overridden"] = True
    desk.journal.write(
        booked,
        Entry("booked", desk.actor.role, desk.actor.caller, changes, reason),
        desk.now,
        event_of(
            "booked",
            desk.calendar,
            booked,
            customer,
            now=desk.now,
            side=desk.actor.side,
            ids=desk.ids,
        ),
    )
