"""Backends: what our calendar decided, an older system may still refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from appointment_svc.backends.base import BackendSettings
from appointment_svc.backends.pf360 import Pf360Backend
from appointment_svc.backends.registry import make_backends
from servicekit.errors import ServiceError
from tests.appointment_svc.service import CalendarService, at
from tests.fakes.service import FakeService, Received, Reply

Make = Callable[..., CalendarService]


class FakePf360(FakeService):
    """Sessions that end, searches with a request id, and a list of what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.sessions: set[str] = set()
        self.logins = 0
        self.closed_starts: set[str] = set()
        self.on("POST /sessions", self._log_in)
        self.on("POST /slots", self._guarded(self._search))
        self.on("POST /appointments.*", self._guarded(self._change))

    def _log_in(self, received: Received) -> Reply:
        if received.json != {"client_id": "frontdesk", "secret": "s3cret"}:
            return Reply({"error": "no"}, 403)
        self.logins += 1
        self.sessions.add(f"session-{self.logins}")
        return Reply({"session": f"session-{self.logins}", "expires_in": 3600})

    def _guarded(self, handler: Callable[[Received], Reply]) -> Callable[[Received], Reply]:
        def guarded(received: Received) -> Reply:
            if received.headers.get("x-session") not in self.sessions:
                return Reply({"error": "session expired"}, 401)
            return handler(received)

        return guarded

    def _search(self, received: Received) -> Reply:
        starts = [start for start in received.json["starts"] if start not in self.closed_starts]
        return Reply({"request_id": "r-1", "starts": starts})

    def _change(self, received: Received) -> Reply:
        return (
            Reply({"error": "taken"}, 409) if received.json.get("start") in self.closed_starts else Reply({})
        )


@pytest.fixture
def pf360() -> Iterator[tuple[FakePf360, str]]:
    fake = FakePf360()
    with fake.running() as url:
        yield fake, url


def clinic_on(make_calendar: Make, url: str) -> CalendarService:
    clinic = make_calendar(backend="pf360")
    clinic.start(backends=make_backends(BackendSettings(url, "frontdesk", "s3cret")))
    return clinic


def test_every_booking_and_change_reaches_the_backend(
    make_calendar: Make, pf360: tuple[FakePf360, str]
) -> None:
    fake, url = pf360
    clinic = clinic_on(make_calendar, url)
    fake.closed_starts.add("2026-12-15T14:00Z")  # nine in New York
    assert clinic.times()[0] == "09:30"
    booked = clinic.confirm(at("10:00"))
    assert booked.status == 201, booked.json
    sent = fake.calls("POST /appointments")[0].json
    assert (sent["start"], sent["request_id"]) == ("2026-12-15T15:00Z", "r-1")
    assert clinic.reschedule(booked.json["appointment_id"], at("11:00")).status == 200
    assert clinic.cancel(booked.json["appointment_id"]).status == 200
    assert [one.path for one in fake.calls("POST /appointments.*")] == [
        "/appointments",
        "/appointments/move",
        "/appointments/cancel",
    ]
    assert fake.logins == 1


def test_what_the_backend_refuses_is_not_booked(make_calendar: Make, pf360: tuple[FakePf360, str]) -> None:
    fake, url = pf360
    clinic = clinic_on(make_calendar, url)
    fake.closed_starts.add("2026-12-15T15:00Z")
    refused = clinic.confirm(at("10:00"))
    assert (refused.status, refused.code) == (409, "slot_taken")
    assert clinic.get("/v1/appointments").json["appointments"] == []


def test_a_session_that_ended_early_is_renewed_once(
    make_calendar: Make, pf360: tuple[FakePf360, str]
) -> None:
    fake, url = pf360
    clinic = clinic_on(make_calendar, url)
    assert clinic.times()
    fake.sessions.clear()
    assert clinic.confirm(at("10:00")).status == 201
    assert fake.logins == 2


def test_a_backend_that_is_away_books_nothing(make_calendar: Make) -> None:
    clinic = clinic_on(make_calendar, "http://127.0.0.1:1")
    away = clinic.confirm(at("10:00"))
    assert (away.status, away.code) == (503, "backend_unavailable")
    clinic.start(backends=make_backends(BackendSettings()))
    assert clinic.confirm(at("10:00")).status == 201  # the stand-in


def test_a_wrong_secret_is_our_fault_not_the_customers(pf360: tuple[FakePf360, str]) -> None:
    backend = Pf360Backend(BackendSettings(pf360[1], "frontdesk", "wrong"))
    with pytest.raises(ServiceError) as caught:
        backend.allowed("checkup", [1])
    assert (caught.value.status, caught.value.code) == (502, "backend_failed")
