"""What every view needs, made once by the composition root."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from appointment_svc.backends.base import Backend
from appointment_svc.calendars import Calendars, TenantCalendar
from appointment_svc.clients import Worker
from appointment_svc.ids import Ids
from appointment_svc.use_cases.desk import Actor, Desk, Overtaken
from appointment_svc.use_cases.refusals import invalid
from servicekit.access import Principal
from servicekit.clock import Clock
from servicekit.db import Database, DbConnection
from servicekit.errors import Kind, ServiceError
from servicekit.phone import normalise
from servicekit.web import Answer, Call

_TRIES = 5


@dataclass(frozen=True)
class Front:
    database: Database
    calendars: Calendars
    clock: Clock
    ids: Ids
    worker: Worker
    backends: Mapping[str, Backend]

    @contextmanager
    def reading(self, call: Call[Any, Any]) -> Iterator[Desk]:
        """A desk for looking only."""
        at = self.calendars.of(call.tenant_id)
        with self.database.reading(call.tenant_id) as connection:
            yield self._desk(connection, at, call.principal)

    def once(self, call: Call[Any, Any], work: Callable[[Desk], Any]) -> Answer:
        """A desk for changing: one transaction, one effect per Idempotency-Key."""
        at = self.calendars.of(call.tenant_id)  # before the transaction: it may need a connection of its own
        for _ in range(_TRIES):
            with suppress(Overtaken):
                return call.once(lambda connection: work(self._desk(connection, at, call.principal)))
        raise ServiceError(
            Kind.UNAVAILABLE, "overtaken", "The appointment is being changed all the time.", retry_after=1.0
        )

    def with_consents(self, tenant_id: str, customers: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Consent is shown from its owner, asked while no connection is held."""
        phones = sorted({customer["phone"] for customer in customers if customer["phone"]})
        consents = self.worker.consents(tenant_id, phones)
        return [{**customer, "consent": consents.get(customer["phone"])} for customer in customers]

    def _desk(self, connection: DbConnection, at: TenantCalendar, principal: Principal) -> Desk:
        backend = self.backends[at.tenant.backend]
        return Desk(connection, at, self.clock.now(), Actor.of(principal), self.ids, backend)


def phone_number(desk: Desk, text: str | None, path: str) -> str | None:
    """In E.164; 422 for what cannot be dialled. Numbers without a country code are the tenant's country's."""
    if text is None:
        return None
    number = normalise(text, desk.at.tenant.country)
    if number is None:
        raise invalid(path, "is not a phone number")
    return number
