"""A date or a time in the customer's own words, read by the same grammar the receptionist uses."""

from conversation_svc.domain.reading.heard import listen
from conversation_svc.tools.base import Desk, Effect, Json, Tool, schema


def run(desk: Desk, args: Json) -> Json:
    heard = listen(str(args.get("text", "")), desk.state, desk.policy, desk.now)
    return {
        "times": [
            {
                "text": t.text,
                "kind": t.kind,
                "start": t.start.isoformat() if t.start else None,
                "end": t.end.isoformat() if t.end else None,
            }
            for t in heard.understanding.times
        ]
    }


TOOL = Tool(
    "resolve-date",
    Effect.READ,
    "What day or time the customer's words mean. Never work dates out yourself.",
    run,
    schema(("text",), text="the customer's words"),
)
