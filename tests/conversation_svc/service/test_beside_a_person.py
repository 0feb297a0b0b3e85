"""A hand-off that is open, or taken: the bot helps until somebody comes, and never beside them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from conversation_svc.clients import AppointmentCalendar
from tests.appointment_svc.service import Reply
from tests.conversation_svc.service.house import House
from tests.conversation_svc.service.test_people import wait_for

Talk = Callable[[House], Callable[[str], dict[str, Any]]]


def texting(house: House) -> Callable[[str], dict[str, Any]]:
    return house.text


def chatting(house: House) -> Callable[[str], dict[str, Any]]:
    session = house.chat("hello")["session_id"]
    return lambda line: house.chat(line, session)


def staff_answers(house: House, session: str, text: str = "Hi, this is Bob.") -> Reply:
    return house.call(
        "POST", f"/v1/sessions/{session}/messages", {"tenant_id": house.tenant_id, "text": text}
    )


def handoff_of(house: House) -> dict[str, Any]:
    (found,) = house.call("GET", f"/v1/handoffs?tenant_id={house.tenant_id}").json["handoffs"]
    return dict(found)


@pytest.mark.parametrize("talk", [texting, chatting])
def test_who_answers_an_open_hand_off_has_taken_it_and_the_bot_is_silent(house: House, talk: Talk) -> None:
    say = talk(house)
    session = say("I want to talk to a person")["session_id"]
    assert staff_answers(house, session).status == 201
    assert (handoff_of(house)["status"], handoff_of(house)["taken_by"]) == ("taken", "bob")
    for line in ("what are your hours?", "I want to book a visit next Friday at 10", "hello?"):
        answer = say(line)
        assert (answer["response"], answer["metadata"]["handoff"]) == ("", True)
    assert house.call("GET", f"/v1/sessions/{session}?tenant_id={house.tenant_id}").json["handoff"] == "human"


def test_who_answers_while_a_turn_is_being_made_keeps_the_word(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = house.text("I want to talk to a person")["session_id"]
    asked, gate, find = threading.Event(), threading.Event(), AppointmentCalendar.find_slots

    def slowly(calendar: AppointmentCalendar, wanted: Any) -> Any:
        asked.set()
        assert gate.wait(20)
        return find(calendar, wanted)

    monkeypatch.setattr(AppointmentCalendar, "find_slots", slowly)
    turn = threading.Thread(target=house.text, args=("book a check-up tomorrow at 10",))
    turn.start()
    assert asked.wait(20)
    staff_answers(house, session)
    gate.set()
    turn.join(20)
    assert house.text("Carol Jones")["response"] == ""


def test_a_booking_made_while_a_person_is_awaited_leaves_the_hand_off_open(house: House) -> None:
    house.text("I want to talk to a person")
    first = house.text("book a check-up tomorrow at 10")
    assert first["response"].startswith("Until somebody is here")
    name = house.text("Carol Jones")
    assert "Until somebody is here" not in name["response"]
    booked = house.text("yes")
    assert len(house.appointments()) == 1
    assert [answer["metadata"]["handoff"] for answer in (first, name, booked)] == [True] * 3
    waiting = house.call("GET", f"/v1/sessions?tenant_id={house.tenant_id}&handoff=human").json["sessions"]
    assert [session["session_id"] for session in waiting] == [booked["session_id"]]
    assert "will answer here" in house.text("so where is that person? I want to talk to a person")["response"]
    assert handoff_of(house)["status"] == "open"


def test_the_bot_goes_on_when_nobody_came_in_time(house: House) -> None:
    house.text("I want to talk to a person")
    house.clock.advance(timedelta(minutes=16).total_seconds())
    answer = house.text("hello?")
    assert answer["response"]
    assert "told" not in answer["response"]
    assert house.text("what are your hours?")["metadata"]["handoff"] is True


def test_the_person_asked_for_over_the_api_is_awaited_like_any_other(house: House) -> None:
    session = house.chat("hello")["session_id"]
    house.call("POST", "/v1/handoffs", {"tenant_id": house.tenant_id, "session_id": session})
    assert house.chat("what are your hours?", session)["metadata"]["handoff"] is True
    staff_answers(house, session)
    assert house.chat("what are your hours?", session)["response"] == ""
    house.call("POST", f"/v1/sessions/{session}/release", {"tenant_id": house.tenant_id})
    answer = house.chat("what are your hours?", session)
    assert answer["response"]
    assert answer["metadata"]["handoff"] is False
    assert wait_for(lambda: handoff_of(house)["status"] == "closed")


@pytest.mark.parametrize("text", ["   ", "\n\t", ""])
def test_a_blank_answer_of_a_person_is_refused(house: House, text: str) -> None:
    session = house.chat("hello")["session_id"]
    assert staff_answers(house, session, text).status == 422
