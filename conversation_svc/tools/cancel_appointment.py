"""Cancels an appointment of the caller."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, ToolRefused, schema
from conversation_svc.tools.shown import shown


def run(desk: Desk, args: Json) -> Json:
    appointment_id = str(args["appointment_id"])
    if not desk.may_touch(appointment_id):
        raise ToolRefused("not_yours")
    return shown(desk.calendar.cancel(appointment_id, {"by": "customer"}, key=desk.proof_key))


TOOL = Tool(
    "cancel-appointment",
    Effect.WRITE,
    "Propose cancelling one of the caller's appointments. The customer is asked first.",
    run,
    schema(("appointment_id",), appointment_id="id of the appointment, from get-appointment-status"),
)
