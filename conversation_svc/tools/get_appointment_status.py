"""The caller's appointments. A caller who is not proven has none but those booked in this session."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, ToolRefused, schema


def run(desk: Desk, args: Json) -> Json:
    if desk.phone:
        return {"appointments": [dict(appointment) for appointment in desk.coming()]}
    if not desk.state.own:
        raise ToolRefused("proof_needed")
    return {"appointments": [dict(desk.calendar.appointment(own.appointment_id)) for own in desk.state.own]}


TOOL = Tool("get-appointment-status", Effect.READ, "The caller's own appointments.", run, schema())
