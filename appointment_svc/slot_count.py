"""The number of free slots over all tenants, for the health page: counted in the background, then
remembered."""

from __future__ import annotations

import threading
import time

from appointment_svc.calendars import Calendars, Directory
from appointment_svc.domain.availability import Wish
from appointment_svc.ids import RandomIds
from appointment_svc.use_cases.desk import SYSTEM, Desk
from servicekit import logs
from servicekit.clock import Clock
from servicekit.db import Database
from servicekit.errors import ServiceError

DAYS = 7
FRESH_SECONDS = 30.0
SHARE = 0.05
"""Of a process's time that counting may take: with very many tenants it is done less often."""
RETRY_SECONDS = 2.0
FIRST_WAIT_SECONDS = 2.0
_log = logs.get("slots")


def pause_after(seconds: float) -> float:
    """How long a count that took so long is good for."""
    return max(FRESH_SECONDS, seconds / SHARE)


class SlotCount:
    """The first question waits a moment for the first count; later ones get the last count at once."""

    def __init__(self, database: Database, calendars: Calendars, listing: Directory, clock: Clock) -> None:
        self._database = database
        self._calendars = calendars
        self._listing = listing
        self._clock = clock
        self._lock = threading.Lock()
        self._counting = False
        self._ready = threading.Event()
        self._due_at = float("-inf")
        self._count: int | None = None

    def current(self) -> int | None:
        """None while nothing could be counted yet."""
        with self._lock:
            if not self._counting and time.monotonic() >= self._due_at:
                self._counting = True
                threading.Thread(target=self._run, name="slot-count", daemon=True).start()
        if self._count is None:
            self._ready.wait(FIRST_WAIT_SECONDS)
        return self._count

    def _run(self) -> None:
        began, pause = time.monotonic(), RETRY_SECONDS
        try:
            self._count = sum(self.count_tenant(tenant_id) for tenant_id in self._listing.all_ids())
            pause = pause_after(time.monotonic() - began)
        except ServiceError as error:
            _log.warning("free slots could not be counted", code=error.code)
        finally:
            self._due_at = time.monotonic() + pause
            self._counting = False
            self._ready.set()

    def count_tenant(self, tenant_id: str) -> int:
        """Free starts of every service in the next seven days."""
        at = self._calendars.of(tenant_id)
        total = 0
        with self._database.transaction(tenant_id) as connection:
            desk = Desk(connection, at, self._clock.now(), SYSTEM, RandomIds())
            first = desk.now_minute
            wish = Wish(first, first + DAYS * 1440)
            for service in desk.calendar.services.values():
                staff = desk.calendar.staff_for(service)
                total += desk.availability(service, staff, wish.first, wish.until).count(wish)
        return total
