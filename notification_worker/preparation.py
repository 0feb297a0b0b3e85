"""From claims to messages that may leave: look, compose, fence, begin. A whole batch per round trip, because
at hundreds of messages a second it is the round trips that cost."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from notification_worker.clients import Calendar, Question
from notification_worker.composition import Composed, compose
from notification_worker.config import Pace
from notification_worker.domain.consent import Consent
from notification_worker.domain.delivery import CHANNELS_UNDER_CONSENT, Drop, Go, Wait, last_look
from notification_worker.domain.kinds import POLICIES
from notification_worker.domain.quiet_hours import QuietHours
from notification_worker.domain.status import Status
from notification_worker.intake import Tenants
from notification_worker.outcomes import Outcomes
from notification_worker.ready import Ready, lease_of
from notification_worker.senders import Senders
from notification_worker.store.claims import Claim
from notification_worker.store.departures import Departure, DepartureStore
from notification_worker.store.row import Notification
from servicekit import logs
from servicekit.clock import Clock
from servicekit.db import EVERY_TENANT, Database
from servicekit.errors import ServiceError
from servicekit.payloads.tenant import Tenant
from servicekit.tracing import trace

_log = logs.get("preparation")

TURN = timedelta(seconds=1)

Step = Callable[[str], None]


def no_step(name: str) -> None:
    """Between the steps of a delivery; tests put a power cut here."""


@dataclass(frozen=True, slots=True)
class _Draft:
    notification: Notification
    composed: Composed
    tenant: Tenant


class Preparation:
    def __init__(
        self,
        *,
        database: Database,
        tenants: Tenants,
        calendar: Calendar,
        senders: Senders,
        outcomes: Outcomes,
        clock: Clock,
        pace: Pace,
        step: Step,
    ) -> None:
        self._database = database
        self._tenants = tenants
        self._calendar = calendar
        self._senders = senders
        self._outcomes = outcomes
        self._clock = clock
        self._pace = pace
        self._step = step

    def prepare(self, claims: Sequence[Claim]) -> list[Ready]:
        """Those that may leave now, marked as being sent. What became of the others is written down; a claim
        that is no longer ours is passed over. Raises ServiceError when the database goes away in the middle:
        then the leases run out and decide."""
        for _ in claims:
            self._step("claimed")
        try:
            with self._database.transaction(EVERY_TENANT) as connection:
                found = DepartureStore(connection).find_leased(claims)
        except ServiceError as error:
            _log.warning("claimed messages cannot be read", code=error.code, count=len(claims))
            return []
        tenants: dict[str, Tenant] = {}
        drafts = [
            draft
            for notification, consent in found
            if (draft := self._draft(notification, consent, tenants)) is not None
        ]
        return self._begin(self._fence(drafts))

    def _draft(
        self, notification: Notification, consent: Consent | None, tenants: dict[str, Tenant]
    ) -> _Draft | None:
        """None: it ended here, or has to wait."""
        with trace(notification.traceparent):
            try:
                if notification.tenant_id not in tenants:
                    tenants[notification.tenant_id] = self._tenants.get(notification.tenant_id)
                return self._look(notification, consent, tenants[notification.tenant_id])
            except ServiceError as error:
                self._outcomes.not_now(notification, error)
            except Exception as error:  # whatever broke, one message must not stop the others
                self._outcomes.broken(notification, error)
        return None

    def _look(self, notification: Notification, consent: Consent | None, tenant: Tenant) -> _Draft | None:
        now = self._clock.now()
        look = last_look(
            notification.kind,
            notification.channel,
            recipient=notification.recipient,
            due=notification.ready_at,
            useful_until=notification.useful_until,
            now=now,
            consent=consent,
            quiet=QuietHours.parse(tenant.quiet_hours, ZoneInfo(notification.timezone or tenant.timezone)),
        )
        if isinstance(look, Drop):
            self._outcomes.end(notification, look.status, look.reason)
            return None
        if isinstance(look, Wait):
            self._outcomes.put_back(notification, look.until, look.reason, was=Status.LEASED)
            return None
        assert isinstance(look, Go)
        sender = self._senders.address(notification.channel, tenant)
        draft = _Draft(notification, compose(notification, tenant, sender, now=now), tenant)
        self._step("looked")
        return draft

    def _fence(self, drafts: Sequence[_Draft]) -> list[_Draft]:
        """Those that the appointment service lets pass, and those of which it need not be asked."""
        passed = [draft for draft in drafts if not POLICIES[draft.notification.kind].fenced]
        asked = [draft for draft in drafts if POLICIES[draft.notification.kind].fenced]
        if asked:
            passed += self._ask(asked)
        for _ in passed:
            self._step("fenced")
        return passed

    def _ask(self, asked: Sequence[_Draft]) -> list[_Draft]:
        try:
            verdicts = self._calendar.fence([_question(draft.notification) for draft in asked])
        except ServiceError as error:
            if len(asked) > 1 and not error.retryable:
                # One of them is what the other side cannot stomach; the others must not suffer for it.
                return [draft for one in asked for draft in self._ask([one])]
            for draft in asked:
                self._outcomes.not_now(draft.notification, error)
            return []
        passed = []
        for draft, verdict in zip(asked, verdicts, strict=True):
            if verdict.stands:
                passed.append(draft)
            else:
                reason = verdict.reason or "it no longer stands"
                self._outcomes.end(draft.notification, Status.CANCELLED, reason)
        return passed

    def _begin(self, drafts: Sequence[_Draft]) -> list[Ready]:
        if not drafts:
            return []
        start_by = time.monotonic() + self._pace.start_within
        with self._database.transaction(EVERY_TENANT) as connection:
            begun = DepartureStore(connection).begin(
                [_departure(draft) for draft in drafts], lasting=timedelta(seconds=self._pace.send_lease)
            )
        ready = []
        for draft in drafts:
            if draft.notification.notification_id in begun:
                ready.append(Ready(draft.notification, draft.composed, draft.tenant, start_by))
            else:
                # Stopped meanwhile (then this changes nothing), or an earlier message has to arrive first.
                until = self._clock.now() + TURN
                self._outcomes.put_back(draft.notification, until, "waits its turn", was=Status.LEASED)
        return ready


def _question(notification: Notification) -> Question:
    assert notification.appointment_id is not None
    assert notification.version is not None
    return Question(
        notification.tenant_id,
        notification.appointment_id,
        notification.version,
        notification.notification_id,
    )


def _departure(draft: _Draft) -> Departure:
    notification = draft.notification
    policy = POLICIES[notification.kind]
    return Departure(
        tenant_id=notification.tenant_id,
        notification_id=notification.notification_id,
        lease=lease_of(notification),
        body=draft.composed.message.text,
        segments=draft.composed.segments,
        needs_consent=policy.to_customer and notification.channel in CHANNELS_UNDER_CONSENT,
    )
