"""The running house that simulated customers talk to: a tenant for every goal, the chat, and the calendar."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import requests
import yaml

from tests.evaluation.goals import Goal, Wish
from tests.stack import Stack

NOW = "2019-03-01T08:00:00-08:00"  # the "today" of the data, a Friday
ZONE = ZoneInfo("America/Los_Angeles")
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SERVICES = {
    "stylist": ("haircut", "Haircut", ["hair stylist", "stylist", "salon", "hair", "hairdresser", "barber"]),
    "dentist": ("checkup", "Dental check-up", ["dentist", "dental", "cleaning", "teeth", "check-up"]),
    "doctor": (
        "visit",
        "Doctor's visit",
        ["doctor", "physician", "dermatologist", "gynecologist", "general practitioner", "ENT specialist",
         "ophthalmologist"],
    ),
    "therapist": (
        "session",
        "Therapy session",
        ["therapist", "psychologist", "counselor", "psychiatrist", "family counselor"],
    ),
}  # fmt: skip


def tenant_of(goal: Goal, number: int) -> dict[str, Any]:
    service_id, name, aliases = SERVICES[goal.kind]
    return {
        "id": f"sgd-{number}",
        "name": f"The {name} House",
        "timezone": str(ZONE),
        "address": f"5 Elm St, {goal.city or 'Oakland'}",
        "email": "desk@house.example",
        "hours": {day: ["08:00-20:00"] for day in WEEK},
        "services": [
            {"id": service_id, "name": name, "aliases": aliases, "duration_minutes": 15, "price": "60.00 USD"}
        ],
        "staff": [{"id": f"p{place}", "name": name} for place, name in enumerate(goal.staff)],
        "policies": {"max_open_per_customer": 10},
        "faq": [{"question": "Do you take walk-ins?", "answer": "Yes, before noon."}],
    }


class DialogueHouse:
    """`with DialogueHouse(goals) as house`: the whole house, as `make run` starts it."""

    def __init__(self, goals: Sequence[Goal]) -> None:
        self._tenants = {
            goal.dialogue_id: tenant_of(goal, number) for number, goal in enumerate(goals)
        }  # fmt: skip
        self._folder = tempfile.TemporaryDirectory(prefix="frontdesk-dialogues-")
        path = Path(self._folder.name) / "tenants.yaml"
        path.write_text(
            yaml.safe_dump({"tenants": list(self._tenants.values())}, sort_keys=False), encoding="utf-8"
        )
        self.stack = Stack(environment={"TENANTS_FILE": str(path), "NOW": NOW}, timeout=300)
        self._local = threading.local()

    def __enter__(self) -> DialogueHouse:
        self.stack.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self.stack.__exit__(*error)
        self._folder.cleanup()

    def chat(self, goal: Goal, line: str, session_id: str | None) -> tuple[dict[str, Any], float]:
        """The answer, and the milliseconds until the customer had it."""
        body = {"tenant_id": self._tenants[goal.dialogue_id]["id"], "message": line, "session_id": session_id}
        started = time.perf_counter()
        answer = self._call("POST", "/api/chat", json=body).json()
        return answer, (time.perf_counter() - started) * 1000

    def take(self, goal: Goal, wish: Wish, session_id: str | None) -> bool:
        """Somebody else books the time. With the customer's session: as if our own hold had lapsed."""
        tenant = self._tenants[goal.dialogue_id]
        body = {
            "tenant_id": tenant["id"],
            "customer": {"name": "Rival"},
            "service_id": tenant["services"][0]["id"],
            "start": wish.start.replace(tzinfo=ZONE).isoformat(),
            "staff_id": next(m["id"] for m in tenant["staff"] if m["name"] == wish.provider),
            "session_id": session_id,
        }
        return self._call("POST", "/v1/appointments/confirm", may_fail=True, json=body).ok

    def calendar(self, goal: Goal) -> list[tuple[str, str]]:
        """(provider, local start) of what customers booked."""
        return sorted(
            (found["staff_name"], found["start"][:16])
            for found in self._booked(goal)
            if found["customer"]["name"] != "Rival"
        )

    def clear(self, goal: Goal) -> None:
        tenant_id = self._tenants[goal.dialogue_id]["id"]
        for found in self._booked(goal):
            self._call(
                "POST", f"/v1/appointments/{found['appointment_id']}/cancel", json={"tenant_id": tenant_id}
            )

    def _booked(self, goal: Goal) -> list[dict[str, Any]]:
        tenant = self._tenants[goal.dialogue_id]
        names = {member["id"]: member["name"] for member in tenant["staff"]}
        query = {"tenant_id": tenant["id"], "limit": "100"}
        found = self._call("GET", "/v1/appointments", params=query).json()["appointments"]
        return [
            {**each, "staff_name": names[each["staff_id"]]} for each in found if each["status"] == "booked"
        ]

    def _call(self, method: str, path: str, *, may_fail: bool = False, **more: Any) -> requests.Response:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = requests.Session()
            session.headers["Authorization"] = f"Bearer {self.stack.admin_key}"
        answer = session.request(method, self.stack.gateway + path, timeout=30, **more)
        if not may_fail and not answer.ok:
            raise AssertionError(f"{method} {path}: {answer.status_code} {answer.text}")
        return answer
