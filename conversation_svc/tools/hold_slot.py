"""Keeps a time for this session while the customer decides. It lapses by itself after a few minutes."""

from contextlib import suppress

from conversation_svc.tools.base import Desk, Effect, Json, Tool, schema
from servicekit.errors import ServiceError


def run(desk: Desk, args: Json) -> Json:
    if args.get("instead_of"):
        with suppress(ServiceError):  # it would lapse anyway
            desk.calendar.release(str(args["instead_of"]))
    if args.get("reschedule_of"):
        return {"hold_id": None}  # a move wins its new time itself, and may overlap its old one
    held = desk.calendar.hold(
        {
            "service_id": args["service_id"],
            "start": args["start"],
            "staff_id": args.get("staff_id") or None,
            "session_id": desk.state.session_id,
        }
    )
    return {"hold_id": held["hold_id"], "expires_at": held.get("expires_at")}


TOOL = Tool("hold-slot", Effect.READ, "Keep a time for a few minutes.", run, schema(), for_models=False)
