"""A place in the queue for a freed time."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, ToolRefused, schema


def run(desk: Desk, args: Json) -> Json:
    if desk.policy.service(args.get("service_id")) is None:
        raise ToolRefused("unknown_service")
    customer = {
        "name": args.get("name"),
        "phone": args.get("phone"),
        "language": desk.state.language,
        "verified": args.get("phone") is not None and args.get("phone") == desk.phone,
    }
    entry = {
        "service_id": args["service_id"],
        "staff_id": args.get("staff_id"),
        "from": args["from"],
        "to": args["to"],
        "part_of_day": args.get("part_of_day"),
        "customer": customer,
    }
    return dict(
        desk.calendar.join_waitlist({k: v for k, v in entry.items() if v is not None}, key=desk.proof_key)
    )


TOOL = Tool(
    "join-waitlist",
    Effect.WRITE,
    "Propose a place on the waitlist of a service.",
    run,
    schema(
        ("service_id", "from", "to"),
        service_id="id of the service",
        **{"from": "first day, YYYY-MM-DD", "to": "last day, YYYY-MM-DD"},
        name="the customer's name",
        phone="the customer's phone number",
    ),
)
