"""What the appointment service tells the notification worker: one event per change of an appointment."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class _Payload(BaseModel):
    # A newer sender may say more than an older receiver knows.
    model_config = ConfigDict(extra="ignore", frozen=True)


class EventAppointment(_Payload):
    appointment_id: str
    confirmation_number: str | None = None
    version: int
    status: str
    service_id: str
    service_name: str
    staff_id: str
    staff_name: str
    start: str  # ISO 8601 with offset, in the tenant's zone
    end: str
    previous_start: str | None = None


class EventCustomer(_Payload):
    customer_id: str
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    language: str | None = None
    timezone: str | None = None
    channel: str | None = None  # how this customer wants to be told


class EventOffer(_Payload):
    """A freed time held for somebody on the waitlist."""

    waitlist_id: str
    hold_id: str
    expires_at: str


class AppointmentEvent(_Payload):
    event_id: str
    tenant_id: str
    occurred_at: str
    type: Literal["booked", "rescheduled", "cancelled", "status", "offer", "offer_ended"]
    appointment: EventAppointment
    customer: EventCustomer
    by: Literal["customer", "staff", "system"] = "system"
    announced: bool = False  # has any message about this appointment passed the fence before?
    offer: EventOffer | None = None
    traceparent: str = ""
