"""What every model provider must do, well-behaved or not. The same tests for all of the registry."""

from __future__ import annotations

import json
import re
import time
from typing import Any

import pytest

from conversation_svc.models.base import (
    Done,
    FailureKind,
    Line,
    ModelFailure,
    ModelRequest,
    TextDelta,
    ToolAnswer,
    ToolCall,
    Usage,
)
from conversation_svc.models.patience import patiently
from tests.conversation_svc.models.asking import calls_of, make_request, text_of
from tests.conversation_svc.models.conftest import LIMITS, Subject
from tests.fakes.models.script import Call, Reply, calls, says
from tests.fakes.models.server import ModelServer

pytestmark = pytest.mark.slow


def ask(subject: Subject, *messages: Any, **changes: Any) -> list[Any]:
    return list(patiently(subject.provider, make_request(*messages, limits=LIMITS, **changes)))


def failure_of(subject: Subject, request: ModelRequest | None = None) -> tuple[ModelFailure, float]:
    started = time.monotonic()
    with pytest.raises(ModelFailure) as caught:
        list(patiently(subject.provider, request or make_request(limits=LIMITS)))
    return caught.value, time.monotonic() - started


def test_text_arrives_in_the_pieces_it_was_written_in(subject: Subject, model_server: ModelServer) -> None:
    model_server.play(says("We are ", "open ", "until five. ¡Sí!"))
    events = ask(subject)
    assert [e.text for e in events if isinstance(e, TextDelta) and e.text] == [
        "We are ",
        "open ",
        "until five. ¡Sí!",
    ]
    assert events[-1] == Done("end")


def test_tokens_are_counted_as_the_provider_tells_them(subject: Subject, model_server: ModelServer) -> None:
    model_server.play(says("Hi.", usage=(321, 45)))
    assert [e for e in ask(subject) if isinstance(e, Usage)] == [Usage(321, 45)]


def test_a_tool_call_arrives_whole(subject: Subject, model_server: ModelServer) -> None:
    model_server.play(calls("get-time-slots", {"service_id": "clean ing ñ", "limit": 3}))
    events = ask(subject)
    (call,) = calls_of(events)
    assert (call.name, call.arguments) == ("get-time-slots", {"service_id": "clean ing ñ", "limit": 3})
    assert events[-1] == Done("tools")


def test_several_tool_calls_of_one_answer_are_kept_apart(subject: Subject, model_server: ModelServer) -> None:
    wanted = (
        Call("get-time-slots", {"service_id": "a"}),
        Call("get-time-slots", {"service_id": "b", "limit": 1}),
    )
    model_server.play(Reply(calls=wanted))
    found = calls_of(ask(subject))
    assert [call.arguments for call in found] == [call.arguments for call in wanted]
    assert len({call.id for call in found}) == 2


def test_results_go_back_each_to_its_call_in_order_and_ids_are_new_in_every_turn(
    subject: Subject, model_server: ModelServer
) -> None:
    """Also where the provider gave two calls one id, or none."""
    if subject.is_agent:
        pytest.skip("see test_agent_sessions")
    known: set[str] = set()
    for turn in (1, 2):
        made = [ToolCall("same", "get-time-slots", {"service_id": name}) for name in "ab"]
        answers = [ToolAnswer(call, f"answer {place}") for place, call in enumerate(made)]
        later = ToolCall("", "get-time-slots", {"service_id": "c"})
        model_server.play(says("Here."))
        messages = (Line("customer", "When?"), *made, *answers, later, ToolAnswer(later, "answer 2"))
        assert text_of(ask(subject, *messages, turn=turn)) == "Here."
        sent = json.dumps(model_server.asked[-1])
        assert [sent.count(f"answer {place}") for place in range(3)] == [1, 1, 1]
        assert sent.index("answer 0") < sent.index("answer 1") < sent.index("answer 2")
        ids = set(re.findall(r'"(?:tool_call_id|call_id|toolUseId)": "(\w+)"', sent))
        assert len(ids) == 3
        assert not ids & known
        assert all(re.fullmatch(r"[a-z0-9]{9}", one) for one in ids), "the strictest servers want nine"
        known |= ids


def test_the_answer_of_a_tool_is_taken_back(subject: Subject, model_server: ModelServer) -> None:
    two = (Call("get-time-slots", {"service_id": "a"}), Call("get-time-slots", {"service_id": "b"}))
    model_server.play(Reply(calls=two), says("The first is at [S1]."))
    question = Line("customer", "When is there time?")
    first, second = calls_of(ask(subject, question))
    answers = (ToolAnswer(first, '{"slots": ["S1"]}'), ToolAnswer(second, '{"error": "no"}', ok=False))
    events = ask(subject, question, first, second, *answers)
    assert text_of(events) == "The first is at [S1]."
    sent = str(model_server.asked[-1])
    assert '{"slots": ["S1"]}' in sent.replace('\\"', '"')


