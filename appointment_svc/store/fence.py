"""The rows that the fence asks about, of several tenants at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from appointment_svc.domain.appointment import Status
from servicekit.db import DbConnection


@dataclass(frozen=True, slots=True)
class Question:
    tenant_id: str
    appointment_id: str
    version: int

    @property
    def key(self) -> tuple[str, str]:
        return self.tenant_id, self.appointment_id.lower()


@dataclass(frozen=True, slots=True)
class State:
    """As much of an appointment or a hold as decides about messages. `is_erased`: its customer is."""

    status: Status
    version: int
    expires_at: datetime | None
    is_erased: bool


class FenceStore:
    """Give it a transaction of every tenant."""

    def __init__(self, connection: DbConnection) -> None:
        self._connection = connection

    def lock(self, questions: Sequence[Question]) -> Mapping[tuple[str, str], State]:
        """By (tenant, id); what is not there is missing. In the order of ids, so that two batches never wait
        in a circle; until the end of the transaction nobody else changes these rows."""
        asked = [question for question in questions if _is_id(question.appointment_id)]
        rows = self._connection.execute(
            """
            SELECT a.tenant_id, a.appointment_id::text, a.status, a.version, a.expires_at, a.customer_id
              FROM appointments a
             WHERE (a.tenant_id, a.appointment_id) IN (
                   SELECT * FROM unnest(%s::text[], %s::uuid[]))
             ORDER BY a.appointment_id FOR UPDATE
            """,
            ([question.tenant_id for question in asked], [question.appointment_id for question in asked]),
        ).fetchall()
        erased = self._erased([row[5] for row in rows if row[5] is not None])
        return {(row[0], row[1]): State(Status(row[2]), row[3], row[4], row[5] in erased) for row in rows}

    def _erased(self, customer_ids: list[UUID]) -> set[UUID]:
        """A look of its own: the one that waited for locks may be older than the erasure."""
        rows = self._connection.execute(
            "SELECT customer_id FROM customers WHERE customer_id = ANY(%s) AND erased_at IS NOT NULL",
            (customer_ids,),
        ).fetchall()
        return {row[0] for row in rows}

    def mark_announced(self, passed: Sequence[Question]) -> None:
        """A version that is announced already is not written again."""
        if not passed:
            return
        self._connection.execute(
            """
            UPDATE appointments SET announced_version = told.version
              FROM unnest(%s::text[], %s::uuid[], %s::int[]) AS told (tenant_id, appointment_id, version)
             WHERE appointments.tenant_id = told.tenant_id
               AND appointments.appointment_id = told.appointment_id AND announced_version <> told.version
            """,
            (
                [question.tenant_id for question in passed],
                [question.appointment_id for question in passed],
                [question.version for question in passed],
            ),
        )


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
