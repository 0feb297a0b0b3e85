"""What the calendar's own code sends to PostgreSQL when it books."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from appointment_svc.app import create_app
from appointment_svc.config import Config
from deploy.bench.replay import Recording, recorded
from tests.soak.calendar_run.house import Calendar


def recorded_bookings(
    calendar: Calendar, tenant_id: str, bookings: Iterable[dict[str, Any]]
) -> list[Recording]:
    """Book them in this process, on the database of the running calendar; one recording each."""
    app = create_app(Config.from_environment(calendar.environment())).test_client()
    headers = {"Authorization": f"Bearer {calendar.token(tenant_id)}"}
    recordings: list[Recording] = []
    for booking in bookings:
        with recorded() as statements:
            answer = app.post("/v1/appointments/confirm", json=booking, headers=headers)
        assert answer.status_code == 201, answer.text
        recordings.append(statements)
    return recordings
