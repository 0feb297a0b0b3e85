"""The business under attack: two people, four services, three days, always open."""

from __future__ import annotations

from typing import Any

TENANT = "soak"
DAYS = 3
SERVICES = {"half": (30, 0, 0), "long": (90, 0, 15), "odd": (45, 10, 5), "class": (60, 0, 0)}
"""Minutes: duration, buffer before, buffer after."""
CAPACITY = {"class": 3}
STAFF = ("lee", "kim")
INTERVAL = 15


def span(service: str, start: int) -> tuple[int, int]:
    """The minutes that a start takes from everybody else."""
    duration, before, after = SERVICES[service]
    return start - before, start + duration + after


def seats(service: str) -> int:
    return CAPACITY.get(service, 1)


def make_tenant() -> dict[str, Any]:
    return {
        "id": TENANT,
        "name": "Soak",
        "timezone": "America/New_York",
        "hours": {day: ["00:00-24:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")},
        "services": [
            {
                "id": name,
                "name": name,
                "duration_minutes": duration,
                "slot_interval_minutes": INTERVAL,
                "buffer_before_minutes": before,
                "buffer_after_minutes": after,
                "capacity": seats(name),
            }
            for name, (duration, before, after) in SERVICES.items()
        ],
        "staff": [{"id": member, "name": member} for member in STAFF],
    }
