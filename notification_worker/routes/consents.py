"""Who may be texted. This service is the one owner of that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, Field

from notification_worker.domain.consent import Consent, Method
from notification_worker.store.consents import ConsentStore
from servicekit.access import INNER, STAFF, Role
from servicekit.clock import Clock
from servicekit.db import Database, DbConnection
from servicekit.errors import FieldError, Kind, ServiceError
from servicekit.phone import normalise
from servicekit.web import Api, Call, TenantBody, TenantQuery


class ConsentChange(TenantBody):
    """`method`: how it was said; `source`: by which message or by whom."""

    sms: Annotated[Consent, Field(strict=False)]
    method: Annotated[Method, Field(strict=False)] | None = None
    source: str | None = None


class Change(BaseModel):
    sms: Consent
    method: str
    source: str | None
    at: datetime


class ConsentView(BaseModel):
    """`sms` is null for somebody who never said anything: then transactional texts may be sent."""

    contact: str
    sms: Consent | None
    history: list[Change]


class ContactsQuery(TenantQuery):
    """`contacts`: numbers in E.164 with commas between them, at most 100."""

    contacts: Annotated[str, Field(pattern=r"^\+[0-9]{1,15}(,\+[0-9]{1,15}){0,99}$")]


class ConsentsView(BaseModel):
    """In the order of the question."""

    consents: list[ConsentView]


def register(api: Api, database: Database, clock: Clock) -> None:
    def views(connection: DbConnection, tenant_id: str, contacts: Sequence[str]) -> list[ConsentView]:
        store = ConsentStore(connection, tenant_id)
        states, histories = store.states(contacts), store.histories(contacts)
        return [
            ConsentView(
                contact=contact,
                sms=states.get(contact),
                history=[
                    Change(sms=entry.state, method=entry.method, source=entry.source, at=entry.at)
                    for entry in histories.get(contact, ())
                ],
            )
            for contact in contacts
        ]

    @api.get(
        "/v1/consents",
        access=INNER,
        query=ContactsQuery,
        answer=ConsentsView,
        summary="The consents of many numbers at once",
    )
    def list_consents(call: Call[None, ContactsQuery]) -> ConsentsView:
        with database.transaction(call.tenant_id) as connection:
            return ConsentsView(consents=views(connection, call.tenant_id, call.query.contacts.split(",")))

    @api.get(
        "/v1/contacts/<contact>/consent",
        access=STAFF,
        query=TenantQuery,
        answer=ConsentView,
        summary="May this number be texted, and since when?",
    )
    def get_consent(call: Call[None, TenantQuery]) -> ConsentView:
        with database.transaction(call.tenant_id) as connection:
            return views(connection, call.tenant_id, [_number(call.path["contact"])])[0]

    @api.put(
        "/v1/contacts/<contact>/consent",
        access=STAFF,
        body=ConsentChange,
        answer=ConsentView,
        idempotent=True,
        summary="Record what this person wants",
    )
    def put_consent(call: Call[ConsentChange, None]) -> Any:
        contact = _number(call.path["contact"])
        by_staff = call.principal.role in (Role.OWNER, Role.STAFF)
        method = call.body.method or (Method.STAFF if by_staff else Method.API)

        def work(connection: DbConnection) -> ConsentView:
            ConsentStore(connection, call.tenant_id).record(
                contact, call.body.sms, method, call.body.source, now=clock.now()
            )
            return views(connection, call.tenant_id, [contact])[0]

        return call.once(work)


def _number(text: str) -> str:
    """E.164. Raises 422 for what cannot be a phone number."""
    number = normalise(text)
    if number is None:
        message = "must be a phone number such as +12025550101"
        raise ServiceError(
            Kind.INVALID, "invalid_request", f"contact: {message}", errors=[FieldError("contact", message)]
        )
    return number
