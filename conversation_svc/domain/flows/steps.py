"""Small pieces every flow uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from conversation_svc.domain.actions import Actions, Propose, Say
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.state import Booked, Finished, Proposal, Slot, State

Step = tuple[State, Actions]


def say(key: str, *, must_hear: bool = False, **args: Any) -> Say:
    return Say(key, args, must_hear)


def prefixed(first: Iterable[Say], step: Step) -> Step:
    """The same step with something said before it."""
    return step[0], (*first, *step[1])


def propose(
    state: State, tool: str, args: Mapping[str, Any], *, confirmed: bool = False
) -> tuple[State, Propose]:
    """A write that waits for a yes. `confirmed`: the customer's own words asked for exactly this."""
    number = state.proposals + 1
    proposal = Proposal(str(number), tool, dict(args), confirmed)
    return replace(state, proposal=proposal, proposals=number), Propose(proposal)


def done(state: State, kind: str, appointment: Booked | None = None) -> State:
    """The task is finished; what it did stays known for a moment."""
    return replace(
        state,
        task=None,
        proposal=None,
        expected=None,
        about=None,
        finished=Finished(kind, appointment),
        outcome=kind,
        misses=0,
    )


def service_name(policy: Policy, service_id: str | None, fallback: str = "") -> str:
    service = policy.service(service_id)
    return service.name if service else fallback or (service_id or "")


def staff_name(policy: Policy, slot: Slot | Booked, *, asked_for: str | None = None) -> str:
    """Whom to name. With a single staff member, or a mere resource, nobody is named who was not asked for."""
    member = policy.member(slot.staff_id)
    if member and asked_for == member.id:
        return member.name
    if len(policy.staff) <= 1 or (member and member.kind != "person"):
        return ""
    return member.name if member else slot.staff_name


def in_zone(policy: Policy, instant: str | datetime) -> datetime:
    moment = datetime.fromisoformat(instant) if isinstance(instant, str) else instant
    return moment.astimezone(policy.zone)


def slot_from(data: Mapping[str, Any], service_id: str, policy: Policy) -> Slot:
    return Slot(
        service_id=str(data.get("service_id") or service_id),
        start=in_zone(policy, data["start"]),
        end=in_zone(policy, data["end"]),
        staff_id=str(data.get("staff_id") or ""),
        staff_name=str(data.get("staff_name") or ""),
    )


def booked_from(data: Mapping[str, Any], policy: Policy) -> Booked:
    staff_id = str(data.get("staff_id") or "")
    member = policy.member(staff_id)
    return Booked(
        appointment_id=str(data["appointment_id"]),
        confirmation_number=str(data.get("confirmation_number") or ""),
        service_id=str(data["service_id"]),
        service_name=service_name(policy, data["service_id"], str(data.get("service_name") or "")),
        start=in_zone(policy, data["start"]),
        end=in_zone(policy, data["end"]),
        staff_id=staff_id,
        staff_name=str(data.get("staff_name") or (member.name if member else "")),
        status=str(data.get("status") or "booked"),
        version=int(data.get("version") or 1),
    )
