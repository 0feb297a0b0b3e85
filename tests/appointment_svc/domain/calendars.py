"""A calendar to begin with; a test names only what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from appointment_svc.domain.availability import Availability, Refusal, Slot, Wish
from appointment_svc.domain.calendar import Calendar, Policies, Service, StaffMember
from appointment_svc.domain.hours import DateOverride, Hours, PublicHolidays, Windows, merge
from appointment_svc.domain.occupancy import Occupancy, Seats, StaffOccupancy, span_bits
from appointment_svc.domain.opening import OpeningBook
from appointment_svc.domain.zone import local_time, minute_at

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
MONDAY = date(2026, 12, 14)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def windows(*texts: str) -> Windows:
    """ "09:00-12:00" as minutes of the day."""

    def minute(clock: str) -> int:
        hours, minutes = clock.split(":")
        return int(hours) * 60 + int(minutes)

    return merge((minute(text.split("-")[0]), minute(text.split("-")[1])) for text in texts)


def make_hours(
    *every_day: str,
    week: Mapping[str, Sequence[str]] | None = None,
    overrides: Iterable[DateOverride] = (),
    public_holidays: PublicHolidays | None = None,
) -> Hours:
    days = [windows(*(week.get(day, ()) if week is not None else every_day)) for day in WEEKDAYS]
    return Hours(tuple(days), tuple(overrides), public_holidays)  # type: ignore[arg-type]


def make_service(duration: int = 30, interval: int | None = None, **rest: Any) -> Service:
    rest.setdefault("horizon_days", 36500)
    return Service("checkup", "Check-up", duration, interval or duration, **rest)


def make_calendar(
    *every_day: str,
    service: Service | None = None,
    staff: Sequence[StaffMember] = (StaffMember("lee", "Dr. Lee"),),
    zone: str = "UTC",
    hours: Hours | None = None,
    policies: Policies | None = None,
) -> Calendar:
    service = service or make_service()
    return Calendar(
        tenant_id="downtown",
        zone=ZoneInfo(zone),
        hours=hours or make_hours(*every_day),
        services={service.service_id: service},
        staff={member.staff_id: member for member in staff},
        policies=policies or Policies(),
    )


def instant(calendar: Calendar, clock: str, day: date = MONDAY) -> int:
    hours, minutes = clock.split(":")
    return minute_at(calendar.zone, day, int(hours) * 60 + int(minutes))


class Desk:
    """A calendar with its bookings in a plain list, asked the way the service asks."""

    def __init__(self, calendar: Calendar, now: datetime = LONG_AGO) -> None:
        self.calendar = calendar
        self.service = calendar.services["checkup"]
        self.now = now
        self.book_of_hours = OpeningBook(calendar)
        self.taken: list[tuple[str, str, int, int, int, int]] = []  # staff, service, start, end, from, to

    def occupy(
        self, first: str, last: str, *, staff: str = "lee", service: str = "other", day: date = MONDAY
    ) -> None:
        """Somebody has the staff member from `first` to `last`, widened by the service's own buffers."""
        start, end = instant(self.calendar, first, day), instant(self.calendar, last, day)
        self.occupy_minutes(start, end, staff=staff, service=service)

    def occupy_minutes(self, start: int, end: int, *, staff: str = "lee", service: str = "other") -> None:
        own = self.calendar.services.get(service)
        before, after = (own.buffer_before, own.buffer_after) if own else (0, 0)
        self.taken.append((staff, service, start, end, start - before, end + after))
        self.taken.sort(key=lambda one: one[2])

    def availability(self, *, lifted: bool = False, staff: str | None = None) -> Availability:
        members = [m for m in self.calendar.staff_for(self.service) if staff in (None, m.staff_id)]
        base = min((one[4] for one in self.taken), default=0)
        occupancy = {}
        for member in members:
            own = [one for one in self.taken if one[0] == member.staff_id]
            classes: dict[int, Seats] = {}
            for one in own:
                if one[1] == self.service.service_id:
                    begun = classes.get(one[2], Seats(0, one[4], one[5]))
                    span = min(begun.begins, one[4]), max(begun.ends, one[5])
                    classes[one[2]] = Seats(begun.taken + 1, *span)
            busy = span_bits(((one[4], one[5]) for one in own), base)
            occupancy[member.staff_id] = StaffOccupancy(busy, classes)
        per_day: dict[int, int] = {}
        for one in self.taken:
            if one[1] == self.service.service_id:
                ordinal = local_time(self.calendar.zone, one[2]).toordinal()
                per_day[ordinal] = per_day.get(ordinal, 0) + 1
        return Availability(
            self.book_of_hours,
            self.service,
            members,
            Occupancy(base, occupancy, per_day),
            self.now,
            lifted=lifted,
        )

    def slots(self, day: date = MONDAY, until: date | None = None, **how: Any) -> list[Slot]:
        wish = self.wish(day, until)
        return list(self.availability(**how).slots(wish))

    def wish(self, day: date = MONDAY, until: date | None = None) -> Wish:
        return Wish(minute_at(self.calendar.zone, day, 0), minute_at(self.calendar.zone, until or day, 1440))

    def times(self, day: date = MONDAY, **how: Any) -> list[str]:
        """Starts as wall-clock times, "09:00"."""
        return [self.clock(slot.start) for slot in self.slots(day, **how)]

    def clock(self, minute: int) -> str:
        return local_time(self.calendar.zone, minute).strftime("%H:%M")

    def judge(self, clock: str, day: date = MONDAY, **how: Any) -> Slot | Refusal:
        return self.availability(**how).judge(instant(self.calendar, clock, day))


def desk(*every_day: str, now: datetime = LONG_AGO, **calendar: Any) -> Desk:
    return Desk(make_calendar(*every_day, **calendar), now)
