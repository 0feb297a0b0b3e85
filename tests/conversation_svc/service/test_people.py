"""Hand-off over HTTP:

the summary for staff, taking over, answering, releasing; late answers, opt-outs, memory.
"""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from conversation_svc.forgetting import forget
from conversation_svc.store.turn_parts import Busy, Incoming
from conversation_svc.store.turns import TurnStore
from tests.conversation_svc.service.house import CAROL, House


def wait_for(condition: object, seconds: float = 5.0) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.02)
    return False


def test_a_person_takes_over_answers_and_releases(house: House) -> None:
    house.text("a check-up tomorrow at 10 please")
    answer = house.text("I want to talk to a human")
    assert answer["metadata"]["handoff"] is True
    (handoff,) = house.call("GET", f"/v1/handoffs?tenant_id={house.tenant_id}").json["handoffs"]
    assert handoff["reason"] == "asked"
    assert handoff["fields"]["service_id"] == "checkup"
    assert wait_for(lambda: any(sent["kind"] == "handoff" for sent in house.neighbours.sent))
    session = answer["session_id"]
    taken = house.call("POST", f"/v1/sessions/{session}/takeover", {"tenant_id": house.tenant_id})
    assert taken.status == 200
    assert taken.json["handoff"] == "human"
    assert house.text("hello? are you there?")["response"] == ""
    said = house.call(
        "POST", f"/v1/sessions/{session}/messages", {"tenant_id": house.tenant_id, "text": "Bob here."}
    )
    assert said.status == 201
    assert [(m["to"], m["body"]) for m in house.neighbours.sent if m["kind"] == "reply"] == [
        (CAROL, "Bob here.")
    ]
    released = house.call("POST", f"/v1/sessions/{session}/release", {"tenant_id": house.tenant_id})
    assert released.json["handoff"] == "bot"
    assert house.text("are you open tomorrow?")["response"]


def test_another_tenants_staff_see_nothing(house: House) -> None:
    session = house.text("hello")["session_id"]
    for path in (f"/v1/sessions/{session}", "/v1/sessions/s_unknown"):
        foreign = house.call("GET", f"{path}?tenant_id={house.other_id}", key=house.mallory)
        assert foreign.status == 404
    unknown = house.call("GET", f"/v1/sessions/s_unknown?tenant_id={house.other_id}", key=house.mallory)
    assert foreign.text == unknown.text
    assert house.call("GET", f"/v1/sessions?tenant_id={house.tenant_id}", key=house.mallory).status == 404


def test_a_session_tells_its_messages_and_its_summary(house: House) -> None:
    for line in ("book a check-up tomorrow at 10", "Carol Jones", "yes"):
        session = house.text(line)["session_id"]
    told = house.call("GET", f"/v1/sessions/{session}?tenant_id={house.tenant_id}").json
    assert [message["role"] for message in told["messages"]] == ["customer", "assistant"] * 3
    assert told["summary"]["outcome"] == "booked"
    assert told["summary"]["confirmation_number"].startswith("DOWN-1218-")
    assert "confirm-appointment" in told["summary"]["actions"]
    assert told["summary"]["average_response_ms"] > 0
    assert told["messages"][-1]["tool_calls"][-1]["name"] == "confirm-appointment"


def test_a_chat_is_read_by_its_secret_id_alone(house: House) -> None:
    session = house.chat("hello")["session_id"]
    page = house.call("GET", f"/v1/chat-sessions/{session}/messages", key=house.inner).json
    assert [message["role"] for message in page["messages"]] == ["customer", "assistant"]
    text_session = house.text("hello")["session_id"]
    assert house.call("GET", f"/v1/chat-sessions/{text_session}", key=house.inner).status == 404


def test_an_unknown_chat_id_is_replaced_and_never_adopted(house: House) -> None:
    assert house.chat("hello", "s_chosen_by_mallory")["session_id"] != "s_chosen_by_mallory"
    texts = house.text("hello")["session_id"]
    assert house.chat("hello", texts)["session_id"] != texts


def test_stop_is_told_to_the_owner_of_consent(house: House) -> None:
    house.text("STOP", sid="SM-stop")
    assert (
        house.neighbours.consents
        == [
            (
                CAROL,
                {"sms": "revoked", "method": "keyword", "source": "SM-stop", "tenant_id": house.tenant_id},
            )
        ]
        or house.neighbours.consents[0][1]["sms"] == "revoked"
    )


def test_texts_at_the_same_moment_are_answered_in_one_talk(house: House) -> None:
    lines = ["hi", "I need a check-up", "tomorrow at 10 please"]
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(house.text, lines))
    assert len({answer["session_id"] for answer in answers}) == 1
    told = house.call("GET", f"/v1/sessions/{answers[0]['session_id']}?tenant_id={house.tenant_id}").json
    assert sorted(m["text"] for m in told["messages"] if m["role"] == "customer") == sorted(lines)


def test_one_answer_to_several_texts_is_given_to_one_of_them_only(house: House) -> None:
    session = house.text("hello")["session_id"]
    lease = "UPDATE sessions SET lease_until = {} WHERE session_id = %s"
    first = Incoming("sms", "what are your hours?", CAROL, message_sid="SM-first")
    with house.database.transaction(house.tenant_id) as connection:
        connection.execute(lease.format("clock_timestamp() + interval '1 hour'"), (session,))
        assert isinstance(TurnStore(connection, house.tenant_id).begin(first, house.clock.now()), Busy)
        connection.execute(lease.format("NULL"), (session,))
    assert "9:00 AM" in house.text("on Friday")["response"]
    answer = house.text("what are your hours?", sid="SM-first")
    assert (answer["response"], answer["metadata"]["joined"]) == ("", True)