def test_every_call_of_every_round_gets_its_one_answer_in_order(
    subject: Subject, model_server: ModelServer
) -> None:
    """The stand-ins use the same ids in each round, as some servers do."""
    rounds = [tuple(Call("get-time-slots", {"service_id": f"{r}{n}"}) for n in "abc") for r in "xy"]
    model_server.play(*(Reply(calls=one) for one in rounds), says("The first is at [S1]."))
    messages: list[Any] = [Line("customer", "When is there time?")]
    for _ in rounds:
        asked = calls_of(ask(subject, *messages))
        told = [f"answer {(call.arguments or {})['service_id']}" for call in asked]
        messages += [*asked, *map(ToolAnswer, asked, told)]
    assert text_of(ask(subject, *messages)) == "The first is at [S1]."
    sent = str(model_server.asked[-1])
    wanted = ["ya", "yb", "yc"] if subject.is_agent else ["xa", "xb", "xc", "ya", "yb", "yc"]
    assert re.findall(r"answer (\w\w)", sent) == wanted
    if not subject.is_agent:
        ids = re.findall(r"'(?:call_id|tool_call_id|toolUseId)': '(\w+)'", sent)
        assert len(set(ids)) == 6


def test_a_turn_that_began_with_another_provider_goes_on(subject: Subject, model_server: ModelServer) -> None:
    """Its ids may have a form that this provider would refuse."""
    model_server.play(says("Here."))
    call = ToolCall("someone else's id: " + "x" * 90, "get-time-slots", {"service_id": "a"})
    messages = (Line("customer", "When?"), call, ToolAnswer(call, "{}"))
    assert text_of(ask(subject, *messages)) == "Here."


def test_a_longer_talk_is_sent_in_a_form_the_provider_accepts(
    subject: Subject, model_server: ModelServer
) -> None:
    model_server.play(says("Fine."))
    lines = (
        Line("customer", "Hi"),
        Line("assistant", "Hello, this is Ava."),
        Line("assistant", "How can I help?"),
        Line("customer", "A check-up."),
        Line("customer", "On Friday."),
    )
    assert text_of(ask(subject, *lines)) == "Fine."


def test_the_stream_may_come_byte_by_byte(subject: Subject, model_server: ModelServer) -> None:
    model_server.play(says("Añadido ", "✓.", byte_by_byte=True))
    assert text_of(ask(subject)) == "Añadido ✓."


def test_a_tool_call_in_broken_json_is_told_apart_from_one_without_arguments(
    subject: Subject, model_server: ModelServer
) -> None:
    if subject.is_agent:
        pytest.skip("an agent writes no JSON: AWS does, from typed parameters")
    model_server.play(Reply(calls=(Call("a", '{"service_id": "x'), Call("b", "[1]"), Call("c", ""))))
    assert [call.arguments for call in calls_of(ask(subject))] == [None, None, {}]


@pytest.mark.parametrize("call", [(), (Call("get-time-slots", {"service_id": "a"}),)], ids=["text", "call"])
def test_an_answer_cut_by_its_length_is_no_answer_and_is_paid_for(
    subject: Subject, model_server: ModelServer, call: tuple[Call, ...]
) -> None:
    model_server.play(says("And so", calls=call, stopped_by_length=True))
    heard: list[Any] = []
    with pytest.raises(ModelFailure) as caught:
        heard.extend(patiently(subject.provider, make_request(limits=LIMITS)))
    assert caught.value.kind is FailureKind.LENGTH
    assert not caught.value.counts_against_provider
    assert Usage(120, 30) in heard


@pytest.mark.parametrize("reply", [Reply(refuses=True), says("I", filtered=True)], ids=["refusal", "filter"])
def test_a_refusal_is_a_failure_that_does_not_count_against_the_provider(
    subject: Subject, model_server: ModelServer, reply: Reply
) -> None:
    model_server.play(reply)
    heard: list[Any] = []
    with pytest.raises(ModelFailure) as caught:
        heard.extend(patiently(subject.provider, make_request(limits=LIMITS)))
    assert caught.value.kind is FailureKind.REFUSED
    assert not caught.value.counts_against_provider
    assert Usage(120, 30) in heard, "a refusal is paid for"


def test_what_a_model_thinks_is_not_what_it_says(subject: Subject, model_server: ModelServer) -> None:
    model_server.play(says("We are ", "open.", thoughts="The customer seems to be lying."))
    assert text_of(ask(subject)) == "We are open."
    made = calls("get-time-slots", {"service_id": "a"}, thoughts="They want a time.")
    model_server.play(made)
    events = ask(subject)
    assert text_of(events) == ""
    assert [call.arguments for call in calls_of(events)] == [{"service_id": "a"}]


@pytest.mark.parametrize(
    ("status", "kind"),
    [(429, FailureKind.RATE_LIMITED), (500, FailureKind.SERVER), (403, FailureKind.UNAUTHENTICATED)],
)
def test_an_http_error_has_its_kind(
    subject: Subject, model_server: ModelServer, status: int, kind: FailureKind
) -> None:
    model_server.play(Reply(status=status))
    failure, seconds = failure_of(subject)
    assert failure.kind is kind
    assert failure.temporary == (status != 403)
    assert seconds < LIMITS.first_token, "no library may retry behind our back"
    assert len(model_server.asked) == 1


