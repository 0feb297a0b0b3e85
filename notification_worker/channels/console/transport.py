"""Stands in for every channel that is not set up: a log line without personal data, the text on the staff
page."""

from __future__ import annotations

from notification_worker.channels.base import Accepted, Findings, Message, TransportError, Trial
from notification_worker.domain.reconciliation import Listing
from notification_worker.store.console import ConsoleStore
from servicekit import logs
from servicekit.clock import Clock
from servicekit.db import Database
from servicekit.errors import ServiceError

_log = logs.get("console")


class ConsoleTransport:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def send(self, message: Message) -> Accepted:
        try:
            with self._database.transaction(message.tenant_id) as connection:
                ConsoleStore(connection, message.tenant_id).add(
                    message.notification_id, message.kind, message.to, message.text, self._clock.now()
                )
        except ServiceError as error:
            # One row per notification: writing it again does no harm, so a lost commit is simply tried again.
            raise TransportError(error.code, "the console's table is away", permanent=False) from error
        _log.info(
            "message shown on the console page",
            tenant_id=message.tenant_id,
            notification_id=message.notification_id,
            kind=message.kind,
            characters=len(message.text),
        )
        return Accepted(f"console-{message.notification_id}")

    def find(self, trial: Trial) -> Findings:
        message = trial.message
        try:
            with self._database.transaction(message.tenant_id) as connection:
                shown = ConsoleStore(connection, message.tenant_id).has(message.notification_id)
        except ServiceError:
            return Findings((), Listing.AWAY)
        return Findings([f"console-{message.notification_id}"] if shown else (), Listing.CAUGHT_UP)

    def close(self) -> None:
        """Nothing is held open."""
