"""What the routes of this service work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from servicekit.clock import Clock
from servicekit.db import Database
from servicekit.web import Answer, Call
from tenant_config_svc.announcement import Aftermath
from tenant_config_svc.domain.preconditions import Preconditions
from tenant_config_svc.store.tenants import Author


@dataclass(frozen=True, slots=True)
class Parts:
    database: Database
    clock: Clock
    aftermath: Aftermath
    internal_secret: str

    def author(self, call: Call[Any, Any]) -> Author:
        return Author(call.principal.caller, self.clock.now())

    def settled(self, answer: Answer) -> Answer:
        """The answer to a change; others hear of the change before its author does."""
        if answer.status is not None and answer.status < 400:
            self.aftermath.settle()
        return answer


def preconditions(call: Call[Any, Any]) -> Preconditions:
    return Preconditions(call.headers.get("If-Match"), call.headers.get("If-None-Match"))
