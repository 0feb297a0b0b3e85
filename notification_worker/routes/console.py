"""What the console channel shows: a deployment without a provider, and the page that plays the
customer's phone."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from notification_worker.store.console import ConsoleStore
from servicekit.access import STAFF
from servicekit.db import Database
from servicekit.paging import decode_cursor, encode_cursor
from servicekit.web import Api, Call, TenantQuery


class ConsoleQuery(TenantQuery):
    to: str | None = None
    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class ConsoleMessageView(BaseModel):
    notification_id: str
    kind: str
    to: str
    text: str
    at: datetime


class ConsolePage(BaseModel):
    messages: list[ConsoleMessageView]
    next_cursor: str | None


def register(api: Api, database: Database) -> None:
    @api.get(
        "/v1/notifications/console",
        access=STAFF,
        query=ConsoleQuery,
        answer=ConsolePage,
        summary="Messages that the console channel shows, newest first",
    )
    def list_messages(call: Call[None, ConsoleQuery]) -> ConsolePage:
        query = call.query
        position = decode_cursor(query.cursor, int)
        with database.transaction(call.tenant_id) as connection:
            found = ConsoleStore(connection, call.tenant_id).page(
                recipient=query.to, before=position[0] if position else None, limit=query.limit + 1
            )
        page = found[: query.limit]
        return ConsolePage(
            messages=[
                ConsoleMessageView(
                    notification_id=message.notification_id,
                    kind=message.kind,
                    to=message.recipient,
                    text=message.body,
                    at=message.at,
                )
                for message in page
            ],
            next_cursor=encode_cursor(page[-1].seq) if len(found) > query.limit else None,
        )
