"""The number of a staff member: the high bits of the occupied range, and the key of the lock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from servicekit.db import Database


class StaffNumbers:
    """Numbers are given once and never change, so they are remembered for the life of the process."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, tenant_id: str, staff_ids: Iterable[str]) -> Mapping[str, int]:
        """Numbers by staff id; staff members seen for the first time get theirs now, in a transaction of
        its own."""
        wanted = list(staff_ids)
        with self._database.transaction(tenant_id) as connection:
            known = connection.execute(
                "SELECT staff_id, number FROM staff_numbers WHERE tenant_id = %s AND staff_id = ANY(%s)",
                (tenant_id, wanted),
            ).fetchall()
            if len(known) < len(set(wanted)):
                connection.execute(
                    """
                    INSERT INTO staff_numbers (tenant_id, staff_id)
                    SELECT %s, staff_id FROM unnest(%s::text[]) AS staff_id ON CONFLICT DO NOTHING
                    """,
                    (tenant_id, sorted(set(wanted) - {staff_id for staff_id, _ in known})),
                )
                known = connection.execute(
                    "SELECT staff_id, number FROM staff_numbers WHERE tenant_id = %s AND staff_id = ANY(%s)",
                    (tenant_id, wanted),
                ).fetchall()
        return dict(known)
