"""A tenant as its calendar sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from appointment_svc.domain.hours import Hours


@dataclass(frozen=True, slots=True)
class Service:
    service_id: str
    name: str
    duration: int
    """Minutes, like every length here."""
    interval: int
    buffer_before: int = 0
    buffer_after: int = 0
    minimum_notice: int = 0
    horizon_days: int = 60
    capacity: int = 1
    """Seats per staff member and start."""
    max_per_day: int | None = None
    staff_ids: tuple[str, ...] | None = None
    """None: every staff member."""


@dataclass(frozen=True, slots=True)
class StaffMember:
    staff_id: str
    name: str
    hours: Hours | None = None
    """None: the tenant's; own hours are always cut with the tenant's."""


@dataclass(frozen=True, slots=True)
class Policies:
    cancel_notice: int = 0
    reschedule_notice: int = 0
    hold_minutes: int = 5
    offer_minutes: int = 15
    max_open_per_customer: int | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Hours, services and staff of one tenant, in one version of its configuration."""

    tenant_id: str
    zone: ZoneInfo
    hours: Hours
    services: Mapping[str, Service]
    staff: Mapping[str, StaffMember]
    policies: Policies = field(default_factory=Policies)
    prefix: str = "APPT"
    quiet: tuple[int, int] | None = None
    """Minutes of the day between which nobody is written to; may run over midnight."""

    def staff_for(self, service: Service) -> tuple[StaffMember, ...]:
        """Who may perform the service, in the order that settles ties."""
        if service.staff_ids is None:
            return tuple(self.staff.values())
        return tuple(self.staff[staff_id] for staff_id in service.staff_ids if staff_id in self.staff)
