"""Calendars for other programs: a feed per staff member, and what is imported from theirs."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, Field

from appointment_svc.calendars import TenantCalendar
from appointment_svc.domain.appointment import Appointment, Status
from appointment_svc.domain.ics import CONTENT_TYPE, IcsEvent, calendar_text
from appointment_svc.events import service_name, staff_name
from appointment_svc.routes.front import Front
from appointment_svc.store.feeds import Feeds
from appointment_svc.use_cases.desk import Desk
from servicekit.access import OWNER, PUBLIC, STAFF
from servicekit.errors import NotFound
from servicekit.web import Answer, Api, Call, Query, TenantQuery


class FeedQuery(Query):
    token: Annotated[str, Field(max_length=64)] = ""


class ImportState(BaseModel):
    status: str
    read_at: str | None
    failed_at: str | None
    failure: str | None


class CalendarAnswer(BaseModel):
    staff_id: str
    staff_name: str
    feed_path: str
    imported: ImportState | None


class CalendarsAnswer(BaseModel):
    calendars: list[CalendarAnswer]
    next_cursor: str | None


def install(api: Api, front: Front) -> None:
    @api.get(
        "/v1/calendars/<tenant_id>/<staff_id>.ics",
        access=PUBLIC,
        query=FeedQuery,
        produces=CONTENT_TYPE,
        summary="A staff member's calendar, for programs that know its token",
        tag="calendars",
    )
    def show_feed(call: Call[None, FeedQuery]) -> Answer:
        staff_id = call.path["staff_id"]
        at = front.calendars.of(call.tenant_id)
        now = front.clock.now()
        with front.database.transaction(call.tenant_id) as connection:
            feeds = Feeds(connection, call.tenant_id)
            token = feeds.find_token(staff_id)
            # Compared also when there is none, so that the answer takes as long.
            if not hmac.compare_digest((token or "no feed").encode(), call.query.token.encode()):
                raise NotFound
            events = [
                ics_event(at, one, summary=customer)
                for one, customer in feeds.appointments(staff_id, int(now.timestamp() // 60))
            ]
        title = f"{staff_name(at.calendar, staff_id)} - {at.tenant.name}"
        return Answer(calendar_text(title, events, now).encode(), content_type=CONTENT_TYPE)

    @api.get(
        "/v1/calendars",
        access=STAFF,
        query=TenantQuery,
        answer=CalendarsAnswer,
        summary="The feeds of all staff members, and how their imports stand",
        tag="calendars",
    )
    def list_calendars(call: Call[None, TenantQuery]) -> dict[str, Any]:
        with front.reading(call) as desk:
            return {
                "calendars": [_calendar(desk, staff_id) for staff_id in desk.calendar.staff],
                "next_cursor": None,
            }

    @api.post(
        "/v1/calendars/<staff_id>/token",
        access=OWNER,
        query=TenantQuery,
        answer=CalendarAnswer,
        summary="Give a feed a new token; the old one stops working",
        tag="calendars",
    )
    def renew_token(call: Call[None, TenantQuery]) -> Any:
        def work(desk: Desk) -> dict[str, Any]:
            staff_id = call.path["staff_id"]
            if staff_id not in desk.calendar.staff:
                raise NotFound
            Feeds(desk.connection, desk.tenant_id).set_token(staff_id, desk.ids.token(), desk.now)
            return _calendar(desk, staff_id)

        return front.once(call, work)


def ics_event(at: TenantCalendar, one: Appointment, *, summary: str | None) -> IcsEvent:
    """`summary` is whom the staff member will meet; the customer's own file names the business instead."""
    service = service_name(at.calendar, one.service_id)
    member = staff_name(at.calendar, one.staff_id)
    number = one.confirmation_number or ""
    offered = at.tenant.service(one.service_id)
    ours = "" if offered and offered.at_customer else at.tenant.address
    return IcsEvent(
        uid=f"{one.appointment_id}@frontdesk",
        sequence=one.version - 1,
        start=one.start,
        end=one.end,
        summary=f"{service}: {summary}" if summary else f"{service} at {at.tenant.name}",
        changed_at=one.updated_at,
        description=f"With {member}. Confirmation number {number}.",
        location=_place(one.location) or ours,
        cancelled=one.status in (Status.CANCELLED, Status.NO_SHOW),
    )


def _place(location: Mapping[str, Any] | None) -> str:
    """As an address is written; the database keeps the parts in an order of its own."""
    parts = location or {}
    return ", ".join(parts[name] for name in ("address", "city", "state", "zip") if parts.get(name))


def _calendar(desk: Desk, staff_id: str) -> dict[str, Any]:
    feeds = Feeds(desk.connection, desk.tenant_id)
    token = feeds.find_token(staff_id) or feeds.ensure_token(staff_id, desk.ids.token(), desk.now)
    zone = desk.calendar.zone
    state = feeds.import_state(staff_id)
    imported = None
    if state is not None:
        read_at, failed_at, failure = state
        imported = {
            "status": "degraded" if failure else "ok" if read_at else "waiting",
            "read_at": read_at.astimezone(zone).isoformat() if read_at else None,
            "failed_at": failed_at.astimezone(zone).isoformat() if failed_at else None,
            "failure": failure,
        }
    return {
        "staff_id": staff_id,
        "staff_name": staff_name(desk.calendar, staff_id),
        "feed_path": f"/v1/calendars/{desk.tenant_id}/{staff_id}.ics?token={token}",
        "imported": imported,
    }
