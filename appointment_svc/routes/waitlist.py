"""The waitlist."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from appointment_svc.domain.appointment import Customer
from appointment_svc.domain.availability import PartOfDay
from appointment_svc.routes.booking import CustomerBody, person_of
from appointment_svc.routes.fields import DayOrInstant, ItemId, Limit, span
from appointment_svc.routes.front import Front, phone_number
from appointment_svc.store.waitlist import Offer, WaitlistEntry
from appointment_svc.use_cases.desk import Desk, id_from
from appointment_svc.use_cases.refusals import invalid
from appointment_svc.use_cases.waiting import WaitRequest, join, leave
from servicekit.access import BOOKING
from servicekit.paging import decode_cursor, encode_cursor
from servicekit.web import Api, Call, TenantBody, TenantQuery

LONGEST_WISH = 366 * 1440


class WaitlistBody(TenantBody):
    service_id: ItemId
    staff_id: ItemId | None = None
    from_: DayOrInstant = Field(alias="from")
    to: DayOrInstant
    part_of_day: PartOfDay | None = None
    customer: CustomerBody


class WaitlistQuery(TenantQuery):
    phone: Annotated[str, Field(max_length=40)] | None = None
    cursor: str | None = None
    limit: Limit = 50


class OfferAnswer(BaseModel):
    hold_id: str
    start: str
    staff_id: str
    expires_at: str


class WaitlistAnswer(BaseModel):
    waitlist_id: str
    status: str
    service_id: str
    staff_id: str | None
    from_: str = Field(alias="from")
    to: str
    part_of_day: str | None
    customer_id: str
    customer: dict[str, Any]
    offer: OfferAnswer | None
    created_at: str


class WaitlistPage(BaseModel):
    waitlist: list[WaitlistAnswer]
    next_cursor: str | None


def install(api: Api, front: Front) -> None:
    @api.post(
        "/v1/waitlist",
        access=BOOKING,
        body=WaitlistBody,
        answer=WaitlistAnswer,
        status=201,
        idempotent=True,
        summary="Wait for a time to be freed",
        tag="waitlist",
    )
    def add_entry(call: Call[WaitlistBody, None]) -> Any:
        def work(desk: Desk) -> dict[str, Any]:
            entry, customer = join(desk, _request(desk, call.body), person_of(desk, call.body.customer))
            return entry_answer(desk, entry, customer, None)

        return front.once(call, work)

    @api.get(
        "/v1/waitlist",
        access=BOOKING,
        query=WaitlistQuery,
        answer=WaitlistPage,
        summary="Who waits, the longest first",
        tag="waitlist",
    )
    def list_entries(call: Call[None, WaitlistQuery]) -> dict[str, Any]:
        after = decode_cursor(call.query.cursor, int)
        with front.reading(call) as desk:
            phone = phone_number(desk, call.query.phone, "phone")
            rows = desk.waitlist.listed(after[0] if after else 0, call.query.limit + 1, phone)
            page = rows[: call.query.limit]
            more = len(rows) > len(page)
            customers = desk.customers.these([one.customer_id for one in page])
            offers = desk.waitlist.open_offers([one.waitlist_id for one in page])
            return {
                "waitlist": [
                    entry_answer(desk, one, customers[one.customer_id], offers.get(one.waitlist_id))
                    for one in page
                ],
                "next_cursor": encode_cursor(page[-1].position) if more else None,
            }

    @api.delete(
        "/v1/waitlist/<waitlist_id>",
        access=BOOKING,
        query=TenantQuery,
        idempotent=True,
        summary="Stop waiting",
        tag="waitlist",
    )
    def remove_entry(call: Call[None, TenantQuery]) -> Any:
        return front.once(call, lambda desk: leave(desk, id_from(call.path["waitlist_id"])))


def _request(desk: Desk, body: WaitlistBody) -> WaitRequest:
    first, until = span(body.from_, body.to, desk.calendar.zone)
    assert first is not None
    assert until is not None
    if until <= first:
        raise invalid("to", "must not lie before from")
    if until - first > LONGEST_WISH:
        raise invalid("to", "must lie within a year of from")
    if until <= desk.now_minute:
        raise invalid("to", "lies in the past")
    return WaitRequest(
        service_id=body.service_id,
        staff_id=body.staff_id,
        first=first,
        until=until,
        part_of_day=body.part_of_day,
    )


def entry_answer(desk: Desk, entry: WaitlistEntry, customer: Customer, offer: Offer | None) -> dict[str, Any]:
    shown = offer and {
        "hold_id": str(offer.hold_id),
        "start": desk.iso(offer.start),
        "staff_id": offer.staff_id,
        "expires_at": offer.expires_at.astimezone(desk.calendar.zone).isoformat(),
    }
    return {
        "waitlist_id": str(entry.waitlist_id),
        "status": entry.status,
        "service_id": entry.service_id,
        "staff_id": entry.staff_id,
        "from": desk.iso(entry.first),
        "to": desk.iso(entry.until),
        "part_of_day": entry.part_of_day,
        "customer_id": str(customer.customer_id),
        "customer": {"name": customer.name, "phone": customer.phone, "email": customer.email},
        "offer": shown,
        "created_at": entry.created_at.astimezone(desk.calendar.zone).isoformat(),
    }
