"""Retention: what is older than the tenant allows is deleted, with everything that hangs on it."""

from __future__ import annotations

from datetime import datetime, timedelta

from conversation_svc.reception import Directory
from servicekit.db import EVERY_TENANT, Database
from servicekit.errors import NotFound

DEFAULT_DAYS = 365


def forget(database: Database, directory: Directory, now: datetime) -> int:
    """How many sessions were deleted. A tenant that is gone keeps the default retention."""
    with database.transaction(EVERY_TENANT) as connection:
        tenants = [row[0] for row in connection.execute("SELECT DISTINCT tenant_id FROM sessions").fetchall()]
        connection.execute("DELETE FROM proof_tries WHERE at < clock_timestamp() - interval '2 days'")
        connection.execute("DELETE FROM codes WHERE created_at < clock_timestamp() - interval '1 day'")
    deleted = 0
    for tenant_id in tenants:
        try:
            days = directory.get(tenant_id).policies.retention_days
        except NotFound:
            days = DEFAULT_DAYS
        with database.transaction(tenant_id) as connection:
            gone = connection.execute(
                "DELETE FROM sessions WHERE tenant_id = %s AND last_at < %s",
                (tenant_id, now - timedelta(days=days)),
            )
            deleted += gone.rowcount
    return deleted
