"""Who wants to be texted, since when, said how and by which message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from notification_worker.domain.consent import Consent, Method
from notification_worker.domain.delivery import CHANNELS_UNDER_CONSENT
from notification_worker.domain.kinds import POLICIES
from servicekit.db import DbConnection

_TO_CUSTOMERS = [kind.value for kind, policy in POLICIES.items() if policy.to_customer]


@dataclass(frozen=True, slots=True)
class ConsentEntry:
    state: Consent
    method: str
    source: str | None
    at: datetime


class ConsentStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def state(self, contact: str) -> Consent | None:
        return self.states([contact]).get(contact)

    def states(self, contacts: Sequence[str]) -> Mapping[str, Consent]:
        """By contact; who never said anything is missing."""
        rows = self._connection.execute(
            """
            SELECT DISTINCT ON (asked) asked, state
              FROM unnest(%(contacts)s::text[]) AS asked JOIN consents ON tenant_id = %(tenant)s
               AND contact IN (asked, hidden_contact(%(tenant)s, asked))
             ORDER BY asked, contact = asked DESC
            """,
            {"tenant": self._tenant_id, "contacts": list(contacts)},
        ).fetchall()
        return {contact: Consent(state) for contact, state in rows}

    def histories(self, contacts: Sequence[str]) -> Mapping[str, list[ConsentEntry]]:
        """By contact, the oldest first; who never said anything is missing."""
        rows = self._connection.execute(
            """
            SELECT contact, state, method, source, at FROM consent_history
             WHERE tenant_id = %s AND contact = ANY(%s) ORDER BY seq
            """,
            (self._tenant_id, list(contacts)),
        ).fetchall()
        found: dict[str, list[ConsentEntry]] = {}
        for contact, state, method, source, at in rows:
            found.setdefault(contact, []).append(ConsentEntry(Consent(state), method, source, at))
        return found

    def record(
        self, contact: str, state: Consent, method: Method, source: str | None, *, now: datetime
    ) -> int:
        """Returns how many waiting messages an opt-out stopped, those already claimed included.

        The row of `consents` is written first: a send that begins at this moment either sees it or is seen by
        the update below.
        """
        self._connection.execute(
            """
            INSERT INTO consents (tenant_id, contact, state, since)
            VALUES (%(tenant)s, %(contact)s, %(state)s, %(now)s)
            ON CONFLICT (tenant_id, contact) DO UPDATE SET state = excluded.state, since = excluded.since
             WHERE consents.state <> excluded.state
            """,
            {"tenant": self._tenant_id, "contact": contact, "state": state.value, "now": now},
        )
        # The wish of somebody who was erased ends where the same number says something new.
        self._connection.execute(
            "DELETE FROM consents WHERE tenant_id = %(tenant)s "
            "AND contact = hidden_contact(%(tenant)s, %(contact)s)",
            {"tenant": self._tenant_id, "contact": contact},
        )
        self._connection.execute(
            """
            INSERT INTO consent_history (tenant_id, contact, state, method, source, at)
            VALUES (%s, %s, %s, %s, %s, %s)
            """,
            (self._tenant_id, contact, state.value, method.value, source, now),
        )
        return self._stop_waiting(contact) if state is Consent.REVOKED else 0

    def _stop_waiting(self, contact: str) -> int:
        return self._connection.execute(
            """
            UPDATE notifications
               SET status = 'suppressed', error = 'the recipient opted out', lease = NULL, lease_until = NULL,
                   updated_at = clock_timestamp()
             WHERE tenant_id = %s AND recipient = %s AND status IN ('pending', 'leased') AND kind = ANY(%s)
               AND channel = ANY(%s)
            """,
            (self._tenant_id, contact, _TO_CUSTOMERS, list(CHANNELS_UNDER_CONSENT)),
        ).rowcount
