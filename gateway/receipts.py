"""Status callbacks on their way to the worker: those that come at the same time travel together.

Each callback is answered only when the worker has written it down. Waiting for company costs nobody anything:
only Twilio listens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from servicekit import logs
from servicekit.access import Principal
from servicekit.errors import ServiceError
from servicekit.gathering import Gathering
from servicekit.http import Upstream

LINGER = 0.05  # seconds; at three hundred callbacks a second a load of fifteen
_log = logs.get("receipts")
_READ = ("MessageSid", "MessageStatus", "CallSid", "CallStatus", "ErrorCode")


class Receipts:
    def __init__(self, upstream: Upstream, principal: Principal, *, linger: float = LINGER) -> None:
        self._upstream = upstream
        self._principal = principal
        self._gathering: Gathering[Mapping[str, Any]] = Gathering(self._carry, linger=linger, most=200)

    def hand_in(self, form: list[tuple[str, str]], query: Mapping[str, str]) -> None:
        """Raises ServiceError when the worker's service is away; Twilio then notes a failed callback.

        One that names no message of ours is dropped.
        """
        tenant_id, notification_id = query.get("tenant_id"), query.get("notification_id")
        if not tenant_id or not notification_id:
            return
        said = dict(form)
        self._gathering.hand_in(
            {
                "tenant_id": tenant_id,
                "notification_id": notification_id,
                "form": {name: said[name] for name in _READ if name in said},
            }
        )

    def _carry(self, callbacks: Sequence[Mapping[str, Any]]) -> None:
        try:
            self._upstream.post(
                "/v1/receipts", self._principal, json={"callbacks": list(callbacks)}, timeout=8.0
            )
        except ServiceError as error:
            if error.retryable:
                raise
            if len(callbacks) > 1:
                # One of them is what the worker cannot stomach; the others must not suffer for it.
                for callback in callbacks:
                    self._carry([callback])
                return
            _log.warning("the worker did not take a status callback", code=error.code)
