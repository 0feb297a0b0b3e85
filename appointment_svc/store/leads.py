"""People who asked but did not book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from servicekit.db import DbConnection

_COLUMNS = "lead_id, position, name, phone, message, details, created_at"


class Leads:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def add(self, candidates: Iterable[str], name: str, rest: dict[str, Any], now: datetime) -> str:
        """Write the lead under the first id that is free, and return that id."""
        for lead_id in candidates:
            row = self._connection.execute(
                """
                INSERT INTO leads (tenant_id, lead_id, name, phone, message, details, created_at)
                VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING RETURNING 1
                """,
                (
                    self._tenant_id,
                    lead_id,
                    name,
                    rest.get("phone"),
                    rest.get("message"),
                    Jsonb(rest.get("details") or {}),
                    now,
                ),
            ).fetchone()
            if row is not None:
                return lead_id
        raise AssertionError("lead ids never end")

    def listed(self, before: int | None, limit: int) -> list[tuple[Any, ...]]:
        """(lead_id, position, name, phone, message, details, created_at), the newest first."""
        return self._connection.execute(
            f"""
            SELECT {_COLUMNS} FROM leads
             WHERE tenant_id = %s AND position < coalesce(%s, 9223372036854775807)
             ORDER BY position DESC LIMIT %s
            """,  # noqa: S608 - constants
            (self._tenant_id, before, limit),
        ).fetchall()

    def of_phones(self, phones: Sequence[str]) -> list[dict[str, Any]]:
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM leads WHERE tenant_id = %s AND phone = ANY(%s) ORDER BY position",  # noqa: S608
            (self._tenant_id, list(phones)),
        ).fetchall()
        return [
            {"lead_id": row[0], "name": row[2], "phone": row[3], "message": row[4], "details": row[5]}
            for row in rows
        ]
