"""Numbers for the gauges: cheap, because they read the small partial indexes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from servicekit.db import DbConnection


@dataclass(frozen=True, slots=True)
class Figures:
    oldest_due_seconds: float
    due: int
    in_flight: int
    in_doubt: int


def figures_of_all_tenants(connection: DbConnection, now: datetime) -> Figures:
    row = connection.execute(
        """
        SELECT coalesce(extract(epoch FROM %(now)s - (
                   SELECT min(due_at) FROM notifications WHERE status = 'pending' AND ready_at <= %(now)s)),
                   0),
               (SELECT count(*) FROM notifications WHERE status = 'pending' AND ready_at <= %(now)s),
               (SELECT count(*) FROM notifications WHERE status IN ('leased', 'sending')),
               (SELECT count(*) FROM notifications WHERE status = 'unknown' AND look_at IS NOT NULL)
        """,
        {"now": now},
    ).fetchone()
    assert row is not None
    return Figures(max(0.0, float(row[0])), int(row[1]), int(row[2]), int(row[3]))
