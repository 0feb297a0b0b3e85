"""The notes on an appointment of the caller."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, ToolRefused, schema


def run(desk: Desk, args: Json) -> Json:
    appointment_id = str(args["appointment_id"])
    if not desk.may_touch(appointment_id):
        raise ToolRefused("not_yours")
    return {"notes": [{"text": note.get("text", "")} for note in desk.calendar.notes(appointment_id)]}


TOOL = Tool(
    "list-notes",
    Effect.READ,
    "The notes on one of the caller's appointments.",
    run,
    schema(("appointment_id",), appointment_id="id of the appointment"),
)
