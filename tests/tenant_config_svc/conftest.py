"""The service as others see it: a real app over a real PostgreSQL, spoken to in HTTP."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
import redis
from flask import Flask
from werkzeug.test import TestResponse

from servicekit.access import Principal, Role, TokenSigner
from servicekit.clock import FixedClock
from servicekit.db import Database
from tenant_config_svc.app import create_app
from tenant_config_svc.config import Config
from tests.conftest import MakeDatabase

SECRET = "a secret for tests, of thirty-two characters and more"
ADMIN_KEY = "admin-key-for-tests"
_numbers = itertools.count(10_000)


def make_tenant(**difference: Any) -> dict[str, Any]:
    """A valid tenant with an id of its own and the fewest fields."""
    n = next(_numbers)
    return {
        "id": f"tenant-{n}",
        "name": f"Business {n}",
        "timezone": "America/New_York",
        "hours": {"mon": ["09:00-12:00"]},
        "services": [{"id": "checkup", "name": "Check-up", "duration_minutes": 30}],
        "staff": [{"id": "dr-lee", "name": "Dr. Lee"}],
        **difference,
    }


def make_number() -> str:
    return f"+1202{next(_numbers):07d}"


@dataclass
class Caller:
    """Somebody with a key. Methods answer werkzeug responses; `tenant` is the path below /v1/tenants."""

    app: Flask
    credential: str
    headers: dict[str, str] = field(default_factory=dict)

    def request(self, method: str, path: str, **options: Any) -> TestResponse:
        headers = {**self.headers, **options.pop("headers", {})}
        if self.credential:
            headers["Authorization"] = f"Bearer {self.credential}"
        return self.app.test_client().open(path, method=method, headers=headers, **options)

    def get(self, path: str, **options: Any) -> TestResponse:
        return self.request("GET", path, **options)

    def put(self, path: str, json: Any, **options: Any) -> TestResponse:
        return self.request("PUT", path, json=json, **options)

    def post(self, path: str, json: Any = None, **options: Any) -> TestResponse:
        return self.request("POST", path, **({"json": json} if json is not None else {}), **options)

    def delete(self, path: str, **options: Any) -> TestResponse:
        return self.request("DELETE", path, **options)


@pytest.fixture(scope="module")
def tenant_database(database: MakeDatabase) -> Database:
    return database("tenant_config_svc")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 12, 18, 15, 0, tzinfo=UTC))


def make_config(redis_url: str) -> Config:
    environment = {
        "DATABASE_URL": "postgresql://unused",
        "REDIS_URL": redis_url,
        "INTERNAL_SECRET": SECRET,
        "ADMIN_API_KEY": ADMIN_KEY,
    }
    return Config.from_environment(environment)


@pytest.fixture
def app(tenant_database: Database, redis_url: str, clock: FixedClock) -> Flask:
    return create_app(make_config(redis_url), database=tenant_database, clock=clock)


@pytest.fixture
def admin(app: Flask) -> Caller:
    return Caller(app, ADMIN_KEY)


@pytest.fixture
def service(app: Flask) -> Caller:
    return Caller(app, TokenSigner(SECRET).sign(Principal(Role.SERVICE, None, "gateway"), ttl=3600))


@pytest.fixture
def nobody(app: Flask) -> Caller:
    return Caller(app, "")


@pytest.fixture
def redis_client(redis_url: str) -> Iterator[redis.Redis]:
    with redis.Redis.from_url(redis_url) as client:
        yield client


@dataclass
class Business:
    """A tenant with one caller per role: Alice owns it, Bob works there, a program books for it."""

    document: dict[str, Any]
    alice: Caller
    bob: Caller
    program: Caller

    @property
    def id(self) -> str:
        return str(self.document["id"])

    @property
    def path(self) -> str:
        return f"/v1/tenants/{self.id}"


def open_business(admin: Caller, **difference: Any) -> Business:
    created = admin.put(f"/v1/tenants/{(tenant := make_tenant(**difference))['id']}", tenant)
    assert created.status_code == 201, created.text

    def holder(role: str) -> Caller:
        answer = admin.post(f"/v1/tenants/{tenant['id']}/keys", {"role": role, "label": role})
        return Caller(admin.app, answer.json["key"])

    return Business(created.json, holder("owner"), holder("staff"), holder("agent"))


@pytest.fixture
def business(admin: Caller) -> Business:
    return open_business(admin)


@pytest.fixture
def mallory(admin: Caller) -> Caller:
    """Owns another tenant."""
    return open_business(admin).alice
