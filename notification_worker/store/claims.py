"""Who may work on what: leases. One statement claims, so that no two dispatchers get the same row.

Leases are measured on the database's clock: one clock for all, whatever a worker's own clock does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from notification_worker.domain.fairness import Lane
from servicekit.db import DbConnection


@dataclass(frozen=True, slots=True)
class Claim:
    tenant_id: str
    notification_id: str
    lease: str
    channel: str
    sender: str
    lapses: int


class ClaimStore:
    """Works on all tenants' rows: give it a transaction of every tenant."""

    def __init__(self, connection: DbConnection) -> None:
        self._connection = connection

    def database_now(self) -> datetime:
        row = self._connection.execute("SELECT clock_timestamp()").fetchone()
        assert row is not None
        instant: datetime = row[0]
        return instant

    def is_anything_due(self, now: datetime) -> bool:
        row = self._connection.execute(
            "SELECT 1 FROM notifications WHERE status = 'pending' AND ready_at <= %s LIMIT 1", (now,)
        ).fetchone()
        return row is not None

    def lanes_due(self, now: datetime) -> list[Lane]:
        """Lanes with something due. Walks from lane to lane in the index: the cost is the number of lanes,
        not of waiting rows."""
        rows = self._connection.execute(
            """
            WITH RECURSIVE lane AS (
                (SELECT sender, tenant_id FROM notifications WHERE status = 'pending'
                  ORDER BY sender, tenant_id LIMIT 1)
                UNION ALL
                SELECT following.sender, following.tenant_id
                  FROM lane
                 CROSS JOIN LATERAL (
                        SELECT sender, tenant_id FROM notifications
                         WHERE status = 'pending' AND (sender, tenant_id) > (lane.sender, lane.tenant_id)
                         ORDER BY sender, tenant_id LIMIT 1) following
            )
            SELECT lane.sender, lane.tenant_id
              FROM lane
             WHERE EXISTS (SELECT 1 FROM notifications waiting
                            WHERE waiting.status = 'pending' AND waiting.sender = lane.sender
                              AND waiting.tenant_id = lane.tenant_id AND waiting.ready_at <= %s)
            """,
            (now,),
        ).fetchall()
        return [Lane(sender, tenant_id) for sender, tenant_id in rows]

    def in_flight(self) -> dict[Lane, int]:
        rows = self._connection.execute(
            """
            SELECT sender, tenant_id, count(*) FROM notifications
             WHERE status IN ('leased', 'sending') GROUP BY sender, tenant_id
            """
        ).fetchall()
        return {Lane(sender, tenant_id): count for sender, tenant_id, count in rows}

    def claim(
        self, quota: Mapping[Lane, int], *, now: datetime, lease: str, lasting: timedelta
    ) -> list[Claim]:
        """Up to the lane's quota of each lane, the longest due first."""
        rows = self._connection.execute(
            """
            UPDATE notifications
               SET status = 'leased', lease = %(lease)s, lease_until = clock_timestamp() + %(lasting)s,
                   updated_at = clock_timestamp()
             WHERE notification_id IN (
                    SELECT picked.notification_id
                      FROM unnest(%(senders)s::text[], %(tenants)s::text[], %(counts)s::int[])
                           AS lane (sender, tenant_id, quota)
                     CROSS JOIN LATERAL (
                            SELECT notification_id FROM notifications
                             WHERE status = 'pending' AND sender = lane.sender AND tenant_id = lane.tenant_id
                               AND ready_at <= %(now)s
                             ORDER BY ready_at LIMIT lane.quota
                               FOR UPDATE SKIP LOCKED) picked)
            RETURNING tenant_id, notification_id, lease, channel, sender, lapses
            """,
            {
                "lease": lease,
                "lasting": lasting,
                "senders": [lane.sender for lane in quota],
                "tenants": [lane.tenant_id for lane in quota],
                "counts": list(quota.values()),
                "now": now,
            },
        ).fetchall()
        return [Claim(*row) for row in rows]

    def lapse(self, *, parked_after: int) -> tuple[int, int, int]:
        """Deal with leases that ran out: (given back, parked, in doubt).

        A row that was only leased has sent nothing and goes back; one that brings its worker down every
        time is parked. A row that was being sent is in doubt: only the provider knows.
        """
        parked = self._lapse(
            "status = 'leased' AND lapses + 1 >= %(parked_after)s",
            "status = 'failed', error = 'parked: its worker never came back', lease = NULL, "
            "lease_until = NULL",
            parked_after,
        )
        back = self._lapse(
            "status = 'leased'",
            "status = 'pending', lapses = lapses + 1, lease = NULL, lease_until = NULL",
            parked_after,
        )
        doubtful = self._lapse(
            "status = 'sending'",
            # Of somebody who was erased meanwhile nothing is known any more that could be looked for.
            "status = 'unknown', lapses = lapses + 1, error = 'the worker was lost while sending', "
            "looks = 0, look_at = CASE WHEN recipient <> '' THEN clock_timestamp() END",
            parked_after,
        )
        return back, parked, doubtful

    def _lapse(self, condition: str, change: str, parked_after: int) -> int:
        """A row that somebody is writing at this moment is not lost, and is not waited for."""
        return self._connection.execute(
            f"""
            UPDATE notifications SET {change}, updated_at = clock_timestamp()
             WHERE notification_id IN (
                   SELECT notification_id FROM notifications
                    WHERE {condition} AND lease_until < clock_timestamp()
                      FOR UPDATE SKIP LOCKED)
            """,  # noqa: S608 - our own words
            {"parked_after": parked_after},
        ).rowcount
