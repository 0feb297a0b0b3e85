"""What the owner is doing right now, as they told us."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, schema


def run(desk: Desk, args: Json) -> Json:
    return dict(desk.operator.state(desk.policy.tenant_id) or {})


TOOL = Tool("get-operator-state", Effect.READ, "What the owner is doing right now.", run, schema())
