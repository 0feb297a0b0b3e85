"""Confirming, moving, cancelling and closing appointments."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from appointment_svc.domain.appointment import Appointment, Status
from appointment_svc.routes.answers import AppointmentAnswer, appointment_answer
from appointment_svc.routes.fields import (
    Email,
    Instant,
    ItemId,
    Language,
    Name,
    Phone,
    Reason,
    RowId,
    SessionId,
    Text,
    Word,
    Zone,
)
from appointment_svc.routes.front import Front, phone_number
from appointment_svc.routes.slots import start_minute
from appointment_svc.use_cases.booking import BookingRequest, Extras, Promise, book, book_hold
from appointment_svc.use_cases.changing import Change, Move, cancel, reschedule, set_status
from appointment_svc.use_cases.desk import Desk, id_from
from appointment_svc.use_cases.people import Person
from appointment_svc.use_cases.refusals import invalid
from servicekit.access import BOOKING, STAFF
from servicekit.web import Api, Body, Call, TenantBody, Tree


class CustomerBody(Body):
    """Who books; a name or a phone number is needed.

    `verified: false` says that whoever booked has not proven that the number or the address is theirs. The
    record of its owner then stays as it is, and the name given is told as `booked_as` of the appointment.
    """

    name: Name | None = None
    phone: Phone | None = None
    email: Email | None = None
    secondary_phone: Phone | None = None
    language: Language | None = None
    timezone: Zone | None = None
    channel: Literal["sms", "voice", "email", "chat", "console"] | None = None
    preferences: Tree = Field(default_factory=dict)
    tags: Annotated[list[Word], Field(max_length=50)] = Field(default_factory=list)
    verified: bool = True


class LocationBody(Body):
    address: Annotated[str, Field(max_length=300)] | None = None
    city: Annotated[str, Field(max_length=100)] | None = None
    state: Annotated[str, Field(max_length=100)] | None = None
    zip: Annotated[str, Field(max_length=20)] | None = None


class ConfirmBody(TenantBody):
    customer: CustomerBody
    hold_id: RowId | None = None
    service_id: ItemId | None = None
    start: Instant | None = None
    staff_id: ItemId | None = None
    location: LocationBody | None = None
    details: Tree | None = None
    notes: Text | None = None
    channel: Word | None = None
    session_id: SessionId | None = None
    override: bool = False
    reason: Reason | None = None


class RescheduleBody(TenantBody):
    start: Instant
    staff_id: ItemId | None = None
    version: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None
    session_id: SessionId | None = None
    by: Literal["customer", "staff"] | None = None
    reason: Reason | None = None
    override: bool = False


class CancelBody(TenantBody):
    reason: Reason | None = None
    by: Literal["customer", "staff"] | None = None
    version: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None
    override: bool = False


class StatusBody(TenantBody):
    status: Literal["arrived", "fulfilled", "no_show"]


def install(api: Api, front: Front) -> None:
    @api.post(
        "/v1/appointments/confirm",
        access=BOOKING,
        body=ConfirmBody,
        answer=AppointmentAnswer,
        status=201,
        idempotent=True,
        summary="Book a held time, or a free one",
        tag="appointments",
    )
    def confirm(call: Call[ConfirmBody, None]) -> Any:
        return front.once(call, lambda desk: _confirmed(desk, call.body))

    @api.post(
        "/v1/appointments/<appointment_id>/reschedule",
        access=BOOKING,
        body=RescheduleBody,
        answer=AppointmentAnswer,
        idempotent=True,
        summary="Move an appointment; the old time is freed only when the new one is won",
        tag="appointments",
    )
    def move(call: Call[RescheduleBody, None]) -> Any:
        body = call.body

        def work(desk: Desk) -> dict[str, Any]:
            wanted = Move(start=start_minute(body.start), staff_id=body.staff_id, session_id=body.session_id)
            change = Change(
                version=body.version,
                lifted=desk.may_override(body.override),
                reason=body.reason,
                side=body.by,
            )
            return whole(desk, reschedule(desk, id_from(call.path["appointment_id"]), wanted, change))

        return front.once(call, work)

    @api.post(
        "/v1/appointments/<appointment_id>/cancel",
        access=BOOKING,
        body=CancelBody,
        answer=AppointmentAnswer,
        idempotent=True,
        summary="Cancel an appointment",
        tag="appointments",
    )
    def call_off(call: Call[CancelBody, None]) -> Any:
        body = call.body

        def work(desk: Desk) -> dict[str, Any]:
            change = Change(
                version=body.version,
                lifted=desk.may_override(body.override),
                reason=body.reason,
                side=body.by,
            )
            return whole(desk, cancel(desk, id_from(call.path["appointment_id"]), change))

        return front.once(call, work)

    @api.post(
        "/v1/appointments/<appointment_id>/status",
        access=STAFF,
        body=StatusBody,
        answer=AppointmentAnswer,
        idempotent=True,
        summary="Say that the customer arrived, was served or did not come",
        tag="appointments",
    )
    def mark(call: Call[StatusBody, None]) -> Any:
        wanted = Status(call.body.status)
        return front.once(
            call, lambda desk: whole(desk, set_status(desk, id_from(call.path["appointment_id"]), wanted))
        )


def person_of(desk: Desk, body: CustomerBody, path: str = "customer") -> Person:
    if body.name is None and body.phone is None:
        raise invalid(path, "needs a name or a phone number")
    return Person(
        name=body.name,
        phone=phone_number(desk, body.phone, f"{path}.phone"),
        email=body.email,
        secondary_phone=phone_number(desk, body.secondary_phone, f"{path}.secondary_phone"),
        language=body.language,
        timezone=body.timezone,
        channel=body.channel,
        preferences=body.preferences,
        tags=tuple(body.tags),
        verified=body.verified,
    )


def whole(desk: Desk, one: Appointment) -> dict[str, Any]:
    """The appointment with its customer, as every call about one appointment answers it."""
    customer = desk.customers.get(one.customer_id) if one.customer_id else None
    brief = (customer.name, customer.phone, customer.email) if customer else (None, None, None)
    return appointment_answer(desk, one, brief)


def _confirmed(desk: Desk, body: ConfirmBody) -> dict[str, Any]:
    person = person_of(desk, body.customer)
    extras = Extras(
        channel=body.channel,
        location=body.location.model_dump(exclude_none=True) if body.location else None,
        details=body.details,
        notes=body.notes,
    )
    start = start_minute(body.start) if body.start else None
    if body.hold_id is not None:
        promise = Promise(body.service_id, start, body.staff_id)
        return whole(desk, book_hold(desk, id_from(body.hold_id), person, extras, promise))
    if body.service_id is None or start is None:
        missing = "service_id" if body.service_id is None else "start"
        raise invalid(missing, "is needed where there is no hold_id")
    request = BookingRequest(
        service_id=body.service_id,
        start=start,
        staff_id=body.staff_id,
        session_id=body.session_id,
        person=person,
        extras=extras,
        lifted=desk.may_override(body.override),
        reason=body.reason,
    )
    return whole(desk, book(desk, request))
