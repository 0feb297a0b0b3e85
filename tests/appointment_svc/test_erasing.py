"""Who is erased here is forgotten everywhere: the outbox tells those who keep copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from appointment_svc.clients import Holder, Worker
from appointment_svc.relay import Relay
from servicekit.access import TokenSigner
from servicekit.http import Upstream
from tests.appointment_svc.service import CalendarService, at
from tests.appointment_svc.test_people import events
from tests.fakes.service import FakeService, Reply, problem

SIGNER = TokenSigner("a-secret-that-is-long-enough-for-tests")


@dataclass
class Outside:
    worker: FakeService
    receptionist: FakeService
    relay: Relay

    def told(self, service: FakeService) -> list[list[str]]:
        return [call.json["phones"] for call in service.calls("POST /v1/erasures")]


@pytest.fixture
def outside(calendar: CalendarService) -> Iterator[Outside]:
    worker, receptionist = FakeService(), FakeService()
    worker.on("POST /v1/(events|erasures)", lambda _: Reply(status=204))
    receptionist.on("POST /v1/erasures", lambda _: Reply(status=204))
    with worker.running() as first, receptionist.running() as second:
        notification = Upstream(first, "notification", SIGNER)
        conversation = Upstream(second, "conversation", SIGNER)
        holders = {"notification": Holder(notification), "conversation": Holder(conversation)}
        yield Outside(worker, receptionist, Relay(calendar.database, Worker(notification), holders))


def book_and_erase(calendar: CalendarService) -> dict[str, str]:
    booked: dict[str, str] = calendar.confirm(
        at("10:00"), customer={"name": "Carol", "phone": "+12025550143", "email": "c@x.org"}
    ).json
    assert calendar.delete(f"/v1/customers/{booked['customer_id']}").status == 204
    return booked


def test_an_erasure_is_told_to_all_who_keep_copies(calendar: CalendarService, outside: Outside) -> None:
    booked = book_and_erase(calendar)

    outside.relay.run_once()

    for service in (outside.worker, outside.receptionist):
        [call] = service.calls("POST /v1/erasures")
        assert call.json["customer_id"] == booked["customer_id"]
        assert call.json["appointment_ids"] == [booked["appointment_id"]]
        assert call.json["phones"] == ["+12025550143"]
        assert call.json["email"] == "c@x.org"
    assert outside.worker.calls("POST /v1/events") == [], "what was not told yet is not told any more"


def test_what_was_told_is_not_kept(calendar: CalendarService, outside: Outside) -> None:
    book_and_erase(calendar)
    outside.relay.run_once()
    assert events(calendar) == []


def test_one_who_is_away_hears_it_later_and_keeps_nobody_waiting(
    calendar: CalendarService, outside: Outside
) -> None:
    outside.receptionist.on("POST /v1/erasures", lambda _: problem(503, "away"))
    book_and_erase(calendar)

    outside.relay.run_once()

    assert outside.told(outside.worker) == [["+12025550143"]]
    [waiting] = events(calendar)
    assert waiting["audience"] == "conversation"
    outside.receptionist.on("POST /v1/erasures", lambda _: Reply(status=204))
    with calendar.database.transaction("*") as connection:
        connection.execute("UPDATE outbox SET due_at = now()")
    outside.relay.run_once()
    assert events(calendar) == []


def test_answers_kept_for_repeated_requests_are_forgotten_too(calendar: CalendarService) -> None:
    booked = calendar.confirm(at("10:00"), headers={"Idempotency-Key": "k-1"}).json
    calendar.delete(f"/v1/customers/{booked['customer_id']}")
    with calendar.database.transaction(calendar.tenant_id) as connection:
        [(kept,)] = connection.execute("SELECT count(*) FROM idempotency_keys WHERE key = 'k-1'").fetchall()
    assert kept == 0


def test_so_are_answers_about_their_second_number(calendar: CalendarService) -> None:
    booked = calendar.confirm(at("10:00")).json
    calendar.call("PATCH", f"/v1/customers/{booked['customer_id']}", {"secondary_phone": "+12025550188"})
    for key, phone in (("k-2", "+12025550188"), ("k-3", "+12025550177")):
        lead = {"name": "Carol", "phone": phone}
        assert calendar.post("/v1/leads", lead, headers={"Idempotency-Key": key}).status == 201
    calendar.delete(f"/v1/customers/{booked['customer_id']}")
    with calendar.database.transaction(calendar.tenant_id) as connection:
        kept = connection.execute("SELECT key FROM idempotency_keys WHERE key IN ('k-2', 'k-3')").fetchall()
    assert kept == [("k-3",)]
