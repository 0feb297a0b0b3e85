"""What each tenant's operator said last."""

from __future__ import annotations

from servicekit.db import DbConnection
from tenant_config_svc.domain.operator_state import OperatorState


class OperatorStateStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def find(self) -> OperatorState | None:
        row = self._connection.execute(
            """
            SELECT status, location, notes, until, set_at, set_by FROM operator_states WHERE tenant_id = %s
            """,
            (self._tenant_id,),
        ).fetchone()
        return OperatorState(*row) if row else None

    def save(self, state: OperatorState) -> None:
        self._connection.execute(
            """
            INSERT INTO operator_states (tenant_id, status, location, notes, until, set_by, set_at)
            VALUES (%s, %s, %s, %s, %s, %s, %s)
            ON CONFLICT (tenant_id) DO UPDATE
               SET status = excluded.status, location = excluded.location, notes = excluded.notes,
                   until = excluded.until, set_at = excluded.set_at, set_by = excluded.set_by
            """,
            (
                self._tenant_id,
                state.status,
                state.location,
                state.notes,
                state.until,
                state.set_by,
                state.set_at,
            ),
        )

    def delete(self) -> None:
        self._connection.execute("DELETE FROM operator_states WHERE tenant_id = %s", (self._tenant_id,))
