"""READ tools for a model: run behind the same door as always, answered in words it may repeat."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from conversation_svc.assisted.offers import Offers
from conversation_svc.domain.actions import Observation
from conversation_svc.domain.flows import information
from conversation_svc.domain.phrases import language_of
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.rendering import render

LONGEST_ANSWER = 6_000  # characters of one tool's answer
READABLE = frozenset(
    [
        "get-time-slots",
        "get-available-dates",
        "get-working-hours",
        "get-operator-state",
        "get-weather",
        "resolve-date",
        "list-projects",
        "get-project-details",
    ]
)
_IN_WORDS = frozenset({"get-working-hours", "get-operator-state"})


class Reader:
    """One turn's reading. `sayings` are the words that tools gave, each allowed as a whole."""

    def __init__(
        self,
        run: Callable[[str, Mapping[str, Any]], Observation],
        policy: Policy,
        language: str,
        channel: str,
        offers: Offers,
        now: datetime,
    ) -> None:
        self._run = run
        self._policy = policy
        self._language = language
        self._channel = channel
        self._offers = offers
        self._now = now
        self.sayings: list[str] = []
        self.seen: list[Observation] = []

    def read(self, name: str, arguments: Mapping[str, Any]) -> tuple[str, bool]:
        """The tool's answer as JSON text, and whether it could answer."""
        if name == "get-project-details" and arguments.get("appointment_id"):
            return json.dumps({"error": "use get-appointment-status"}), False
        seen = self._run(name, {key: value for key, value in arguments.items() if value not in (None, "")})
        self.seen.append(seen)
        if not seen.ok:
            return json.dumps({"error": seen.error}), False
        answer = json.dumps(self._told(seen, arguments), default=str, ensure_ascii=False)
        return answer[:LONGEST_ANSWER], True

    def _told(self, seen: Observation, arguments: Mapping[str, Any]) -> Any:
        if seen.tool == "get-time-slots":
            slots = seen.data.get("slots", ())
            told = self._offers.add(slots, str(arguments.get("service_id")))
            return {"slots": told, "more": max(0, len(slots) - len(told))}
        if seen.tool == "get-available-dates":
            return {"dates": [self._day(day) for day in seen.data.get("dates", ())[:31]]}
        if seen.tool in _IN_WORDS:
            said = render(
                (information.observed(seen, self._policy, self._now),), self._language, self._channel
            )
            self.sayings.append(said)
            return {"say": said}
        return seen.data

    def _day(self, iso: str) -> dict[str, str]:
        spoken = self._channel == "voice"
        said = language_of(self._language).dates.day(date.fromisoformat(iso), spoken=spoken)
        self.sayings.append(said)
        return {"date": iso, "say": said}
