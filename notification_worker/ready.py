"""A message that has passed every question and may leave."""

from __future__ import annotations

import time
from dataclasses import dataclass

from notification_worker.composition import Composed
from notification_worker.store.row import Notification
from servicekit.payloads.tenant import Tenant


@dataclass(frozen=True, slots=True)
class Ready:
    """`start_by`: of the monotonic clock. Who begins later might still be sending when the lease runs out and
    others start to look into it."""

    notification: Notification
    composed: Composed
    tenant: Tenant
    start_by: float

    @property
    def is_too_late(self) -> bool:
        return time.monotonic() > self.start_by


def lease_of(notification: Notification) -> str:
    assert notification.lease is not None
    return notification.lease
