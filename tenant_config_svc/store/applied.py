"""What stood in the tenants file when a tenant was last applied from it."""

from __future__ import annotations

from datetime import datetime

from servicekit.db import DbConnection


class AppliedStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def digest(self) -> str | None:
        row = self._connection.execute(
            "SELECT digest FROM applied_tenants WHERE tenant_id = %s", (self._tenant_id,)
        ).fetchone()
        return row[0] if row else None

    def remember(self, digest: str, at: datetime) -> None:
        self._connection.execute(
            """
            INSERT INTO applied_tenants (tenant_id, digest, applied_at) VALUES (%s, %s, %s)
            ON CONFLICT (tenant_id) DO UPDATE SET digest = excluded.digest, applied_at = excluded.applied_at
            """,
            (self._tenant_id, digest, at),
        )
