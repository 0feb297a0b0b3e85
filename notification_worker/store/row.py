"""A notification as it is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from notification_worker.domain.kinds import Kind
from notification_worker.domain.status import Status


@dataclass(frozen=True, slots=True)
class Notification:
    """Instants are aware. `due_at`, `ready_at`, `useful_until` are business time; `tried_at`, `lease_until`
    and `accepted_at` are the database's own clock. `lapses` counts leases whose worker was
    lost, `faults` failures of our own. `facts` feed the template, `reach` holds the person's
    addresses."""

    notification_id: str
    seq: int
    tenant_id: str
    appointment_id: str | None
    version: int | None
    kind: Kind
    channel: str
    sender: str
    recipient: str
    reach: Mapping[str, str | None]
    fallbacks: Sequence[str]
    language: str
    timezone: str | None
    facts: Mapping[str, Any]
    body: str | None
    segments: int | None
    dedupe_key: str
    traceparent: str
    status: Status
    due_at: datetime
    ready_at: datetime
    useful_until: datetime
    lease: str | None
    attempts: int
    lapses: int
    faults: int
    tried_at: datetime | None
    looks: int
    provider_message_id: str | None
    accepted_at: datetime | None
    error: str | None
    created_at: datetime
    updated_at: datetime


_NAMES = [field.name for field in fields(Notification)]
_KIND, _STATUS = _NAMES.index("kind"), _NAMES.index("status")
COLUMNS = ", ".join(_NAMES)


def notification_from(row: Sequence[Any]) -> Notification:
    """From a row selected as COLUMNS."""
    values = list(row)
    values[_KIND] = Kind(values[_KIND])
    values[_STATUS] = Status(values[_STATUS])
    return Notification(*values)
