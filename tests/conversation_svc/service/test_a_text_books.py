"""The main job over HTTP, with the real calendar behind it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

from tests.conversation_svc.service.house import House


def test_one_text_books_a_real_appointment(house: House) -> None:
    offer = house.text("Hi, can I get a check-up tomorrow morning?")["response"]
    assert "Fri Dec 18" in offer
    assert "2) 9:30 AM" in offer
    assert "name" in house.text("the second one")["response"]
    read_back = house.text("Carol Jones")["response"]
    assert "Fri Dec 18 at 9:30 AM" in read_back
    assert house.appointments() == []
    booked = house.text("yes")
    number = re.search(r"DOWN-1218-\d+", booked["response"])
    assert number
    (appointment,) = house.appointments()
    assert appointment["confirmation_number"] == number.group()
    assert appointment["start"] == "2026-12-18T09:30:00-05:00"
    assert booked["metadata"]["appointment"]["appointment_id"] == appointment["appointment_id"]


def test_a_repeated_message_gets_the_same_answer_and_has_no_second_effect(house: House) -> None:
    for line in ("book a check-up tomorrow at 10", "Carol Jones"):
        house.text(line)
    first = house.text("yes", sid="SM-yes")
    again = house.text("yes", sid="SM-yes")
    assert again == first
    assert len(house.appointments()) == 1


def test_a_repeated_turn_of_a_call_has_no_second_effect(house: House) -> None:
    turn = {"channel": "voice", "call_sid": "CA1", "text": "book a check-up tomorrow at 10"}
    house.turn(channel="voice", call_sid="CA1", text="")
    first = house.turn(**turn, message_sid="CA1-token")
    assert house.turn(**turn, message_sid="CA1-token") == first
    told = house.call("GET", f"/v1/sessions/{first['session_id']}?tenant_id={house.tenant_id}").json
    assert [message["role"] for message in told["messages"]].count("assistant") == 2


def test_a_repeated_chat_message_with_its_key_has_no_second_effect(house: House) -> None:
    with ThreadPoolExecutor(3) as pool:
        first, *others = pool.map(lambda _: house.chat("hello", message_sid="chat-1"), range(3))
    assert others == [first, first]
    session = first["session_id"]
    assert [house.chat("at 10", session, message_sid="chat-2") for _ in range(2)]
    told = house.call("GET", f"/v1/sessions/{session}?tenant_id={house.tenant_id}").json
    assert [message["role"] for message in told["messages"]] == ["customer", "assistant"] * 2
    assert len(house.call("GET", f"/v1/sessions?tenant_id={house.tenant_id}").json["sessions"]) == 1
    body = {"tenant_id": house.tenant_id, "channel": "chat", "text": "at 11", "message_sid": "chat-2"}
    refused = house.call("POST", "/v1/turns", {**body, "session_id": session}, key=house.inner)
    assert (refused.status, refused.json["code"]) == (422, "idempotency_key_reused")


def test_a_repeated_stream_tells_its_words_again(house: House) -> None:
    body = {"tenant_id": house.tenant_id, "channel": "chat", "text": "hello", "message_sid": "chat-3"}
    first, again = (
        house.call("POST", "/v1/turns", body, key=house.inner, Accept="text/event-stream").text
        for _ in range(2)
    )
    words, _ = first.split("event: done")
    assert words.startswith("event: token")
    assert again.split("event: done")[0] == words


def test_the_same_conversation_works_through_the_chat(house: House) -> None:
    offer = house.chat("Hi, can I get a check-up tomorrow morning?")
    session = offer["session_id"]
    assert offer["metadata"]["quick_replies"][:2] == ["9:00 AM", "9:30 AM"]
    house.chat("the second one", session)
    house.chat("Carol Jones, 202 555 0143", session)
    booked = house.chat("yes", session)
    assert "DOWN-1218-" in booked["response"]
    (appointment,) = house.appointments()
    assert appointment["customer_id"]


def test_cancel_and_reschedule_work_in_words(house: House) -> None:
    for line in ("book a check-up tomorrow at 10", "Carol Jones", "yes"):
        house.text(line)
    house.text("please move my appointment to 11")
    moved = house.text("yes")["response"]
    assert "11:00 AM" in moved
    assert house.appointments()[0]["start"] == "2026-12-18T11:00:00-05:00"
    house.text("cancel my appointment")
    assert len(house.appointments()) == 1
    assert "cancelled" in house.text("yes")["response"]
    assert house.appointments() == []
