"""What the owner is doing right now, and whether somebody who works here is there. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from conversation_svc.domain.actions import Actions, CallTool, Observation, Say
from conversation_svc.domain.flows.steps import in_zone, say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.catalogue import resolve_staff
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import State

_SAID_BEFORE = frozenset({"he", "she", "they"})


def about_somebody(state: State, heard: Heard, policy: Policy) -> Actions | None:
    """Only about the owner, or somebody who works here: "is parking available" is another question. So is
    "is Dr. Lee in on Friday", but "right now" is no wish for a time.
    """
    later = heard.understanding.times or heard.constraints.weekdays
    if later and not heard.says("just_now"):
        return None
    found = heard.words.find("operator", heard.text)
    groups = found.groupdict() if found else {}
    who = next((said.lower() for key, said in groups.items() if key.startswith("who") and said), "")
    people = {part.lower() for member in policy.staff for part in member.name.split() if len(part) > 2}
    if not (" " in who or who in people or who in policy.owner_names or who in _SAID_BEFORE):
        return None
    named = policy.member(resolve_staff(heard.understanding.fields.staff, policy))
    about = {"staff_id": named.id} if named and named.kind == "person" else {}
    return (CallTool("get-operator-state", about),)


def about_us(state: State, heard: Heard, policy: Policy) -> Actions:
    """ "Where are you right now?": where the owner is, or else where the business is."""
    return (CallTool("get-operator-state", {"asked": "place"}),)


def about_anybody(state: State, heard: Heard, policy: Policy) -> Actions:
    """ "Is anybody there?": what the owner said of it, or else that we are."""
    return (CallTool("get-operator-state", {"asked": "anybody"}),)


def is_asked(state: State, heard: Heard, policy: Policy) -> bool:
    """Nothing is being booked, so "is the owner available?" wishes for no appointment."""
    asks = heard.says("question") and heard.says("operator")
    named = asks and about_somebody(state, heard, policy) is not None
    return state.task is None and bool(named or heard.says("anybody_there"))


def is_away(seen: Observation) -> bool:
    """Did the owner say anything of what they do, other than that they are there?"""
    return seen.ok and seen.data.get("status") not in (None, "", "available")


def told(seen: Observation, policy: Policy, now: datetime) -> Say:
    if is_away(seen) or seen.data.get("location") or seen.data.get("notes"):
        return say("operator", **_words(seen, policy, now))
    if seen.data.get("staff"):
        return say("staff_day", **seen.data)
    if seen.data.get("asked") == "anybody":
        return say("greeting", name=policy.name, assistant=policy.assistant, greeting=policy.greeting)
    if seen.data.get("asked") == "place" and policy.address:
        return say("address", name=policy.name, address=policy.address)
    if seen.ok and seen.data.get("status"):
        return say("operator", **_words(seen, policy, now))
    return say("unknown_detail")


def _words(seen: Observation, policy: Policy, now: datetime) -> dict[str, Any]:
    words = {name: seen.data.get(name) for name in ("status", "location", "until", "who")}
    words["remark"] = seen.data.get("notes")
    until = words.get("until")
    if not until:
        return words
    moment = in_zone(policy, until)
    today = moment.date() == policy.local(now).date()
    return {**words, "until": moment.time() if today else moment}
