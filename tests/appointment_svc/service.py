"""The calendar service as tests drive it: the real app on the real PostgreSQL, tenants and clock in hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from appointment_svc.app import create_app
from appointment_svc.backends.base import Backend
from appointment_svc.config import Config
from servicekit.access import Principal, Role
from servicekit.clock import FixedClock
from servicekit.db import Database
from servicekit.errors import NotFound
from servicekit.payloads.tenant import Tenant

NOW = datetime(2026, 12, 14, 13, 0, tzinfo=UTC)  # a Monday, 08:00 in New York
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class FakeDirectory:
    """Tenants by id, as the tenant-config service would give them."""

    def __init__(self) -> None:
        self.tenants: dict[str, Tenant] = {}

    def get(self, tenant_id: str) -> Tenant:
        if tenant_id not in self.tenants:
            raise NotFound
        return self.tenants[tenant_id]

    def all_ids(self) -> list[str]:
        return list(self.tenants)

    def all_tenants(self) -> list[Tenant]:
        return list(self.tenants.values())


class FakeCallers:
    """A key reads "role:tenant"; "admin" and "service" stand for the platform."""

    def identify(self, credential: str) -> Principal | None:
        role, _, tenant = credential.partition(":")
        if role not in {one.value for one in Role}:
            return None
        return Principal(Role(role), tenant or None, f"{role}-key")


def make_tenant(tenant_id: str, **differences: Any) -> Tenant:
    return Tenant.model_validate(
        {
            "id": tenant_id,
            "name": "Downtown Dental",
            "confirmation_prefix": "DOWN",
            "timezone": "America/New_York",
            "hours": {day: ["09:00-17:00"] for day in WEEKDAYS[:5]},
            "services": [{"id": "checkup", "name": "Check-up", "duration_minutes": 30}],
            "staff": [{"id": "lee", "name": "Dr. Lee"}],
            **differences,
        }
    )


@dataclass(frozen=True)
class Reply:
    status: int
    json: Any
    headers: Any
    text: str

    @property
    def code(self) -> str:
        return str(self.json["code"])


class CalendarService:
    def __init__(
        self, database: Database, tenant_id: str = "downtown", now: datetime = NOW, **differences: Any
    ) -> None:
        self.database = database
        self.tenant_id = tenant_id
        self.clock = FixedClock(now)
        self.directory = FakeDirectory()
        self.configure(**differences)
        self.start()

    def start(
        self,
        *,
        backends: Mapping[str, Backend] | None = None,
        notification_url: str = "http://127.0.0.1:1",
    ) -> None:
        """Anew, with other neighbours. Without an address the notification worker is away."""
        database = self.database
        config = Config.from_environment(
            {
                "DATABASE_URL": database.url,
                "INTERNAL_SECRET": "x" * 32,
                "NOTIFICATION_URL": notification_url,
            }
        )
        self.app = create_app(
            config,
            database=database,
            directory=self.directory,
            callers=FakeCallers(),
            clock=self.clock,
            backends=backends,
        )
        self.client = self.app.test_client()

    def configure(self, **differences: Any) -> None:
        """Give the tenant a new version."""
        self.directory.tenants[self.tenant_id] = make_tenant(self.tenant_id, **differences)

    def call(
        self,
        method: str,
        path: str,
        json: Any = None,
        *,
        key: str = "owner",
        headers: Any = None,
        bare: bool = False,
        **query: Any,
    ) -> Reply:
        """As the holder of a key of this tenant; `key` is a role, or "admin", or "role:tenant". `bare`: the
        body as it is, without naming the tenant."""
        credential = key if ":" in key or key in ("admin", "service") else f"{key}:{self.tenant_id}"
        sent = {"Authorization": f"Bearer {credential}", **(headers or {})}
        arguments = {"tenant_id": self.tenant_id, **query} if json is None else query
        body = json if json is None or bare else {"tenant_id": self.tenant_id, **json}
        response = self.client.open(path, method=method, json=body, query_string=arguments, headers=sent)
        parsed = response.get_json(force=True) if response.data and "json" in response.content_type else None
        return Reply(response.status_code, parsed, response.headers, response.text)

    def post(self, path: str, json: Any = None, **rest: Any) -> Reply:
        return self.call("POST", path, json or {}, **rest)

    def get(self, path: str, **query: Any) -> Reply:
        return self.call("GET", path, **query)

    def delete(self, path: str, **query: Any) -> Reply:
        return self.call("DELETE", path, **query)

    # --- the everyday calls

    def search(self, service_id: str = "checkup", **wish: Any) -> Reply:
        return self.post("/v1/slots/search", {"service_id": service_id, **wish})

    def times(self, day: str = "2026-12-15", **wish: Any) -> list[str]:
        """Free starts of a local day as wall-clock times."""
        found = self.search(**{"from": day, "to": day, "limit": 1000, **wish})
        assert found.status == 200, found.json
        return [slot["start"][11:16] for slot in found.json["slots"]]

    def hold(self, start: str, service_id: str = "checkup", **rest: Any) -> Reply:
        return self.post("/v1/holds", {"service_id": service_id, "start": start, **rest})

    def confirm(
        self, start: str | None = None, *, headers: Any = None, key: str = "owner", **rest: Any
    ) -> Reply:
        wish = {"service_id": "checkup", "start": start} if start else {}
        body = {"customer": {"name": "Carol", "phone": "(202) 555-0143"}, **wish, **rest}
        return self.post("/v1/appointments/confirm", body, headers=headers, key=key)

    def reschedule(self, appointment_id: str, start: str, **rest: Any) -> Reply:
        key = rest.pop("key", "owner")
        return self.post(f"/v1/appointments/{appointment_id}/reschedule", {"start": start, **rest}, key=key)

    def cancel(self, appointment_id: str, **rest: Any) -> Reply:
        key = rest.pop("key", "owner")
        return self.post(f"/v1/appointments/{appointment_id}/cancel", rest, key=key)


def at(clock: str, day: str = "2026-12-15", offset: str = "-05:00") -> str:
    """An instant of the default clinic's tomorrow."""
    return f"{day}T{clock}:00{offset}"
