"""A calendar service with a clinic, a clock that stands still, and callers of every role."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from servicekit.db import Database
from tests.appointment_svc.service import CalendarService

MakeDatabase = Callable[..., Database]
_numbers = itertools.count()


@pytest.fixture(scope="module")
def calendar_database(database: MakeDatabase) -> Database:
    return database("appointment_svc", max_size=32)


@pytest.fixture
def calendar(calendar_database: Database) -> CalendarService:
    """The service, with a fresh tenant of its own: `calendar.tenant_id`."""
    return CalendarService(calendar_database, f"clinic-{next(_numbers)}")


@pytest.fixture
def make_calendar(calendar_database: Database) -> Callable[..., CalendarService]:
    """`make_calendar(timezone=..., services=[...])`: the clinic with these differences."""

    def make(**differences: Any) -> CalendarService:
        return CalendarService(calendar_database, f"clinic-{next(_numbers)}", **differences)

    return make
