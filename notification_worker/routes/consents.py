"""Who may be texted. This service is the one owner of that."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, Field

from notification_worker.domain.consent import Consent, Method
from notification_worker.store.consents import ConsentStore
from servicekit.access import STAFF, Role
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


def register(api: Api, database: Database, clock: Clock) -> None:
    def view(connection: DbConnection, tenant_id: str, contact: str) -> ConsentView:
        store = ConsentStore(connection, tenant_id)
        return ConsentView(
            contact=contact,
            sms=store.state(contact),
            history=[
                Change(sms=entry.state, method=entry.method, source=entry.source, at=entry.at)
                for entry in store.history(contact)
            ],
        )

    @api.get(
        "/v1/contacts/<contact>/consent",
        access=STAFF,
        query=TenantQuery,
        answer=ConsentView,
        summary="May this number be texted, and since when?",
    )
    def get_consent(call: Call[None, TenantQuery]) -> ConsentView:
        with database.transaction(call.tenant_id) as connection:
            return view(connection, call.tenant_id, _number(call.path["contact"]))

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
            return view(connection, call.tenant_id, contact)

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
