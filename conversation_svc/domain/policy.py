"""What the receptionist must know of a business to decide: its offer, its people, its rules. Plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from conversation_svc.domain.times.context import DEFAULT_HOURS, OpeningHours

Minutes = tuple[int, int]  # from, to: minutes of the local day, half-open, 1440 is midnight
Closure = tuple[date, date, tuple[Minutes, ...], str | None]  # first and last day, hours left, reason


@dataclass(frozen=True, slots=True)
class Offered:
    """A service that can be booked."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    duration_minutes: int = 30
    price: str | None = None
    staff: tuple[str, ...] = ()
    description: str = ""
    at_customer: bool = False  # staff come to the customer, who must say where
    names: Mapping[str, str] = field(default_factory=dict)  # what it is called in a language

    def spoken(self, language: str) -> Offered:
        return replace(self, name=self.names.get(language, self.name))


@dataclass(frozen=True, slots=True)
class Member:
    id: str
    name: str
    kind: str = "person"
    hours: Mapping[int, tuple[Minutes, ...]] | None = None  # None: those of the business
    closures: tuple[Closure, ...] = ()  # leave, other hours


@dataclass(frozen=True, slots=True)
class Question:
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Policy:
    tenant_id: str
    name: str
    zone: ZoneInfo
    country: str = "US"
    languages: tuple[str, ...] = ("en", "es")
    services: tuple[Offered, ...] = ()
    staff: tuple[Member, ...] = ()
    hours: Mapping[int, tuple[Minutes, ...]] = field(default_factory=dict)
    closures: tuple[Closure, ...] = ()
    holidays: Mapping[date, str] = field(default_factory=dict)
    address: str | None = None
    email: str | None = None
    phone: str | None = None
    confirmation_prefix: str = ""  # what every confirmation number begins with
    transfer_number: str | None = None
    assistant: str = "Ava"
    greeting: str | None = None
    faq: tuple[Question, ...] = ()
    owner_names: tuple[str, ...] = ()  # lower case
    emergency_number: str = "911"
    emergency_words: tuple[str, ...] = ()
    handoff_rules: tuple[str, ...] = ()  # in the tenant's words: what goes to a person
    cancel_notice_minutes: int = 0
    reschedule_notice_minutes: int = 0
    horizon_days: int = 60
    reminds: bool = False

    def spoken(self, language: str) -> Policy:
        """With the names that customers of this language hear."""
        if not any(service.names for service in self.services):
            return self
        return replace(self, services=tuple(service.spoken(language) for service in self.services))

    @property
    def goes_out(self) -> bool:
        """Is anything done at the customer's place?"""
        return any(service.at_customer for service in self.services)

    def service(self, service_id: str | None) -> Offered | None:
        return next((s for s in self.services if s.id == service_id), None)

    def member(self, staff_id: str | None) -> Member | None:
        return next((m for m in self.staff if m.id == staff_id), None)

    def is_owner(self, member: Member) -> bool:
        """The one whom the owner's state is about; where nobody is the owner by name, anybody may be."""
        return not self.owner_names or not {*member.name.lower().split()}.isdisjoint(self.owner_names)

    def local(self, now: datetime) -> datetime:
        return now.astimezone(self.zone)

    def windows(self, day: date) -> tuple[Minutes, ...]:
        """When the doors are open on a local day, in minutes of that day."""
        for first, last, windows, _reason in self.closures:
            if first <= day <= last:
                return windows
        if day in self.holidays:
            return ()
        return tuple(self.hours.get(day.weekday(), ()))

    def staff_windows(self, member: Member, day: date) -> tuple[Minutes, ...]:
        """When somebody works on a local day: within their own hours and those of the house."""
        house = self.windows(day)
        own = house if member.hours is None else tuple(member.hours.get(day.weekday(), ()))
        for first, last, windows, _reason in member.closures:
            if first <= day <= last:
                own = windows
        both = ((max(a[0], b[0]), min(a[1], b[1])) for a in own for b in house)
        return tuple((start, end) for start, end in both if start < end)

    def closed_because(self, day: date) -> str | None:
        for first, last, windows, reason in self.closures:
            if first <= day <= last:
                return reason if not windows else None
        return self.holidays.get(day)

    def is_open(self, now: datetime) -> bool:
        local = self.local(now)
        minute = local.hour * 60 + local.minute
        return any(start <= minute < end for start, end in self.windows(local.date()))

    def opening_hours(self) -> OpeningHours:
        """Those of an ordinary week, by which a bare "4" is read."""
        windows = {
            weekday: tuple((clock(start), clock(end)) for start, end in day)
            for weekday, day in self.hours.items()
            if day
        }
        return OpeningHours(windows) if windows else DEFAULT_HOURS


def clock(minute: int) -> time:
    return time.max if minute >= 1440 else time(minute // 60, minute % 60)
