"""The waitlist: a freed time is held for the first person who wished for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from appointment_svc.domain.appointment import Appointment, Customer, Status
from appointment_svc.domain.availability import PartOfDay, Refusal, Slot, Wish
from appointment_svc.domain.calendar import Service, StaffMember
from appointment_svc.domain.quiet import is_quiet
from appointment_svc.domain.zone import minute_of
from appointment_svc.events import event_of
from appointment_svc.store.journal import Entry
from appointment_svc.store.waitlist import WaitlistEntry
from appointment_svc.use_cases.desk import MOST_DAYS, Desk
from appointment_svc.use_cases.holding import calendar_keys, occupation, take
from appointment_svc.use_cases.people import Person, find_person, keep_person
from servicekit.errors import NotFound

AT_ONCE = 20
"""How many entries a cancellation looks at before it answers; the timer looks at all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitRequest:
    """A wish for any time from `first` up to `until`, in epoch minutes."""

    service_id: str
    staff_id: str | None
    first: int
    until: int
    part_of_day: PartOfDay | None


def join(desk: Desk, request: WaitRequest, person: Person) -> tuple[WaitlistEntry, Customer]:
    """Raises NotFound for a service or staff member there is not."""
    desk.eligible(desk.service(request.service_id), request.staff_id)
    key = person.lock_key(desk.tenant_id)
    desk.occupations.lock([] if key is None else [key])
    customer = keep_person(desk, person, find_person(desk, person))
    entry = WaitlistEntry(
        waitlist_id=desk.ids.new(),
        service_id=request.service_id,
        staff_id=request.staff_id,
        first=request.first,
        until=request.until,
        part_of_day=request.part_of_day.value if request.part_of_day else None,
        customer_id=customer.customer_id,
        created_at=desk.now,
    )
    desk.waitlist.add(entry)
    return entry, customer


def leave(desk: Desk, waitlist_id: UUID) -> None:
    """Raises NotFound for an entry that does not wait any more. What is on offer to it becomes free."""
    # The hold before its entry, as whoever books it takes them: else the two would wait for each other.
    _decline(desk, waitlist_id)
    entry = desk.waitlist.get_locked(waitlist_id)
    if entry.status not in ("waiting", "offered"):
        raise NotFound
    _decline(desk, waitlist_id)  # what was offered before the entry was locked
    desk.waitlist.remove(waitlist_id)


def _decline(desk: Desk, waitlist_id: UUID) -> None:
    for offer in desk.waitlist.open_offers([waitlist_id]).values():
        desk.appointments.release([offer.hold_id], desk.now)
        desk.waitlist.end_offer(offer.hold_id, "declined", "waiting")


def fill_freed_time(desk: Desk, freed: Appointment) -> None:
    """Offer what a cancelled or moved appointment left, in the transaction that freed it.

    The caller has the lock of the staff member, so nobody can step between. Services with a daily limit need
    a second lock and are left to the timer, as is everything at night.
    """
    for entry in desk.waitlist.waiting(freed.start - 1440, freed.end, desk.now_minute, limit=AT_ONCE):
        service = desk.calendar.services.get(entry.service_id)
        member = desk.calendar.staff.get(freed.staff_id)
        if service is None or member is None or service.max_per_day is not None:
            continue
        if entry.staff_id not in (None, member.staff_id) or member not in desk.calendar.staff_for(service):
            continue
        low = max(entry.first, freed.start - freed.buffer_before - service.duration - service.buffer_after)
        high = min(entry.until, freed.end + freed.buffer_after + service.buffer_before)
        if low >= high:
            continue
        for slot in _new_to(desk, entry, service, (member,), low, high):
            make_offer(desk, entry, service, slot)
            break


