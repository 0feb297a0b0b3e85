"""What a Bedrock Agent may do here: look for times, book, cancel, move. The entry point is `handler`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import events
from config import Config
from events import Action
from frontdesk import Frontdesk, Refused

MOST_SLOTS = 10
_TOLD = ("code", "detail")


class Incomplete(Exception):
    """The agent has not asked the customer for everything."""


def check_availability(desk: Frontdesk, action: Action) -> Mapping[str, Any]:
    given = _needed(action, "service_id")
    wanted = {name: given[name] for name in ("service_id", "staff_id", "part_of_day") if name in given}
    first = given.get("from") or given.get("date")
    last = given.get("to") or given.get("date")
    wanted |= {name: day for name, day in (("from", first), ("to", last)) if day}
    slots = desk.post("/v1/slots/search", {**wanted, "limit": MOST_SLOTS})["slots"]
    return {"slots": [{k: slot[k] for k in ("start", "end", "staff_id", "staff_name")} for slot in slots]}


def book_appointment(desk: Frontdesk, action: Action) -> Mapping[str, Any]:
    given = _needed(action, "service_id", "start", "name", "phone")
    time = {name: given[name] for name in ("service_id", "start", "staff_id") if name in given}
    customer = {name: given[name] for name in ("name", "phone", "email") if name in given}
    once = _digest(action.session_id, given["service_id"], given["start"], given["phone"])
    booked = desk.post(
        "/v1/appointments/confirm", {**time, "customer": customer, "channel": "agent"}, once=once
    )
    return _appointment(booked)


def cancel_appointment(desk: Frontdesk, action: Action) -> Mapping[str, Any]:
    found = _proven(desk, action)
    path = f"/v1/appointments/{found['appointment_id']}/cancel"
    return _appointment(desk.post(path, {"by": "customer"}, once=_digest(path, str(found["version"]))))


def reschedule_appointment(desk: Frontdesk, action: Action) -> Mapping[str, Any]:
    start = _needed(action, "start")["start"]
    found = _proven(desk, action)
    path = f"/v1/appointments/{found['appointment_id']}/reschedule"
    version = found["version"]
    body = {"start": start, "version": version}
    return _appointment(desk.post(path, body, once=_digest(path, start, str(version))))


ACTIONS: Mapping[str, Callable[[Frontdesk, Action], Mapping[str, Any]]] = {
    "check_availability": check_availability,
    "book_appointment": book_appointment,
    "cancel_appointment": cancel_appointment,
    "reschedule_appointment": reschedule_appointment,
}


def handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """The Lambda. Whatever happens, the agent gets an answer of the form it asked in."""
    return respond(event, _desk())


def respond(event: Mapping[str, Any], desk: Frontdesk) -> dict[str, Any]:
    try:
        action = events.read(event)
        return events.answer(event, ACTIONS[action.name](desk, action), ok=True)
    except KeyError:
        told: dict[str, Any] = {"code": "unknown_action", "detail": "There is no such action."}
    except Incomplete as missing:
        told = {"code": "incomplete", "detail": f"Ask the customer for: {missing}."}
    except Refused as refused:
        told = {name: refused.problem.get(name) for name in _TOLD}
        if refused.problem.get("alternatives"):
            told["alternatives"] = refused.problem["alternatives"]
    return events.answer(event, told, ok=False)


def _needed(action: Action, *names: str) -> Mapping[str, str]:
    missing = [name for name in names if name not in action.arguments]
    if missing:
        raise Incomplete(", ".join(missing))
    return action.arguments


def _proven(desk: Frontdesk, action: Action) -> Mapping[str, Any]:
    """The booked appointment with that number and that phone. One without the other proves nothing."""
    given = _needed(action, "confirmation_number", "phone")
    query = {"confirmation_number": given["confirmation_number"].upper(), "phone": given["phone"]}
    found = [one for one in desk.get("/v1/appointments", query)["appointments"] if one["status"] == "booked"]
    if len(found) != 1:
        raise Refused({"code": "not_found", "detail": "No appointment has this number and this phone."})
    appointment: Mapping[str, Any] = found[0]
    return appointment


def _appointment(booked: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        name: booked[name] for name in ("confirmation_number", "status", "start", "service_id", "staff_id")
    }


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:40]


@cache
def _desk() -> Frontdesk:
    """Made once for each Lambda that is kept warm."""
    config = Config.from_environment()
    return Frontdesk(config.url, config.tenant_id, config.key)
