"""What this service's requests and answers look like, beside the tenant itself."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, Field

from servicekit.payloads.tenant import Tenant
from servicekit.web import Body, Query

KeyRole = Literal["owner", "staff", "agent"]


class PageQuery(Query):
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: str | None = None


class TenantPage(BaseModel):
    tenants: list[Tenant]
    next_cursor: str | None


class VersionEntry(BaseModel):
    version: int
    how: Literal["created", "changed", "restored", "applied"]
    written_by: str
    written_at: datetime


class VersionPage(BaseModel):
    versions: list[VersionEntry]
    next_cursor: str | None


class KeyRequest(Body):
    role: KeyRole
    label: Annotated[str, Field(max_length=200)] = ""


class KeyEntry(BaseModel):
    key_id: str
    role: KeyRole
    label: str
    created_by: str
    created_at: datetime


class NewKey(BaseModel):
    key: str
    key_id: str
    role: KeyRole
    label: str
    created_at: datetime


class KeyPage(BaseModel):
    keys: list[KeyEntry]
    next_cursor: str | None


class IdentifyRequest(Body):
    fingerprint: Annotated[str, Field(min_length=64, max_length=64)]


class IdentifyAnswer(BaseModel):
    key_id: str | None
    tenant_id: str | None = None
    role: KeyRole | None = None


class OperatorStateRequest(Body):
    status: Annotated[str, Field(min_length=1, max_length=100)]
    location: Annotated[str, Field(max_length=500)] | None = None
    notes: Annotated[str, Field(max_length=2000)] | None = None
    until: AwareDatetime | None = None


class OperatorStateAnswer(BaseModel):
    tenant_id: str
    status: str
    location: str | None
    notes: str | None
    until: datetime | None
    is_default: bool
    set_at: datetime | None
    set_by: str | None
