from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest

from servicekit.db import Database
from tests.conversation_svc.service.house import House, make_tenant

_numbers = itertools.count()
MakeDatabase = Callable[..., Database]


@pytest.fixture(scope="module")
def databases(database: MakeDatabase) -> tuple[Database, Database]:
    return database("conversation_svc", max_size=32), database("appointment_svc", max_size=32)


@pytest.fixture
def house(databases: tuple[Database, Database]) -> Iterator[House]:
    """Both services and a clinic of its own; Mallory's clinic is next door."""
    number = next(_numbers)
    ours = make_tenant(f"downtown-{number}")
    theirs = make_tenant(f"uptown-{number}", name="Uptown Dental", phone_numbers=[])
    made = House(*databases, [ours, theirs])
    yield made
    made.stop()
