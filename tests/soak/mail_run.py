"""Putting many messages into the database at once, as the intake would one by one."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from notification_worker.domain.kinds import Kind
from notification_worker.domain.planning import Draft
from notification_worker.store.planned import Letterhead, PlannedStore
from servicekit.db import Database

DueOf = Callable[[int], datetime]


def plan_messages(
    database_url: str,
    count: int,
    *,
    tenants: int,
    due_of: DueOf,
    kind: Kind = Kind.REMINDER,
    life: timedelta = timedelta(hours=2),
    prefix: str = "apt",
    appointment_of: Callable[[str, int], str] = "{}-{}".format,
) -> list[str]:
    """`count` messages spread over the tenants in turn; one appointment and one recipient each. Their ids."""
    database = Database(database_url, max_size=2)
    now = datetime.now(UTC)
    ids: list[str] = []
    for tenant_number in range(tenants):
        tenant_id = f"t{tenant_number:03d}"
        with database.transaction(tenant_id) as connection:
            store = PlannedStore(connection, tenant_id)
            for number in range(tenant_number, count, tenants):
                notification_id = f"ntf-{uuid.uuid4().hex}"
                ids.append(notification_id)
                due = due_of(number)
                start = due + timedelta(hours=3)
                draft = Draft(
                    kind=kind,
                    channel="sms",
                    to=f"+1415{number:07d}",
                    language="en" if number % 3 else "es",
                    due=due,
                    useful_until=due + life,
                    dedupe_key=f"{prefix}-{number}",
                )
                head = Letterhead(
                    sender_of_channel={"sms": f"sms:+1202555{tenant_number:04d}"},
                    facts={
                        "start": start.isoformat(),
                        "end": (start + timedelta(minutes=30)).isoformat(),
                        "code": f"CLIN-{number}",
                    },
                    reach={"phone": f"+1415{number:07d}"},
                    timezone=None,
                    traceparent="",
                    appointment_id=appointment_of(prefix, number),
                    version=1,
                )
                assert store.add(notification_id, draft, head, now=now)
    database.close()
    return ids
