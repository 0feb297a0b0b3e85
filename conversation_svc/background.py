"""What becomes of errors in work that nobody waits for: they are logged, and counted."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from conversation_svc.incoming import TurnIn
from conversation_svc.metrics import TURNS
from servicekit import logs

_log = logs.get("reception")


def note_failure(future: Future[Any]) -> None:
    """Of work whose result nobody waits for."""
    if error := future.exception():
        _log.error("work beside the requests broke", exc_info=error)


def note_late_failure(turn: TurnIn, future: Future[Any]) -> None:
    """The request has gone, and with it whoever would have told of the error."""
    if error := future.exception():
        _log.error("a turn broke after its request had gone", exc_info=error, tenant_id=turn.tenant_id)
        TURNS.labels(turn.channel, "failed").inc()
