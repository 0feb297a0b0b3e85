"""Taking in the provider's receipts: each once, folded by rank, found by our id in the callback's address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from notification_worker import metrics
from notification_worker.domain.consent import Consent, Method
from notification_worker.domain.status import Status
from notification_worker.fallback import Fallback
from notification_worker.intake import Tenants
from notification_worker.store.consents import ConsentStore
from notification_worker.store.receipts import Folded, Key, Receipt, ReceiptStore
from notification_worker.store.sending import SendingStore
from notification_worker.twilio.codes import MEANINGS
from notification_worker.twilio.statuses import CALL_STATUSES, MESSAGE_STATUSES
from servicekit import logs
from servicekit.clock import Clock
from servicekit.db import EVERY_TENANT, Database, DbConnection
from servicekit.tracing import trace

_log = logs.get("receipts")


def receipt_from(tenant_id: str, notification_id: str, form: Mapping[str, str]) -> Receipt | None:
    """From Twilio's form of a message or a call; None when it says nothing that we know."""
    for id_name, status_name, words in (
        ("MessageSid", "MessageStatus", MESSAGE_STATUSES),
        ("CallSid", "CallStatus", CALL_STATUSES),
    ):
        provider_id, word = form.get(id_name), form.get(status_name, "").lower()
        if provider_id and word in words:
            error_code = form.get("ErrorCode") or None
            return Receipt(tenant_id, notification_id, provider_id, word, words[word], error_code)
    return None


class ReceiptDesk:
    def __init__(self, database: Database, tenants: Tenants, clock: Clock, fallback: Fallback) -> None:
        self._database = database
        self._tenants = tenants
        self._clock = clock
        self._fallback = fallback

    def take(self, receipts: Sequence[Receipt]) -> None:
        """Good news of many messages is one transaction; bad news may ask for more, so each has its own."""
        good = [receipt for receipt in receipts if receipt.status is not Status.FAILED]
        if good:
            self._take(good)
        for receipt in receipts:
            if receipt.status is Status.FAILED:
                self._take([receipt])

    def _take(self, receipts: Sequence[Receipt]) -> None:
        with self._database.transaction(EVERY_TENANT) as connection:
            store = ReceiptStore(connection)
            # The rows first, then the receipts: so two receipts of one message never wait in a circle.
            before = store.lock(receipts)
            changed: dict[Key, Folded] = {}
            for receipt in store.add([receipt for receipt in receipts if receipt.key in before]):
                known = changed.get(receipt.key, before[receipt.key])
                after = self._fold(known, receipt)
                if after is not known:
                    changed[receipt.key] = after
            store.settle(changed)
            for key, after in changed.items():
                if after.status is Status.FAILED and before[key].status is not Status.FAILED:
                    [receipt] = receipts  # see `take`
                    self._undelivered(connection, store, receipt)

    @staticmethod
    def _fold(known: Folded, receipt: Receipt) -> Folded:
        metrics.RECEIPTS.labels(known.channel, receipt.provider_status).inc()
        with trace(known.traceparent):
            if known.provider_message_id not in (None, receipt.provider_id):
                # A second message went out for one notification: what we exist to prevent, so say it loudly.
                metrics.DUPLICATES.inc()
                _log.error(
                    "two messages for one notification",
                    tenant_id=receipt.tenant_id,
                    notification_id=receipt.notification_id,
                )
                return known
            after = known.with_receipt(receipt)
            _log.info(
                "receipt",
                tenant_id=receipt.tenant_id,
                notification_id=receipt.notification_id,
                provider_status=receipt.provider_status,
                status=after.status,
            )
        return after

    def _undelivered(self, connection: DbConnection, store: ReceiptStore, receipt: Receipt) -> None:
        notification = store.get(receipt.key)
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
