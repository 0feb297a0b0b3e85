"""Leads: someone asked, nobody booked."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, StringConstraints

from appointment_svc.domain.codes import lead_ids
from appointment_svc.routes.fields import Limit, Phone, Text
from appointment_svc.routes.front import Front, phone_number
from appointment_svc.store.leads import Leads
from appointment_svc.use_cases.desk import Desk
from servicekit.access import BOOKING, STAFF
from servicekit.paging import decode_cursor, encode_cursor
from servicekit.web import Api, Call, TenantBody, TenantQuery, Tree


class LeadBody(TenantBody):
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    phone: Phone | None = None
    message: Text | None = None
    details: Tree | None = None


class LeadsQuery(TenantQuery):
    cursor: str | None = None
    limit: Limit = 50


class LeadAnswer(BaseModel):
    lead_id: str
    name: str | None
    phone: str | None
    message: str | None
    details: dict[str, Any]
    created_at: str


class LeadsAnswer(BaseModel):
    leads: list[LeadAnswer]
    next_cursor: str | None


def install(api: Api, front: Front) -> None:
    @api.post(
        "/v1/leads",
        access=BOOKING,
        body=LeadBody,
        answer=LeadAnswer,
        status=201,
        idempotent=True,
        summary="Somebody asked and wants to be called back",
        tag="leads",
    )
    def add_lead(call: Call[LeadBody, None]) -> Any:
        def work(desk: Desk) -> dict[str, Any]:
            rest = {
                "phone": phone_number(desk, call.body.phone, "phone"),
                "message": call.body.message,
                "details": call.body.details or {},
            }
            local = desk.now.astimezone(desk.calendar.zone)
            leads = Leads(desk.connection, desk.tenant_id)
            lead_id = leads.add(lead_ids(local), call.body.name, rest, desk.now)
            return {"lead_id": lead_id, "name": call.body.name, **rest, "created_at": local.isoformat()}

        return front.once(call, work)

    @api.get(
        "/v1/leads",
        access=STAFF,
        query=LeadsQuery,
        answer=LeadsAnswer,
        summary="Leads, the newest first",
        tag="leads",
    )
    def list_leads(call: Call[None, LeadsQuery]) -> dict[str, Any]:
        before = decode_cursor(call.query.cursor, int)
        with front.reading(call) as desk:
            leads = Leads(desk.connection, desk.tenant_id)
            rows = leads.listed(before[0] if before else None, call.query.limit + 1)
        page = rows[: call.query.limit]
        more = len(rows) > len(page)
        return {
            "leads": [_answer(desk, row) for row in page],
            "next_cursor": encode_cursor(page[-1][1]) if more else None,
        }


def _answer(desk: Desk, row: tuple[Any, ...]) -> dict[str, Any]:
    lead_id, _, name, phone, message, details, created_at = row
    return {
        "lead_id": lead_id,
        "name": name,
        "phone": phone,
        "message": message,
        "details": details,
        "created_at": created_at.astimezone(desk.calendar.zone).isoformat(),
    }
