"""What can be booked here."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, schema


def run(desk: Desk, args: Json) -> Json:
    services = [
        {"service_id": s.id, "name": s.name, "minutes": s.duration_minutes, "price": s.price}
        for s in desk.policy.services
    ]
    return {"services": services}


TOOL = Tool("list-projects", Effect.READ, "The services that can be booked.", run, schema())
