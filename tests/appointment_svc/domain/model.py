"""The calendar's rules once more, slow and obvious: what the bit arithmetic is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from appointment_svc.domain.calendar import Calendar, Service, StaffMember
from appointment_svc.domain.zone import minute_at

Span = tuple[int, int]
Taken = tuple[str, str, int, int, int, int]
"""Staff id, service id, start, end, and from when to when nobody else gets in."""


class Subject(Protocol):
    """What a question is about."""

    @property
    def calendar(self) -> Calendar: ...

    @property
    def service(self) -> Service: ...

    @property
    def now(self) -> datetime: ...

    @property
    def taken(self) -> Sequence[Taken]: ...


class Model:
    """Sets of minutes instead of bits, and no caches."""

    def __init__(self, desk: Subject) -> None:
        self._desk = desk
        self._service = desk.service
        self._zone = desk.calendar.zone

    def instants(self, windows: list[Span], day: date) -> list[Span]:
        found = []
        for start, end in windows:
            first, last = minute_at(self._zone, day, start), minute_at(self._zone, day, end)
            if first < last:
                found.append((first, last))
        return found

    def windows(self, member: StaffMember, day: date) -> list[Span]:
        """Wall-clock minutes that both the tenant's and the member's hours contain, as stretches."""
        tenant = {m for start, end in self._desk.calendar.hours.on(day) for m in range(start, end)}
        own = tenant
        if member.hours is not None:
            own = {m for start, end in member.hours.on(day) for m in range(start, end)}
        both = sorted(tenant & own)
        stretches: list[Span] = []
        for minute in both:
            if stretches and stretches[-1][1] == minute:
                stretches[-1] = (stretches[-1][0], minute + 1)
            else:
                stretches.append((minute, minute + 1))
        return stretches

    def fitting(self, member: StaffMember, day: date) -> set[int]:
        """Starts of the day that hours and grid allow."""
        open_minutes = set()
        for offset in range(4):
            near = day + timedelta(days=offset)
            for start, end in self.instants(self.windows(member, near), near):
                open_minutes |= set(range(start, end))
        midnight, next_midnight = minute_at(self._zone, day, 0), minute_at(self._zone, day, 1440)
        found = set()
        for start, end in self.instants(self.windows(member, day), day):
            for minute in range(start, end, self._service.interval):
                fits = all(m in open_minutes for m in range(minute, minute + self._service.duration))
                if fits and midnight <= minute < next_midnight:
                    found.add(minute)
        return found

    def free(self, member: StaffMember, day: date) -> set[int]:
        """Starts of the day that this staff member can give."""
        return {minute for minute in self.fitting(member, day) if self.has_room(member, minute)}

    def has_room(self, member: StaffMember, start: int) -> bool:
        service = self._service
        low, high = start - service.buffer_before, start + service.duration + service.buffer_after
        same = 0
        for staff, name, begins, _, busy_from, busy_to in self._desk.taken:
            if staff != member.staff_id:
                continue
            if (name, begins) == (service.service_id, start) and service.capacity > 1:
                same += 1
            elif busy_from < high and low < busy_to:
                return False
        return same < service.capacity

    def load(self, member: StaffMember, day: date) -> int:
        """Minutes of the day that are taken, buffers included; those of a class count once."""
        today = range(minute_at(self._zone, day, 0), minute_at(self._zone, day, 1440))
        spans = {(one[4], one[5]) for one in self._desk.taken if one[0] == member.staff_id}
        return sum(any(low <= minute < high for low, high in spans) for minute in today)

    def is_too_soon(self, start: int) -> bool:
        notice = timedelta(minutes=self._service.minimum_notice)
        return datetime.fromtimestamp(start * 60, UTC) < self._desk.now + notice

    def is_too_far(self, day: date) -> bool:
        today = self._desk.now.astimezone(self._zone).date()
        return day > today + timedelta(days=self._service.horizon_days)

    def is_full(self, day: date) -> bool:
        """Has the service got all the appointments it may have that day?"""
        counted = [
            one
            for one in self._desk.taken
            if one[1] == self._service.service_id
            and datetime.fromtimestamp(one[2] * 60, self._zone).date() == day
        ]
        return self._service.max_per_day is not None and len(counted) >= self._service.max_per_day

    def slots(self, day: date) -> list[tuple[int, str]]:
        if self.is_too_far(day) or self.is_full(day):
            return []
        offers: dict[int, list[tuple[int, int, str]]] = {}
        for order, member in enumerate(self._desk.calendar.staff_for(self._service)):
            for start in self.free(member, day):
                if not self.is_too_soon(start):
                    offers.setdefault(start, []).append((self.load(member, day), order, member.staff_id))
        return [(start, min(members)[2]) for start, members in sorted(offers.items())]
