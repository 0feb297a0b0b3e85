"""Gives a held time back at once."""

from contextlib import suppress

from conversation_svc.tools.base import Desk, Effect, Json, Tool, schema
from servicekit.errors import ServiceError


def run(desk: Desk, args: Json) -> Json:
    with suppress(ServiceError):
        desk.calendar.release(str(args["hold_id"]))
    return {}


TOOL = Tool("release-hold", Effect.READ, "Give a held time back.", run, schema(), for_models=False)
