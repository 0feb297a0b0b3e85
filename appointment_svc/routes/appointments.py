"""Looking at appointments: one, many, their notes, history and calendar file."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from appointment_svc.domain.appointment import Status
from appointment_svc.domain.ics import CONTENT_TYPE, calendar_text
from appointment_svc.routes.answers import AppointmentAnswer, AppointmentsAnswer, appointment_answer
from appointment_svc.routes.booking import whole
from appointment_svc.routes.calendars import ics_event
from appointment_svc.routes.fields import DayOrInstant, Limit, span
from appointment_svc.routes.front import Front, phone_number
from appointment_svc.store.appointment_rows import WIDTH, appointment_from
from appointment_svc.store.appointments import Page
from appointment_svc.use_cases.desk import Desk, id_from
from servicekit.access import BOOKING
from servicekit.paging import decode_cursor, encode_cursor
from servicekit.web import Answer, Api, Call, TenantBody, TenantQuery

Shown = Literal["held", "booked", "arrived", "fulfilled", "cancelled", "no_show"]


class AppointmentsQuery(TenantQuery):
    from_: DayOrInstant | None = Field(default=None, alias="from")
    to: DayOrInstant | None = None
    staff_id: Annotated[str, Field(max_length=64)] | None = None
    phone: Annotated[str, Field(max_length=40)] | None = None
    customer_id: Annotated[str, Field(max_length=64)] | None = None
    status: Shown | None = None
    confirmation_number: Annotated[str, Field(max_length=64)] | None = None
    cursor: str | None = None
    limit: Limit = 50


class PageQuery(TenantQuery):
    cursor: str | None = None
    limit: Limit = 50


class NoteBody(TenantBody):
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5_000)]


class NoteAnswer(BaseModel):
    note_id: str
    at: str
    by: str
    text: str


class NotesAnswer(BaseModel):
    notes: list[NoteAnswer]
    next_cursor: str | None


class HistoryEntry(BaseModel):
    at: str
    version: int
    action: str
    by: str
    caller: str
    changes: dict[str, Any]
    reason: str | None


class HistoryAnswer(BaseModel):
    history: list[HistoryEntry]
    next_cursor: str | None


def install(api: Api, front: Front) -> None:
    @api.get(
        "/v1/appointments",
        access=BOOKING,
        query=AppointmentsQuery,
        answer=AppointmentsAnswer,
        summary="Appointments in order of their start",
        tag="appointments",
    )
    def list_appointments(call: Call[None, AppointmentsQuery]) -> dict[str, Any]:
        with front.reading(call) as desk:
            return _listed(desk, call.query)

    @api.get(
        "/v1/appointments/<appointment_id>",
        access=BOOKING,
        query=TenantQuery,
        answer=AppointmentAnswer,
        summary="One appointment",
        tag="appointments",
    )
    def get_appointment(call: Call[None, TenantQuery]) -> dict[str, Any]:
        with front.reading(call) as desk:
            return whole(desk, desk.appointments.get(id_from(call.path["appointment_id"])))

    @api.get(
        "/v1/appointments/<appointment_id>/notes",
        access=BOOKING,
        query=PageQuery,
        answer=NotesAnswer,
        summary="Notes, the oldest first",
        tag="appointments",
    )
    def list_notes(call: Call[None, PageQuery]) -> dict[str, Any]:
        with front.reading(call) as desk:
            found = desk.appointments.get(id_from(call.path["appointment_id"]))
            after = decode_cursor(call.query.cursor, UUID)
            rows = desk.journal.notes(found.appointment_id, after[0] if after else None, call.query.limit + 1)
            notes = [_note(desk, *row) for row in rows[: call.query.limit]]
            more = len(rows) > call.query.limit
            return {"notes": notes, "next_cursor": encode_cursor(notes[-1]["note_id"]) if more else None}

    @api.post(
        "/v1/appointments/<appointment_id>/notes",
        access=BOOKING,
        body=NoteBody,
        answer=NoteAnswer,
        status=201,
        idempotent=True,
        summary="Leave a note",
        tag="appointments",
    )
    def add_note(call: Call[NoteBody, None]) -> Any:
        def work(desk: Desk) -> dict[str, Any]:
            found = desk.appointments.get(id_from(call.path["appointment_id"]))
            note_id, by = desk.ids.new(), desk.actor.role
            desk.journal.add_note(found.appointment_id, note_id, call.body.text, by, desk.now)
            return _note(desk, note_id, desk.now, by, call.body.text)

        return front.once(call, work)

    @api.get(
        "/v1/appointments/<appointment_id>/history",
        access=BOOKING,
        query=PageQuery,
        answer=HistoryAnswer,
        summary="Who changed what, and when",
        tag="appointments",
    )
    def show_history(call: Call[None, PageQuery]) -> dict[str, Any]:
        with front.reading(call) as desk:
            found = desk.appointments.get(id_from(call.path["appointment_id"]))
            after = decode_cursor(call.query.cursor, int)
            rows = desk.journal.history(found.appointment_id, after[0] if after else 0, call.query.limit + 1)
            page = rows[: call.query.limit]
            cursor = encode_cursor(page[-1][0]) if len(rows) > len(page) else None
            return {"history": [_entry(desk, row) for row in page], "next_cursor": cursor}

    @api.get(
        "/v1/appointments/<appointment_id>/calendar.ics",
        access=BOOKING,
        query=TenantQuery,
        produces=CONTENT_TYPE,
        summary="The appointment as a calendar file",
        tag="calendars",
    )
    def show_calendar_file(call: Call[None, TenantQuery]) -> Answer:
        with front.reading(call) as desk:
            found = desk.appointments.get(id_from(call.path["appointment_id"]))
            event = ics_event(desk.at, found, summary=None)
        method = "CANCEL" if found.status is Status.CANCELLED else "PUBLISH"
        text = calendar_text(desk.at.tenant.name, [event], desk.now, method=method)
        return Answer(text.encode(), content_type=CONTENT_TYPE)


def _listed(desk: Desk, query: AppointmentsQuery) -> dict[str, Any]:
    zone = desk.calendar.zone
    first, until = span(query.from_, query.to, zone)
    after = decode_cursor(query.cursor, int, UUID)
    page = Page(
        first=first,
        until=until,
        staff_id=query.staff_id,
        status=Status(query.status) if query.status else None,
        confirmation_number=query.confirmation_number and query.confirmation_number.strip().upper(),
        customer_id=id_from(query.customer_id) if query.customer_id else None,
        phone=phone_number(desk, query.phone, "phone"),
        after=(after[0], after[1]) if after else None,
        limit=query.limit + 1,
    )
    rows = desk.appointments.listed(page)
    found = [(appointment_from(row), row[WIDTH:]) for row in rows[: query.limit]]
    cursor = None
    if len(rows) > query.limit:
        last = found[-1][0]
        cursor = encode_cursor(last.start, last.appointment_id)
    return {
        "appointments": [appointment_answer(desk, one, customer) for one, customer in found],
        "next_cursor": cursor,
    }


def _note(desk: Desk, note_id: Any, at: Any, by: str, text: str) -> dict[str, Any]:
    local = at.astimezone(desk.calendar.zone).isoformat()
    return {"note_id": str(note_id), "at": local, "by": by, "text": text}


def _entry(desk: Desk, row: tuple[Any, ...]) -> dict[str, Any]:
    _, at, version, action, by_role, by_caller, changes, reason = row
    return {
        "at": at.astimezone(desk.calendar.zone).isoformat(),
        "version": version,
        "action": action,
        "by": by_role,
        "caller": by_caller,
        "changes": changes,
        "reason": reason,
    }
