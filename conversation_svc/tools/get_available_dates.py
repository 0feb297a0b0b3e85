"""The days that have a free time."""

from conversation_svc.tools import get_time_slots
from conversation_svc.tools.base import Desk, Effect, Json, Tool, schema


def run(desk: Desk, args: Json) -> Json:
    slots = get_time_slots.run(desk, {**args, "limit": get_time_slots.MOST})["slots"]
    return {"dates": sorted({str(slot["start"])[:10] for slot in slots})}


TOOL = Tool(
    "get-available-dates",
    Effect.READ,
    "The days on which a service has a free time.",
    run,
    schema(
        ("service_id",),
        service_id="id of the service",
        staff_id="id of a staff member, if one is wished",
        **{"from": "first local day, YYYY-MM-DD", "to": "last local day, YYYY-MM-DD"},
    ),
)
