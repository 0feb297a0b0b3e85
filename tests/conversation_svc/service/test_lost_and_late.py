"""The calendar is slow or its answer is lost: nothing is done twice, and nobody is left without an answer."""

from __future__ import annotations

import itertools
import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest

from conversation_svc.clients import AppointmentCalendar
from servicekit.db import Database
from servicekit.errors import Kind, ServiceError
from tests.conversation_svc.service.house import CAROL, NOW, House, make_tenant
from tests.conversation_svc.service.test_people import wait_for

_numbers = itertools.count()
NUMBER = re.compile(r"DOWN-1218-\d+")


@pytest.mark.parametrize("behind", ["booked", "not booked"])
def test_a_yes_after_a_lost_answer_books_once_and_tells_the_number(
    house: House, monkeypatch: pytest.MonkeyPatch, behind: str
) -> None:
    for line in ("book a check-up tomorrow at 10", "Carol Jones"):
        house.text(line)
    with monkeypatch.context() as patched:
        patched.setattr(AppointmentCalendar, "confirm", _losing(AppointmentCalendar.confirm, behind))
        lost = house.text("yes")["response"]
    assert not NUMBER.search(lost)
    assert "do not know" in lost
    answer = house.text("yes")["response"]
    (appointment,) = house.appointments()
    assert appointment["confirmation_number"] in answer


@pytest.mark.parametrize("odd", [None, {}, []])
def test_an_answer_without_an_appointment_in_it_books_once_too(
    house: House, monkeypatch: pytest.MonkeyPatch, odd: Any
) -> None:
    for line in ("book a check-up tomorrow at 10", "Carol Jones"):
        house.text(line)
    post = AppointmentCalendar._post

    def oddly(calendar: AppointmentCalendar, path: str, body: Any, key: str | None = None) -> Any:
        answer = post(calendar, path, body, key)
        return odd if path.endswith("/confirm") else answer

    with monkeypatch.context() as patched:
        patched.setattr(AppointmentCalendar, "_post", oddly)
        assert "do not know" in house.text("yes")["response"]
    answer = house.text("yes")["response"]
    (appointment,) = house.appointments()
    assert appointment["confirmation_number"] in answer


