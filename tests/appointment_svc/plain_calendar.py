"""A whole calendar in a plain list: what the service must answer, worked out the slow way."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from appointment_svc.domain.calendar import Calendar, Service, StaffMember
from tests.appointment_svc.domain.calendars import make_hours
from tests.appointment_svc.domain.model import Model, Taken

ZONE = ZoneInfo("America/New_York")
SERVICES = {
    "checkup": Service("checkup", "checkup", 30, 30, horizon_days=4),
    "clean": Service("clean", "clean", 45, 15, buffer_before=10, buffer_after=5, horizon_days=3),
    "class": Service("class", "class", 60, 60, capacity=2, horizon_days=4, minimum_notice=90),
    "rare": Service("rare", "rare", 20, 30, horizon_days=4, max_per_day=1),
}
KIM = ("08:00-14:00",)
"""Dr. Kim's own hours; Dr. Lee has those of the house."""


@dataclass
class Line:
    line_id: str
    status: str  # held, booked, cancelled, released
    service: str
    staff: str
    start: int
    session: str | None = None
    expires: datetime | None = None
    version: int = 1

    @property
    def span(self) -> tuple[int, int]:
        service = SERVICES[self.service]
        return self.start - service.buffer_before, self.start + service.duration + service.buffer_after


@dataclass(frozen=True)
class Question:
    calendar: Calendar
    service: Service
    now: datetime
    taken: list[Taken]


@dataclass
class PlainCalendar:
    now: datetime
    hours: tuple[str, ...]
    lines: list[Line] = field(default_factory=list)

    def staff(self) -> tuple[StaffMember, ...]:
        return StaffMember("lee", "lee"), StaffMember("kim", "kim", make_hours(*KIM))

    def is_in_the_way(self, line: Line, session: str | None, but: str | None) -> bool:
        if line.line_id == but or line.status not in ("held", "booked"):
            return False
        if line.status == "booked":
            return True
        return not self.has_expired(line) and (session is None or line.session != session)

    def has_expired(self, line: Line) -> bool:
        return line.expires is not None and line.expires <= self.now

    def model(self, service_id: str, session: str | None, but: str | None = None) -> Model:
        service = SERVICES[service_id]
        calendar = Calendar(
            tenant_id="plain",
            zone=ZONE,
            hours=make_hours(*self.hours),
            services=SERVICES,
            staff={member.staff_id: member for member in self.staff()},
        )
        taken: list[Taken] = [
            (line.staff, line.service, line.start, line.start + SERVICES[line.service].duration, *line.span)
            for line in self.lines
            if self.is_in_the_way(line, session, but)
        ]
        return Model(Question(calendar, service, self.now, taken))

    def slots(
        self, service_id: str, staff_id: str | None, days: list[date], session: str | None, but: str | None
    ) -> list[tuple[int, str]]:
        """(start, staff id) in order."""
        model = self.model(service_id, session, but)
        if staff_id is None:
            return [slot for day in days for slot in model.slots(day)]
        member = next(member for member in self.staff() if member.staff_id == staff_id)
        return [
            (start, staff_id)
            for day in days
            if not (model.is_too_far(day) or model.is_full(day))
            for start in sorted(model.free(member, day))
            if not model.is_too_soon(start)
        ]

    def verdict(
        self,
        service_id: str,
        staff_id: str | None,
        start: int,
        session: str | None,
        *,
        but: str | None = None,
        prefer: str | None = None,
    ) -> tuple[str, str]:
        """("won", staff id), or ("refused", code); both codes of a time that does not fit read "fit"."""
        model = self.model(service_id, session, but)
        day = datetime.fromtimestamp(start * 60, ZONE).date()
        members = [member for member in self.staff() if staff_id in (None, member.staff_id)]
        if not any(start in model.fitting(member, day) for member in members):
            return "refused", "fit"
        if model.is_too_soon(start):
            return "refused", "minimum_notice"
        if model.is_too_far(day):
            return "refused", "horizon"
        if model.is_full(day):
            return "refused", "max_per_day"
        free = [member for member in members if start in model.free(member, day)]
        if not free:
            return "refused", "slot_taken"
        best = min(free, key=lambda one: (one.staff_id != prefer, model.load(one, day)))
        return "won", best.staff_id

    def give_way(self, service_id: str, staff_id: str, start: int, session: str | None) -> None:
        """The session's own holds make room for what it wants now."""
        service = SERVICES[service_id]
        low, high = start - service.buffer_before, start + service.duration + service.buffer_after
        for line in self.lines:
            begins, ends = line.span
            if (
                line.status == "held"
                and session is not None
                and (line.session, line.staff) == (session, staff_id)
                and begins < high
                and low < ends
            ):
                line.status = "released"

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
