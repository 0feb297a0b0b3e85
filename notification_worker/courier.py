"""Delivering: what was claimed is prepared together and leaves one by one.

Ids come in; the row is the truth.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from notification_worker import metrics
from notification_worker.channels.base import Transport, TransportError, UnclearOutcome
from notification_worker.clients import Calendar
from notification_worker.config import Pace
from notification_worker.domain.recipient import Outlets
from notification_worker.domain.status import Status
from notification_worker.fallback import Fallback
from notification_worker.intake import Tenants
from notification_worker.outcomes import SOON, Outcomes, result
from notification_worker.preparation import Preparation, Step, no_step
from notification_worker.ready import Ready, lease_of
from notification_worker.senders import Senders
from notification_worker.store.claims import Claim
from notification_worker.store.departures import Acceptance, DepartureStore
from notification_worker.tokens import Tokens
from servicekit import logs
from servicekit.clock import Clock
from servicekit.db import EVERY_TENANT, Database
from servicekit.gathering import Gathering
from servicekit.tracing import trace

_log = logs.get("courier")

# Seconds in which the provider's answers are gathered. A crash in between costs a look into its list, never a
# message.
LINGER = 0.05


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
        self._transports = transports
        self._clock = clock
        self._step = step
        self._outcomes = Outcomes(
            database=database,
            fallback=Fallback(transports, senders, outlets, make_id),
            tokens=tokens,
            clock=clock,
            pace=pace,
        )
        self._preparation = Preparation(
            database=database,
            tenants=tenants,
            calendar=calendar,
            senders=senders,
            outcomes=self._outcomes,
            clock=clock,
            pace=pace,
            step=step,
        )
        self._acceptances: Gathering[Acceptance] = Gathering(self._write_down, linger=LINGER)

    def prepare(self, claims: Sequence[Claim]) -> list[Ready]:
        """As `Preparation.prepare`."""
        return self._preparation.prepare(claims)

    def send(self, ready: Ready) -> str:
        """Returns what became of it, in a word. No database connection is held while the provider takes its
        time."""
        with trace(ready.notification.traceparent):
            if ready.is_too_late:
                return self.give_back(ready, "no hand was free in time")
            self._step("sending")
            return self._send(ready)

    def give_back(self, ready: Ready, reason: str) -> str:
        """Prepared, but it will not be sent here: certainly nothing has left."""
        soon = self._clock.now() + SOON
        return self._outcomes.put_back(ready.notification, soon, reason, was=Status.SENDING)

    def deliver(self, claims: Sequence[Claim]) -> list[str]:
        """Both in one go, one after the other."""
        return [self.send(ready) for ready in self.prepare(claims)]

    def _send(self, ready: Ready) -> str:
        notification = ready.notification
        try:
            accepted = self._transports[notification.channel].send(ready.composed.message)
        except TransportError as error:
            return self._outcomes.refused(notification, error, ready.tenant)
        except UnclearOutcome as error:
            return self._outcomes.unclear(notification, str(error))
        except Exception as error:
            _log.error("a transport broke", exc_info=True, channel=notification.channel)
            return self._outcomes.unclear(notification, type(error).__name__)
        self._step("accepted")
        self._acceptances.hand_in(
            Acceptance(
                notification.tenant_id,
                notification.notification_id,
                lease_of(notification),
                accepted.provider_id,
            )
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
            segments=ready.composed.segments,
            late_ms=round(lateness * 1000),
        )
        return result(notification, "accepted")

    def _write_down(self, acceptances: Sequence[Acceptance]) -> None:
        with self._database.transaction(EVERY_TENANT) as connection:
            DepartureStore(connection).accept(acceptances)
