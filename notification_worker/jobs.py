"""What the queue's jobs do. A job carries ids; everything else is in the row."""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar

from notification_worker.crew import Crew
from notification_worker.store.claims import Claim

# Set once by the worker process before it takes its first job: RQ finds a job by its dotted name alone.
CREW: ContextVar[Crew] = ContextVar("crew")


def deliver(claims: Sequence[Sequence[str]]) -> None:
    """`claims`: [tenant_id, notification_id, lease, channel] each. Returns once threads have taken them."""
    CREW.get().submit([_claim(*ids) for ids in claims])


def _claim(tenant_id: str, notification_id: str, lease: str, channel: str) -> Claim:
    return Claim(tenant_id, notification_id, lease, channel, sender="", lapses=0)
