"""What the appointment service tells us."""

from __future__ import annotations

from typing import Any

from notification_worker.intake import Intake
from servicekit.access import INNER
from servicekit.payloads.events import AppointmentEvent
from servicekit.web import Api, Call


def register(api: Api, intake: Intake) -> None:
    @api.post(
        "/v1/events",
        access=INNER,
        body=AppointmentEvent,
        status=202,
        summary="An appointment changed; told at least once, taken once",
    )
    def take_event(call: Call[AppointmentEvent, None]) -> dict[str, Any]:
        return {"notification_ids": intake.take_event(call.body)}
