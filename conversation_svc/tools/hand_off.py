"""Asks for a person. What becomes of it (open, closed, message) is the decider's business."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, schema


def run(desk: Desk, args: Json) -> Json:
    return {"asked": True}


TOOL = Tool(
    "hand-off", Effect.READ, "Pass the conversation to a person.", run, schema(reason="why, in a few words")
)
