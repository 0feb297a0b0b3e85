"""Customers: found, changed, exported, erased."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from appointment_svc.domain.appointment import Customer
from appointment_svc.routes.answers import appointment_answer
from appointment_svc.routes.fields import Email, Language, Limit, Name, Phone, Word, Zone
from appointment_svc.routes.front import Front, phone_number
from appointment_svc.routes.waitlist import entry_answer
from appointment_svc.store.appointment_rows import WIDTH, appointment_from
from appointment_svc.store.appointments import Page
from appointment_svc.store.leads import Leads
from appointment_svc.use_cases.desk import Desk, id_from
from appointment_svc.use_cases.erasing import erase_person
from appointment_svc.use_cases.people import change_person
from servicekit.access import BOOKING, STAFF
from servicekit.errors import NotFound
from servicekit.paging import decode_cursor, encode_cursor
from servicekit.web import Api, Call, TenantBody, TenantQuery, Tree

MOST_EXPORTED = 10_000


class CustomersQuery(TenantQuery):
    phone: Annotated[str, Field(max_length=40)] | None = None
    email: Annotated[str, Field(max_length=254)] | None = None
    cursor: str | None = None
    limit: Limit = 50


class CustomerPatch(TenantBody):
    """Fields that are left out stay; null takes one away."""

    name: Name | None = None
    phone: Phone | None = None
    secondary_phone: Phone | None = None
    email: Email | None = None
    language: Language | None = None
    timezone: Zone | None = None
    channel: Literal["sms", "voice", "email", "chat", "console"] | None = None
    preferences: Tree | None = None
    tags: Annotated[list[Word], Field(max_length=50)] | None = None


class Visits(BaseModel):
    booked: int
    arrived: int
    fulfilled: int
    cancelled: int
    no_show: int


class CustomerAnswer(BaseModel):
    customer_id: str
    name: str | None
    phone: str | None
    secondary_phone: str | None
    email: str | None
    language: str | None
    timezone: str | None
    channel: str | None
    preferences: dict[str, Any]
    tags: list[str]
    visits: Visits
    consent: dict[str, Any] | None
    created_at: str
    updated_at: str


class CustomersAnswer(BaseModel):
    customers: list[CustomerAnswer]
    next_cursor: str | None


def install(api: Api, front: Front) -> None:
    @api.get(
        "/v1/customers",
        access=BOOKING,
        query=CustomersQuery,
        answer=CustomersAnswer,
        summary="Customers, or the one with this phone number",
        tag="customers",
    )
    def list_customers(call: Call[None, CustomersQuery]) -> dict[str, Any]:
        with front.reading(call) as desk:
            found, cursor = _found(desk, call.query)
            answers = _answers(desk, found)
        return {"customers": front.with_consents(call.tenant_id, answers), "next_cursor": cursor}

    @api.get(
        "/v1/customers/<customer_id>",
        access=BOOKING,
        query=TenantQuery,
        answer=CustomerAnswer,
        summary="One customer",
        tag="customers",
    )
    def get_customer(call: Call[None, TenantQuery]) -> dict[str, Any]:
        with front.reading(call) as desk:
            answers = _answers(desk, [_present(desk, call.path["customer_id"])])
        return front.with_consents(call.tenant_id, answers)[0]

    @api.patch(
        "/v1/customers/<customer_id>",
        access=STAFF,
        body=CustomerPatch,
        answer=CustomerAnswer,
        idempotent=True,
        summary="Change what is known of a customer",
        tag="customers",
    )
    def patch_customer(call: Call[CustomerPatch, None]) -> Any:
        def work(desk: Desk) -> dict[str, Any]:
            customer = _present(desk, call.path["customer_id"])
            return _answers(desk, [change_person(desk, customer, _changes(desk, call.body))])[0]

        return front.once(call, work)

    @api.delete(
        "/v1/customers/<customer_id>",
        access=STAFF,
        query=TenantQuery,
        idempotent=True,
        summary="Erase a person's data; the calendar keeps its times",
        tag="customers",
    )
    def erase_customer(call: Call[None, TenantQuery]) -> Any:
        def work(desk: Desk) -> None:
            erase_person(desk, _present(desk, call.path["customer_id"]))

        return front.once(call, work)

    @api.get(
        "/v1/customers/<customer_id>/export",
        access=STAFF,
        query=TenantQuery,
        summary="Everything that is known of a customer",
        tag="customers",
    )
    def export_customer(call: Call[None, TenantQuery]) -> dict[str, Any]:
        with front.reading(call) as desk:
            exported = _exported(desk, _present(desk, call.path["customer_id"]))
        (customer,) = front.with_consents(call.tenant_id, [exported["customer"]])
        return {**exported, "customer": customer}


def _exported(desk: Desk, customer: Customer) -> dict[str, Any]:
    rows = desk.appointments.listed(Page(customer_id=customer.customer_id, limit=MOST_EXPORTED))
    booked = [(appointment_from(row), row[WIDTH:]) for row in rows]
    written = desk.journal.texts_of([one.appointment_id for one, _ in booked])
    waits = desk.waitlist.of_customer(customer.customer_id)
    return {
        "appointments": [
            {**appointment_answer(desk, one, who), "written_notes": written.get(one.appointment_id, [])}
            for one, who in booked
        ],
        "waitlist": [entry_answer(desk, entry, customer, None) for entry in waits],
        "leads": Leads(desk.connection, desk.tenant_id).of_phones(customer.phones),
        "customer": _answers(desk, [customer])[0],
    }


def _present(desk: Desk, customer_id: str) -> Customer:
    customer = desk.customers.get(id_from(customer_id))
    if customer.erased_at is not None:
        raise NotFound
    return customer


def _found(desk: Desk, query: CustomersQuery) -> tuple[list[Customer], str | None]:
    if query.phone is not None:
        number = phone_number(desk, query.phone, "phone")
        assert number is not None
        return desk.customers.with_phone(number), None
    if query.email is not None:
        by_email = desk.customers.by_email(query.email.strip().lower())
        return ([by_email] if by_email else []), None
    after = decode_cursor(query.cursor, UUID)
    rows = desk.customers.listed(after[0] if after else None, query.limit + 1)
    page = rows[: query.limit]
    more = len(rows) > len(page)
    return page, encode_cursor(page[-1].customer_id) if more else None


def _changes(desk: Desk, body: CustomerPatch) -> dict[str, Any]:
    changes = {name: getattr(body, name) for name in body.model_fields_set - {"tenant_id"}}
    for name in ("phone", "secondary_phone"):
        if changes.get(name):
            changes[name] = phone_number(desk, changes[name], name)
    for name, empty in (("preferences", {}), ("tags", [])):
        if name in changes and changes[name] is None:
            changes[name] = empty
    return changes


def _answers(desk: Desk, customers: Sequence[Customer]) -> list[dict[str, Any]]:
    counted = desk.customers.visits([customer.customer_id for customer in customers])
    zone = desk.calendar.zone
    return [
        {
            "customer_id": str(customer.customer_id),
            "name": customer.name,
            "phone": customer.phone,
            "secondary_phone": customer.secondary_phone,
            "email": customer.email,
            "language": customer.language,
            "timezone": customer.timezone,
            "channel": customer.channel,
            "preferences": customer.preferences,
            "tags": list(customer.tags),
            "visits": {name: counted[customer.customer_id].get(name, 0) for name in Visits.model_fields},
            "consent": None,
            "created_at": customer.created_at.astimezone(zone).isoformat(),
            "updated_at": customer.updated_at.astimezone(zone).isoformat(),
        }
        for customer in customers
    ]
