"""The state of the queue, for Prometheus."""

from __future__ import annotations

import redis

from notification_worker import metrics
from notification_worker.dispatching import QUEUE
from notification_worker.store.figures import figures_of_all_tenants
from servicekit import logs
from servicekit.clock import Clock
from servicekit.db import EVERY_TENANT, Database
from servicekit.errors import ServiceError
from servicekit.queue import Queues

_log = logs.get("gauges")


class Gauges:
    def __init__(self, database: Database, queues: Queues, clock: Clock) -> None:
        self._database = database
        self._queues = queues
        self._clock = clock

    def refresh(self) -> None:
        """What cannot be read keeps its last value; the scrape itself must not fail."""
        try:
            with self._database.transaction(EVERY_TENANT) as connection:
                figures = figures_of_all_tenants(connection, self._clock.now())
        except ServiceError as error:
            _log.warning("figures cannot be read", code=error.code)
        else:
            metrics.OLDEST_DUE.set(figures.oldest_due_seconds)
            metrics.DUE.set(figures.due)
            metrics.IN_FLIGHT.set(figures.in_flight)
            metrics.IN_DOUBT.set(figures.in_doubt)
        try:
            metrics.QUEUE_DEPTH.set(self._queues.depth(QUEUE))
        except redis.RedisError as error:
            _log.warning("the queue's depth cannot be read", error=type(error).__name__)
