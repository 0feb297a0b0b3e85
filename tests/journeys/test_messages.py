"""Messages through the whole house, with a stand-in for Twilio that calls, listens and presses keys."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import psycopg
import pytest

from deploy.local.postgres import EmbeddedPostgres
from servicekit.db import database_name, with_database
from tests.fakes.twilio.client import TwilioProcess
from tests.journeys.people import Owner, Texter
from tests.stack import Stack

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

NOW = datetime.fromisoformat("2026-11-30T10:00:00-05:00")
CAROL = "+14155550123"


@pytest.fixture(scope="module")
def twilio() -> Iterator[TwilioProcess]:
    process = TwilioProcess()
    yield process
    process.stop()


@pytest.fixture(scope="module")
def texting_house(twilio: TwilioProcess) -> Iterator[Stack]:
    environment = {
        "NOW": NOW.isoformat(),
        "TWILIO_ACCOUNT_SID": twilio.account.sid,
        "TWILIO_AUTH_TOKEN": twilio.account.token,
        "TWILIO_API_URL": twilio.url,
    }
    with Stack(environment=environment) as stack:
        yield stack


@pytest.fixture
def alice(texting_house: Stack, twilio: TwilioProcess) -> Owner:
    twilio.reset()
    return Owner(texting_house)


def until(found: Callable[[], Any], what: str, seconds: float = 60.0) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if result := found():
            return result
        time.sleep(0.3)
    raise AssertionError(f"{what} did not happen")


def free_times(alice: Owner, count: int) -> list[dict[str, Any]]:
    """Times that can all be booked: of one person they lie an hour apart."""
    search = {"tenant_id": "downtown", "service_id": "checkup", "limit": 10 * count}
    found: list[dict[str, Any]] = []
    for slot in alice.call("POST", "/v1/slots/search", json=search).json()["slots"]:
        start = datetime.fromisoformat(slot["start"])
        if all(
            one["staff_id"] != slot["staff_id"]
            or abs(start - datetime.fromisoformat(one["start"])) >= timedelta(hours=1)
            for one in found
        ):
            found.append(slot)
    return found[:count]


def book(alice: Owner, slot: dict[str, Any], phone: str, **customer: str) -> dict[str, Any]:
    answer = alice.call(
        "POST",
        "/v1/appointments/confirm",
        json={
            "tenant_id": "downtown",
            "service_id": "checkup",
            "start": slot["start"],
            "staff_id": slot["staff_id"],
            "customer": {"name": "Dave Brown", "phone": phone, **customer},
        },
    )
    assert answer.status_code == 201, answer.text
    booked: dict[str, Any] = answer.json()
    return booked


def remind_by_call_in_a_minute_or_two(alice: Owner, slots: list[dict[str, Any]], now: datetime) -> None:
    """Whoever books one of these times now is called about it then; other reminders are not due that soon."""
    starts = [datetime.fromisoformat(slot["start"]) for slot in slots]
    minutes = {int((start - now) / timedelta(minutes=1)) - 1 for start in starts}
    known = alice.call("GET", "/v1/tenants/downtown")
    reminders = [{"before_minutes": one, "channel": "voice"} for one in sorted(minutes)]
    document = {**known.json(), "reminders": reminders}
    headers = {"If-Match": known.headers["ETag"]}
    assert alice.call("PUT", "/v1/tenants/downtown", json=document, headers=headers).status_code == 200


def call_of(twilio: TwilioProcess, phone: str) -> dict[str, Any] | None:
    """The call to this number, once it is over."""
    calls = [one for one in twilio.ledger() if one["resource"] == "Calls" and one["to"] == phone]
    return calls[0] if calls and calls[0]["status"] == "completed" else None


def read(alice: Owner, booked: dict[str, Any]) -> dict[str, Any]:
    path = f"/v1/appointments/{booked['appointment_id']}"
    told: dict[str, Any] = alice.call("GET", path, params={"tenant_id": "downtown"}).json()
    return told


def notes(alice: Owner, booked: dict[str, Any]) -> str:
    path = f"/v1/appointments/{booked['appointment_id']}/notes"
    return str(alice.call("GET", path, params={"tenant_id": "downtown"}).json())


def test_a_reminder_call_is_read_out_and_does_what_the_key_says(alice: Owner, twilio: TwilioProcess) -> None:
    pressed = {"1": "+14155550201", "2": "+14155550202", "3": "+14155550203"}
    twilio.behave(keys_of={phone: key for key, phone in pressed.items()})
    first, *slots = free_times(alice, 4)
    now = datetime.fromisoformat(book(alice, first, "+14155550100")["created_at"])
    remind_by_call_in_a_minute_or_two(alice, slots, now)
    booked = {
        key: book(alice, slot, phone) for (key, phone), slot in zip(pressed.items(), slots, strict=True)
    }

    calls = {
        key: until(partial(call_of, twilio, phone), f"the call of {key}", 200)
        for key, phone in pressed.items()
    }

    for call in calls.values():
        assert "automated assistant calling for" in call["transcript"][0]
        assert "press 1" in call["transcript"][0]
    assert [read(alice, booked[key])["status"] for key in "123"] == ["booked", "booked", "cancelled"]
    assert "confirmed by pressing 1" in notes(alice, booked["1"])
    assert calls["2"]["transcript"][-1].startswith("<Dial +1"), "to a person, who moves it"
    assert any("is cancelled" in words for words in calls["3"]["transcript"])
    for one in booked.values():
        until(partial(is_delivered, alice, one), "the receipt of the call")


def is_delivered(alice: Owner, booked: dict[str, Any]) -> bool:
    shown = alice.notifications(booked["appointment_id"])
    return any(one["channel"] == "voice" and one["status"] == "delivered" for one in shown)


def everything(house: Stack, package: str) -> str:
    """What a service's database holds, as text."""
    server = EmbeddedPostgres(house.data / "postgres").url
    with psycopg.connect(with_database(server, database_name(package)), autocommit=True) as connection:
        tables = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchall()
        return "\n".join(
            str(row)
            for (table,) in tables
            for row in connection.execute(f"SELECT t::text FROM {table} t".encode()).fetchall()
        )


def is_forgotten(house: Stack, package: str) -> bool:
    return CAROL not in everything(house, package)


def test_a_customer_who_is_erased_is_forgotten_in_the_whole_house(
    texting_house: Stack, alice: Owner, twilio: TwilioProcess
) -> None:
    carol = Texter(texting_house, token=twilio.account.token, number=CAROL)
    carol.text("Hi, this is Carol Jones. What are your hours?")
    [slot] = free_times(alice, 1)
    booked = book(alice, slot, CAROL, name="Carol Jones", email="carol@example.com")
    until(lambda: [one for one in twilio.ledger() if one["to"] == CAROL], "the confirmation")
    for package in ("appointment_svc", "conversation_svc", "notification_worker"):
        assert CAROL in everything(texting_house, package)

    erased = alice.call("DELETE", f"/v1/customers/{booked['customer_id']}", params={"tenant_id": "downtown"})
    assert erased.status_code == 204, erased.text

    for package in ("appointment_svc", "conversation_svc", "notification_worker"):
        until(partial(is_forgotten, texting_house, package), f"forgetting in {package}")
        left = everything(texting_house, package)
        assert "carol@example.com" not in left
        assert "Carol Jones" not in left
    shown = alice.notifications(booked["appointment_id"])
    assert {one["status"] for one in shown} <= {"accepted", "sent", "delivered", "cancelled", "expired"}
    assert {one["to"] for one in shown} == {""}
