"""Many notifications on their way at once: each step of a batch is one statement, and who is missing from its
answer is not yours.

Rows are always locked in the order of their ids, or not waited for at all: batches never wait in a circle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from notification_worker.domain.consent import Consent
from notification_worker.store.claims import Claim
from notification_worker.store.row import COLUMNS, Notification, notification_from
from servicekit import logs
from servicekit.db import DbConnection

_log = logs.get("departures")


@dataclass(frozen=True, slots=True)
class Departure:
    """What the fence's own half needs to know of one message."""

    tenant_id: str
    notification_id: str
    lease: str
    body: str
    segments: int
    needs_consent: bool


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The provider's yes."""

    tenant_id: str
    notification_id: str
    lease: str
    provider_id: str


class DepartureStore:
    """Works on rows of several tenants: give it a transaction of every tenant."""

    def __init__(self, connection: DbConnection) -> None:
        self._connection = connection

    def find_leased(self, claims: Sequence[Claim]) -> list[tuple[Notification, Consent | None]]:
        """The rows that these leases still hold, and what their recipients say about texts."""
        rows = self._connection.execute(
            f"""
            SELECT {COLUMNS},
                   (SELECT state FROM consents
                     WHERE consents.tenant_id = notifications.tenant_id
                       AND contact IN (recipient, hidden_contact(notifications.tenant_id, recipient))
                     ORDER BY contact = recipient DESC LIMIT 1)
              FROM notifications
              JOIN unnest(%s::text[], %s::text[], %s::text[]) AS claim (of_tenant, id, held_by)
                ON notification_id = id AND tenant_id = of_tenant AND lease = held_by
             WHERE status = 'leased'
            """,  # noqa: S608 - a constant
            (
                [claim.tenant_id for claim in claims],
                [claim.notification_id for claim in claims],
                [claim.lease for claim in claims],
            ),
        ).fetchall()
        return list(_readable(rows))

    def begin(self, departures: Sequence[Departure], *, lasting: timedelta) -> set[str]:
        """From leased to sending, unless it was stopped, the recipient has opted out, or an earlier message
        about the same appointment is still on its way, be it in this batch (the later one must arrive later).
        A row that somebody is changing at this moment is left out."""
        rows = self._connection.execute(
            """
            WITH batch AS (
                SELECT * FROM unnest(%(tenants)s::text[], %(ids)s::text[], %(leases)s::text[],
                                     %(bodies)s::text[], %(segments)s::int[], %(need_consent)s::bool[])
                           AS one (tenant_id, id, lease, body, segments, needs_consent)
            ), mine AS MATERIALIZED (
                SELECT row.notification_id, batch.body, batch.segments
                  FROM notifications row
                  JOIN batch ON row.notification_id = batch.id AND row.tenant_id = batch.tenant_id
                            AND row.lease = batch.lease
                 WHERE row.status = 'leased'
                   AND NOT (batch.needs_consent AND EXISTS (
                        SELECT 1 FROM consents
                         WHERE consents.tenant_id = row.tenant_id AND state = 'revoked'
                           AND contact IN (row.recipient, hidden_contact(row.tenant_id, row.recipient))))
                   AND NOT EXISTS (
                        SELECT 1 FROM notifications earlier
                         WHERE earlier.tenant_id = row.tenant_id
                           AND earlier.appointment_id = row.appointment_id AND earlier.seq < row.seq
                           AND (earlier.status = 'sending'
                                OR (earlier.status = 'unknown' AND earlier.look_at IS NOT NULL)
                                OR (earlier.status = 'leased' AND earlier.notification_id = ANY(%(ids)s))))
                   FOR UPDATE OF row SKIP LOCKED
            )
            UPDATE notifications
               SET status = 'sending', lease_until = clock_timestamp() + %(lasting)s, attempts = attempts + 1,
                   tried_at = clock_timestamp(), body = mine.body, segments = mine.segments,
                   updated_at = clock_timestamp()
              FROM mine WHERE notifications.notification_id = mine.notification_id
            RETURNING notifications.notification_id
            """,
            {
                "tenants": [one.tenant_id for one in departures],
                "ids": [one.notification_id for one in departures],
                "leases": [one.lease for one in departures],
                "bodies": [one.body for one in departures],
                "segments": [one.segments for one in departures],
                "need_consent": [one.needs_consent for one in departures],
                "lasting": lasting,
            },
        ).fetchall()
        return {row[0] for row in rows}

    def accept(self, acceptances: Sequence[Acceptance]) -> int:
        """The provider has them. Also lifts a doubt that arose meanwhile; a receipt may have been faster, and
        then only the id is missing. Returns how many were still ours."""
        return self._connection.execute(
            """
            WITH mine AS MATERIALIZED (
                SELECT notification_id, batch.provider_id
                  FROM notifications
                  JOIN unnest(%s::text[], %s::text[], %s::text[], %s::text[])
                           AS batch (of_tenant, id, held_by, provider_id)
                    ON notification_id = id AND tenant_id = of_tenant AND lease = held_by
                 WHERE status IN ('sending', 'unknown', 'accepted', 'sent', 'delivered', 'failed')
                 ORDER BY notification_id FOR UPDATE OF notifications
            )
            UPDATE notifications
               SET status = CASE WHEN status IN ('sending', 'unknown') THEN 'accepted' ELSE status END,
                   provider_message_id = coalesce(provider_message_id, mine.provider_id),
                   accepted_at = coalesce(accepted_at, clock_timestamp()),
                   error = CASE WHEN status IN ('sending', 'unknown') THEN NULL ELSE error END,
                   lease_until = NULL, look_at = NULL, updated_at = clock_timestamp()
              FROM mine WHERE notifications.notification_id = mine.notification_id
            """,
            (
                [one.tenant_id for one in acceptances],
                [one.notification_id for one in acceptances],
                [one.lease for one in acceptances],
                [one.provider_id for one in acceptances],
            ),
        ).rowcount


def _readable(rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Notification, Consent | None]]:
    """A row that a newer version wrote and we cannot read must not stop the others; its lease runs out."""
    for row in rows:
        try:
            yield notification_from(row[:-1]), Consent(row[-1]) if row[-1] else None
        except ValueError as error:
            _log.error("a message cannot be read", notification_id=row[0], error=str(error))
