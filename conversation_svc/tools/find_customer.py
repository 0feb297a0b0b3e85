"""Who is talking: by the proven phone, or by a confirmation number together with the phone it was
booked with.
"""

from conversation_svc.domain.flows.proof import TRIES
from conversation_svc.tools.base import Desk, Effect, Json, Tool, ToolRefused, schema


def run(desk: Desk, args: Json) -> Json:
    if desk.phone:
        found = desk.calendar.customers(desk.phone)
        return {"customer": dict(found[0]) if found else None, "phone": desk.phone}
    number, phone = str(args.get("confirmation_number") or ""), str(args.get("phone") or "")
    if not number or not phone:
        raise ToolRefused("proof_needed")
    if desk.state.proof.locked or desk.state.proof.tries >= TRIES or desk.codes.count_try(phone) > TRIES:
        raise ToolRefused("locked")
    matches = True  # an outage is no wrong answer
    try:
        matches = bool(
            desk.calendar.appointments({"confirmation_number": number, "phone": phone, "limit": 5})
        )
    finally:
        if matches:
            desk.codes.take_back_try(phone)
    if not matches:
        raise ToolRefused("no_match")
    found = desk.calendar.customers(phone)
    known = dict(found[0]) if found else {}
    return {"phone": phone, "name": known.get("name"), "customer_id": known.get("customer_id")}


TOOL = Tool(
    "find-customer",
    Effect.READ,
    "Recognise the caller, by confirmation number and phone when they are not proven.",
    run,
    schema(confirmation_number="as ABCD-1218-939", phone="the phone number it was booked with"),
)
