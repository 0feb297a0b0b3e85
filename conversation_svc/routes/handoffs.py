"""What waits for a person."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from conversation_svc.routes.parts import Parts
from conversation_svc.store.handoffs import HandoffStore
from conversation_svc.store.sessions import SessionStore
from servicekit.access import BOOKING, STAFF
from servicekit.db import DbConnection
from servicekit.paging import decode_cursor, encode_cursor
from servicekit.web import Answer, Api, Call, TenantBody, TenantQuery


class HandoffsQuery(TenantQuery):
    status: Literal["open", "taken", "closed"] | None = None
    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class HandoffRequest(TenantBody):
    """reason: in a few words; summary and fields are for the person who takes it."""

    session_id: Annotated[str, Field(max_length=200)] | None = None
    reason: Annotated[str, Field(min_length=1, max_length=200)] = "asked"
    summary: Annotated[str, Field(max_length=2000)] = ""
    fields: dict[str, Any] = Field(default_factory=dict)
    urgent: bool = False


def add_routes(api: Api, parts: Parts) -> None:
    @api.get("/v1/handoffs", access=STAFF, query=HandoffsQuery, summary="Newest first", tag="handoffs")
    def listing(call: Call[None, HandoffsQuery]) -> dict[str, Any]:
        query = call.query
        with parts.database.transaction(call.tenant_id) as connection:
            found = HandoffStore(connection, call.tenant_id).page(
                status=query.status,
                before=decode_cursor(query.cursor, str, str),
                limit=query.limit + 1,
            )
        shown = found[: query.limit]
        last = shown[-1] if len(found) > query.limit else None
        cursor = encode_cursor(last["created_at"].isoformat(), last["handoff_id"]) if last else None
        return {"handoffs": shown, "next_cursor": cursor}

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
                    body.session_id, "human", {"handoff": "human", "awaiting_person_since": now.isoformat()}
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
