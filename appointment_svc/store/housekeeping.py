"""Work on the rows of all tenants: what has run out, and what need not be kept."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from servicekit.db import DbConnection

KEEP_LAPSED = "2 days"
KEEP_DELIVERED = "7 days"


class Housekeeping:
    """Its connection must see the rows of all tenants."""

    def __init__(self, connection: DbConnection) -> None:
        self._connection = connection

    def lapse_holds(self, now: datetime, limit: int) -> int:
        """Holds that have expired, offers among them. Their expiry stays readable: 409 hold_expired needs
        it."""
        return self._connection.execute(
            """
            UPDATE appointments SET status = 'lapsed', updated_at = %s
             WHERE appointment_id IN (
                   SELECT appointment_id FROM appointments
                    WHERE status = 'held' AND expires_at <= %s
                    ORDER BY expires_at LIMIT %s FOR UPDATE SKIP LOCKED)
            """,
            (now, now, limit),
        ).rowcount

    def expired_offers(self, now: datetime, limit: int) -> list[tuple[str, UUID]]:
        """(tenant_id, hold_id) of offers that nobody took in time."""
        return self._connection.execute(
            """
            SELECT tenant_id, hold_id FROM offers
             WHERE outcome = 'open' AND expires_at <= %s ORDER BY expires_at LIMIT %s
            """,
            (now, limit),
        ).fetchall()

    def tenants_waiting(self, now_minute: int) -> list[str]:
        """Tenants with somebody on the waitlist."""
        rows = self._connection.execute(
            """
            SELECT tenant_id FROM waitlist WHERE status = 'waiting' AND until_minute > %s
             GROUP BY tenant_id ORDER BY min(position)
            """,
            (now_minute,),
        ).fetchall()
        return [tenant_id for (tenant_id,) in rows]

    def forget(self, now: datetime) -> None:
        """Delete what has served its purpose."""
        self._connection.execute(
            """
            UPDATE waitlist SET status = 'ended'
             WHERE status = 'waiting' AND until_minute < extract(epoch FROM %s::timestamptz) / 60
            """,
            (now,),
        )
        # With their history, of offers or lifted rules, which nobody could look up any more.
        self._connection.execute(
            f"""
            WITH gone AS (
                DELETE FROM appointments
                 WHERE status = 'lapsed' AND updated_at < %s::timestamptz - interval '{KEEP_LAPSED}'
                RETURNING appointment_id)
            DELETE FROM history USING gone WHERE history.appointment_id = gone.appointment_id
            """,  # noqa: S608 - a constant
            (now,),
        )
        self._connection.execute(
            f"""
            DELETE FROM outbox WHERE delivered_at < now() - interval '{KEEP_DELIVERED}'
            """  # noqa: S608
        )
