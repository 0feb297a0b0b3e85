"""Finding free times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from appointment_svc.domain.availability import PartOfDay, Rejected, Slot, Wish
from appointment_svc.domain.calendar import Service, StaffMember
from appointment_svc.store.occupancy import Ignored
from appointment_svc.use_cases.desk import MOST_DAYS, Desk
from appointment_svc.use_cases.refusals import invalid

MOST_REJECTED = 1000
FIRST_LOOK_DAYS = 3
"""Most callers want the next few free times: look at a few days first, and further only when those are
full."""


@dataclass(frozen=True, slots=True)
class SlotSearch:
    service_id: str
    staff_id: str | None
    first: int | None
    """Epoch minutes; None: today's midnight."""
    until: int | None
    part_of_day: PartOfDay | None
    limit: int
    ignored: Ignored
    explain: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    slots: list[Slot]
    rejected: list[Rejected] | None


def find_slots(desk: Desk, search: SlotSearch) -> Found:
    service = desk.service(search.service_id)
    staff = desk.eligible(service, search.staff_id)
    ignored = search.ignored
    if ignored.appointment_id is not None:
        desk.appointments.get(ignored.appointment_id)  # another tenant's does not exist
    wish = _bounded(desk, service, search)
    if search.explain:
        availability = desk.availability(service, staff, wish.first, wish.until, ignored)
        rejected = list(islice(availability.rejected(wish), MOST_REJECTED))
        return Found(list(islice(availability.slots(wish), search.limit)), rejected)
    found = _in_stretches(desk, service, staff, wish, ignored, search.limit)
    allowed = desk.backend.allowed(service.service_id, [slot.start for slot in found])
    return Found([slot for slot in found if slot.start in allowed], None)


def _in_stretches(
    desk: Desk, service: Service, staff: Sequence[StaffMember], wish: Wish, ignored: Ignored, limit: int
) -> list[Slot]:
    """The days are read in stretches that grow, so that a small limit reads little of a long range."""
    found: list[Slot] = []
    # Nothing before now or after the horizon can be offered: those days need not be read.
    last_day = desk.day_of(desk.now_minute) + service.horizon_days
    first = max(wish.first, desk.now_minute)
    until = min(wish.until, desk.at.book.midnight(last_day + 1))
    days = FIRST_LOOK_DAYS if limit <= 5 else max(FIRST_LOOK_DAYS, limit)
    while first < until and len(found) < limit:
        end = min(until, desk.at.book.midnight(desk.day_of(first) + days))
        stretch = Wish(first, end, wish.part_of_day)
        availability = desk.availability(service, staff, first, end, ignored)
        found += islice(availability.slots(stretch), limit - len(found))
        first, days = end, days * 5
    return found


def _bounded(desk: Desk, service: Service, search: SlotSearch) -> Wish:
    """Defaults for missing ends; 422 for a range that is too wide or runs backwards."""
    book = desk.at.book
    today = desk.day_of(desk.now_minute)
    first = search.first if search.first is not None else book.midnight(today)
    first_day = desk.day_of(first)
    furthest = book.midnight(first_day + MOST_DAYS)
    if search.until is None:
        horizon = book.midnight(today + service.horizon_days + 1)
        return Wish(first, max(first, min(furthest, horizon)), search.part_of_day)
    if search.until < first:
        raise invalid("to", "must not lie before from")
    if search.until > max(furthest, first + MOST_DAYS * 1440):
        raise invalid("to", f"must lie within {MOST_DAYS} days of from")
    return Wish(first, search.until, search.part_of_day)
