"""Settling sends whose answer was lost: ask the provider's list, test the list with a witness, decide."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from notification_worker import metrics
from notification_worker.channels.base import Message, Transport, Trial
from notification_worker.config import Pace
from notification_worker.domain.reconciliation import (
    Adopt,
    AskAgain,
    Evidence,
    GiveUp,
    Listing,
    Patience,
    Resend,
    judge,
)
from notification_worker.intake import Tenants
from notification_worker.senders import Senders
from notification_worker.store.claims import ClaimStore
from notification_worker.store.doubts import DoubtStore, Witness
from notification_worker.store.row import Notification
from servicekit import logs
from servicekit.clock import Clock
from servicekit.db import EVERY_TENANT, Database
from servicekit.errors import ServiceError

_log = logs.get("inquest")


class Inquest:
    def __init__(
        self,
        *,
        database: Database,
        tenants: Tenants,
        transports: Mapping[str, Transport],
        senders: Senders,
        clock: Clock,
        pace: Pace,
    ) -> None:
        self._database = database
        self._tenants = tenants
        self._transports = transports
        self._senders = senders
        self._clock = clock
        self._patience = Patience(timedelta(seconds=pace.settle), timedelta(seconds=pace.patience))

    def look(self, limit: int = 20) -> int:
        """Take up the doubts that are due. Returns how many."""
        with self._database.transaction(EVERY_TENANT) as connection:
            doubts = DoubtStore(connection).take_due(limit)
        for doubt in doubts:
            try:
                self._settle(doubt)
            except ServiceError as error:
                _log.warning("a doubt has to wait", notification_id=doubt.notification_id, code=error.code)
        return len(doubts)

    def _settle(self, doubt: Notification) -> None:
        assert doubt.tried_at is not None
        with self._database.transaction(EVERY_TENANT) as connection:
            witness = DoubtStore(connection).find_witness(doubt.channel, doubt.tried_at)
            now = ClaimStore(connection).database_now()
        evidence = self._gather(doubt, witness)
        verdict = judge(
            doubt.kind,
            evidence,
            tried_at=doubt.tried_at,
            now=now,
            looks=doubt.looks,
            patience=self._patience,
        )
        with self._database.transaction(EVERY_TENANT) as connection:
            self._carry_out(DoubtStore(connection), doubt, verdict)
        metrics.SETTLED.labels(type(verdict).__name__.lower()).inc()
        _log.info(
            "an unclear send was looked into",
            tenant_id=doubt.tenant_id,
            notification_id=doubt.notification_id,
            listing=evidence.listing,
            verdict=type(verdict).__name__,
        )

    def _gather(self, doubt: Notification, witness: Witness | None) -> Evidence:
        transport = self._transports.get(doubt.channel)
        if transport is None:
            return Evidence((), Listing.AWAY)
        tenant = self._tenants.get(doubt.tenant_id)
        findings = transport.find(_trial(doubt, self._senders.address(doubt.channel, tenant), witness))
        with self._database.transaction(EVERY_TENANT) as connection:
            others = DoubtStore(connection).known_ids(
                list(findings.provider_ids), but_for=doubt.notification_id
            )
        return Evidence([one for one in findings.provider_ids if one not in others], findings.listing)

    def _carry_out(
        self, store: DoubtStore, doubt: Notification, verdict: Adopt | Resend | AskAgain | GiveUp
    ) -> None:
        if isinstance(verdict, Adopt):
            store.adopt(doubt, verdict.provider_ids[0])
            if len(verdict.provider_ids) > 1:
                metrics.DUPLICATES.inc(len(verdict.provider_ids) - 1)
        elif isinstance(verdict, Resend):
            store.resend(doubt, ready_at=self._clock.now(), reason=verdict.reason)
        elif isinstance(verdict, AskAgain):
            store.ask_again(doubt, verdict.at)
        else:
            store.give_up(doubt, verdict.reason)


def _trial(doubt: Notification, sender: str, witness: Witness | None) -> Trial:
    message = Message(
        notification_id=doubt.notification_id,
        tenant_id=doubt.tenant_id,
        kind=doubt.kind,
        to=doubt.recipient,
        sender=sender,
        text=doubt.body or "",
        language=doubt.language,
        lasts_seconds=0.0,
    )
    tried_at: datetime | None = doubt.tried_at
    assert tried_at is not None
    return Trial(
        message=message,
        tried_at=tried_at,
        witness_id=witness.provider_id if witness else None,
        witness_to=witness.recipient if witness else None,
        witness_accepted_at=witness.accepted_at if witness else None,
    )
