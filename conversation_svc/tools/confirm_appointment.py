"""Books the time that was read back."""

from typing import Any

from conversation_svc.tools.base import Desk, Effect, Json, Tool, schema
from conversation_svc.tools.shown import shown
from servicekit.errors import ServiceError


def run(desk: Desk, args: Json) -> Json:
    """With the hold; when that has lapsed meanwhile, the time itself is tried, for it may still be free.

    The calendar is told whether the number is proven: by a text or a code, never by typing or saying it.
    """
    customer: dict[str, Any] = {key: args[key] for key in ("name", "phone", "email") if args.get(key)}
    customer["language"] = desk.state.language
    customer["verified"] = args.get("phone") is not None and args["phone"] == desk.phone
    common = {
        "customer": customer,
        "notes": args.get("notes"),
        "location": args.get("location"),
        "channel": desk.state.channel,
        "session_id": desk.state.session_id,
    }
    time = {
        "service_id": args["service_id"],
        "start": args["start"],
        "staff_id": args.get("staff_id") or None,
    }
    if args.get("hold_id"):
        try:
            return shown(
                desk.calendar.confirm(_told({**common, "hold_id": args["hold_id"]}), key=desk.proof_key)
            )
        except ServiceError as error:
            if error.code not in ("hold_expired", "not_found"):
                raise
    return shown(desk.calendar.confirm(_told({**common, **time}), key=f"{desk.proof_key}:time"))


def _told(body: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in body.items() if value is not None}


TOOL = Tool(
    "confirm-appointment",
    Effect.WRITE,
    "Propose a booking of one of the offered times. The customer is asked before anything is booked.",
    run,
    schema(("slot_id",), slot_id="slot_id of an offered time", name="the customer's name"),
)
