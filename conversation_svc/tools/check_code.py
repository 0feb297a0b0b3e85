"""Compares a code with the one that was texted."""

from conversation_svc.domain.flows.proof import TRIES
from conversation_svc.tools.base import Desk, Effect, Json, Tool, ToolRefused, schema


def run(desk: Desk, args: Json) -> Json:
    phone = desk.state.proof.phone
    if not phone:
        raise ToolRefused("no_match")
    if desk.state.proof.locked or desk.codes.count_try(phone) > TRIES:
        raise ToolRefused("locked")
    if not desk.codes.check(phone, str(args["code"])):
        raise ToolRefused("no_match")
    found = desk.calendar.customers(phone)
    known = dict(found[0]) if found else {}
    return {"phone": phone, "name": known.get("name"), "customer_id": known.get("customer_id")}


TOOL = Tool("check-code", Effect.READ, "Check a texted code.", run, schema(), for_models=False)
