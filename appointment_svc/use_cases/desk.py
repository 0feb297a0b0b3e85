"""One caller at one tenant's calendar, within one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from appointment_svc.backends.base import Backend
from appointment_svc.backends.internal import InternalBackend
from appointment_svc.calendars import TenantCalendar
from appointment_svc.domain.availability import Availability, Slot, Wish
from appointment_svc.domain.calendar import Service, StaffMember
from appointment_svc.domain.zone import local_day, local_text, minute_of
from appointment_svc.ids import Ids
from appointment_svc.store.appointments import Appointments
from appointment_svc.store.customers import Customers
from appointment_svc.store.journal import Journal
from appointment_svc.store.occupancy import NOTHING_IGNORED, Ignored, Occupations
from appointment_svc.store.waitlist import Waitlist
from appointment_svc.use_cases.refusals import invalid, may_not_override
from servicekit.access import Principal, Role
from servicekit.db import DbConnection
from servicekit.errors import NotFound

_STAFF_ROLES = frozenset({Role.ADMIN, Role.OWNER, Role.STAFF})
AN_HOUR_OR_TWO = 90
HALF_A_DAY = 720
MOST_DAYS = 62
"""The longest stretch that one search looks at."""


@dataclass(frozen=True, slots=True)
class Actor:
    role: str
    caller: str
    is_staff: bool

    @classmethod
    def of(cls, principal: Principal) -> Actor:
        return cls(principal.role.value, principal.caller, principal.role in _STAFF_ROLES)

    @property
    def side(self) -> str:
        """On whose behalf, as events tell it."""
        if self.role == "system":
            return "system"
        return "staff" if self.is_staff else "customer"


class Overtaken(Exception):
    """What this transaction locked is no longer what it needs; begun anew it will see why."""


SYSTEM = Actor("system", "timers", False)


class Desk:
    def __init__(
        self,
        connection: DbConnection,
        at: TenantCalendar,
        now: datetime,
        actor: Actor,
        ids: Ids,
        backend: Backend | None = None,
    ) -> None:
        """`backend` is None where nothing is booked."""
        self.at = at
        self.calendar = at.calendar
        self._text = local_text(at.calendar.zone)
        self.tenant_id = at.calendar.tenant_id
        self.now = now
        self.actor = actor
        self.ids = ids
        self.connection = connection
        self.backend: Backend = backend or InternalBackend()
        self.appointments = Appointments(connection, self.tenant_id)
        self.customers = Customers(connection, self.tenant_id)
        self.journal = Journal(connection, self.tenant_id)
        self.occupations = Occupations(connection, self.tenant_id)
        self.waitlist = Waitlist(connection, self.tenant_id)

    @property
    def now_minute(self) -> int:
        return minute_of(self.now)

    def service(self, service_id: str) -> Service:
        found = self.calendar.services.get(service_id)
        if found is None:
            raise NotFound("There is no such service.")
        return found

    def eligible(self, service: Service, staff_id: str | None) -> tuple[StaffMember, ...]:
        """Who may get it: the staff member asked for, or everyone who performs the service."""
        staff = self.calendar.staff_for(service)
        if staff_id is None:
            return staff
        if staff_id not in self.calendar.staff:
            raise NotFound("There is no such staff member.")
        chosen = tuple(member for member in staff if member.staff_id == staff_id)
        if not chosen:
            raise invalid("staff_id", "does not perform this service")
        return chosen

    def may_override(self, wanted: bool) -> bool:
        if wanted and not self.actor.is_staff:
            raise may_not_override()
        return wanted

    def day_of(self, minute: int) -> int:
        return local_day(self.calendar.zone, minute).toordinal()

    def iso(self, minute: int) -> str:
        return self._text.of(minute)

    def availability(
        self,
        service: Service,
        staff: Sequence[StaffMember],
        first: int,
        until: int,
        ignored: Ignored = NOTHING_IGNORED,
        *,
        lifted: bool = False,
    ) -> Availability:
        """For starts from `first` up to `until`: whole local days are read, because loads count per day."""
        book = self.at.book
        days = range(self.day_of(first), self.day_of(until - 1) + 2)
        midnights = [(book.midnight(day), day) for day in days]
        occupancy = self.occupations.between(
            service,
            {member.staff_id: self.at.numbers[member.staff_id] for member in staff},
            min(first, midnights[0][0]),
            max(until, midnights[-1][0]),
            midnights,
            self.now,
            ignored,
        )
        return Availability(book, service, staff, occupancy, self.now, lifted=lifted)

    def around(
        self,
        service: Service,
        staff: Sequence[StaffMember],
        start: int,
        ignored: Ignored = NOTHING_IGNORED,
        *,
        lifted: bool = False,
    ) -> Availability:
        """For `start` and its neighbourhood, so that a refusal can name other times without another look."""
        low = max(start - HALF_A_DAY, 0)
        return self.availability(service, staff, low, start + HALF_A_DAY, ignored, lifted=lifted)

    def alternatives(
        self,
        near: Availability,
        service: Service,
        staff: Sequence[StaffMember],
        start: int,
        ignored: Ignored = NOTHING_IGNORED,
    ) -> list[dict[str, object]]:
        """Up to three nearest slots, the nearest first. `near` is what `around` gave."""
        for reach in (AN_HOUR_OR_TWO, HALF_A_DAY):  # three within a short way need no look at the rest
            found = near.nearest(start, 3, Wish(max(start - reach, 0), start + reach))
            if len(found) == 3:
                break
        if len(found) < 3:
            # Around the start, or around the nearest day that is given at all.
            horizon = self.at.book.midnight(self.day_of(self.now_minute) + service.horizon_days + 1)
            middle = max(min(start, horizon), self.now_minute)
            wide = Wish(max(middle - 14 * 1440, self.now_minute), middle + 31 * 1440)
            found = self.availability(service, staff, wide.first, wide.until, ignored).nearest(start, 3, wide)
        return [self.slot(slot) for slot in found]

    def slot(self, slot: Slot) -> dict[str, object]:
        return {
            "start": self._text.of(slot.start),
            "end": self._text.of(slot.end),
            "staff_id": slot.staff.staff_id,
            "staff_name": slot.staff.name,
            "seats_left": slot.seats_left,
        }


def id_from(text: str) -> UUID:
    """An id from a path or a body; what is no id of ours is simply not there."""
    try:
        found = UUID(text)
    except ValueError as error:
        raise NotFound from error
    if str(found) != text.lower():
        raise NotFound
    return found
