"""What waits for a person."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from conversation_svc.routes.listing import ListQuery, listed
from conversation_svc.routes.parts import Parts
from conversation_svc.store.handoffs import HandoffStore
from conversation_svc.store.sessions import SessionStore
from servicekit.access import BOOKING, STAFF
from servicekit.db import DbConnection
from servicekit.web import Answer, Api, Call, TenantBody, Tree


class HandoffsQuery(ListQuery):
    status: Literal["open", "taken", "closed"] | None = None


class HandoffRequest(TenantBody):
    """reason: in a few words; summary and fields are for the person who takes it."""

    session_id: Annotated[str, Field(max_length=200)] | None = None
    reason: Annotated[str, Field(min_length=1, max_length=200)] = "asked"
    summary: Annotated[str, Field(max_length=2000)] = ""
    fields: Tree = Field(default_factory=dict)
    urgent: bool = False


def add_routes(api: Api, parts: Parts) -> None:
    @api.get("/v1/handoffs", access=STAFF, query=HandoffsQuery, summary="Newest first", tag="handoffs")
    def listing(call: Call[None, HandoffsQuery]) -> dict[str, Any]:
        status = call.query.status
        with parts.database.transaction(call.tenant_id) as connection:
            store = HandoffStore(connection, call.tenant_id)
            return listed(
                "handoffs",
                call.query,
                lambda before, limit: store.page(status=status, before=before, limit=limit),
                by=("created_at", "handoff_id"),
            )

    @api.post(
        "/v1/handoffs",
        access=BOOKING,
        body=HandoffRequest,
        needs_tenant=True,
        status=201,
        idempotent=True,
        summary="Ask for a person",
        tag="handoffs",
    )
    def create(call: Call[HandoffRequest, None]) -> Answer:
        body, now = call.body, parts.clock.now()

        def work(connection: DbConnection) -> dict[str, Any]:
            if body.session_id:
                sessions = SessionStore(connection, call.tenant_id)
                sessions.get(body.session_id)
                sessions.set_handoff(
                    body.session_id,
                    "human",
                    {"handoff": "human", "awaiting_person_since": now.isoformat()},
                    drop=("helping",),
                )
            return HandoffStore(connection, call.tenant_id).add(
                session_id=body.session_id,
                reason=body.reason,
                summary=body.summary or body.reason,
                fields=body.fields,
                now=now,
                urgent=body.urgent,
            )

        return call.once(work)
