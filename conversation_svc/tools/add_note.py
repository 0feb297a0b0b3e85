"""A note on an appointment of the caller."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, ToolRefused, schema

LONGEST = 500


def run(desk: Desk, args: Json) -> Json:
    appointment_id = str(args["appointment_id"])
    if not desk.may_touch(appointment_id):
        raise ToolRefused("not_yours")
    return dict(desk.calendar.add_note(appointment_id, str(args["text"])[:LONGEST], key=desk.proof_key))


TOOL = Tool(
    "add-note",
    Effect.WRITE,
    "Propose a note on one of the caller's appointments.",
    run,
    schema(("appointment_id", "text"), appointment_id="id of the appointment", text="the note"),
)
