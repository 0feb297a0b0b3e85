"""Carrying the outbox to the worker."""

from __future__ import annotations

from collections.abc import Mapping

from appointment_svc.clients import Holder, Worker
from appointment_svc.events import ERASED
from appointment_svc.metrics import EVENTS, OUTBOX_AGE
from appointment_svc.store.outbox import Outbox, Waiting
from servicekit import logs
from servicekit.db import EVERY_TENANT, Database
from servicekit.errors import ServiceError

BATCH = 100
_log = logs.get("relay")


class Relay:
    """Safe to run twice: whoever has the lock delivers. An event whose delivery was not recorded is told
    again; the worker knows it by its id."""

    def __init__(self, database: Database, worker: Worker, holders: Mapping[str, Holder]) -> None:
        """`holders`: who is told of erasures, by the name of the audience."""
        self._database = database
        self._worker = worker
        self._holders = holders

    def run_once(self) -> int:
        """Deliver what is due; returns how many were delivered."""
        with self._database.transaction(EVERY_TENANT) as connection:
            outbox = Outbox(connection)
            if not outbox.lead():
                return 0
            delivered: list[int] = []
            stuck: set[str] = set()
            for event in outbox.due(BATCH):
                if event.appointment_id in stuck:
                    continue  # later events of an appointment wait for its earlier ones
                if self._tell(event):
                    delivered.append(event.position)
                    if event.payload["type"] == ERASED:
                        outbox.forget(event.position)
                    continue
                stuck.add(event.appointment_id)
                outbox.failed(event.position, min(2.0**event.attempts, 300.0) if event.attempts else 0.5)
                if len(stuck) >= 3:
                    break  # the worker is away: no use in asking it for every event
            outbox.delivered(delivered)
            OUTBOX_AGE.set(outbox.oldest_age_seconds())
        return len(delivered)

    def _tell(self, event: Waiting) -> bool:
        try:
            if event.payload["type"] == ERASED:
                self._holders[event.payload["audience"]].forget(event.payload)
            else:
                self._worker.tell(event.payload)
        except ServiceError as error:
            # Also what the worker will never take is kept and shown: an event is somebody's appointment.
            EVENTS.labels("refused" if not error.retryable else "failed").inc()
            _log.warning("an event was not delivered", code=error.code, attempts=event.attempts + 1)
            return False
        EVENTS.labels("delivered").inc()
        return True
