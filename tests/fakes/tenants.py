"""Tenants without the tenant-config service."""

from __future__ import annotations

from typing import Any

from servicekit.errors import NotFound
from servicekit.payloads.tenant import Tenant


def make_tenant(tenant_id: str = "downtown", **differences: Any) -> Tenant:
    """Downtown Dental in New York, open all week, with a reminder a day and two hours before."""
    document: dict[str, Any] = {
        "id": tenant_id,
        "name": "Downtown Dental",
        "confirmation_prefix": "DOWN",
        "timezone": "America/New_York",
        "languages": ["en", "es"],
        "phone_numbers": ["+12025550101"],
        "transfer_number": "+12025550199",
        "address": "12 Main St, Springfield",
        "hours": {day: ["09:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")},
        "services": [{"id": "checkup", "name": "Check-up", "duration_minutes": 30}],
        "staff": [{"id": "dr-lee", "name": "Dr. Lee"}],
    }
    return Tenant.model_validate({**document, **differences})


class FakeTenants:
    def __init__(self, *tenants: Tenant) -> None:
        self._tenants = {tenant.id: tenant for tenant in tenants}

    def put(self, tenant: Tenant) -> None:
        self._tenants[tenant.id] = tenant

    def get(self, tenant_id: str) -> Tenant:
        if tenant_id not in self._tenants:
            raise NotFound
        return self._tenants[tenant_id]
