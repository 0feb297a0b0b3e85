"""A Bedrock Agent keeps the talk on its side: whose it is, what it forgets, and what comes back to it."""

from __future__ import annotations

from typing import Any

import pytest

from conversation_svc.models.base import FailureKind, Line, ModelFailure, ToolAnswer, ToolCall
from conversation_svc.models.patience import patiently
from conversation_svc.models.registry import PROVIDERS
from tests.conversation_svc.assisted.desk import AssistedReception
from tests.conversation_svc.models.asking import calls_of, make_request, text_of
from tests.conversation_svc.models.conftest import LIMITS, settings_for
from tests.fakes.models.bedrock_agent import INVOCATION
from tests.fakes.models.double import ModelDouble
from tests.fakes.models.script import Call, Reply, calls, says
from tests.fakes.models.server import ModelServer
from tests.fakes.reception import make_policy

pytestmark = pytest.mark.slow

QUESTION = Line("customer", "When is there time?")
LOOK = calls("get-time-slots", {"service_id": "a"})
EXPIRED = Reply(status=400, code="the session has expired")


@pytest.fixture
def agent(model_server: ModelServer, aws_surroundings: None) -> Any:
    provider = PROVIDERS["bedrock_agent"](settings_for(model_server))
    provider.prepare()
    return provider


def ask(agent: Any, *messages: Any, **changes: Any) -> list[Any]:
    return list(patiently(agent, make_request(*messages, limits=LIMITS, **changes)))


def sessions(server: ModelServer) -> list[str]:
    return [path.split("/")[-2] for path in server.paths]


def test_one_session_for_all_turns_of_a_talk_and_another_for_every_other_talk(
    agent: Any, model_server: ModelServer
) -> None:
    model_server.play(says("Hi."))
    for session_id in ("downtown 1", "downtown 1", "uptown 1", "downtown 2"):
        ask(agent, session_id=session_id)
    first, again, elsewhere, another = sessions(model_server)
    assert first == again
    assert len({first, elsewhere, another}) == 3
    assert all("downtown" not in one and one.isalnum() for one in (first, elsewhere, another))


def test_two_businesses_never_share_a_session_though_their_own_names_for_it_are_the_same() -> None:
    asked = []
    for tenant in ("downtown", "uptown"):
        reception = AssistedReception(policy=make_policy(tenant_id=tenant), models=(ModelDouble(),))
        reception.say("I was wondering about my tooth")
        asked += reception.model.asked
    assert len({request.session_id for request in asked}) == 2


def test_results_go_back_under_the_invocation_that_asked_for_them(
    agent: Any, model_server: ModelServer
) -> None:
    two = (Call("get-time-slots", {"service_id": "a"}), Call("get-working-hours", {}))
    model_server.play(Reply(calls=two), says("Here."))
    asked = calls_of(ask(agent, QUESTION))
    foreign = ToolCall("c1", "get-time-slots", {})
    own = [*asked, *(ToolAnswer(call, f"answer of {call.name}") for call in asked)]
    ask(agent, QUESTION, foreign, ToolAnswer(foreign, "another provider's"), *own)
    state = model_server.asked[-1]["sessionState"]
    assert state["invocationId"] == INVOCATION
    results = [one["functionResult"] for one in state["returnControlInvocationResults"]]
    assert [one["function"] for one in results] == ["get_time_slots", "get_working_hours"]
    assert "another provider's" not in str(state)
    assert "inputText" not in model_server.asked[-1]


def test_a_session_that_expired_is_asked_the_line_anew(agent: Any, model_server: ModelServer) -> None:
    model_server.play(LOOK, EXPIRED, says("Which day?"))
    (call,) = calls_of(ask(agent, QUESTION))
    assert text_of(ask(agent, QUESTION, call, ToolAnswer(call, "{}"))) == "Which day?"
    assert model_server.asked[-1]["inputText"] == QUESTION.text
    assert "invocationId" not in model_server.asked[-1]["sessionState"]


@pytest.mark.parametrize("answering", [True, False])
def test_what_it_cannot_take_at_all_is_tried_no_third_time(
    agent: Any, model_server: ModelServer, answering: bool
) -> None:
    model_server.play(LOOK, EXPIRED)
    (call,) = calls_of(ask(agent, QUESTION))
    with pytest.raises(ModelFailure) as caught:
        ask(agent, QUESTION, *((call, ToolAnswer(call, "{}")) if answering else ()))
    assert caught.value.kind is FailureKind.BAD_REQUEST
    assert len(model_server.asked) == (3 if answering else 2)


def test_it_is_told_what_was_said_without_it_and_what_is_offered(
    agent: Any, model_server: ModelServer
) -> None:
    model_server.play(says("Fine."))
    ask(agent, Line("customer", "Hi"), Line("assistant", "I have 9 or 10."), Line("customer", "The first?"))
    attributes = model_server.asked[-1]["sessionState"]["promptSessionAttributes"]
    assert attributes["said_before"] == "customer: Hi\nassistant: I have 9 or 10."
    assert model_server.asked[-1]["inputText"] == "The first?"

    find = calls("get-time-slots", {"service_id": "checkup", "from": "2026-11-24", "to": "2026-11-24"})
    reception = AssistedReception(models=(ModelDouble(find, says("I have [S1] or [S2]."), says("Yes.")),))
    reception.say("Could a dentist see me about a strange tooth?")
    reception.say("do you have somewhere to leave a car?")
    assert "S2" in reception.model.asked[-1].facts["offers"]


EARLIER = (Line("customer", "Hi"), Line("assistant", "Hello!"))


def test_a_session_that_expired_between_two_rounds_goes_on_in_a_new_one_with_what_was_looked_up(
    agent: Any, model_server: ModelServer
) -> None:
    model_server.play(LOOK, EXPIRED, LOOK, says("Here."))
    (call,) = calls_of(ask(agent, *EARLIER, QUESTION))
    messages = (*EARLIER, QUESTION, call, ToolAnswer(call, "free at [S1]"))
    (second,) = calls_of(ask(agent, *messages))
    assert "free at [S1]" in model_server.asked[2]["sessionState"]["promptSessionAttributes"]["looked_up"]
    assert text_of(ask(agent, *messages, second, ToolAnswer(second, "{}"))) == "Here."
    first, lost, fresh, last = sessions(model_server)
    assert first == lost != fresh == last


def test_a_session_whose_last_call_became_a_wish_is_left_for_a_new_one_when_it_takes_no_line(
    agent: Any, model_server: ModelServer
) -> None:
    model_server.play(EXPIRED, says("Here."))
    assert text_of(ask(agent, *EARLIER, QUESTION, turn=2)) == "Here."
    first, fresh = sessions(model_server)
    assert first != fresh


def test_what_another_provider_looked_up_is_told_and_not_taken_back(
    agent: Any, model_server: ModelServer
) -> None:
    model_server.play(says("Here."))
    call = ToolCall("theirs", "get-time-slots", {})
    ask(agent, QUESTION, call, ToolAnswer(call, "free at [S1]"))
    state = model_server.asked[0]["sessionState"]
    assert "returnControlInvocationResults" not in state
    assert "free at [S1]" in state["promptSessionAttributes"]["looked_up"]


def test_more_calls_than_aws_takes_answers_to_are_none(agent: Any, model_server: ModelServer) -> None:
    model_server.play(Reply(calls=(Call("get-working-hours", {}),) * 6))
    with pytest.raises(ModelFailure) as caught:
        ask(agent, QUESTION)
    assert caught.value.kind is FailureKind.MALFORMED
