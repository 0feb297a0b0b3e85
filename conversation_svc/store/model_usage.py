"""What models have cost, per tenant, month, provider and model; and the lines a model is told."""

from __future__ import annotations

from typing import Any

from conversation_svc.assisted.budget import Spending
from servicekit.db import Database, DbConnection


class UsageStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def spent(self, month: str) -> int:
        row = self._connection.execute(
            "SELECT coalesce(sum(microcents), 0)::bigint FROM model_usage "
            "WHERE tenant_id = %s AND month = %s",
            (self._tenant_id, month),
        ).fetchone()
        assert row is not None
        return int(row[0])

    def add(self, month: str, spending: Spending, microcents: int) -> None:
        self._connection.execute(
            "INSERT INTO model_usage AS known "
            "(tenant_id, month, provider, model, answers, guessed, input_tokens, output_tokens, microcents) "
            "VALUES (%s, %s, %s, %s, 1, %s, %s, %s, %s) "
            "ON CONFLICT (tenant_id, month, provider, model) DO UPDATE SET answers = known.answers + 1, "
            "guessed = known.guessed + excluded.guessed, "
            "input_tokens = known.input_tokens + excluded.input_tokens, "
            "output_tokens = known.output_tokens + excluded.output_tokens, "
            "microcents = known.microcents + excluded.microcents",
            (
                self._tenant_id,
                month,
                spending.provider,
                spending.model,
                int(spending.guessed),
                spending.input_tokens,
                spending.output_tokens,
                microcents,
            ),
        )

    def months(self, limit: int = 13) -> list[dict[str, Any]]:
        """The latest months first, one row for each provider and model."""
        rows = self._connection.execute(
            "SELECT month, provider, model, answers, guessed, input_tokens, output_tokens, microcents "
            "FROM model_usage WHERE tenant_id = %s AND month IN (SELECT DISTINCT month FROM model_usage "
            "WHERE tenant_id = %s ORDER BY month DESC LIMIT %s) ORDER BY month DESC, provider, model",
            (self._tenant_id, self._tenant_id, limit),
        ).fetchall()
        names = ("month", "provider", "model", "answers", "guessed", "input_tokens", "output_tokens")
        return [{**dict(zip(names, row[:7], strict=True)), "cents": round(row[7] / 1e6, 4)} for row in rows]


class StoredLedger:
    """Implements `assisted.budget.Ledger`: short transactions of their own, none held while a model talks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def spent(self, tenant_id: str, month: str) -> int:
        with self._database.transaction(tenant_id) as connection:
            return UsageStore(connection, tenant_id).spent(month)

    def add(self, tenant_id: str, month: str, spending: Spending, microcents: int) -> None:
        with self._database.transaction(tenant_id) as connection:
            UsageStore(connection, tenant_id).add(month, spending, microcents)


def latest_lines(
    database: Database, tenant_id: str, session_id: str, limit: int = 12
) -> tuple[tuple[str, str], ...]:
    """(role, text) of the last messages of a session, oldest first."""
    with database.transaction(tenant_id) as connection:
        rows = connection.execute(
            "SELECT role, text FROM messages WHERE tenant_id = %s AND session_id = %s "
            "ORDER BY message_id DESC LIMIT %s",
            (tenant_id, session_id, limit),
        ).fetchall()
    return tuple((str(role), str(text)) for role, text in reversed(rows))
