"""Compares a code with the one that was texted.

Guesses at confirmation numbers do not count here: whoever made them cannot read the owner's texts. A code has
five tries of its own, and a phone five codes a day.
"""

from conversation_svc.domain.flows.proof import TRIES
from conversation_svc.tools.base import Desk, Effect, Json, Tool, ToolRefused, schema


def run(desk: Desk, args: Json) -> Json:
    phone = desk.state.proof.phone
    if not phone:
        raise ToolRefused("no_match")
    if desk.state.proof.code_tries >= TRIES:
        raise ToolRefused("locked")
    if not desk.codes.check(phone, str(args["code"])):
        raise ToolRefused("no_match")
    found = desk.calendar.customers(phone)
    known = dict(found[0]) if found else {}
    return {"phone": phone, "name": known.get("name"), "customer_id": known.get("customer_id")}


TOOL = Tool("check-code", Effect.READ, "Check a texted code.", run, schema(), for_models=False)
