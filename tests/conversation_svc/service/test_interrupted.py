"""The caller spoke over the answer: the next "yes" is read by what was heard of it."""

from __future__ import annotations

from tests.conversation_svc.service.house import House


def test_words_that_are_not_the_beginning_of_the_answer_change_nothing(house: House) -> None:
    answer = house.turn(channel="voice", call_sid="CA-odd", text="what are your hours?")
    assert _interrupt(house, answer["session_id"], "something else entirely") == 204
    assert _said(house, answer["session_id"]) == answer["response"]
    assert _interrupt(house, answer["session_id"], answer["response"][:12]) == 204
    assert _said(house, answer["session_id"]) == answer["response"][:12]


def test_more_than_can_be_said_is_refused(house: House) -> None:
    session = house.turn(channel="voice", call_sid="CA-long", text="hello")["session_id"]
    assert _interrupt(house, session, "x" * 4001) == 422


def _interrupt(house: House, session_id: str, heard: str) -> int:
    body = {"tenant_id": house.tenant_id, "session_id": session_id, "heard": heard}
    return house.call("POST", "/v1/turns/interrupted", body, key=house.inner).status


def _said(house: House, session_id: str) -> str:
    with house.database.transaction(house.tenant_id) as connection:
        row = connection.execute(
            "SELECT state->>'said' FROM sessions WHERE session_id = %s", (session_id,)
        ).fetchone()
    assert row is not None
    return str(row[0])
