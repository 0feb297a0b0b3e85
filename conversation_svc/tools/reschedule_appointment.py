"""Moves an appointment of the caller to the time that was read back."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, ToolRefused, schema
from conversation_svc.tools.shown import shown


def run(desk: Desk, args: Json) -> Json:
    appointment_id = str(args["appointment_id"])
    if not desk.may_touch(appointment_id):
        raise ToolRefused("not_yours")
    wanted = {
        "start": args["start"],
        "staff_id": args.get("staff_id") or None,
        "version": args.get("version"),
        "by": "customer",
    }
    return shown(
        desk.calendar.reschedule(
            appointment_id, {k: v for k, v in wanted.items() if v is not None}, key=desk.proof_key
        )
    )


TOOL = Tool(
    "reschedule-appointment",
    Effect.WRITE,
    "Propose moving one of the caller's appointments to an offered time. The customer is asked first.",
    run,
    schema(
        ("appointment_id", "slot_id"),
        appointment_id="id of the appointment, from get-appointment-status",
        slot_id="slot_id of an offered time",
    ),
)
