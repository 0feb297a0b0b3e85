"""The freed time that the waitlist offers to the proven caller, if there is one."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, ToolRefused, schema


def run(desk: Desk, args: Json) -> Json:
    if not desk.phone:
        raise ToolRefused("proof_needed")
    for entry in desk.calendar.waitlist({"phone": desk.phone}):
        if entry.get("status") == "offered" and entry.get("offer"):
            return {
                "offer": {**entry["offer"], "service_id": entry["service_id"], "customer": entry["customer"]}
            }
    raise ToolRefused("no_offer")


TOOL = Tool("find-offer", Effect.READ, "A freed time offered to the caller.", run, schema(), for_models=False)
