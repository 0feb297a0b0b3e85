"""A small calendar in memory with the shapes and the refusals of the appointment service."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from conversation_svc.domain.policy import Policy
from servicekit.errors import Kind, NotFound, ServiceError

PARTS = {"morning": (0, 720), "afternoon": (720, 1020), "evening": (1020, 1441)}


@dataclass
class FakeCalendar:
    policy: Policy
    now: datetime
    booked: dict[str, dict[str, Any]] = field(default_factory=dict)
    holds: dict[str, dict[str, Any]] = field(default_factory=dict)
    people: dict[str, dict[str, Any]] = field(default_factory=dict)  # by phone
    leads: list[dict[str, Any]] = field(default_factory=list)
    waiting: list[dict[str, Any]] = field(default_factory=list)
    note_list: list[tuple[str, str]] = field(default_factory=list)
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)  # by idempotency key
    blocked: set[tuple[str, datetime]] = field(default_factory=set)
    refuse_next: str | None = None  # code of the refusal that the next write gets
    away: bool = False
    writes: int = 0

    def __post_init__(self) -> None:
        self._numbers = itertools.count(101)

    # --- reading

    def find_slots(self, wanted: dict[str, Any]) -> Sequence[dict[str, Any]]:
        self._reach()
        service = self.policy.service(wanted["service_id"])
        assert service is not None
        today = self.policy.local(self.now).date()
        first = date.fromisoformat(wanted.get("from") or today.isoformat())
        last = date.fromisoformat(wanted.get("to") or (first + timedelta(days=14)).isoformat())
        low, high = PARTS.get(wanted.get("part_of_day") or "", (0, 1441))
        found = []
        day = max(first, today)
        while day <= last:
            for opens, closes in self.policy.windows(day):
                minute = opens
                while minute + service.duration_minutes <= closes:
                    start = datetime.combine(day, datetime.min.time(), self.policy.zone) + timedelta(
                        minutes=minute
                    )
                    member = self._free(service.id, start, wanted.get("staff_id"), wanted)
                    if member and start > self.now and low <= minute < high:
                        found.append(self._slot(service.id, start, member))
                    minute += service.duration_minutes
            day += timedelta(days=1)
        return found[: wanted.get("limit", 50)]

    def appointment(self, appointment_id: str) -> dict[str, Any]:
        self._reach()
        if appointment_id not in self.booked:
            raise NotFound
        return self.booked[appointment_id]

    def appointments(self, query: dict[str, Any]) -> Sequence[dict[str, Any]]:
        """Oldest first, whatever became of them, and no more than a page: as the real one."""
        self._reach()
        found = [
            a
            for a in self.booked.values()
            if query.get("phone") in (None, a["phone"])
            and query.get("confirmation_number") in (None, a["confirmation_number"])
            and str(a["start"])[:10] >= query.get("from", "")
        ]
        return sorted(found, key=lambda a: str(a["start"]))[: query.get("limit", 50)]

    def customers(self, phone: str) -> Sequence[dict[str, Any]]:
        self._reach()
        return [self.people[phone]] if phone in self.people else []

    def notes(self, appointment_id: str) -> Sequence[dict[str, Any]]:
        self._reach()
        return [{"text": text} for found, text in self.note_list if found == appointment_id]

    def waitlist(self, query: dict[str, Any]) -> Sequence[dict[str, Any]]:
        self._reach()
        return [w for w in self.waiting if w["customer"].get("phone") == query.get("phone")]

    # --- writing

    def hold(self, wanted: dict[str, Any]) -> dict[str, Any]:
        self._reach()
        start = datetime.fromisoformat(wanted["start"])
        member = self._free(wanted["service_id"], start, wanted.get("staff_id"), wanted)
        if member is None:
            raise self._taken(wanted)
        hold_id = f"hold-{next(self._numbers)}"
        self.holds[hold_id] = {**wanted, "staff_id": member}
        return {
            "hold_id": hold_id,
            "start": wanted["start"],
            "staff_id": member,
            "expires_at": wanted["start"],
        }

    def release(self, hold_id: str) -> None:
        self.holds.pop(hold_id, None)

    def confirm(self, wanted: dict[str, Any], *, key: str) -> dict[str, Any]:
        self._reach()
        if key in self.answers:
            return self.answers[key]
        self._refuse(wanted)
        if wanted.get("hold_id"):
            held = self.holds.pop(wanted["hold_id"], None)
            if held is None:
                raise ServiceError(Kind.CONFLICT, "hold_expired", "expired", extra={"alternatives": []})
            wanted = {**wanted, **held}
        start = datetime.fromisoformat(wanted["start"])
        member = self._free(wanted["service_id"], start, wanted.get("staff_id"), wanted)
        if member is None:
            raise self._taken(wanted)
        self.writes += 1
        number = next(self._numbers)
        customer = wanted["customer"]
        phone = customer.get("phone")
        if phone:
            known = self.people.setdefault(phone, self._person(f"c-{number}", customer))
            if customer.get("name") and customer.get("verified", True):
                self.people[phone] = {**known, "name": customer["name"]}
        slot = self._slot(wanted["service_id"], start, member)
        booked = {
            **slot,
            "appointment_id": f"a-{number}",
            "confirmation_number": f"{self.policy.confirmation_prefix}-{start:%m%d}-{number}",
            "status": "booked",
            "service_id": wanted["service_id"],
            "version": 1,
            "phone": phone,
            "name": customer.get("name"),
            "notes": wanted.get("notes"),
            "location": wanted.get("location"),
            "booked_as": None if customer.get("verified", True) else customer.get("name"),
            "customer": self.people.get(phone) or self._person(f"c-{number}", customer),
        }
        self.booked[booked["appointment_id"]] = booked
        self.answers[key] = booked
        return booked

    def reschedule(self, appointment_id: str, wanted: dict[str, Any], *, key: str) -> dict[str, Any]:
        self._reach()
        if key in self.answers:
            return self.answers[key]
        self._refuse(wanted)
        old = self.appointment(appointment_id)
        start = datetime.fromisoformat(wanted["start"])
        member = self._free(
            old["service_id"], start, wanted.get("staff_id"), {"reschedule_of": appointment_id}
        )
        if member is None:
            raise self._taken({**wanted, "service_id": old["service_id"]})
        self.writes += 1
        moved = {**old, **self._slot(old["service_id"], start, member), "version": old["version"] + 1}
        self.booked[appointment_id] = moved
        self.answers[key] = moved
        return moved

    def cancel(self, appointment_id: str, wanted: dict[str, Any], *, key: str) -> dict[str, Any]:
        self._reach()
        self._refuse(wanted)
        self.writes += 1
        self.booked[appointment_id] = {**self.appointment(appointment_id), "status": "cancelled"}
        return self.booked[appointment_id]

    def add_note(self, appointment_id: str, text: str, *, key: str) -> dict[str, Any]:
        self._reach()
        self.writes += 1
        self.note_list.append((appointment_id, text))
        return {"text": text}

    def add_lead(self, lead: dict[str, Any], *, key: str) -> dict[str, Any]:
        self._reach()
        self.leads.append(lead)
        return {"lead_id": f"LEAD-{len(self.leads)}"}

    def join_waitlist(self, entry: dict[str, Any], *, key: str) -> dict[str, Any]:
        self._reach()
        self.waiting.append({**entry, "status": "waiting"})
        return {"waitlist_id": f"w-{len(self.waiting)}"}

    # --- inside

    def fill(self, day: date, keep: Sequence[str] = ()) -> None:
        """Everything of a day is taken, but the clock times in `keep` ("09:00")."""
        for minute in range(0, 1440, 5):
            start = datetime.combine(day, datetime.min.time(), self.policy.zone) + timedelta(minutes=minute)
            if f"{start:%H:%M}" not in keep:
                self.blocked.update((member.id, start) for member in self.policy.staff)

    def book(
        self, service_id: str, start: str, *, phone: str, name: str, staff_id: str | None = None
    ) -> dict[str, Any]:
        moment = datetime.fromisoformat(start).replace(tzinfo=self.policy.zone)
        wanted = {
            "service_id": service_id,
            "start": moment.isoformat(),
            "staff_id": staff_id,
            "customer": {"name": name, "phone": phone},
        }
        booked = self.confirm({k: v for k, v in wanted.items() if v}, key=f"seed-{next(self._numbers)}")
        self.writes = 0
        return booked

    @staticmethod
    def _person(customer_id: str, told: dict[str, Any]) -> dict[str, Any]:
        return {"customer_id": customer_id, **{key: told.get(key) for key in ("name", "phone", "email")}}

    def _slot(self, service_id: str, start: datetime, member: str) -> dict[str, Any]:
        service = self.policy.service(service_id)
        named = self.policy.member(member)
        assert service is not None
        end = start + timedelta(minutes=service.duration_minutes)
        return {
            "start": start.isoformat(),
            "end": end.isoformat(),
            "staff_id": member,
            "staff_name": named.name if named else "",
            "seats_left": 1,
        }

    def _free(
        self, service_id: str, start: datetime, staff_id: str | None, wanted: dict[str, Any]
    ) -> str | None:
        service = self.policy.service(service_id)
        assert service is not None
        end = start + timedelta(minutes=service.duration_minutes)
        able = service.staff or tuple(member.id for member in self.policy.staff)
        for member in able:
            if staff_id not in (None, member) or (member, start) in self.blocked:
                continue
            taken = any(
                a["staff_id"] == member
                and a["status"] == "booked"
                and a["appointment_id"] != wanted.get("reschedule_of")
                and datetime.fromisoformat(a["start"]) < end
                and datetime.fromisoformat(a["end"]) > start
                for a in self.booked.values()
            )
            held = any(
                h["staff_id"] == member
                and datetime.fromisoformat(h["start"]) == start
                and h.get("session_id") != wanted.get("session_id")
                for h in self.holds.values()
            )
            if not taken and not held:
                return member
        return None

    def _taken(self, wanted: dict[str, Any]) -> ServiceError:
        day = datetime.fromisoformat(wanted["start"]).date().isoformat()
        near = self.find_slots({"service_id": wanted["service_id"], "from": day, "to": day, "limit": 3})
        return ServiceError(Kind.CONFLICT, "slot_taken", "taken", extra={"alternatives": list(near)})

    def _refuse(self, wanted: dict[str, Any]) -> None:
        code, self.refuse_next = self.refuse_next, None
        if code == "slot_taken":
            if wanted.get("hold_id"):
                held = self.holds.pop(wanted["hold_id"])
                wanted = {**wanted, **held}
            start = datetime.fromisoformat(wanted["start"])
            self.blocked.update((member.id, start) for member in self.policy.staff)
            raise self._taken({"service_id": self.policy.services[0].id, **wanted})
        if code:
            raise ServiceError(Kind.INVALID, code, code)

    def _reach(self) -> None:
        if self.away:
            raise ServiceError(Kind.UNAVAILABLE, "appointment_unavailable", "away")
