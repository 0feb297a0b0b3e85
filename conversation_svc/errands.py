"""Runs errands: at once after the turn that left them, and again from the timers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from conversation_svc.calendar import Calendar
from conversation_svc.clients import Notices
from conversation_svc.store.errands import Errand, ErrandStore, claim_due, give_up
from servicekit import logs
from servicekit.db import EVERY_TENANT, Database
from servicekit.errors import ServiceError

_log = logs.get("errands")


class Errands:
    def __init__(self, database: Database, calendar_of: Callable[[str], Calendar], notices: Notices) -> None:
        self._database = database
        self._calendar_of = calendar_of
        self._notices = notices

    def run(self, errands: Sequence[Errand]) -> int:
        """Try each once; how many worked. One that is refused for good is dropped, with a line in the log."""
        worked = 0
        for errand in errands:
            try:
                self._run(errand)
            except ServiceError as error:
                if error.retryable:
                    continue
                _log.error(
                    "an errand was refused", tenant_id=errand.tenant_id, kind=errand.kind, code=error.code
                )
            except Exception:  # whatever broke, one errand must not stop those behind it
                _log.error("an errand broke", exc_info=True, tenant_id=errand.tenant_id, kind=errand.kind)
                continue
            with self._database.transaction(errand.tenant_id) as connection:
                ErrandStore(connection, errand.tenant_id).drop(errand.errand_id)
            worked += 1
        return worked

    def run_due(self, limit: int = 50) -> int:
        """How many were tried."""
        with self._database.transaction(EVERY_TENANT) as connection:
            hopeless = give_up(connection)
            due = claim_due(connection, limit)
        for errand in hopeless:
            _log.error(
                "an errand was given up",
                tenant_id=errand.tenant_id,
                errand_id=errand.errand_id,
                kind=errand.kind,
            )
        self.run(due)
        return len(due)

    def _run(self, errand: Errand) -> None:
        body = dict(errand.body)
        if errand.kind == "lead":
            self._calendar_of(errand.tenant_id).add_lead(body, key=errand.errand_id)
        elif errand.kind == "consent":
            self._notices.set_consent(errand.tenant_id, body.pop("phone"), body)
        else:
            self._notices.send(errand.tenant_id, {**body, "dedupe_key": errand.errand_id})
