"""A message for the team: a lead. When the calendar is away it is kept here and handed in later."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, schema
from servicekit.errors import ServiceError


def run(desk: Desk, args: Json) -> Json:
    lead = {
        "name": args.get("name") or "Unknown",
        "phone": args.get("phone"),
        "message": str(args.get("message") or "")[:1000],
        "details": {
            key: value
            for key, value in {
                "channel": desk.state.channel,
                "session_id": desk.state.session_id,
                "email": args.get("email"),
            }.items()
            if value
        },
    }
    lead = {key: value for key, value in lead.items() if value is not None}
    try:
        return dict(desk.calendar.add_lead(lead, key=desk.proof_key))
    except ServiceError as error:
        if not error.retryable:
            raise
        desk.leads.keep(lead, key=desk.proof_key)
        return {"lead_id": None, "kept": True}


TOOL = Tool(
    "take-message",
    Effect.WRITE,
    "Propose leaving a message for the team.",
    run,
    schema(("message",), name="who leaves it", phone="where to call back", message="the message"),
)