def test_the_same_text_delivered_twice_at_once_counts_once(house: House) -> None:
    for line in ("book a check-up tomorrow at 10", "Carol Jones"):
        house.text(line)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: house.text("yes", sid="SM-twice"), range(4)))
    assert len({answer["response"] for answer in answers}) == 1
    assert len(house.appointments()) == 1


def test_the_next_day_is_a_new_talk_with_a_known_customer(house: House) -> None:
    for line in ("book a check-up tomorrow at 10", "Carol Jones", "yes"):
        first = house.text(line)["session_id"]
    house.clock.advance(timedelta(hours=25).total_seconds())
    answer = house.text("I'd like another check-up on Monday at 10")
    assert answer["session_id"] != first
    assert "Carol" in answer["response"]


def test_the_calendar_is_away_and_the_wish_is_handed_in_later(house: House) -> None:
    house.calendar.stop()
    assert "cannot reach" in house.text("a check-up tomorrow at 10")["response"]
    answer = house.text("Carol Jones")
    assert "passed" in answer["response"]
    with house.database.transaction(house.tenant_id) as connection:
        kept = connection.execute("SELECT kind, body->>'name' FROM errands WHERE kind = 'lead'").fetchall()
    assert kept == [("lead", "Carol Jones")]


def test_old_talks_are_forgotten(house: House) -> None:
    session = house.text("hello")["session_id"]
    house.clock.advance(timedelta(days=366).total_seconds())
    assert forget(house.wired.database, house.directory, house.clock.now()) >= 1
    assert house.call("GET", f"/v1/sessions/{session}?tenant_id={house.tenant_id}").status == 404


def test_an_answer_streams_as_tokens_and_one_done(house: House) -> None:
    with house.wired.api.flask.test_client() as client:
        answer = client.post(
            "/v1/turns",
            json={"tenant_id": house.tenant_id, "channel": "chat", "text": "what are your hours?"},
            headers={"Authorization": f"Bearer {house.inner}", "Accept": "text/event-stream"},
        )
        events = [block.split("\n")[0] for block in answer.text.strip().split("\n\n")]
    assert events[-1] == "event: done"
    assert set(events[:-1]) == {"event: token"}


def test_the_words_of_a_stream_tell_their_language(house: House) -> None:
    with house.wired.api.flask.test_client() as client:
        answer = client.post(
            "/v1/turns",
            json={"tenant_id": house.tenant_id, "channel": "chat", "text": "quiero una cita el viernes"},
            headers={"Authorization": f"Bearer {house.inner}", "Accept": "text/event-stream"},
        )
    first = answer.text.split("\n")[1].removeprefix("data: ")
    assert json.loads(first)["language"] == "es"


def test_an_interrupted_answer_is_kept_as_far_as_it_was_heard(house: House) -> None:
    answer = house.turn(channel="voice", call_sid="CA1", text="what are your hours?")
    heard = answer["response"][:12]
    cut = house.call(
        "POST",
        "/v1/turns/interrupted",
        {"tenant_id": house.tenant_id, "session_id": answer["session_id"], "heard": heard},
        key=house.inner,
    )
    assert cut.status == 204
    told = house.call("GET", f"/v1/sessions/{answer['session_id']}?tenant_id={house.tenant_id}").json
    assert told["messages"][-1]["text"] == heard


def test_an_unknown_tenant_is_404(house: House) -> None:
    reply = house.call(
        "POST", "/v1/turns", {"tenant_id": "nobody", "channel": "chat", "text": "hi"}, key=house.inner
    )
    assert reply.status == 404
    assert house.call(
        "POST", "/v1/turns", {"tenant_id": "nobody", "channel": "chat"}, key=house.staff
    ).status in (403, 404)


def test_a_person_who_is_erased_leaves_no_talk_behind(house: House) -> None:
    session = house.text("a check-up tomorrow at 10 please, I am Carol Jones")["session_id"]
    house.text("I want to talk to a human")
    other = house.turn(channel="chat", text="what are your hours?")["session_id"]
    erased = house.call(
        "POST",
        "/v1/erasures",
        {
            "event_id": "e1",
            "tenant_id": house.tenant_id,
            "occurred_at": house.clock.now().isoformat(),
            "customer_id": "carol",
            "phones": [CAROL],
        },
        key=house.inner,
    )
    assert erased.status == 204
    assert house.call("GET", f"/v1/sessions/{session}?tenant_id={house.tenant_id}").status == 404
    assert house.call("GET", f"/v1/handoffs?tenant_id={house.tenant_id}").json["handoffs"] == []
    assert house.call("GET", f"/v1/sessions/{other}?tenant_id={house.tenant_id}").status == 200


def test_erasing_is_for_our_own_services_only(house: House) -> None:
    body = {
        "event_id": "e1",
        "tenant_id": house.tenant_id,
        "occurred_at": "2026-12-01T10:00:00Z",
        "customer_id": "carol",
    }
    assert house.call("POST", "/v1/erasures", body).status in (401, 403)


def test_a_hand_off_with_numbers_that_cannot_be_given_back_is_refused(house: House) -> None:
    body = {"tenant_id": house.tenant_id, "fields": {"n": 1e20}}
    refused = house.call("POST", "/v1/handoffs", body)
    assert (refused.status, refused.json["errors"][0]["path"]) == (422, "fields")
    assert house.call("GET", f"/v1/handoffs?tenant_id={house.tenant_id}").json["handoffs"] == []
