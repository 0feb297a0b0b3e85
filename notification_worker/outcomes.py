"""Writing down what became of one message that did not simply leave."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from notification_worker import metrics
from notification_worker.channels.base import TransportError
from notification_worker.config import Pace
from notification_worker.domain.backoff import backoff
from notification_worker.domain.consent import Consent, Method
from notification_worker.domain.status import Status
from notification_worker.fallback import Fallback
from notification_worker.ready import lease_of
from notification_worker.store.consents import ConsentStore
from notification_worker.store.row import Notification
from notification_worker.store.sending import SendingStore
from notification_worker.tokens import Tokens
from servicekit import logs
from servicekit.clock import Clock
from servicekit.db import Database
from servicekit.errors import Kind as ErrorKind
from servicekit.errors import ServiceError
from servicekit.payloads.tenant import Tenant

_log = logs.get("outcomes")

SOON = timedelta(seconds=2)


class Outcomes:
    """Each returns what became of it, in a word. Whoever no longer holds the lease changes nothing."""

    def __init__(
        self, *, database: Database, fallback: Fallback, tokens: Tokens, clock: Clock, pace: Pace
    ) -> None:
        self._database = database
        self._fallback = fallback
        self._tokens = tokens
        self._clock = clock
        self._pace = pace

    def refused(self, notification: Notification, error: TransportError, tenant: Tenant) -> str:
        reason = str(error)
        if error.alarm:
            metrics.ALARMS.labels(notification.channel, error.code).inc()
            _log.error("the provider refuses our set-up", channel=notification.channel, code=error.code)
        if not error.permanent:
            if error.retry_after:
                self._tokens.pause(notification.sender, error.retry_after)
            wait = backoff(notification.attempts + 1, jitter=random.random(), retry_after=error.retry_after)
            return self.put_back(notification, self._clock.now() + wait, reason, was=Status.SENDING)
        with self._database.transaction(notification.tenant_id) as connection:
            store = SendingStore(connection, notification.tenant_id)
            if error.opted_out:
                ConsentStore(connection, notification.tenant_id).record(
                    notification.recipient,
                    Consent.REVOKED,
                    Method.PROVIDER,
                    f"{notification.channel} {error.code}",
                    now=self._clock.now(),
                )
            status = Status.SUPPRESSED if error.opted_out else Status.FAILED
            ended = store.end(notification.notification_id, lease_of(notification), status, reason)
            if ended and status is Status.FAILED:
                self._fallback.take(store, notification, tenant, now=self._clock.now())
        return result(notification, status)

    def unclear(self, notification: Notification, reason: str) -> str:
        def move(store: SendingStore, lease: str) -> bool:
            return store.doubt(notification.notification_id, lease, f"unclear: {reason}")

        return self._move(notification, move, "unclear")

    def not_now(self, notification: Notification, error: ServiceError) -> str:
        """One of our own services refused or is away; nothing has left."""
        if error.retryable:
            wait = timedelta(seconds=(error.retry_after or 0.0) + random.random()) + SOON
            return self.put_back(notification, self._clock.now() + wait, error.code, was=Status.LEASED)
        if error.kind is ErrorKind.NOT_FOUND:
            return self.end(notification, Status.CANCELLED, "what it is about no longer exists")
        return self.broken(notification, error)

    def broken(self, notification: Notification, error: Exception) -> str:
        """Something of ours; after some tries it is parked, for people to see."""
        park = notification.faults + 1 >= self._pace.parked_after
        _log.error(
            "a message cannot be prepared",
            exc_info=True,
            tenant_id=notification.tenant_id,
            notification_id=notification.notification_id,
            parked=park,
        )
        reason = f"{'parked: ' if park else ''}{type(error).__name__}"
        ready_at = self._clock.now() + backoff(notification.faults + 1, jitter=random.random())

        def move(store: SendingStore, lease: str) -> bool:
            return store.fail_hard(notification.notification_id, lease, reason, ready_at=ready_at, park=park)

        return self._move(notification, move, "parked" if park else "broken")

    def end(self, notification: Notification, status: Status, reason: str) -> str:
        def move(store: SendingStore, lease: str) -> bool:
            return store.end(notification.notification_id, lease, status, reason)

        return self._move(notification, move, status)

    def put_back(self, notification: Notification, until: datetime, reason: str, *, was: Status) -> str:
        def move(store: SendingStore, lease: str) -> bool:
            return store.put_back(notification.notification_id, lease, ready_at=until, error=reason, was=was)

        return self._move(notification, move, "later")

    def _move(self, notification: Notification, move: Callable[[SendingStore, str], bool], word: str) -> str:
        with self._database.transaction(notification.tenant_id) as connection:
            move(SendingStore(connection, notification.tenant_id), lease_of(notification))
        return result(notification, word)


def result(notification: Notification, word: str) -> str:
    metrics.RESULTS.labels(notification.kind, notification.channel, word).inc()
    return word
