"""The provider's proofs. Unordered, repeated, sometimes faster than the answer they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from notification_worker.domain.status import Status, fold
from notification_worker.store.row import COLUMNS, Notification, notification_from
from servicekit.db import DbConnection

Key = tuple[str, str]  # tenant, notification


@dataclass(frozen=True, slots=True)
class Receipt:
    """One status callback. `provider_status` is in the provider's words, `status` in ours."""

    tenant_id: str
    notification_id: str
    provider_id: str
    provider_status: str
    status: Status
    error_code: str | None

    @property
    def key(self) -> Key:
        return self.tenant_id, self.notification_id


@dataclass(frozen=True, slots=True)
class Folded:
    """As much of a notification as receipts change."""

    tenant_id: str
    notification_id: str
    channel: str
    traceparent: str
    status: Status
    provider_message_id: str | None
    error: str | None

    def with_receipt(self, receipt: Receipt) -> Folded:
        """The receipt folded in; itself when it says nothing new."""
        after = fold(self.status, receipt.status)
        if after is self.status and self.provider_message_id:
            return self
        return replace(
            self,
            status=after,
            provider_message_id=self.provider_message_id or receipt.provider_id,
            error=f"provider error {receipt.error_code}" if receipt.error_code else None,
        )


class ReceiptStore:
    """Works on rows of several tenants: give it a transaction of every tenant."""

    def __init__(self, connection: DbConnection) -> None:
        self._connection = connection

    def lock(self, receipts: Sequence[Receipt]) -> dict[Key, Folded]:
        """The notifications they are about, in the order of their ids, so that two batches never wait in a
        circle. What is not ours is missing."""
        rows = self._connection.execute(
            """
            SELECT tenant_id, notification_id, channel, traceparent, status, provider_message_id, error
              FROM notifications
             WHERE (tenant_id, notification_id) IN (SELECT * FROM unnest(%s::text[], %s::text[]))
             ORDER BY notification_id FOR UPDATE
            """,
            _columns([receipt.key for receipt in receipts]),
        ).fetchall()
        return {
            (row[0], row[1]): Folded(row[0], row[1], row[2], row[3], Status(row[4]), row[5], row[6])
            for row in rows
        }

    def add(self, receipts: Sequence[Receipt]) -> list[Receipt]:
        """Those that had not come before."""
        if not receipts:
            return []
        rows = self._connection.execute(
            """
            INSERT INTO receipts (tenant_id, provider_id, provider_status, notification_id, error_code)
            SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[])
            ON CONFLICT DO NOTHING RETURNING tenant_id, provider_id, provider_status
            """,
            _columns(
                [
                    (one.tenant_id, one.provider_id, one.provider_status, one.notification_id, one.error_code)
                    for one in receipts
                ]
            ),
        ).fetchall()
        first = {(one.tenant_id, one.provider_id, one.provider_status): one for one in reversed(receipts)}
        return [first[row] for row in rows]

    def settle(self, changed: Mapping[Key, Folded]) -> None:
        """Write what the receipts made of the rows locked before."""
        if not changed:
            return
        self._connection.execute(
            """
            UPDATE notifications
               SET status = after.status, look_at = NULL, lease_until = NULL, error = after.error,
                   provider_message_id = after.provider_id,
                   accepted_at = coalesce(accepted_at, clock_timestamp()), updated_at = clock_timestamp()
              FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[])
                          AS after (of_tenant, id, status, provider_id, error)
             WHERE notification_id = id AND tenant_id = of_tenant
            """,
            _columns(
                [
                    (one.tenant_id, one.notification_id, one.status.value, one.provider_message_id, one.error)
                    for one in changed.values()
                ]
            ),
        )

    def get(self, key: Key) -> Notification:
        row = self._connection.execute(
            f"SELECT {COLUMNS} FROM notifications WHERE tenant_id = %s AND notification_id = %s",  # noqa: S608
            key,
        ).fetchone()
        assert row is not None, "it was locked before"
        return notification_from(row)


def _columns(rows: Sequence[Sequence[str | None]]) -> list[list[str | None]]:
    """Rows turned into the arrays that unnest takes."""
    return [list(column) for column in zip(*rows, strict=True)]