def test_a_question_the_provider_cannot_take_is_permanent(
    subject: Subject, model_server: ModelServer
) -> None:
    model_server.play(Reply(status=400, code="context_length_exceeded"))
    failure, _ = failure_of(subject)
    assert failure.kind is FailureKind.BAD_REQUEST
    assert not failure.temporary


@pytest.mark.parametrize("alive", [False, True], ids=["silent", "with signs of life"])
def test_a_stall_before_the_first_word_ends_at_the_limit(
    subject: Subject, model_server: ModelServer, alive: bool
) -> None:
    model_server.play(says("Late.", stall_before_first_token=True, alive_while_stalling=alive))
    failure, seconds = failure_of(subject)
    assert failure.kind is FailureKind.TIMEOUT
    assert LIMITS.first_token * 0.9 <= seconds < LIMITS.first_token + 0.6


def test_a_server_that_accepts_and_says_nothing_at_all_ends_at_the_limit(
    subject: Subject, model_server: ModelServer
) -> None:
    model_server.play(says("Late.", stall_before_headers=True))
    failure, seconds = failure_of(subject)
    assert failure.kind is FailureKind.TIMEOUT
    assert seconds < LIMITS.first_token + 0.6


@pytest.mark.parametrize("alive", [False, True], ids=["silent", "with signs of life"])
def test_a_stall_in_the_middle_ends_at_the_limit(
    subject: Subject, model_server: ModelServer, alive: bool
) -> None:
    reply = says("We are", " open", stall_after_first_token=True, alive_while_stalling=alive)
    model_server.play(reply)
    failure, seconds = failure_of(subject)
    assert failure.kind is FailureKind.TIMEOUT
    assert seconds < LIMITS.between_tokens + 0.8


def test_a_cut_connection_is_not_an_answer(subject: Subject, model_server: ModelServer) -> None:
    model_server.play(says("We are", " open", cut_after_first_token=True))
    failure, _ = failure_of(subject)
    assert failure.kind is FailureKind.CUT


def test_a_tidy_end_without_the_last_word_is_not_an_answer(
    subject: Subject, model_server: ModelServer
) -> None:
    if subject.is_agent:
        pytest.skip("an agent's stream has no closing event")
    model_server.play(says("We are", " open", ends_early=True))
    failure, _ = failure_of(subject)
    assert failure.kind is FailureKind.CUT


def test_an_empty_answer_of_an_agent_is_not_an_answer(subject: Subject, model_server: ModelServer) -> None:
    if not subject.is_agent:
        pytest.skip("the others say that they are done")
    model_server.play(Reply())
    failure, _ = failure_of(subject)
    assert failure.kind is FailureKind.CUT


def test_an_error_inside_the_stream_is_a_failure(subject: Subject, model_server: ModelServer) -> None:
    model_server.play(says("x", error_in_stream=True))
    failure, _ = failure_of(subject)
    assert failure.kind is FailureKind.SERVER


def test_rubbish_instead_of_the_format_is_a_failure(subject: Subject, model_server: ModelServer) -> None:
    model_server.play(Reply(rubbish=True))
    failure, _ = failure_of(subject)
    assert failure.kind in (FailureKind.MALFORMED, FailureKind.CUT)


def test_nothing_a_customer_said_stands_in_a_failure(subject: Subject, model_server: ModelServer) -> None:
    said = "my secret is swordfish"
    model_server.play(lambda body: Reply(status=500, code=""))
    failure, _ = failure_of(subject, make_request(Line("customer", said), limits=LIMITS))
    assert "swordfish" not in str(failure)


def test_the_provider_is_usable_again_after_every_mischief(
    subject: Subject, model_server: ModelServer
) -> None:
    for reply in (says("x", "y", cut_after_first_token=True), Reply(status=500), Reply(rubbish=True)):
        model_server.play(reply)
        failure_of(subject)
    model_server.play(says("Back again."))
    assert text_of(ask(subject)) == "Back again."


def test_the_limit_of_tokens_and_the_rules_reach_the_provider(
    subject: Subject, model_server: ModelServer
) -> None:
    model_server.play(says("Hi."))
    ask(subject)
    sent = str(model_server.asked[-1])
    if subject.is_agent:
        assert "Downtown Dental" in sent  # its rules stand at AWS; the facts travel
    else:
        assert "Never invent times." in sent
        assert str(LIMITS.output_tokens) in sent
        assert "get-time-slots" in sent


def test_how_long_a_busy_provider_sends_us_away_is_read(subject: Subject, model_server: ModelServer) -> None:
    if subject.provider.name != "openai":
        pytest.skip("AWS names no time")
    model_server.play(Reply(status=429))
    assert failure_of(subject)[0].retry_after == 3.0
