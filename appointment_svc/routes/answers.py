"""The shapes of answers, for the API's documentation and its tests. Views return plain dicts of these
shapes."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from appointment_svc.domain.appointment import Appointment
from appointment_svc.events import service_name, staff_name
from appointment_svc.use_cases.desk import Desk


class SlotAnswer(BaseModel):
    start: str
    end: str
    staff_id: str
    staff_name: str
    seats_left: int


class RejectedAnswer(BaseModel):
    start: str
    reason: str


class SlotsAnswer(BaseModel):
    slots: list[SlotAnswer]
    timezone: str
    request_id: str
    rejected: list[RejectedAnswer] = []


class HoldAnswer(BaseModel):
    hold_id: str
    service_id: str
    start: str
    end: str
    staff_id: str
    expires_at: str


class CustomerBrief(BaseModel):
    customer_id: str
    name: str | None
    phone: str | None
    email: str | None


class AppointmentAnswer(BaseModel):
    appointment_id: str
    tenant_id: str
    confirmation_number: str | None
    status: str
    version: int
    service_id: str
    service_name: str
    staff_id: str
    staff_name: str
    start: str
    end: str
    customer_id: str | None
    customer: CustomerBrief | None
    channel: str | None
    location: dict[str, Any] | None
    details: dict[str, Any] | None
    notes: str | None
    booked_as: str | None
    expires_at: str | None
    created_at: str
    updated_at: str


class AppointmentsAnswer(BaseModel):
    appointments: list[AppointmentAnswer]
    next_cursor: str | None


def appointment_answer(
    desk: Desk, one: Appointment, customer: tuple[str | None, str | None, str | None]
) -> dict[str, Any]:
    """`customer`: name, phone, e-mail."""
    zone = desk.calendar.zone
    brief = None
    if one.customer_id is not None:
        name, phone, email = customer
        brief = {"customer_id": str(one.customer_id), "name": name, "phone": phone, "email": email}
    return {
        "appointment_id": str(one.appointment_id),
        "tenant_id": desk.tenant_id,
        "confirmation_number": one.confirmation_number,
        "status": one.status.value,
        "version": one.version,
        "service_id": one.service_id,
        "service_name": service_name(desk.calendar, one.service_id),
        "staff_id": one.staff_id,
        "staff_name": staff_name(desk.calendar, one.staff_id),
        "start": desk.iso(one.start),
        "end": desk.iso(one.end),
        "customer_id": None if one.customer_id is None else str(one.customer_id),
        "customer": brief,
        "channel": one.channel,
        "location": one.location,
        "details": one.details,
        "notes": one.notes,
        "booked_as": one.booked_as or None,
        "expires_at": None if one.expires_at is None else one.expires_at.astimezone(zone).isoformat(),
        "created_at": one.created_at.astimezone(zone).isoformat(),
        "updated_at": one.updated_at.astimezone(zone).isoformat(),
    }
