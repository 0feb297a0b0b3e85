"""What the calendar does unasked: holds run out, freed times are offered, outside calendars are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from uuid import UUID

from appointment_svc.calendars import Calendars, TenantCalendar
from appointment_svc.domain.zone import minute_of
from appointment_svc.ids import Ids
from appointment_svc.imports.fetch import Fetcher, FetchError
from appointment_svc.imports.reading import ReadError, busy_minutes
from appointment_svc.metrics import IMPORTS, OFFERS
from appointment_svc.store.feeds import DueImport, Feeds, due_imports, tenants_importing
from appointment_svc.store.housekeeping import Housekeeping
from appointment_svc.store.waitlist import WaitlistEntry
from appointment_svc.use_cases.desk import SYSTEM, Desk
from appointment_svc.use_cases.waiting import end_expired_offer, find_offer, offer_found
from servicekit import idempotency, logs
from servicekit.clock import Clock
from servicekit.db import EVERY_TENANT, Database, DbConnection
from servicekit.errors import NotFound, ServiceError
from servicekit.payloads.tenant import Tenant

READ_EVERY = timedelta(minutes=15)
RETRY_AFTER = timedelta(minutes=2)
LEASE = timedelta(minutes=1)
DAYS_AHEAD = 400
FURTHEST = 10_000_000
"""Minutes: far enough to mean "any time"."""
ENTRIES_AT_ONCE = 200
_log = logs.get("upkeep")


class Upkeep:
    """Every method is safe to run in two processes at once."""

    def __init__(
        self, database: Database, calendars: Calendars, clock: Clock, ids: Ids, fetcher: Fetcher
    ) -> None:
        self._database = database
        self._calendars = calendars
        self._clock = clock
        self._ids = ids
        self._fetcher = fetcher

    def end_holds(self) -> None:
        """Expired holds let go; the entry whose offer ran out waits on for another time."""
        now = self._clock.now()
        with self._database.transaction(EVERY_TENANT) as connection:
            keeper = Housekeeping(connection)
            keeper.lapse_holds(now, 1000)
            offers = keeper.expired_offers(now, 200)
        for tenant_id, hold_id in offers:
            self._end_offer(tenant_id, hold_id)

    def fill_waitlists(self) -> None:
        """Offer free times to those who wait, in the order in which they came."""
        with self._database.transaction(EVERY_TENANT) as connection:
            tenants = Housekeeping(connection).tenants_waiting(minute_of(self._clock.now()))
        for tenant_id in tenants:
            at = self._calendar_of(tenant_id)
            if at is None:
                continue
            for entry in self._waiting(at):
                self._offer(at, entry)

    def read_calendars(self) -> None:
        """Read the outside calendars that are due; a failure keeps the last good copy and is shown."""
        with self._database.transaction(EVERY_TENANT) as connection:
            due = due_imports(connection, self._clock.real_now(), LEASE, 20)
        for one in due:
            self._read(one)

    def know_calendars(self, tenants: Iterable[Tenant]) -> None:
        """Bring the list of imports in line with what the tenants' configurations say. Most tenants import
        nothing: they cost nothing here."""
        with self._database.transaction(EVERY_TENANT) as connection:
            importing = tenants_importing(connection)
        for tenant in tenants:
            if tenant.id in importing or any(member.calendar_url for member in tenant.staff):
                self._know(tenant)

    def forget(self) -> None:
        with self._database.transaction(EVERY_TENANT) as connection:
            Housekeeping(connection).forget(self._clock.now())
        idempotency.forget_old(self._database)

    def _know(self, tenant: Tenant) -> None:
        at = self._calendar_of(tenant.id)
        if at is None:
            return
        wanted = [
            (member.id, at.numbers[member.id], member.calendar_url)
            for member in at.tenant.staff
            if member.calendar_url
        ]
        with self._database.transaction(tenant.id) as connection:
            Feeds(connection, tenant.id).want_imports(wanted, self._clock.real_now())

    def _end_offer(self, tenant_id: str, hold_id: UUID) -> None:
        at = self._calendar_of(tenant_id)
        if at is None:
            return
        with self._database.transaction(tenant_id) as connection:
            end_expired_offer(self._desk(connection, at), hold_id)
        OFFERS.labels("expired").inc()

    def _waiting(self, at: TenantCalendar) -> Iterator[WaitlistEntry]:
        """Everybody who waits, the longest first, read piece by piece: whoever waits in vain for a time that
        never comes must not stand in the way of those behind."""
        after = 0
        while True:
            with self._database.transaction(at.tenant.id) as connection:
                desk = self._desk(connection, at)
                entries = desk.waitlist.waiting(
                    0, desk.now_minute + FURTHEST, desk.now_minute, after=after, limit=ENTRIES_AT_ONCE
                )
            yield from entries
            if len(entries) < ENTRIES_AT_ONCE:
                return
            after = entries[-1].position

    def _offer(self, at: TenantCalendar, entry: WaitlistEntry) -> None:
        with self._database.transaction(at.tenant.id) as connection:
            found = find_offer(self._desk(connection, at), entry)
        if found is None:
            return
        with self._database.transaction(at.tenant.id) as connection:
            if offer_found(self._desk(connection, at), entry, *found):
                OFFERS.labels("made").inc()

    def _read(self, due: DueImport) -> None:
        at = self._calendar_of(due.tenant_id)
        if at is None:
            return
        now = self._clock.real_now()
        try:
            fetched = self._fetcher.fetch(due.url, due.etag)
            minute = minute_of(self._clock.now())
            busy = None
            if fetched.body is not None:
                zone = at.calendar.zone
                busy = busy_minutes(fetched.body, zone, minute - 1440, minute + DAYS_AHEAD * 1440)
        except (FetchError, ReadError) as error:
            IMPORTS.labels("failed").inc()
            _log.warning(
                "an outside calendar could not be read", tenant_id=due.tenant_id, staff_id=due.staff_id
            )
            with self._database.transaction(due.tenant_id) as connection:
                Feeds(connection, due.tenant_id).record_failure(due, str(error), now, RETRY_AFTER)
            return
        IMPORTS.labels("read").inc()
        with self._database.transaction(due.tenant_id) as connection:
            Feeds(connection, due.tenant_id).record_success(due, busy, fetched.etag, now, READ_EVERY)

    def _calendar_of(self, tenant_id: str) -> TenantCalendar | None:
        """None while the tenant is gone or cannot be asked for."""
        try:
            return self._calendars.of(tenant_id)
        except NotFound:
            return None
        except ServiceError as error:
            _log.warning("a tenant cannot be read now", tenant_id=tenant_id, code=error.code)
            return None

    def _desk(self, connection: DbConnection, at: TenantCalendar) -> Desk:
        return Desk(connection, at, self._clock.now(), SYSTEM, self._ids)
