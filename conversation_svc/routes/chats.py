"""A chat session for whoever holds its secret id. The gateway forwards `/api/sessions/...` here."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from conversation_svc.routes.parts import Parts
from conversation_svc.store.sessions import SessionStore, tenant_of_chat
from servicekit.access import INNER
from servicekit.db import EVERY_TENANT
from servicekit.paging import decode_cursor, encode_cursor
from servicekit.web import Api, Call, Query


class Page(Query):
    """after: a message_id; only what was said behind it. A cursor of the same listing goes before it."""

    cursor: str | None = None
    after: Annotated[int, Field(ge=0)] = 0
    limit: Annotated[int, Field(ge=1, le=200)] = 50


def add_routes(api: Api, parts: Parts) -> None:
    @api.get("/v1/chat-sessions/<session_id>", access=INNER, summary="A chat by its secret id", tag="chat")
    def session(call: Call[None, None]) -> dict[str, Any]:
        found, tenant_id = _found(parts, call.path["session_id"])
        return {
            "session_id": found["session_id"],
            "tenant_id": tenant_id,
            "channel": found["channel"],
            "language": found["language"],
            "created_at": found["created_at"],
            "last_at": found["last_at"],
            "handoff": found["handoff"] == "human",
            "outcome": found["summary"]["outcome"],
        }

    @api.get(
        "/v1/chat-sessions/<session_id>/messages",
        access=INNER,
        query=Page,
        summary="What was said in a chat",
        tag="chat",
    )
    def messages(call: Call[None, Page]) -> dict[str, Any]:
        found, tenant_id = _found(parts, call.path["session_id"])
        after = decode_cursor(call.query.cursor, int)
        with parts.database.transaction(tenant_id) as connection:
            return page_of_messages(
                SessionStore(connection, tenant_id),
                found["session_id"],
                after=after[0] if after else call.query.after,
                limit=call.query.limit,
                inside=False,
            )


def page_of_messages(
    store: SessionStore, session_id: str, *, after: int, limit: int, inside: bool
) -> dict[str, Any]:
    found = store.messages(session_id, after=after, limit=limit + 1, inside=inside)
    shown = found[:limit]
    more = encode_cursor(shown[-1]["message_id"]) if len(found) > limit else None
    return {"messages": shown, "next_cursor": more}


def _found(parts: Parts, session_id: str) -> tuple[dict[str, Any], str]:
    with parts.database.transaction(EVERY_TENANT) as connection:
        tenant_id = tenant_of_chat(connection, session_id)
        return SessionStore(connection, tenant_id).get(session_id), tenant_id
