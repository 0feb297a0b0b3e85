"""Tenants, their versions and their phone numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from psycopg.types.json import Jsonb

from servicekit.db import DbConnection

How = Literal["created", "changed", "restored", "applied"]
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, and when (aware)."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Version:
    version: int
    how: str
    written_by: str
    written_at: datetime


class TenantStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def lock(self) -> None:
        """Writers of one tenant go one after the other, also while there is no row to lock yet."""
        self._connection.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", (self._tenant_id,))

    def find(self) -> Document | None:
        row = self._connection.execute(
            "SELECT document FROM tenants WHERE tenant_id = %s", (self._tenant_id,)
        ).fetchone()
        return row[0] if row else None

    def save(self, document: Document, *, how: How, author: Author) -> int:
        """Write the next version and return its number. The caller holds the lock."""
        row = self._connection.execute(
            """
            INSERT INTO tenants AS t (tenant_id, version, document, updated_at) VALUES (%s, 1, %s, %s)
            ON CONFLICT (tenant_id) DO UPDATE
               SET version = t.version + 1, document = excluded.document, updated_at = excluded.updated_at
            RETURNING version
            """,
            (self._tenant_id, Jsonb(document), author.at),
        ).fetchone()
        assert row is not None
        self._connection.execute(
            """
            INSERT INTO tenant_versions (tenant_id, version, document, how, written_by, written_at)
            VALUES (%s, %s, %s, %s, %s, %s)
            """,
            (self._tenant_id, row[0], Jsonb(document), how, author.name, author.at),
        )
        return int(row[0])

    def release_numbers(self) -> None:
        self._connection.execute("DELETE FROM phone_numbers WHERE tenant_id = %s", (self._tenant_id,))

    def take_numbers(self, numbers: Sequence[str]) -> list[str]:
        """Make these numbers the tenant's. Returns those that others have; waits for undecided ones."""
        refused = []
        for number in sorted(numbers):  # one order for all writers, so that they cannot deadlock
            taken = self._connection.execute(
                "INSERT INTO phone_numbers (number, tenant_id) VALUES (%s, %s) ON CONFLICT DO NOTHING",
                (number, self._tenant_id),
            ).rowcount
            if not taken:
                refused.append(number)
        return refused

    def delete(self) -> bool:
        """The tenant with its versions, numbers, keys and operator state. False when there is none."""
        return (
            self._connection.execute("DELETE FROM tenants WHERE tenant_id = %s", (self._tenant_id,)).rowcount
            > 0
        )

    def versions(self, *, before: int | None, limit: int) -> list[Version]:
        """Newest first; `before` is the last version of the page before."""
        rows = self._connection.execute(
            """
            SELECT version, how, written_by, written_at FROM tenant_versions
             WHERE tenant_id = %s AND version < coalesce(%s, 2147483647) ORDER BY version DESC LIMIT %s
            """,
            (self._tenant_id, before, limit),
        ).fetchall()
        return [Version(*row) for row in rows]

    def find_version(self, version: int) -> Document | None:
        row = self._connection.execute(
            "SELECT document FROM tenant_versions WHERE tenant_id = %s AND version = %s",
            (self._tenant_id, version),
        ).fetchone()
        return row[0] if row else None


def list_tenants(connection: DbConnection, *, after: str | None, limit: int) -> list[Document]:
    """The tenants this transaction may see, by id."""
    rows = connection.execute(
        "SELECT document FROM tenants WHERE tenant_id > %s ORDER BY tenant_id LIMIT %s", (after or "", limit)
    ).fetchall()
    return [row[0] for row in rows]


def find_by_phone(connection: DbConnection, number: str) -> Document | None:
    """Over all tenants: needs a platform-wide transaction."""
    row = connection.execute(
        "SELECT document FROM tenants JOIN phone_numbers USING (tenant_id) WHERE number = %s", (number,)
    ).fetchone()
    return row[0] if row else None


def owners_of_numbers(connection: DbConnection, numbers: Sequence[str]) -> dict[str, str]:
    """number -> tenant, over all tenants: needs a platform-wide transaction."""
    return dict(
        connection.execute(
            "SELECT number, tenant_id FROM phone_numbers WHERE number = ANY(%s)", (list(numbers),)
        ).fetchall()
    )
