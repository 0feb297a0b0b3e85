"""Whatever the API's own description allows or forbids is sent, and every answer must be as described."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from appointment_svc.app import create_app
from appointment_svc.config import Config
from servicekit.db import Database
from tests.appointment_svc.service import CalendarService

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

# What a description cannot say is refused with 422 all the same: a closed day, a number nobody can dial.
REFUSALS = ["2xx", "401", "403", "404", "409", "422"]
CONFIG = schemathesis.Config.from_dict(
    {"checks": {"positive_data_acceptance": {"expected-statuses": REFUSALS}}}
)


def operations() -> list[tuple[str, str]]:
    """(path, method) of everything that is described; no server is needed for the description."""
    config = Config.from_environment(
        {"DATABASE_URL": "postgresql://x@127.0.0.1:1/x", "INTERNAL_SECRET": "x" * 32}
    )
    document = create_app(config).extensions["api"].document()
    found = [(path, method) for path, methods in document["paths"].items() for method in methods]
    return [one for one in found if one[0] not in ("/v1/health",)]


@pytest.fixture(scope="module")
def schema(calendar_database: Database) -> Any:
    clinic = CalendarService(calendar_database, "schema-clinic")
    return schemathesis.openapi.from_wsgi("/openapi.json", clinic.app, config=CONFIG)


@pytest.mark.parametrize(("path", "method"), operations())
def test_every_answer_is_as_described(schema: Any, path: str, method: str) -> None:
    key = "service" if path == "/v1/fences" else "owner"
    headers = {"Authorization": f"Bearer {key}:schema-clinic"}

    @settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None, database=None)
    @given(case=schema[path][method].as_strategy())
    def holds(case: schemathesis.Case) -> None:
        case.call_and_validate(headers=headers)

    holds()
