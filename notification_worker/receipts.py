"""Taking in the provider's receipts: each once, folded by rank, found by our id in the callback's address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from notification_worker import metrics
from notification_worker.domain.consent import Consent, Method
from notification_worker.domain.status import Status
from notification_worker.fallback import Fallback
from notification_worker.intake import Tenants
from notification_worker.store.consents import ConsentStore
from notification_worker.store.receipts import ReceiptStore
from notification_worker.store.row import Notification
from notification_worker.store.sending import SendingStore
from notification_worker.twilio.codes import MEANINGS
from notification_worker.twilio.statuses import CALL_STATUSES, MESSAGE_STATUSES
from servicekit import logs
from servicekit.clock import Clock
from servicekit.db import Database, DbConnection
from servicekit.tracing import trace

_log = logs.get("receipts")


@dataclass(frozen=True, slots=True)
class Receipt:
    """One status callback, in the provider's words."""

    notification_id: str
    provider_id: str
    provider_status: str
    status: Status
    error_code: str | None


def receipt_from(notification_id: str, form: Mapping[str, str]) -> Receipt | None:
    """From Twilio's form of a message or a call; None when it says nothing that we know."""
    for id_name, status_name, words in (
        ("MessageSid", "MessageStatus", MESSAGE_STATUSES),
        ("CallSid", "CallStatus", CALL_STATUSES),
    ):
        provider_id, word = form.get(id_name), form.get(status_name, "").lower()
        if provider_id and word in words:
            return Receipt(notification_id, provider_id, word, words[word], form.get("ErrorCode") or None)
    return None


class ReceiptDesk:
    def __init__(self, database: Database, tenants: Tenants, clock: Clock, fallback: Fallback) -> None:
        self._database = database
        self._tenants = tenants
        self._clock = clock
        self._fallback = fallback

    def take(self, tenant_id: str, receipt: Receipt) -> Status | None:
        """The notification's status afterwards; None for one that is not ours, or came before."""
        with self._database.transaction(tenant_id) as connection:
            store = ReceiptStore(connection, tenant_id)
            # The row first, then the receipt: always this order, so that two receipts never wait in a circle.
            notification = store.lock(receipt.notification_id)
            if notification is None or not store.add(
                receipt.notification_id, receipt.provider_id, receipt.provider_status, receipt.error_code
            ):
                return None
            metrics.RECEIPTS.labels(notification.channel, receipt.provider_status).inc()
            with trace(notification.traceparent):
                return self._settle(connection, store, notification, receipt)

    def _settle(
        self, connection: DbConnection, store: ReceiptStore, notification: Notification, receipt: Receipt
    ) -> Status:
        if notification.provider_message_id not in (None, receipt.provider_id):
            # A second message went out for one notification: what we exist to prevent, so say it loudly.
            metrics.DUPLICATES.inc()
            _log.error(
                "two messages for one notification",
                tenant_id=notification.tenant_id,
                notification_id=notification.notification_id,
            )
            return notification.status
        error = f"provider error {receipt.error_code}" if receipt.error_code else None
        after = store.settle(notification, receipt.status, receipt.provider_id, error)
        if after is Status.FAILED and notification.status is not Status.FAILED:
            self._undelivered(connection, notification, receipt)
        _log.info(
            "receipt",
            tenant_id=notification.tenant_id,
            notification_id=notification.notification_id,
            provider_status=receipt.provider_status,
            status=after,
        )
        return after

    def _undelivered(self, connection: DbConnection, notification: Notification, receipt: Receipt) -> None:
        code = receipt.error_code or ""
        if code.isdigit() and int(code) in MEANINGS and MEANINGS[int(code)].opted_out:
            ConsentStore(connection, notification.tenant_id).record(
                notification.recipient,
                Consent.REVOKED,
                Method.PROVIDER,
                f"{notification.channel} {receipt.error_code}",
                now=self._clock.now(),
            )
            return
        tenant = self._tenants.get(notification.tenant_id)
        now = self._clock.now()
        if now < notification.useful_until:
            self._fallback.take(
                SendingStore(connection, notification.tenant_id), notification, tenant, now=now
            )
