"""Opening hours, or when somebody works, on a day or in the week."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from conversation_svc.domain.flows.information import WEEKDAYS, week_of
from conversation_svc.domain.policy import Minutes
from conversation_svc.tools.base import Desk, Effect, Json, Tool, schema


def run(desk: Desk, args: Json) -> Json:
    day = _day(desk, args)
    member = desk.policy.member(args.get("staff_id"))
    if member is not None:
        windows = partial(desk.policy.staff_windows, member)
        if day is None:
            return {"staff": member.name, "week": _week(desk, windows)}
        return {"staff": member.name, "date": day.isoformat(), "windows": windows(day)}
    if day is not None:
        return {
            "date": day.isoformat(),
            "windows": desk.policy.windows(day),
            "reason": desk.policy.closed_because(day),
        }
    return {"week": week_of(desk.policy)}


def _week(desk: Desk, windows: Callable[[date], Sequence[Minutes]]) -> list[tuple[int, tuple[Minutes, ...]]]:
    """Of the coming seven days, Monday first."""
    today = desk.policy.local(desk.now).date()
    days = sorted((today + timedelta(days=ahead) for ahead in range(7)), key=date.weekday)
    return [(day.weekday(), tuple(windows(day))) for day in days]


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
    "Opening hours, or when a staff member works, of one day or of the whole week.",
    run,
    schema(
        date="local day, YYYY-MM-DD; empty for the week",
        weekday="mon to sun: the next such day",
        staff_id="whose hours; empty for those of the business",
    ),
)
