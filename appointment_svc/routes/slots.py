"""Search and holds."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from appointment_svc.domain.appointment import Appointment
from appointment_svc.domain.availability import PartOfDay
from appointment_svc.domain.zone import minute_of
from appointment_svc.routes.answers import HoldAnswer, SlotsAnswer
from appointment_svc.routes.fields import (
    DayOrInstant,
    Instant,
    ItemId,
    Reason,
    RowId,
    SessionId,
    span,
)
from appointment_svc.routes.front import Front
from appointment_svc.store.occupancy import Ignored
from appointment_svc.use_cases.desk import Desk, id_from
from appointment_svc.use_cases.holding import HoldRequest, hold, release
from appointment_svc.use_cases.refusals import off_the_minute
from appointment_svc.use_cases.search import SlotSearch, find_slots
from servicekit import tracing
from servicekit.access import BOOKING
from servicekit.web import Api, Call, TenantBody, TenantQuery


class SearchBody(TenantBody):
    service_id: ItemId
    staff_id: ItemId | None = None
    from_: DayOrInstant | None = Field(default=None, alias="from")
    to: DayOrInstant | None = None
    part_of_day: PartOfDay | None = None
    limit: Annotated[int, Field(ge=1, le=1000)] = 50
    session_id: SessionId | None = None
    reschedule_of: RowId | None = None
    explain: bool = False


class HoldBody(TenantBody):
    service_id: ItemId
    start: Instant
    staff_id: ItemId | None = None
    session_id: SessionId | None = None
    ttl_seconds: Annotated[int, Field(ge=1, le=86_400)] | None = None
    override: bool = False
    reason: Reason | None = None


def install(api: Api, front: Front) -> None:
    @api.post(
        "/v1/slots/search",
        access=BOOKING,
        body=SearchBody,
        answer=SlotsAnswer,
        summary="Free times of a service",
        tag="slots",
    )
    def search(call: Call[SearchBody, None]) -> dict[str, Any]:
        with front.reading(call) as desk:
            return _found(desk, call.body)

    @api.post(
        "/v1/holds",
        access=BOOKING,
        body=HoldBody,
        answer=HoldAnswer,
        status=201,
        idempotent=True,
        summary="Hold a time for a while",
        tag="slots",
    )
    def create_hold(call: Call[HoldBody, None]) -> Any:
        body = call.body

        def work(desk: Desk) -> dict[str, Any]:
            request = HoldRequest(
                service_id=body.service_id,
                start=start_minute(body.start),
                staff_id=body.staff_id,
                session_id=body.session_id,
                ttl_seconds=body.ttl_seconds,
                lifted=desk.may_override(body.override),
                reason=body.reason,
            )
            return _hold_answer(desk, hold(desk, request))

        return front.once(call, work)

    @api.delete(
        "/v1/holds/<hold_id>",
        access=BOOKING,
        query=TenantQuery,
        idempotent=True,
        summary="Free a held time",
        tag="slots",
    )
    def delete_hold(call: Call[None, TenantQuery]) -> Any:
        return front.once(call, lambda desk: release(desk, id_from(call.path["hold_id"])))


def start_minute(start: datetime) -> int:
    """Starts lie on whole minutes; anything else is on no grid."""
    if start.second or start.microsecond:
        raise off_the_minute()
    return minute_of(start)


def _found(desk: Desk, body: SearchBody) -> dict[str, Any]:
    zone = desk.calendar.zone
    first, until = span(body.from_, body.to, zone)
    moving = id_from(body.reschedule_of) if body.reschedule_of else None
    found = find_slots(
        desk,
        SlotSearch(
            service_id=body.service_id,
            staff_id=body.staff_id,
            first=first,
            until=until,
            part_of_day=body.part_of_day,
            limit=body.limit,
            ignored=Ignored(body.session_id, moving),
            explain=body.explain,
        ),
    )
    answer: dict[str, Any] = {
        "slots": [desk.slot(slot) for slot in found.slots],
        "timezone": zone.key,
        "request_id": tracing.current_trace_id(),
    }
    if found.rejected is not None:
        answer["rejected"] = [
            {"start": desk.iso(one.start), "reason": one.reason.value} for one in found.rejected
        ]
    return answer


def _hold_answer(desk: Desk, held: Appointment) -> dict[str, Any]:
    assert held.expires_at is not None
    return {
        "hold_id": str(held.appointment_id),
        "service_id": held.service_id,
        "start": desk.iso(held.start),
        "end": desk.iso(held.end),
        "staff_id": held.staff_id,
        "expires_at": held.expires_at.astimezone(desk.calendar.zone).isoformat(),
    }