def test_when_no_answer_comes_the_second_time_the_team_is_asked_to_look(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for line in ("book a check-up tomorrow at 10", "Carol Jones"):
        house.text(line)
    monkeypatch.setattr(AppointmentCalendar, "confirm", _losing(AppointmentCalendar.confirm, "booked"))
    house.text("yes")
    answer = house.text("yes")["response"]
    assert "cannot say whether" in answer
    assert "nothing is booked" not in answer
    assert len(house.appointments()) == 1


def test_a_yes_to_a_booking_whose_answer_was_missed_tells_it_again(house: House) -> None:
    for line in ("book a check-up tomorrow at 10", "Carol Jones", "yes"):
        house.text(line)
    answer = house.text("yes")["response"]
    (appointment,) = house.appointments()
    assert appointment["confirmation_number"] in answer


@pytest.fixture
def hasty(databases: tuple[Database, Database]) -> Iterator[House]:
    """A house that waits a moment only before it answers a text with nothing."""
    number = next(_numbers)
    tenants = [make_tenant(f"hasty-{number}"), make_tenant(f"hasty-next-door-{number}", phone_numbers=[])]
    made = House(*databases, tenants, settings={"LATE_ANSWER_SECONDS": "0.3"})
    yield made
    made.stop()


def test_a_late_answer_is_empty_now_and_one_message_afterwards(
    hasty: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = _slow_calendar(monkeypatch)
    late = hasty.text("book a check-up tomorrow at 10")
    assert late["response"] == ""
    assert late["metadata"]["late"] is True
    assert replies(hasty) == []
    gate.set()
    assert wait_for(lambda: replies(hasty))
    (reply,) = replies(hasty)
    assert reply["to"] == CAROL
    assert "10:00 AM" in reply["body"]
    assert wait_for(lambda: _errands_left(hasty) == 0)
    hasty.wired.errands.run_due()
    assert len(replies(hasty)) == 1


def test_a_late_answer_is_not_given_again_when_the_text_is_repeated(
    hasty: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = _slow_calendar(monkeypatch)
    late = hasty.text("book a check-up tomorrow at 10", sid="SM-late")
    with ThreadPoolExecutor(1) as pool:
        meanwhile = pool.submit(hasty.text, "book a check-up tomorrow at 10", sid="SM-late")
        time.sleep(0.1)
        gate.set()
        assert meanwhile.result(20)["response"] == late["response"] == ""
    assert wait_for(lambda: replies(hasty))
    assert hasty.text("book a check-up tomorrow at 10", sid="SM-late")["response"] == ""
    assert len(replies(hasty)) == 1


def test_a_late_answer_is_of_use_for_an_hour_of_business_time(
    hasty: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where business lives on another day, the worker would find every late answer expired."""
    monkeypatch.setattr(hasty.clock, "real_now", lambda: NOW - timedelta(days=4))
    _slow_calendar(monkeypatch).set()
    hasty.turn(channel="sms", text="book a check-up tomorrow at 10", answer_by=1.0, **{"from": CAROL})
    assert wait_for(lambda: replies(hasty))
    (reply,) = replies(hasty)
    assert datetime.fromisoformat(reply["expires_at"]) == NOW + timedelta(hours=1)


def test_an_answer_that_nobody_waits_for_any_more_leaves_as_a_message(house: House) -> None:
    """The gateway had gone before we came to it: it told the customer that this takes longer."""
    past = house.clock.real_now() - timedelta(seconds=1)
    text = {
        "channel": "sms",
        "text": "book a check-up tomorrow at 10",
        "from": CAROL,
        "message_sid": "SM-gone",
    }
    assert house.turn(**text, answer_by=past.timestamp())["response"] == ""
    assert wait_for(lambda: replies(house))
    (reply,) = replies(house)
    assert "10:00 AM" in reply["body"]
    in_time = house.clock.real_now() + timedelta(seconds=11)
    assert house.turn(**text, answer_by=in_time.timestamp())["response"] == ""
    assert house.text("Carol Jones")["response"]
    assert len(replies(house)) == 1


def test_a_text_behind_a_turn_that_died_is_answered_when_the_session_is_free_again(hasty: House) -> None:
    session = hasty.text("hello")["session_id"]
    with hasty.database.transaction(hasty.tenant_id) as connection:
        connection.execute(
            "UPDATE sessions SET lease_until = clock_timestamp() + interval '1 second' WHERE session_id = %s",
            (session,),
        )
    assert hasty.text("book a check-up tomorrow at 10")["response"] == ""
    assert wait_for(lambda: replies(hasty))
    assert "10:00 AM" in replies(hasty)[0]["body"]


def _slow_calendar(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The calendar finds nothing before the gate is opened."""
    gate, find = threading.Event(), AppointmentCalendar.find_slots

    def slowly(calendar: AppointmentCalendar, wanted: Any) -> Any:
        assert gate.wait(20)
        return find(calendar, wanted)

    monkeypatch.setattr(AppointmentCalendar, "find_slots", slowly)
    return gate


def replies(house: House) -> list[Any]:
    return [sent for sent in house.neighbours.sent if sent["kind"] == "reply"]


def _errands_left(house: House) -> int:
    with house.database.transaction(house.tenant_id) as connection:
        row = connection.execute("SELECT count(*) FROM errands").fetchone()
    assert row is not None
    return int(row[0])


def _losing(confirm: Any, behind: str) -> Any:
    """As `confirm`, but the answer never arrives. behind: what the calendar did about it."""

    def lost(calendar: AppointmentCalendar, wanted: Any, *, key: str) -> Any:
        if behind == "booked":
            confirm(calendar, wanted, key=key)
        raise ServiceError(Kind.TIMEOUT, "appointment_timeout", "The calendar did not answer in time.")

    return lost
