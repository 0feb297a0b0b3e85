"""Keys of a tenant, known by their fingerprints only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from servicekit.db import DbConnection
from tenant_config_svc.store.tenants import Author


@dataclass(frozen=True, slots=True)
class AccessKey:
    key_id: str
    role: str
    label: str
    created_by: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class KeyHolder:
    key_id: str
    tenant_id: str
    role: str


class AccessKeyStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def add(self, key_id: str, fingerprint: str, *, role: str, label: str, author: Author) -> bool:
        """False when there is no such tenant."""
        return (
            self._connection.execute(
                """
                INSERT INTO access_keys (key_id, tenant_id, role, label, fingerprint, created_by, created_at)
                SELECT %s, tenant_id, %s, %s, %s, %s, %s FROM tenants WHERE tenant_id = %s FOR KEY SHARE
                """,
                (key_id, role, label, fingerprint, author.name, author.at, self._tenant_id),
            ).rowcount
            > 0
        )

    def page(self, *, after: str | None, limit: int) -> list[AccessKey]:
        rows = self._connection.execute(
            """
            SELECT key_id, role, label, created_by, created_at FROM access_keys
             WHERE tenant_id = %s AND key_id > %s ORDER BY key_id LIMIT %s
            """,
            (self._tenant_id, after or "", limit),
        ).fetchall()
        return [AccessKey(*row) for row in rows]

    def delete(self, key_id: str) -> bool:
        return (
            self._connection.execute(
                "DELETE FROM access_keys WHERE tenant_id = %s AND key_id = %s", (self._tenant_id, key_id)
            ).rowcount
            > 0
        )


def identify(connection: DbConnection, fingerprint: str) -> KeyHolder | None:
    """Over all tenants: needs a platform-wide transaction."""
    row = connection.execute(
        "SELECT key_id, tenant_id, role FROM access_keys WHERE fingerprint = %s", (fingerprint,)
    ).fetchone()
    return KeyHolder(*row) if row else None
