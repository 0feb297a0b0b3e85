"""Opening hours of a day or of the week."""

from datetime import date, timedelta

from conversation_svc.domain.flows.information import WEEKDAYS, week_of
from conversation_svc.tools.base import Desk, Effect, Json, Tool, schema


def run(desk: Desk, args: Json) -> Json:
    day = _day(desk, args)
    if day is not None:
        return {
            "date": day.isoformat(),
            "windows": desk.policy.windows(day),
            "reason": desk.policy.closed_because(day),
        }
    return {"week": week_of(desk.policy)}


def _day(desk: Desk, args: Json) -> date | None:
    if args.get("date"):
        return date.fromisoformat(str(args["date"])[:10])
    if args.get("weekday") not in WEEKDAYS:
        return None
    today = desk.policy.local(desk.now).date()
    return today + timedelta(days=(WEEKDAYS.index(str(args["weekday"])) - today.weekday()) % 7)


TOOL = Tool(
    "get-working-hours",
    Effect.READ,
    "Opening hours, of one day or of the whole week.",
    run,
    schema(date="local day, YYYY-MM-DD; empty for the week", weekday="mon to sun: the next such day"),
)
