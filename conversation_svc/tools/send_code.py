"""Texts a six-digit code to a phone number that is a customer's. The answer never tells whether it is one."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, schema


def run(desk: Desk, args: Json) -> Json:
    phone = str(args["phone"])
    if desk.calendar.customers(phone):
        desk.codes.send(phone, desk.state.language)
    return {"sent": True}


TOOL = Tool("send-code", Effect.READ, "Text a code to prove a phone number.", run, schema(), for_models=False)
