"""Looking at what was and will be sent, sending what another service has worded, trying again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, Field, StringConstraints

from notification_worker.domain.kinds import Kind
from notification_worker.domain.rendering import LONGEST_TEXT
from notification_worker.domain.status import Status
from notification_worker.intake import Intake, Tenants
from notification_worker.store.catalogue import CatalogueStore
from notification_worker.store.row import Notification
from servicekit.access import INNER, STAFF
from servicekit.clock import Clock
from servicekit.db import Database, DbConnection
from servicekit.errors import Kind as ErrorKind
from servicekit.errors import ServiceError
from servicekit.paging import decode_cursor, encode_cursor
from servicekit.web import Api, Body, Call, TenantBody, TenantQuery

# A retried message whose own time is over is told late rather than not at all: a person asked for it.
RETRY_LIFE = timedelta(hours=1)

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class ListQuery(TenantQuery):
    """`unresolved`: only messages that did not arrive, or may not have, and that nothing will be done about
    unless a person does."""

    appointment_id: str | None = None
    status: Status | None = None
    unresolved: bool = False
    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class SendRequest(Body):
    """A late reply to a customer, or an alert to the tenant's staff."""

    tenant_id: str
    kind: Literal["reply", "handoff"]
    channel: Literal["sms", "voice", "email", "console"] = "sms"
    to: Text
    body: Annotated[Text, Field(max_length=10 * LONGEST_TEXT)]
    dedupe_key: Text
    session_id: str | None = None
    language: str = "en"
    expires_at: Annotated[AwareDatetime, Field(strict=False)] | None = None


class NotificationView(BaseModel):
    """`due_at` is in the tenant's zone; `segments` is known once the text has been made."""

    notification_id: str
    appointment_id: str | None
    kind: Kind
    channel: str
    to: str
    due_at: datetime
    status: Status
    attempts: int
    provider_message_id: str | None
    error: str | None
    useful_until: datetime
    segments: int | None
    text: str | None
    created_at: datetime
    updated_at: datetime


class NotificationPage(BaseModel):
    notifications: list[NotificationView]
    next_cursor: str | None


def register(api: Api, intake: Intake, tenants: Tenants, database: Database, clock: Clock) -> None:
    def shown(notification: Notification) -> NotificationView:
        return _view(notification, ZoneInfo(tenants.get(notification.tenant_id).timezone))

    @api.get(
        "/v1/notifications", access=STAFF, query=ListQuery, answer=NotificationPage, summary="Newest first"
    )
    def list_notifications(call: Call[None, ListQuery]) -> NotificationPage:
        query = call.query
        position = decode_cursor(query.cursor, int)
        with database.transaction(call.tenant_id) as connection:
            rows = CatalogueStore(connection, call.tenant_id).page(
                appointment_id=query.appointment_id,
                status=query.status,
                before=position[0] if position else None,
                limit=query.limit + 1,
                unresolved=query.unresolved,
            )
        page = rows[: query.limit]
        return NotificationPage(
            notifications=[shown(row) for row in page],
            next_cursor=encode_cursor(page[-1].seq) if len(rows) > query.limit else None,
        )

    @api.get(
        "/v1/notifications/<notification_id>",
        access=STAFF,
        query=TenantQuery,
        answer=NotificationView,
        summary="One message",
    )
    def get_notification(call: Call[None, TenantQuery]) -> NotificationView:
        with database.transaction(call.tenant_id) as connection:
            return shown(CatalogueStore(connection, call.tenant_id).get(call.path["notification_id"]))

    @api.post(
        "/v1/notifications",
        access=INNER,
        body=SendRequest,
        answer=NotificationView,
        status=201,
        idempotent=True,
        summary="Send a late reply or an alert; once per dedupe_key",
    )
    def send(call: Call[SendRequest, None]) -> Any:
        wanted = call.body
        draft = intake.draft_of(
            Kind(wanted.kind),
            channel=wanted.channel,
            to=wanted.to,
            language=wanted.language,
            dedupe_key=wanted.dedupe_key,
            expires_at=wanted.expires_at,
        )

        def work(connection: DbConnection) -> NotificationView:
            intake.take_message(connection, call.tenant_id, draft, wanted.body, wanted.session_id)
            made = CatalogueStore(connection, call.tenant_id).find_by_dedupe_key(wanted.dedupe_key)
            assert made is not None
            return shown(made)

        return call.once(work)

    @api.post(
        "/v1/notifications/<notification_id>/retry",
        access=STAFF,
        body=TenantBody,
        answer=NotificationView,
        idempotent=True,
        summary="Give a failed message another chance",
    )
    def retry(call: Call[TenantBody, None]) -> Any:
        def work(connection: DbConnection) -> NotificationView:
            store = CatalogueStore(connection, call.tenant_id)
            notification = store.get(call.path["notification_id"])
            now = clock.now()
            until = max(notification.useful_until, now + RETRY_LIFE)
            if not store.retry(notification.notification_id, now=now, useful_until=until):
                raise ServiceError(
                    ErrorKind.CONFLICT,
                    "wrong_status",
                    f"A message that is {notification.status} cannot be tried again.",
                )
            return shown(store.get(notification.notification_id))

        return call.once(work)


def _view(notification: Notification, zone: ZoneInfo) -> NotificationView:
    return NotificationView(
        notification_id=notification.notification_id,
        appointment_id=notification.appointment_id,
        kind=notification.kind,
        channel=notification.channel,
        to=notification.recipient,
        due_at=notification.due_at.astimezone(zone),
        status=notification.status,
        attempts=notification.attempts,
        provider_message_id=notification.provider_message_id,
        error=notification.error,
        useful_until=notification.useful_until.astimezone(zone),
        segments=notification.segments,
        text=notification.body,
        created_at=notification.created_at,
        updated_at=notification.updated_at,
    )