def find_offer(desk: Desk, entry: WaitlistEntry) -> tuple[Service, tuple[StaffMember, ...], Slot] | None:
    """The first time this entry wishes for and has not been offered yet; nothing is locked."""
    service = desk.calendar.services.get(entry.service_id)
    if service is None or (entry.staff_id is not None and entry.staff_id not in desk.calendar.staff):
        return None
    staff = desk.calendar.staff_for(service)
    if entry.staff_id is not None:
        staff = tuple(member for member in staff if member.staff_id == entry.staff_id)
    low = max(entry.first, desk.now_minute)
    if not staff or low >= entry.until:
        return None
    for slot in _new_to(desk, entry, service, staff, low, entry.until):
        return service, staff, slot
    return None


def offer_found(
    desk: Desk, entry: WaitlistEntry, service: Service, staff: tuple[StaffMember, ...], slot: Slot
) -> bool:
    """What `find_offer` found, now under the locks. False when it has gone meanwhile."""
    desk.occupations.lock(calendar_keys(desk, service, staff, slot.start))
    sure = desk.around(service, staff, slot.start).judge(slot.start, prefer=slot.staff.staff_id)
    return not isinstance(sure, Refusal) and make_offer(desk, entry, service, sure)


def make_offer(desk: Desk, entry: WaitlistEntry, service: Service, slot: Slot) -> bool:
    """Hold the time for the entry and tell its customer. False when the entry or the time is gone, or it is
    night where the customer lives."""
    customer = desk.customers.get(entry.customer_id)
    zone = ZoneInfo(customer.timezone) if customer.timezone else desk.calendar.zone
    if is_quiet(desk.now, zone, desk.calendar.quiet) or not desk.waitlist.claim(entry.waitlist_id):
        return False
    minutes = desk.calendar.policies.offer_minutes
    held = replace(
        occupation(desk, service, slot, Status.HELD, f"waitlist:{entry.waitlist_id}"),
        expires_at=desk.now + timedelta(minutes=minutes),
        waitlist_id=entry.waitlist_id,
        customer_id=customer.customer_id,
    )
    if not take(desk, held, service):
        desk.waitlist.back_to_waiting(entry.waitlist_id)
        return False
    assert held.expires_at is not None
    desk.waitlist.add_offer(entry.waitlist_id, slot.start, held.appointment_id, held.expires_at)
    changes = {"start": desk.iso(held.start), "staff_id": held.staff_id}
    _record(desk, "offered", "offer", held, customer, changes)
    return True


def end_expired_offer(desk: Desk, hold_id: UUID) -> None:
    """Nobody answered: the time goes to the next, and the entry waits on for another one."""
    held = desk.appointments.find(hold_id)
    if held is None or not desk.waitlist.end_offer(hold_id, "expired", "waiting"):
        return
    assert held.customer_id is not None
    _record(desk, "offer_ended", "offer_ended", held, desk.customers.get(held.customer_id), {})


def _record(
    desk: Desk,
    action: str,
    event: str,
    held: Appointment,
    customer: Customer,
    changes: Mapping[str, Any],
) -> None:
    """History knows what was done, the worker what to tell the customer."""
    offer = {
        "waitlist_id": str(held.waitlist_id),
        "hold_id": str(held.appointment_id),
        "expires_at": desk.iso(minute_of(held.expires_at or desk.now)),
    }
    desk.journal.write(
        held,
        Entry(action, "system", "waitlist", changes),
        desk.now,
        event_of(
            event,
            desk.calendar,
            held,
            customer,
            now=desk.now,
            side="system",
            ids=desk.ids,
            offer=offer,
        ),
    )


def _new_to(
    desk: Desk,
    entry: WaitlistEntry,
    service: Service,
    staff: tuple[StaffMember, ...],
    low: int,
    high: int,
) -> Iterator[Slot]:
    """Free times of the wish that have not been offered to this entry before."""
    known = desk.waitlist.offered_starts(entry.waitlist_id)
    part = PartOfDay(entry.part_of_day) if entry.part_of_day else None
    # A wish may span months; what lies beyond two is looked at when it comes nearer.
    high = min(high, low + MOST_DAYS * 1440)
    found = desk.availability(service, staff, low, high).slots(Wish(low, high, part))
    return (slot for slot in found if slot.start not in known)
