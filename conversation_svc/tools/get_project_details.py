"""One appointment of the caller, or one service."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, ToolRefused, schema
from conversation_svc.tools.shown import shown


def run(desk: Desk, args: Json) -> Json:
    if args.get("appointment_id"):
        if not desk.may_touch(str(args["appointment_id"])):
            raise ToolRefused("not_yours")
        return shown(desk.calendar.appointment(str(args["appointment_id"])))
    service = desk.policy.service(args.get("service_id"))
    if service is None:
        raise ToolRefused("unknown_service")
    return {
        "service_id": service.id,
        "name": service.name,
        "minutes": service.duration_minutes,
        "price": service.price,
    }


TOOL = Tool(
    "get-project-details",
    Effect.READ,
    "Details of a service, or of one of the caller's appointments.",
    run,
    schema(appointment_id="id of an appointment", service_id="id of a service"),
)
