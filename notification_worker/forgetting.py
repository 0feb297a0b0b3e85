"""Erasure of a person, and retention: what is older than the tenant allows is deleted."""

from __future__ import annotations

from datetime import timedelta

from notification_worker import metrics
from notification_worker.intake import Tenants
from notification_worker.store.forgetting import ForgettingStore, tenants_with_history
from servicekit import idempotency, logs
from servicekit.clock import Clock
from servicekit.db import EVERY_TENANT, Database
from servicekit.errors import NotFound
from servicekit.payloads.erasure import Erasure

_log = logs.get("forgetting")

DEFAULT_DAYS = 365  # for what a tenant left behind that is gone itself


class Forgetting:
    def __init__(self, database: Database, tenants: Tenants, clock: Clock) -> None:
        self._database = database
        self._tenants = tenants
        self._clock = clock

    def erase(self, erasure: Erasure) -> int:
        """Returns how many notifications were blanked. Doing it twice does no harm."""
        contacts = [*erasure.phones, *([erasure.email] if erasure.email else [])]
        with self._database.transaction(erasure.tenant_id) as connection:
            blanked = ForgettingStore(connection, erasure.tenant_id).forget_person(
                erasure.appointment_ids, contacts
            )
        _log.info("a customer was erased", tenant_id=erasure.tenant_id, notifications=blanked)
        return blanked

    def forget_old(self) -> int:
        """One round over all tenants. Returns how many notifications were deleted."""
        idempotency.forget_old(self._database)
        with self._database.transaction(EVERY_TENANT) as connection:
            tenant_ids = tenants_with_history(connection)
        gone = 0
        for tenant_id in tenant_ids:
            try:
                days = self._tenants.get(tenant_id).policies.retention_days
            except NotFound:
                days = DEFAULT_DAYS
            before = self._clock.now() - timedelta(days=days)
            with self._database.transaction(tenant_id) as connection:
                gone += ForgettingStore(connection, tenant_id).forget_old(before)
        if gone:
            metrics.FORGOTTEN.inc(gone)
            _log.info("old messages were deleted", count=gone)
        return gone
