"""The caller's appointments. A caller who is not proven has none but those booked in this session."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, ToolRefused, schema
from conversation_svc.tools.shown import shown


def run(desk: Desk, args: Json) -> Json:
    if desk.phone:
        since = desk.now.astimezone(desk.policy.zone).date().isoformat()
        found = desk.calendar.appointments({"phone": desk.phone, "from": since, "limit": 50})
        return {"appointments": [shown(one) for one in found]}
    if not desk.state.own:
        raise ToolRefused("proof_needed")
    return {"appointments": [shown(desk.calendar.appointment(own.appointment_id)) for own in desk.state.own]}


TOOL = Tool("get-appointment-status", Effect.READ, "The caller's own appointments.", run, schema())
