"""What became of a message or a call: POST /twilio/status, handed to the worker untouched."""

from __future__ import annotations

from gateway.inbound.base import FORM, AnyCall, Doors
from servicekit.access import PUBLIC
from servicekit.web import Answer, Api


def add_routes(api: Api, doors: Doors) -> None:
    @api.post(
        "/twilio/status", access=PUBLIC, consumes=FORM, status=204, tag="twilio", summary="Status callback"
    )
    def receive_status(call: AnyCall) -> Answer:
        doors.require_genuine(call)
        doors.notifications.hand_in_receipt(call.form, call.args)
        return Answer()
