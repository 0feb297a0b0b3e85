"""Tenants with their calendars compiled: what a request needs before it can look anything up."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from appointment_svc.domain.calendar import Calendar
from appointment_svc.domain.opening import OpeningBook
from appointment_svc.store.staff_numbers import StaffNumbers
from appointment_svc.translation import calendar_of
from servicekit.payloads.tenant import Tenant

KEPT = 1024
"""Compiled calendars per process; about 0.3 MB for a tenant whose ten people are searched over a month."""


class Directory(Protocol):
    def get(self, tenant_id: str) -> Tenant:
        """Raises NotFound for an unknown tenant."""
        ...

    def all_ids(self) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class TenantCalendar:
    tenant: Tenant
    calendar: Calendar
    book: OpeningBook
    numbers: Mapping[str, int]
    """Staff numbers by staff id."""


class Calendars:
    """Compiled once per version of a tenant, kept while it is asked for."""

    def __init__(self, directory: Directory, numbers: StaffNumbers) -> None:
        self._directory = directory
        self._numbers = numbers
        self._kept: OrderedDict[str, TenantCalendar] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, tenant_id: str) -> TenantCalendar:
        """Raises NotFound for an unknown tenant. Not inside a transaction: it may need one of its own."""
        tenant = self._directory.get(tenant_id)
        kept = self._kept.get(tenant_id)
        if kept is not None and kept.tenant is tenant:
            return kept
        if kept is not None and kept.tenant == tenant:
            fresh = TenantCalendar(tenant, kept.calendar, kept.book, kept.numbers)
        else:
            calendar = calendar_of(tenant)
            numbers = self._numbers.of(tenant_id, calendar.staff)
            fresh = TenantCalendar(tenant, calendar, OpeningBook(calendar), numbers)
        with self._lock:
            self._kept[tenant_id] = fresh
            self._kept.move_to_end(tenant_id)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return fresh
