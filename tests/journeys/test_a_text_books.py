"""The main job, end to end on the real processes: a signed webhook becomes an appointment."""

from __future__ import annotations

import re
import secrets
import time
from typing import Any

import pytest

from tests.journeys.conftest import TWILIO_TOKEN
from tests.journeys.people import Chatter, Owner, Texter
from tests.stack import Stack

pytestmark = pytest.mark.slow

NUMBER = re.compile(r"\bDOWN-\d{4}-\d+\b")


def carol(house: Stack) -> Texter:
    return Texter(house, token=TWILIO_TOKEN)


def book(person: Texter) -> str:
    """Book a check-up for tomorrow morning; returns the confirmation number."""
    offer = person.text("Hi, can I get a check-up tomorrow morning?")
    assert len(re.findall(r"\b\d{1,2}(?::\d\d)?\s?[ap]\.?m", offer, re.I)) >= 2, offer
    answer = person.text("the second one")
    if "name" in answer.lower():
        answer = person.text("Carol Jones")
    assert "Tue" in answer, f"the read-back names the weekday: {answer}"
    done = person.text("yes")
    found = NUMBER.search(done)
    assert found, done
    return found.group()


def wait_for(condition: Any, seconds: float = 10.0) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    return condition()


def test_a_text_books_an_appointment_and_a_confirmation_follows(house: Stack) -> None:
    person, owner = carol(house), Owner(house)
    number = book(person)
    booked = owner.appointments(phone=person.number)
    assert [(one["confirmation_number"], one["status"]) for one in booked] == [(number, "booked")]
    assert booked[0]["start"].startswith("2026-12-01T")
    assert "T09:00" <= booked[0]["start"][10:16] < "T12:00"

    def sent() -> list[dict[str, Any]]:
        return [
            one
            for one in owner.notifications(booked[0]["appointment_id"])
            if one["kind"] == "confirmation" and one["status"] in ("accepted", "sent", "delivered")
        ]

    assert wait_for(sent), owner.notifications(booked[0]["appointment_id"])


def test_the_trace_goes_from_the_webhook_to_the_message(house: Stack) -> None:
    person = carol(house)
    for line in ("Hi, can I get a check-up tomorrow morning?", "the first one", "Carol Jones"):
        answer = person.post(line)
    answer = person.post("yes")
    assert NUMBER.search(answer.text), answer.text
    trace = answer.headers["X-Request-Id"]

    def seen() -> bool:
        return any(line.get("trace_id") == trace for line in house.log("notification-worker"))

    assert wait_for(seen)


def test_a_repeated_webhook_gets_the_same_answer_and_has_one_effect(house: Stack) -> None:
    person = carol(house)
    person.text("Hi, can I get a check-up tomorrow morning?")
    person.text("the first one")
    person.text("Carol Jones")
    sid = f"SM{secrets.token_hex(16)}"
    first, second = person.text("yes", sid=sid), person.text("yes", sid=sid)
    assert first == second
    assert NUMBER.search(first), first
    assert len(Owner(house).appointments(phone=person.number)) == 1


def test_a_webhook_with_a_wrong_signature_is_403(house: Stack) -> None:
    person = carol(house)
    assert person.post("hi", signature="AAAA" * 7).status_code == 403
    person.token = None
    assert person.post("hi").status_code == 403


def test_stop_is_heard_whatever_stands_behind_it(house: Stack) -> None:
    person = carol(house)
    assert "DOWN" not in person.text("STOP\x00")
    consent = Owner(house).call(
        "GET", f"/v1/contacts/{person.number}/consent", params={"tenant_id": "downtown"}
    )
    assert consent.json()["sms"] == "revoked"


def test_a_chat_books_too(house: Stack) -> None:
    person = Chatter(house)
    offer = person.say("Hi, can I get a check-up tomorrow morning?")
    assert offer["metadata"]["quick_replies"]
    person.say("the second one")
    answer = person.say("My name is Dave Miller")
    if "number" in answer["response"].lower() and "?" in answer["response"]:
        answer = person.say("202-555-0177")
    answer = person.say("yes")
    assert NUMBER.search(answer["response"]), answer
    assert answer["metadata"]["appointment"]["confirmation_number"]
    assert "customer" not in str(answer["metadata"]["appointment"])


def test_cancel_and_reschedule_work_in_words(house: Stack) -> None:
    person, owner = carol(house), Owner(house)
    book(person)
    before = owner.appointments(phone=person.number)[0]
    answer = person.text("Can I move my appointment to Thursday at 10?")
    for _ in range(3):
        if owner.appointments(phone=person.number)[0]["start"] != before["start"]:
            break
        answer = person.text("yes")
    moved = owner.appointments(phone=person.number)[0]
    assert moved["start"].startswith("2026-12-03T10:00"), answer
    assert moved["confirmation_number"] == before["confirmation_number"]
    answer = person.text("I need to cancel my appointment please")
    if "?" in answer:
        answer = person.text("yes")
    assert owner.appointments(phone=person.number)[0]["status"] == "cancelled", answer
