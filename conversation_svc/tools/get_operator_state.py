"""What the owner is doing right now, as they told us."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, schema


def run(desk: Desk, args: Json) -> Json:
    told = dict(desk.operator.state(desk.policy.tenant_id) or {})
    member = desk.policy.member(args.get("staff_id"))
    if member is None:
        return {**told, "asked": args["asked"]} if args.get("asked") else told
    # "Available" is also what an owner is who said nothing: then the hours of who is asked for tell more.
    says_something = told.get("status") not in (None, "", "available") or told.get("notes")
    if says_something and desk.policy.is_owner(member):
        return told
    today = desk.policy.local(desk.now).date()
    windows = desk.policy.staff_windows(member, today)
    return {"staff": member.name, "date": today.isoformat(), "windows": windows}


TOOL = Tool(
    "get-operator-state",
    Effect.READ,
    "What the owner is doing right now.",
    run,
    schema(
        staff_id="who is asked for: told their hours of today where the owner said nothing; may be empty",
        asked="place or anybody, where the customer asks where you are or who is there; may be empty",
    ),
)
