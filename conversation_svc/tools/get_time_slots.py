"""Free times, straight from the calendar."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, ToolRefused, schema

MOST = 1000


def run(desk: Desk, args: Json) -> Json:
    service_id = args.get("service_id")
    if desk.policy.service(service_id) is None:
        raise ToolRefused("unknown_service")
    staff_id = args.get("staff_id")
    if staff_id and desk.policy.member(staff_id) is None:
        raise ToolRefused("unknown_staff")
    moved = args.get("reschedule_of")
    wanted = {
        "service_id": service_id,
        "staff_id": staff_id,
        "from": args.get("from"),
        "to": args.get("to"),
        "part_of_day": args.get("part_of_day"),
        "limit": max(1, min(int(args.get("limit") or 20), MOST)),
        "reschedule_of": moved if moved and desk.may_touch(str(moved)) else None,
        "session_id": desk.state.session_id,
    }
    slots = desk.calendar.find_slots({key: value for key, value in wanted.items() if value is not None})
    return {"slots": [{**slot, "service_id": service_id} for slot in slots]}


TOOL = Tool(
    "get-time-slots",
    Effect.READ,
    "Free times of a service. Only these may be offered.",
    run,
    schema(
        ("service_id",),
        service_id="id of the service",
        staff_id="id of a staff member, if one is wished",
        **{"from": "first local day, YYYY-MM-DD", "to": "last local day, YYYY-MM-DD"},
        part_of_day="morning, afternoon or evening",
    ),
)
