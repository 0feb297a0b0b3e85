"""What the notification worker is told about a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from appointment_svc.domain.appointment import Appointment, Customer
from appointment_svc.domain.calendar import Calendar
from appointment_svc.domain.zone import local_text
from appointment_svc.ids import Ids
from servicekit import tracing

ERASED = "erased"
# Who keeps copies of what customers are called and how they are reached.
AUDIENCES = ("notification", "conversation")


def service_name(calendar: Calendar, service_id: str) -> str:
    """A service may have been taken out of the configuration since."""
    service = calendar.services.get(service_id)
    return service.name if service else service_id


def staff_name(calendar: Calendar, staff_id: str) -> str:
    member = calendar.staff.get(staff_id)
    return member.name if member else staff_id


def erasure_of(
    customer: Customer, appointment_ids: Sequence[str], *, tenant_id: str, now: datetime
) -> dict[str, Any]:
    """The JSON form of `servicekit.payloads.erasure.Erasure`, still without an id of its own."""
    return {
        "type": ERASED,
        "tenant_id": tenant_id,
        "occurred_at": now.isoformat(),
        "customer_id": str(customer.customer_id),
        "appointment_ids": list(appointment_ids),
        "phones": customer.phones,
        "email": customer.email,
        "traceparent": tracing.current_traceparent(),
    }


def event_of(
    kind: str,
    calendar: Calendar,
    appointment: Appointment,
    customer: Customer,
    *,
    now: datetime,
    side: str,
    ids: Ids,
    previous_start: int | None = None,
    offer: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The JSON form of `servicekit.payloads.events.AppointmentEvent`."""

    def iso(minute: int) -> str:
        return local_text(calendar.zone).of(minute)

    return {
        "event_id": str(ids.new()),
        "tenant_id": calendar.tenant_id,
        "occurred_at": now.isoformat(),
        "type": kind,
        "appointment": {
            "appointment_id": str(appointment.appointment_id),
            "confirmation_number": appointment.confirmation_number,
            "version": appointment.version,
            "status": appointment.status.value,
            "service_id": appointment.service_id,
            "service_name": service_name(calendar, appointment.service_id),
            "staff_id": appointment.staff_id,
            "staff_name": staff_name(calendar, appointment.staff_id),
            "start": iso(appointment.start),
            "end": iso(appointment.end),
            "previous_start": None if previous_start is None else iso(previous_start),
        },
        "customer": {
            "customer_id": str(customer.customer_id),
            "name": customer.name,
            "phone": customer.phone,
            "email": customer.email,
            "language": customer.language,
            "timezone": customer.timezone,
            "channel": customer.channel,
        },
        "by": side,
        "announced": appointment.announced_version > 0,
        "offer": None if offer is None else dict(offer),
        "traceparent": tracing.current_traceparent(),
    }
