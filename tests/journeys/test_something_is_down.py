"""What still works when a part of the house is down: the table of the design, played on real processes."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.journeys.people import Owner, Texter
from tests.journeys.test_a_text_books import book, wait_for
from tests.stack import Stack

_GONE = ("accepted", "sent", "delivered")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def fragile() -> Iterator[Stack]:
    """A house of its own, since it gets hurt."""
    with Stack(environment={"NOW": "2026-11-30T08:00:00-05:00"}) as stack:
        yield stack


@contextmanager
def down(stack: Stack, role: str) -> Iterator[None]:
    """The process hangs, which is worse than being gone: its port is open and nothing answers."""
    stack.pause(role)
    try:
        yield
    finally:
        stack.resume(role)
        assert wait_for(lambda: stack.is_healthy(role) if role_has_port(stack, role) else True, 30)


def role_has_port(stack: Stack, role: str) -> bool:
    from deploy.roles import BY_NAME

    return BY_NAME[role].is_http


def warm(stack: Stack) -> Texter:
    """Everybody has seen this tenant once, so that copies exist."""
    person = Texter(stack)
    assert person.text("Hi, can I get a check-up tomorrow morning?")
    Owner(stack).appointments()
    return person


def test_without_the_tenant_config_service_everything_goes_on_from_copies(fragile: Stack) -> None:
    for _ in range(4):  # every worker process has its own copy
        warm(fragile)
    with down(fragile, "tenant-config"):
        assert book(Texter(fragile)).startswith("DOWN-")


def test_without_the_notification_api_a_booking_works_and_the_message_leaves_late(fragile: Stack) -> None:
    person, owner = Texter(fragile), Owner(fragile)
    with down(fragile, "notification"):
        book(person)
        appointment = owner.appointments(phone=person.number)[0]["appointment_id"]

    def sent() -> list[dict[str, Any]]:
        return [
            one
            for one in owner.notifications(appointment)
            if one["status"] in ("accepted", "sent", "delivered")
        ]

    assert wait_for(sent, 20)


def test_without_the_appointment_service_the_receptionist_says_so_and_takes_a_message(fragile: Stack) -> None:
    person, owner = Texter(fragile), Owner(fragile)
    with down(fragile, "appointment"):
        started = time.monotonic()
        said = person.text("Hi, can I get a check-up tomorrow morning?")
        assert time.monotonic() - started < 15
        assert said
        assert "DOWN-" not in said
        person.text("Carol Jones")
        person.text("please call me back about a check-up")

    def handed_in() -> bool:
        leads = owner.call("GET", "/v1/leads", params={"tenant_id": "downtown"}).json()["leads"]
        return any(lead.get("phone") == person.number for lead in leads)

    assert wait_for(handed_in, 30)


def test_without_the_conversation_service_twilio_gets_a_polite_line(fragile: Stack) -> None:
    person = Texter(fragile)
    with down(fragile, "conversation"):
        started = time.monotonic()
        answer = person.post("Hi, can I get a check-up tomorrow morning?")
        assert time.monotonic() - started < 15
        assert answer.status_code == 200
        assert "<Message>" in answer.text


def test_what_a_conversation_service_that_stood_still_says_afterwards_leaves_once_as_a_message(
    fragile: Stack,
) -> None:
    person, owner, sid = Texter(fragile), Owner(fragile), f"SM{secrets.token_hex(16)}"
    text = "Hi, can I get a check-up tomorrow morning?"
    with down(fragile, "conversation"):
        assert "longer than usual" in person.text(text, sid=sid)

    def replies() -> list[dict[str, Any]]:
        found = owner.call("GET", "/v1/notifications", params={"tenant_id": "downtown", "limit": 200}).json()
        mine = [one for one in found["notifications"] if one["to"] == person.number]
        return [one for one in mine if one["kind"] == "reply" and one["status"] in _GONE]

    assert wait_for(replies, 20)
    assert person.text(text, sid=sid) == ""
    assert person.text("the first one")
    assert len(replies()) == 1


def test_without_redis_booking_works_and_the_message_leaves_within_ten_seconds_of_its_return(
    fragile: Stack,
) -> None:
    import psutil

    marker = str(fragile.data)
    redis = next(
        process
        for process in psutil.process_iter(["cmdline", "name"])
        if "redis-server" in (process.info["name"] or "")
        and any(marker in opened for opened in [process.cwd()])
    )
    person, owner = Texter(fragile), Owner(fragile)
    redis.suspend()
    try:
        book(person)
    finally:
        redis.resume()
    appointment = owner.appointments(phone=person.number)[0]["appointment_id"]

    def sent() -> list[dict[str, Any]]:
        return [
            one
            for one in owner.notifications(appointment)
            if one["status"] in ("accepted", "sent", "delivered")
        ]

    assert wait_for(sent, 10)


def test_without_the_database_the_answer_is_503_with_a_time_to_come_back(fragile: Stack) -> None:
    import psutil

    marker = str(fragile.data)
    servers = [
        process
        for process in psutil.process_iter(["cmdline", "name"])
        if process.info["name"] == "postgres" and marker in " ".join(process.info["cmdline"] or ())
    ]
    postmaster = servers[0]
    family = [postmaster, *postmaster.children(recursive=True)]
    owner = Owner(fragile)
    lead = {"tenant_id": "downtown", "name": f"Nobody {secrets.token_hex(4)}", "phone": "+12025550144"}
    for process in family:
        process.suspend()
    try:
        answer = owner.call("POST", "/v1/leads", json=lead)
        assert answer.status_code in (503, 504), answer.text
        assert answer.headers.get("Retry-After")
    finally:
        for process in family:
            process.resume()
    assert wait_for(lambda: owner.call("POST", "/v1/leads", json=lead).status_code == 201, 20)
