"""One dialogue: what the customer says, what must (not) be heard, and what the calendar must hold at the end.

Keys of a scenario: name, channel, language, phone, business (what is different about it), given (what is in
the calendar before), turns, then. A turn is a line, or {say, hear: [...], not: [...], before: {...}}; `hear`
and `not` are case-insensitive pieces. `then` is graded exactly: appointments as "service start [staff]
[name] [phone] [address]"; also notes, leads, waitlist, handoffs, consents, writes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.fakes.reception import CAROL, NEW_YORK, Reception, make_policy, reception_of


def play(scenario: dict[str, Any]) -> list[str]:
    """Everything that is not as it should be; empty when the scenario holds."""
    reception = Reception(
        channel=scenario.get("channel", "sms"),
        policy=reception_of(scenario["tenant"]).policy
        if "tenant" in scenario
        else make_policy(**_differences(scenario.get("business", {}))),
        phone=scenario.get("phone", CAROL),
        now=_moment(scenario.get("now", "2026-11-20 10:00")),
    )
    _arrange(reception, scenario.get("given", {}))
    problems: list[str] = []
    for turn in scenario["turns"]:
        turn = {"say": turn} if isinstance(turn, str) else turn
        _arrange(reception, turn.get("before", {}))
        answer = reception.say(turn["say"]).lower()
        problems += [
            f"not heard: {piece!r}" for piece in _list(turn.get("hear")) if piece.lower() not in answer
        ]
        problems += [f"heard: {piece!r}" for piece in _list(turn.get("not")) if piece.lower() in answer]
    problems += _grade(reception, scenario["then"])
    return [*problems, "--", *reception.log] if problems else []


def _arrange(reception: Reception, given: dict[str, Any]) -> None:
    calendar = reception.calendar
    for line in given.get("appointments", ()):
        service, start, *rest = line["is"].split(" ")
        start = f"{start}T{rest[0]}"
        calendar.book(
            service,
            start,
            phone=line.get("phone", CAROL),
            name=line.get("name", "Carol Jones"),
            staff_id=rest[1] if len(rest) > 1 else None,
        )
    for day, keep in (given.get("full") or {}).items():
        calendar.fill(day if isinstance(day, date) else date.fromisoformat(day), keep or ())
    for line in given.get("offers", ()):
        service, day, clock = line.split(" ")
        start = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=NEW_YORK).isoformat()
        held = calendar.hold({"service_id": service, "start": start})
        customer = {"name": "Carol Jones", "phone": CAROL}
        offer = {"hold_id": held["hold_id"], "start": start, "staff_id": held["staff_id"]}
        calendar.waiting.append(
            {"status": "offered", "service_id": service, "customer": customer, "offer": offer}
        )
    if "taken" in given:  # somebody else is quicker than the yes
        calendar.refuse_next = "slot_taken"
    if "refuse" in given:
        calendar.refuse_next = given["refuse"]
    if "away" in given:
        calendar.away = given["away"]
    if "operator" in given:
        reception.operator.now = given["operator"]
    if "now" in given:
        reception.now = calendar.now = _moment(given["now"])
    if "code" in given:
        reception.codes.sent[given["code"]] = "271828"


def _grade(reception: Reception, then: dict[str, Any]) -> list[str]:
    found: dict[str, Any] = {
        "appointments": [_told(a, then, reception.policy.zone) for a in reception.appointments],
        "notes": [text for _, text in reception.calendar.note_list],
        "leads": len(reception.calendar.leads),
        "kept": len(reception.leads.kept),
        "waitlist": len(reception.calendar.waiting),
        "handoffs": [h.reason for h in reception.handoffs],
        "consents": [c.granted for c in reception.consents],
        "language": reception.state.language,
        "handoff": reception.state.handoff,
        "verified": reception.state.customer.verified,
        "ended": reception.ended,
    }
    problems = []
    for key, wanted in then.items():
        if key == "notes":
            fine = len(found["notes"]) == len(wanted) and all(
                piece.lower() in text.lower() for piece, text in zip(wanted, found["notes"], strict=True)
            )
        else:
            fine = found[key] == wanted
        if not fine:
            problems.append(f"{key}: wanted {wanted}, found {found[key]}")
    return problems


def _told(appointment: dict[str, Any], then: dict[str, Any], zone: ZoneInfo) -> str:
    start = datetime.fromisoformat(appointment["start"]).astimezone(zone)
    parts = [appointment["service_id"], f"{start:%Y-%m-%d %H:%M}"]
    wanted = " ".join(then.get("appointments", ()))
    if appointment["staff_id"] in wanted:
        parts.append(appointment["staff_id"])
    known = (
        appointment["name"],
        appointment.get("phone"),
        (appointment.get("location") or {}).get("address"),
    )
    parts.extend(each for each in known if each and each in wanted)
    return " ".join(parts)


def _differences(business: dict[str, Any]) -> dict[str, Any]:
    """`goes_out`: everything is done at the customer's place."""
    told = {key: tuple(value) if isinstance(value, list) else value for key, value in business.items()}
    if told.pop("goes_out", False):
        told["services"] = tuple(replace(one, at_customer=True) for one in make_policy().services)
    if "called" in told:  # what the first service is called in Spanish
        first, *others = told.get("services", make_policy().services)
        name = told.pop("called")
        spanish = replace(first, names={"es": name}, aliases=(*first.aliases, name))
        told["services"] = (spanish, *others)
    return told


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


def _list(value: Any) -> list[str]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
