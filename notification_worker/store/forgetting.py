"""Taking a person out of this database, and rows that are too old to keep."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from servicekit.db import DbConnection

MOST = 5000  # rows in one go: the locks of a big delete would be felt


class ForgettingStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def forget_person(self, appointment_ids: Sequence[str], contacts: Sequence[str]) -> int:
        """Stop what waits, blank what is kept. Returns how many notifications were blanked.

        The rows stay as counts: kind, channel, times and outcome, nothing that says who. A message that is
        being sent at this moment leaves; nothing about it is looked into afterwards.
        """
        values = {
            "tenant": self._tenant_id,
            "appointments": list(appointment_ids),
            "contacts": list(contacts),
        }
        blanked = self._connection.execute(
            """
            WITH theirs AS MATERIALIZED (
                SELECT notification_id FROM notifications
                 WHERE tenant_id = %(tenant)s
                   AND (appointment_id = ANY(%(appointments)s) OR recipient = ANY(%(contacts)s))
                 ORDER BY notification_id FOR UPDATE
            ), receipts_gone AS (
                DELETE FROM receipts USING theirs
                 WHERE receipts.tenant_id = %(tenant)s
                   AND receipts.notification_id = theirs.notification_id
            ), shown_gone AS (
                DELETE FROM console_messages USING theirs
                 WHERE console_messages.tenant_id = %(tenant)s
                   AND console_messages.notification_id = theirs.notification_id
            )
            UPDATE notifications
               SET recipient = '', reach = '{}', fallbacks = '[]', facts = '{}', body = NULL, timezone = NULL,
                   provider_message_id = NULL, look_at = NULL,
                   status = CASE WHEN status IN ('pending', 'leased') THEN 'cancelled' ELSE status END,
                   error = CASE WHEN status IN ('pending', 'leased', 'unknown') THEN 'the customer was erased'
                                ELSE error END,
                   lease = CASE WHEN status = 'sending' THEN lease END,
                   lease_until = CASE WHEN status = 'sending' THEN lease_until END,
                   updated_at = clock_timestamp()
              FROM theirs WHERE notifications.notification_id = theirs.notification_id
            """,
            values,
        ).rowcount
        for statement in _OTHER_PLACES:
            self._connection.execute(statement, values)
        return blanked

    def forget_old(self, before: datetime) -> int:
        """Delete what is settled and has not changed since. Returns how many notifications went.

        Consent stays: it is asked for as long as the number may be texted.
        """
        values = {"tenant": self._tenant_id, "before": before, "most": MOST}
        gone = self._connection.execute(
            """
            WITH old AS MATERIALIZED (
                DELETE FROM notifications WHERE notification_id IN (
                       SELECT notification_id FROM notifications
                        WHERE tenant_id = %(tenant)s AND created_at < %(before)s
                          AND updated_at < %(before)s AND due_at < %(before)s
                          AND status NOT IN ('pending', 'leased', 'sending')
                          AND NOT (status = 'unknown' AND look_at IS NOT NULL)
                        LIMIT %(most)s)
                RETURNING notification_id
            ), receipts_gone AS (
                DELETE FROM receipts USING old
                 WHERE receipts.tenant_id = %(tenant)s AND receipts.notification_id = old.notification_id
            ), shown_gone AS (
                DELETE FROM console_messages USING old
                 WHERE console_messages.tenant_id = %(tenant)s
                   AND console_messages.notification_id = old.notification_id
            )
            SELECT count(*) FROM old
            """,
            values,
        ).fetchone()
        self._connection.execute(
            "DELETE FROM events WHERE tenant_id = %(tenant)s AND received_at < %(before)s", values
        )
        return int(gone[0]) if gone else 0


_OTHER_PLACES = (
    # An opt-out outlives the person: whoever books with this number again is still not texted until START.
    """
    INSERT INTO consents (tenant_id, contact, state, since)
    SELECT tenant_id, hidden_contact(tenant_id, contact), state, since FROM consents
     WHERE tenant_id = %(tenant)s AND contact = ANY(%(contacts)s) AND state = 'revoked'
    ON CONFLICT DO NOTHING
    """,
    "DELETE FROM consents WHERE tenant_id = %(tenant)s AND contact = ANY(%(contacts)s)",
    "DELETE FROM consent_history WHERE tenant_id = %(tenant)s AND contact = ANY(%(contacts)s)",
    "DELETE FROM console_messages WHERE tenant_id = %(tenant)s AND recipient = ANY(%(contacts)s)",
    # Answers kept for repeated requests show the person, too.
    """
    DELETE FROM idempotency_keys WHERE tenant_id = %(tenant)s AND EXISTS (
           SELECT FROM unnest(%(contacts)s::text[]) AS one (contact)
            WHERE position(convert_to(contact, 'UTF8') IN answer) > 0)
    """,
)


def tenants_with_history(connection: DbConnection) -> list[str]:
    """Of all tenants; give it a transaction of every tenant. Walks the index from tenant to tenant."""
    rows = connection.execute(
        """
        WITH RECURSIVE one AS (
            (SELECT tenant_id FROM notifications ORDER BY tenant_id LIMIT 1)
            UNION ALL
            SELECT (SELECT tenant_id FROM notifications WHERE tenant_id > one.tenant_id
                     ORDER BY tenant_id LIMIT 1)
              FROM one WHERE one.tenant_id IS NOT NULL
        )
        SELECT tenant_id FROM one WHERE tenant_id IS NOT NULL
        """
    ).fetchall()
    return [row[0] for row in rows]
