"""Opening hours of a day or of the week."""

from datetime import date

from conversation_svc.domain.flows.information import week_of
from conversation_svc.tools.base import Desk, Effect, Json, Tool, schema


def run(desk: Desk, args: Json) -> Json:
    if args.get("date"):
        day = date.fromisoformat(str(args["date"])[:10])
        return {
            "date": day.isoformat(),
            "windows": desk.policy.windows(day),
            "reason": desk.policy.closed_because(day),
        }
    return {"week": week_of(desk.policy)}


TOOL = Tool(
    "get-working-hours",
    Effect.READ,
    "Opening hours, of one day or of the whole week.",
    run,
    schema(date="local day, YYYY-MM-DD; empty for the week"),
)
