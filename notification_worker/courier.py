"""Delivering one notification: look, fence, send, record. Ids come in; the row is the truth."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from notification_worker import metrics
from notification_worker.channels.base import Transport, TransportError, UnclearOutcome
from notification_worker.clients import Calendar
from notification_worker.composition import Composed, compose
from notification_worker.config import Pace
from notification_worker.domain.backoff import backoff
from notification_worker.domain.consent import Consent, Method
from notification_worker.domain.delivery import CHANNELS_UNDER_CONSENT, Drop, Go, Wait, last_look
from notification_worker.domain.kinds import POLICIES
from notification_worker.domain.quiet_hours import QuietHours
from notification_worker.domain.recipient import Outlets
from notification_worker.domain.status import Status
from notification_worker.fallback import Fallback
from notification_worker.intake import Tenants
from notification_worker.senders import Senders
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
from servicekit.tracing import trace

_log = logs.get("courier")

SOON = timedelta(seconds=2)
TURN = timedelta(seconds=1)

Step = Callable[[str], None]


def no_step(name: str) -> None:
    """Between the steps of a delivery; tests put a power cut here."""


class Courier:
    def __init__(
        self,
        *,
        database: Database,
        tenants: Tenants,
        calendar: Calendar,
        transports: Mapping[str, Transport],
        senders: Senders,
        outlets: Outlets,
        tokens: Tokens,
        clock: Clock,
        pace: Pace,
        make_id: Callable[[], str],
        step: Step = no_step,
    ) -> None:
        self._database = database
        self._tenants = tenants
        self._calendar = calendar
        self._transports = transports
        self._senders = senders
        self._tokens = tokens
        self._clock = clock
        self._pace = pace
        self._fallback = Fallback(transports, senders, outlets, make_id)
        self._step = step

    def deliver(self, tenant_id: str, notification_id: str, lease: str) -> str:
        """Returns what became of it, in a word. Whoever no longer holds the lease does nothing.

        Raises ServiceError when the database goes away in the middle: then the lease runs out and decides."""
        self._step("claimed")
        try:
            with self._database.transaction(tenant_id) as connection:
                found = SendingStore(connection, tenant_id).find_leased(notification_id, lease)
        except ServiceError as error:
            _log.warning("a claimed message cannot be read", code=error.code)
            return "later"
        if found is None:
            return "not mine"
        notification, consent = found
        with trace(notification.traceparent):
            return self._attempt(notification, consent)

    def _attempt(self, notification: Notification, consent: Consent | None) -> str:
        try:
            prepared = self._prepare(notification, consent)
        except ServiceError as error:
            return self._not_now(notification, error)
        except Exception as error:  # whatever broke, one message must not stop the others
            return self._broken(notification, error)
        if isinstance(prepared, str):
            return prepared
        self._step("sending")
        return self._send(notification, *prepared)

    def _prepare(self, notification: Notification, consent: Consent | None) -> str | tuple[Composed, Tenant]:
        """Everything up to the point of no return. A word says that it ended here."""
        tenant = self._tenants.get(notification.tenant_id)
        now = self._clock.now()
        zone = ZoneInfo(notification.timezone or tenant.timezone)
        look = last_look(
            notification.kind,
            notification.channel,
            due=notification.ready_at,
            useful_until=notification.useful_until,
            now=now,
            consent=consent,
            quiet=QuietHours.parse(tenant.quiet_hours, zone),
        )
        if isinstance(look, Drop):
            return self._end(notification, look.status, look.reason)
        if isinstance(look, Wait):
            return self._put_back(notification, look.until, look.reason, was=Status.LEASED)
        assert isinstance(look, Go)
        sender = self._senders.address(notification.channel, tenant)
        composed = compose(notification, tenant, sender, now=now)
        self._step("looked")
        if POLICIES[notification.kind].fenced:
            assert notification.appointment_id is not None
            assert notification.version is not None
            standing = self._calendar.fence(
                tenant.id, notification.appointment_id, notification.version, notification.notification_id
            )
            if not standing.stands:
                return self._end(notification, Status.CANCELLED, standing.reason or "it no longer stands")
        self._step("fenced")
        if self._begin(notification, composed):
            return composed, tenant
        # Stopped meanwhile (then this changes nothing), or an earlier message has to arrive first.
        return self._put_back(notification, now + TURN, "waits its turn", was=Status.LEASED)

    def _begin(self, notification: Notification, composed: Composed) -> bool:
        policy = POLICIES[notification.kind]
        with self._database.transaction(notification.tenant_id) as connection:
            return SendingStore(connection, notification.tenant_id).begin(
                notification.notification_id,
                _lease(notification),
                body=composed.message.text,
                segments=composed.segments,
                lasting=timedelta(seconds=self._pace.send_lease),
                needs_consent=policy.to_customer and notification.channel in CHANNELS_UNDER_CONSENT,
            )

    def _send(self, notification: Notification, composed: Composed, tenant: Tenant) -> str:
        """No database connection is held while the provider takes its time."""
        try:
            accepted = self._transports[notification.channel].send(composed.message)
        except TransportError as error:
            return self._refused(notification, error, tenant)
        except UnclearOutcome as error:
            return self._doubt(notification, str(error))
        except Exception as error:
            _log.error("a transport broke", exc_info=True, channel=notification.channel)
            return self._doubt(notification, type(error).__name__)
        self._step("accepted")
        with self._database.transaction(notification.tenant_id) as connection:
            SendingStore(connection, notification.tenant_id).accept(
                notification.notification_id, _lease(notification), accepted.provider_id
            )
        self._step("recorded")
        lateness = (self._clock.now() - notification.due_at).total_seconds()
        metrics.LATENESS.labels(notification.kind, notification.channel).observe(max(lateness, 0.0))
        _log.info(
            "message accepted by the provider",
            tenant_id=notification.tenant_id,
            notification_id=notification.notification_id,
            appointment_id=notification.appointment_id,
            kind=notification.kind,
            channel=notification.channel,
            provider_message_id=accepted.provider_id,
            segments=composed.segments,
            late_ms=round(lateness * 1000),
        )
        return self._result(notification, "accepted")

    def _refused(self, notification: Notification, error: TransportError, tenant: Tenant) -> str:
        reason = str(error)
        if error.alarm:
            metrics.ALARMS.labels(notification.channel, error.code).inc()
            _log.error("the provider refuses our set-up", channel=notification.channel, code=error.code)
        if not error.permanent:
            if error.retry_after:
                self._tokens.pause(notification.sender, error.retry_after)
            wait = backoff(
                notification.attempts + 1,
                jitter=random.random(),
                retry_after=error.retry_after,
            )
            return self._put_back(notification, self._clock.now() + wait, reason, was=Status.SENDING)
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
            ended = store.end(notification.notification_id, _lease(notification), status, reason)
            if ended and status is Status.FAILED:
                self._fallback.take(store, notification, tenant, now=self._clock.now())
        return self._result(notification, status)

    def _doubt(self, notification: Notification, reason: str) -> str:
        with self._database.transaction(notification.tenant_id) as connection:
            SendingStore(connection, notification.tenant_id).doubt(
                notification.notification_id, _lease(notification), f"unclear: {reason}"
            )
        return self._result(notification, "unclear")

    def _not_now(self, notification: Notification, error: ServiceError) -> str:
        """One of our own services refused or is away; nothing has left."""
        if error.retryable:
            wait = timedelta(seconds=(error.retry_after or 0.0) + random.random()) + SOON
            return self._put_back(notification, self._clock.now() + wait, error.code, was=Status.LEASED)
        if error.kind is ErrorKind.NOT_FOUND:
            return self._end(notification, Status.CANCELLED, "what it is about no longer exists")
        return self._broken(notification, error)

    def _broken(self, notification: Notification, error: Exception) -> str:
        park = notification.faults + 1 >= self._pace.parked_after
        _log.error(
            "a message cannot be prepared",
            exc_info=True,
            tenant_id=notification.tenant_id,
            notification_id=notification.notification_id,
            parked=park,
        )
        reason = f"{'parked: ' if park else ''}{type(error).__name__}"
        wait = backoff(notification.faults + 1, jitter=random.random())
        with self._database.transaction(notification.tenant_id) as connection:
            SendingStore(connection, notification.tenant_id).fail_hard(
                notification.notification_id,
                _lease(notification),
                reason,
                ready_at=self._clock.now() + wait,
                park=park,
            )
        return self._result(notification, "parked" if park else "broken")

    def _end(self, notification: Notification, status: Status, reason: str) -> str:
        with self._database.transaction(notification.tenant_id) as connection:
            SendingStore(connection, notification.tenant_id).end(
                notification.notification_id, _lease(notification), status, reason
            )
        return self._result(notification, status)

    def _put_back(self, notification: Notification, until: datetime, reason: str, *, was: Status) -> str:
        with self._database.transaction(notification.tenant_id) as connection:
            SendingStore(connection, notification.tenant_id).put_back(
                notification.notification_id, _lease(notification), ready_at=until, error=reason, was=was
            )
        return self._result(notification, "later")

    @staticmethod
    def _result(notification: Notification, word: str) -> str:
        metrics.RESULTS.labels(notification.kind, notification.channel, word).inc()
        return word


def _lease(notification: Notification) -> str:
    assert notification.lease is not None
    return notification.lease
