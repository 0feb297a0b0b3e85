"""PF360, a scheduling system that some businesses already run.

It hands out sessions that expire and wants to be told, with each booking, the request id of the search that
the time came from. Without an address the built-in stand-in answers, so that a tenant can be tried without
one.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

import orjson
import urllib3

from appointment_svc.backends.base import (
    BackendSettings,
    backend_away,
    backend_broken,
    backend_refuses,
)
from appointment_svc.domain.appointment import Appointment, Customer

SECONDS = 3.0
SEARCH_LIVES = 300.0
"""Seconds for which PF360 remembers the request id of a search."""


class Transport(Protocol):
    def send(self, path: str, body: dict[str, Any], session: str) -> tuple[int, dict[str, Any]]:
        """(status, JSON). Raises ServiceError when nobody answers."""
        ...


class HttpTransport:
    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._pool = urllib3.PoolManager(timeout=urllib3.Timeout(connect=1.0, read=SECONDS), retries=False)

    def send(self, path: str, body: dict[str, Any], session: str) -> tuple[int, dict[str, Any]]:
        headers = {"Content-Type": "application/json", "X-Session": session}
        try:
            response = self._pool.request(
                "POST", self._base_url + path, body=orjson.dumps(body), headers=headers, redirect=False
            )
            parsed = orjson.loads(response.data or b"{}")
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise backend_away() from error
        except orjson.JSONDecodeError as error:
            raise backend_broken() from error
        if response.status in (429, 502, 503, 504):
            raise backend_away()
        return response.status, parsed if isinstance(parsed, dict) else {}


class StandInTransport:
    """Says yes to everything, the way PF360 would."""

    def send(self, path: str, body: dict[str, Any], session: str) -> tuple[int, dict[str, Any]]:
        if path == "/sessions":
            return 200, {"session": "stand-in", "expires_in": 3600}
        if path == "/slots":
            return 200, {"request_id": "stand-in", "starts": body["starts"]}
        return 200, {"ok": True}


class Pf360Backend:
    def __init__(self, settings: BackendSettings, transport: Transport | None = None) -> None:
        self._settings = settings
        if transport is None:
            transport = HttpTransport(settings.pf360_url) if settings.pf360_url else StandInTransport()
        self._transport = transport
        self._lock = threading.Lock()
        self._session = ""
        self._session_ends = 0.0
        self._searches: dict[str, tuple[str, float]] = {}  # by service: request id and when it is forgotten

    def allowed(self, service_id: str, starts: Sequence[int]) -> frozenset[int]:
        if not starts:
            return frozenset()
        answer = self._ask("/slots", {"service": service_id, "starts": [_stamp(start) for start in starts]})
        request_id, taken = answer.get("request_id"), answer.get("starts")
        if not isinstance(request_id, str) or not isinstance(taken, list):
            raise backend_broken()
        self._searches[service_id] = (request_id, time.monotonic() + SEARCH_LIVES)
        return frozenset(start for start in starts if _stamp(start) in set(taken))

    def book(self, appointment: Appointment, customer: Customer) -> None:
        person = {
            "name": appointment.booked_as or customer.name,
            "phone": customer.phone,
            "email": customer.email,
        }
        self._change("/appointments", appointment, {"customer": person})

    def move(self, appointment: Appointment) -> None:
        self._change("/appointments/move", appointment, {})

    def cancel(self, appointment: Appointment) -> None:
        self._ask("/appointments/cancel", {"reference": str(appointment.appointment_id)})

    def _change(self, path: str, appointment: Appointment, extra: dict[str, Any]) -> None:
        body = {
            "reference": str(appointment.appointment_id),
            "service": appointment.service_id,
            "staff": appointment.staff_id,
            "start": _stamp(appointment.start),
            "request_id": self._request_id(appointment),
            **extra,
        }
        self._ask(path, body)

    def _request_id(self, appointment: Appointment) -> str:
        """Of a search that PF360 still remembers; else a new one for this very time."""
        known = self._searches.get(appointment.service_id)
        if known is None or known[1] < time.monotonic():
            if not self.allowed(appointment.service_id, [appointment.start]):
                raise backend_refuses()
            known = self._searches[appointment.service_id]
        return known[0]

    def _ask(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        for attempt in (1, 2):
            status, answer = self._transport.send(path, body, self._fresh_session())
            if status == 401 and attempt == 1:
                self._session_ends = 0.0  # it ended before its time; a new one gets the second try
                continue
            if status in (409, 410):
                raise backend_refuses()
            if status >= 400:
                raise backend_broken()
            return answer
        raise backend_broken()

    def _fresh_session(self) -> str:
        with self._lock:
            if time.monotonic() >= self._session_ends:
                settings = self._settings
                body = {"client_id": settings.pf360_client_id, "secret": settings.pf360_secret}
                status, answer = self._transport.send("/sessions", body, "")
                if status >= 400 or not isinstance(answer.get("session"), str):
                    raise backend_broken()
                self._session = answer["session"]
                self._session_ends = time.monotonic() + float(answer.get("expires_in", 60)) - 5.0
            return self._session


def _stamp(minute: int) -> str:
    return datetime.fromtimestamp(minute * 60, UTC).strftime("%Y-%m-%dT%H:%MZ")
