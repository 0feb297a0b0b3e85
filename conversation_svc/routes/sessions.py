"""Sessions as staff see them, and a person's part in them: take over, answer, release."""

from __future__ import annotations

import secrets
from typing import Annotated, Any, Literal

from pydantic import Field

from conversation_svc.routes.chats import Page, page_of_messages
from conversation_svc.routes.listing import ListQuery, listed
from conversation_svc.routes.parts import Parts
from conversation_svc.store.errands import Errand, ErrandStore
from conversation_svc.store.handoffs import HandoffStore
from conversation_svc.store.sessions import SessionStore
from servicekit.access import STAFF
from servicekit.db import DbConnection
from servicekit.paging import decode_cursor
from servicekit.web import Answer, Api, Call, TenantBody, TenantQuery


class SessionsQuery(ListQuery):
    handoff: Literal["bot", "human", "closed"] | None = None
    channel: Literal["sms", "voice", "chat"] | None = None


class MessagesQuery(Page, TenantQuery):
    pass


class StaffMessage(TenantBody):
    text: Annotated[str, Field(max_length=1600, pattern=r"\S")]


class NoMore(TenantBody):
    pass


def add_routes(api: Api, parts: Parts) -> None:
    @api.get("/v1/sessions", access=STAFF, query=SessionsQuery, summary="Newest first", tag="sessions")
    def listing(call: Call[None, SessionsQuery]) -> dict[str, Any]:
        query = call.query
        with parts.database.transaction(call.tenant_id) as connection:
            store = SessionStore(connection, call.tenant_id)
            return listed(
                "sessions",
                query,
                lambda before, limit: store.page(
                    handoff=query.handoff, channel=query.channel, before=before, limit=limit
                ),
                by=("last_at", "session_id"),
            )

    @api.get(
        "/v1/sessions/<session_id>",
        access=STAFF,
        query=MessagesQuery,
        summary="A session with its messages and its summary",
        tag="sessions",
    )
    def show(call: Call[None, MessagesQuery]) -> dict[str, Any]:
        after = decode_cursor(call.query.cursor, int)
        with parts.database.transaction(call.tenant_id) as connection:
            store = SessionStore(connection, call.tenant_id)
            session = store.get(call.path["session_id"])
            page = page_of_messages(
                store,
                session["session_id"],
                after=after[0] if after else call.query.after,
                limit=call.query.limit,
                inside=True,
            )
        return {**session, **page}

    @api.post(
        "/v1/sessions/<session_id>/takeover",
        access=STAFF,
        body=NoMore,
        needs_tenant=True,
        idempotent=True,
        summary="A person takes the word; the bot falls silent",
        tag="sessions",
    )
    def takeover(call: Call[NoMore, None]) -> Answer:
        return call.once(lambda connection: _hand(connection, call, parts, "human", "taken"))

    @api.post(
        "/v1/sessions/<session_id>/release",
        access=STAFF,
        body=NoMore,
        needs_tenant=True,
        idempotent=True,
        summary="Give the word back to the bot",
        tag="sessions",
    )
    def release(call: Call[NoMore, None]) -> Answer:
        return call.once(lambda connection: _hand(connection, call, parts, "bot", "closed"))

    @api.post(
        "/v1/sessions/<session_id>/messages",
        access=STAFF,
        body=StaffMessage,
        needs_tenant=True,
        status=201,
        idempotent=True,
        summary="A person answers; whoever answers has taken over",
        tag="sessions",
    )
    def answer(call: Call[StaffMessage, None]) -> Answer:
        errands: list[Errand] = []

        def work(connection: DbConnection) -> dict[str, Any]:
            store = SessionStore(connection, call.tenant_id)
            session = store.get(call.path["session_id"])
            # Also where a hand-off only waits: this answer is the person who was waited for.
            _hand(connection, call, parts, "human", "taken")
            message = store.add_message(
                session["session_id"], "staff", call.body.text, call.principal.caller, parts.clock.now()
            )
            if session["channel"] == "sms":
                errands.append(_text(call.tenant_id, session, call.body.text, message["message_id"]))
                ErrandStore(connection, call.tenant_id).add(errands[0])
            return message

        done = call.once(work)
        parts.errands.run(errands)
        return done


def _hand(
    connection: DbConnection, call: Call[Any, Any], parts: Parts, handoff: str, status: str
) -> dict[str, Any]:
    session_id = call.path["session_id"]
    store = SessionStore(connection, call.tenant_id)
    store.get(session_id)
    # Without `awaiting_person_since` the bot stays silent for as long as the person has the word.
    store.set_handoff(
        session_id, handoff, {}, drop=("awaiting_person_since", "helping", "expected", "misses", "handoff")
    )
    HandoffStore(connection, call.tenant_id).settle(
        session_id, status, call.principal.caller, parts.clock.now()
    )
    return store.get(session_id)


def _text(tenant_id: str, session: dict[str, Any], text: str, message_id: int) -> Errand:
    body = {
        "kind": "reply",
        "channel": "sms",
        "to": session["phone"],
        "body": text,
        "session_id": session["session_id"],
        "language": session["language"],
    }
    return Errand(tenant_id, f"staff-{message_id}-{secrets.token_hex(4)}", "reply", body)
