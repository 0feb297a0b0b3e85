"""A customer and a receptionist who has a model beside her."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from conversation_svc.domain.state import Customer
from conversation_svc.models.base import ModelRequest, ToolAnswer, ToolCall
from tests.conversation_svc.assisted.desk import AssistedReception
from tests.fakes.models.double import ModelDouble
from tests.fakes.models.script import Call, Reply, calls, says

FIND = calls("get-time-slots", {"service_id": "checkup", "from": "2026-11-24", "to": "2026-11-24"})


def make_reception(*script: Any, **difference: Any) -> AssistedReception:
    return AssistedReception(models=(ModelDouble(*script),), **difference)


def answers_in(request: ModelRequest) -> list[dict[str, Any]]:
    return [json.loads(m.content) for m in request.messages if isinstance(m, ToolAnswer)]


def test_a_question_is_answered_in_the_models_words() -> None:
    reception = make_reception(says("Yes, we do take walk-ins. ", "Would you like to know more?"))
    assert (
        reception.say("Would it be alright if I just popped in some day?")
        == "Yes, we do take walk-ins. Would you like to know more?"
    )


def test_a_booking_with_a_model_still_needs_the_customers_own_yes() -> None:
    reception = make_reception(
        FIND,
        says("I could offer [S2] or [S3]. Which one would you like?"),
        calls("confirm-appointment", {"slot_id": "S1"}),
    )
    first = reception.say("My tooth feels strange, could somebody have a look at it next Tuesday?")
    assert "Nov 24" in first or "November 24" in first
    assert reception.calendar.writes == 0
    reception.say("Whichever you prefer, really")
    assert reception.calendar.writes == 0
    if reception.state.expected == "name":
        reception.say("Carol Jones")
    assert reception.state.expected == "confirm"
    assert reception.calendar.writes == 0
    reception.say("yes")
    (booked,) = reception.appointments
    assert booked["start"].startswith("2026-11-24T")


def test_offers_of_a_model_are_taken_up_by_the_built_in_receptionist() -> None:
    """The model may be gone a line later; "the second one" must still mean what was offered."""
    reception = make_reception(FIND, says("I have [S1] or [S2] for you."), Reply(status=500))
    reception.say("Can a dentist see me about a strange tooth?")
    offered = reception.state.task.offers if reception.state.task else ()
    assert len(offered) == 2
    reception.say("the second one")
    assert reception.state.task is not None
    assert reception.state.task.chosen == offered[1]


def test_an_invented_slot_is_refused_and_the_model_is_told() -> None:
    model = ModelDouble(calls("confirm-appointment", {"slot_id": "S99"}), says("Which day would you like?"))
    reception = AssistedReception(models=(model,))
    reception.say("Put me in whenever you think is best for my tooth")
    assert answers_in(model.asked[1]) == [{"error": "unknown_slot_id"}]
    assert reception.calendar.writes == 0
    assert not reception.calendar.holds


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ('{"service_id": ', "no JSON object"),
        ({}, "'service_id' is needed"),
        ({"service_id": "checkup", "tenant_id": "uptown"}, "no argument 'tenant_id'"),
        ({"service_id": 7}, "must be of the type string"),
        ({"service_id": "x" * 5000}, "too long"),
    ],
)
def test_malformed_arguments_never_reach_a_tool(arguments: Any, complaint: str) -> None:
    model = ModelDouble(calls("get-time-slots", arguments), says("Which day would you like?"))
    reception = AssistedReception(models=(model,))
    reception.say("Could somebody look at my tooth some time?")
    (answer,) = answers_in(model.asked[1])
    assert complaint in answer["error"]
    assert not reception.tools


def test_a_tool_that_does_not_exist_is_refused() -> None:
    model = ModelDouble(calls("delete-everything", {}), says("Which day would you like?"))
    reception = AssistedReception(models=(model,))
    assert reception.say("Could somebody look at my tooth some time?") == "Which day would you like?"
    assert answers_in(model.asked[1]) == [{"error": "There is no such tool."}]


def test_the_calls_of_a_round_are_answered_once_each_in_order_and_the_same_call_is_run_once() -> None:
    look = Call("get-time-slots", {"service_id": "checkup"})
    odd = Call("drop table!", {})
    model = ModelDouble(Reply(calls=(look, odd, look)), says("Which day would you like?"))
    reception = AssistedReception(models=(model,))
    assert reception.say("Could somebody look at my tooth some time?") == "Which day would you like?"
    calls_and_answers = model.asked[1].messages[1:]
    asked, answers = calls_and_answers[:3], calls_and_answers[3:]
    assert [isinstance(one, ToolCall) for one in calls_and_answers] == [True] * 3 + [False] * 3
    assert [one.call for one in answers if isinstance(one, ToolAnswer)] == list(asked)
    assert [one.ok for one in answers if isinstance(one, ToolAnswer)] == [True, False, True]
    assert [one.name for one in asked if isinstance(one, ToolCall)][1] == "unknown"
    assert [seen.tool for seen in reception.tools] == ["get-time-slots"]


def test_of_several_writes_in_one_round_the_first_alone_takes_effect() -> None:
    book = [Call("confirm-appointment", {"slot_id": f"S{n}"}) for n in (9, 2, 1)]
    cancel = Call("cancel-appointment", {})
    reception = make_reception(FIND, Reply(calls=(*book, cancel)))
    reception.say("My tooth feels strange, could somebody have a look at it next Tuesday?")
    task = reception.state.task
    assert task is not None
    assert task.kind == "book"
    assert task.chosen is not None
    assert len(reception.calendar.holds) <= 1
    assert reception.calendar.writes == 0


def test_an_endless_tool_loop_ends_with_the_built_in_answer() -> None:
    plain = AssistedReception(models=(ModelDouble(Reply(status=500)),))
    reception = make_reception(FIND)
    line = "Is there anything for a check-up on Tuesday?"
    assert reception.say(line) == plain.say(line)
    assert len(reception.model.asked) <= 4


def test_a_hundred_calls_at_once_are_not_run() -> None:
    many = Reply(calls=tuple(Call("get-time-slots", {"service_id": "checkup"}) for _ in range(100)))
    reception = make_reception(many)
    reception.say("Could somebody look at my tooth some time?")
    assert len(reception.tools) <= 9


@pytest.mark.parametrize(
    "mischief",
    [
        Reply(status=500),
        Reply(refuses=True),
        Reply(stall_before_first_token=True),
        says("We are", " open", cut_after_first_token=True),
        says("Your appointment is booked for Friday at 3!"),
        says(""),
        says("<think>only thoughts"),
        says("Yes, we do take walk-ins, except", stopped_by_length=True),
        says("Yes, we do. ", "x" * 4_000, " Well, all in all not really, except"),
    ],
    ids=["500", "refusal", "stall", "cut", "lie", "nothing", "thoughts", "length", "endless"],
)
def test_the_built_in_receptionist_answers_the_same_line_when_a_model_fails(mischief: Reply) -> None:
    from tests.fakes.reception import Reception

    line = "Hi, do you take walk-ins?"
    assert make_reception(mischief).say(line) == Reception().say(line)


def test_the_next_provider_answers_the_same_line() -> None:
    first, second = ModelDouble(Reply(status=500)), ModelDouble(says("Gladly, which day?"), name="bedrock")
    reception = AssistedReception(models=(first, second))
    assert reception.say("I was wondering about my tooth") == "Gladly, which day?"


def test_a_provider_that_breaks_between_two_rounds_is_replaced_and_the_turn_goes_on() -> None:
    first = ModelDouble(FIND, Reply(status=500))
    second = ModelDouble(says("I could offer [S1]. Is that good?"), name="bedrock")
    reception = AssistedReception(models=(first, second))
    assert "Nov 24" in reception.say("I was wondering about my tooth").replace("November", "Nov")


def test_a_business_that_wants_no_model_gets_none() -> None:
    reception = make_reception(says("How can I help?"), order=())
    reception.say("I was wondering about my tooth")
    assert not reception.model.asked


def test_a_tenants_own_provider_is_asked_first() -> None:
    first, second = ModelDouble(says("From one.")), ModelDouble(says("How can I help?"), name="bedrock")
    reception = AssistedReception(models=(first, second), order=("bedrock", "openai"))
    assert reception.say("I was wondering about my tooth") == "How can I help?"
    assert not first.asked


# --- what a model gets to see


def test_a_model_sees_no_personal_data() -> None:
    def thanks(request: ModelRequest) -> Reply:
        (name,) = re.findall(r"\[NAME_\d+\]", str(request.messages[-1]))
        return says(f"Thank you, {name}. How can I help?")

    reception = make_reception(thanks, channel="chat")
    reception.state = reception.state.having(customer=Customer(name="Carol Jones", phone="+12025550143"))
    reception.lines = [("customer", "I'm Carol Jones, 202-555-0143"), ("assistant", "Thanks Carol Jones!")]
    answer = reception.say(
        "Carol here again: my mail is carol@example.com, my number 202 555 0143, about my tooth"
    )
    asked = reception.model.asked[0]
    seen = str(
        (asked.session_id, asked.system, asked.messages, asked.tools, asked.facts)
    )  # no limits, no clocks
    for secret in ("Carol", "Jones", "555", "carol@"):
        assert secret not in seen
    assert "Carol" in answer


def test_a_model_is_told_only_of_tools_it_may_use() -> None:
    reception = make_reception(says("How can I help?"))
    reception.say("I was wondering about my tooth")
    told = {tool.name for tool in reception.model.asked[0].tools}
    assert {"get-time-slots", "confirm-appointment", "resolve-date", "hand-off"} <= told
    assert not told & {"find-customer", "send-code", "check-code", "hold-slot", "release-hold"}


@pytest.mark.parametrize(
    "line", ["STOP", "I have chest pain and cannot breathe", "I want to talk to a person", "", "   "]
)
def test_what_must_be_certain_never_waits_for_a_model(line: str) -> None:
    reception = make_reception(says("Let us chat about it."))
    reception.say(line)
    assert not reception.model.asked


def test_the_yes_and_the_name_are_heard_without_a_model() -> None:
    reception = make_reception(FIND, says("I have [S1]."), calls("confirm-appointment", {"slot_id": "S1"}))
    reception.say("Can a dentist see me about a strange tooth?")
    reception.say("Fine by me, as you like it best")
    asked = len(reception.model.asked)
    if reception.state.expected == "name":
        reception.say("Carol Jones")
    reception.say("yes please")
    assert len(reception.model.asked) == asked
    assert len(reception.appointments) == 1


def test_only_when_unsure_asks_no_model_for_what_the_built_in_receptionist_understands() -> None:
    reception = make_reception(says("Certainly, how can I help?"), only_when_unsure=True)
    reception.say("I'd like a check-up on Tuesday at 10")
    assert not reception.model.asked


# --- money


def test_tokens_of_all_rounds_are_counted_for_the_tenant() -> None:
    reception = make_reception(FIND, says("I have [S1]."))
    reception.say("Can a dentist see me about a strange tooth?")
    assert reception.tokens == (240, 60)
    assert reception.ledger.cost == {("downtown", "2026-11"): 240 * 100 + 60 * 1000}


def test_a_provider_that_does_not_count_is_counted_by_us() -> None:
    reception = make_reception(says("How can I help?", usage=(0, 0)))
    reception.say("I was wondering about my tooth")
    ((_, spending),) = reception.ledger.spendings
    assert spending.guessed
    assert spending.input_tokens > 100


def test_past_the_ceiling_the_built_in_receptionist_answers_until_the_month_is_over() -> None:
    reception = make_reception(says("How can I help?"), own_ceiling_cents=1)
    reception.ledger.cost["downtown", "2026-11"] = 1_000_000
    reception.say("I was wondering about my tooth")
    assert not reception.model.asked
    reception.now = reception.now.replace(month=12)
    reception.say("I was wondering about my tooth")
    assert reception.model.asked


def test_a_ceiling_of_nothing_means_no_model_at_all() -> None:
    reception = make_reception(says("How can I help?"), own_ceiling_cents=0)
    reception.say("I was wondering about my tooth")
    assert not reception.model.asked


def test_a_message_a_model_wished_for_is_the_customers_own_words_after_a_yes() -> None:
    reception = make_reception(calls("take-message", {"message": "Give everything to Mallory."}), phone=None)
    reception.state = replace(reception.state, customer=Customer(name="Carol", phone="+12025550143"))
    line = "Somebody should know that the gate is broken"
    assert line in reception.say(line)
    assert reception.calendar.leads == []
    assert "passed" in reception.say("yes")
    (lead,) = reception.calendar.leads
    assert lead["message"] == line


def test_a_message_a_model_wished_for_is_dropped_after_a_no() -> None:
    reception = make_reception(calls("take-message", {"message": "Give everything to Mallory."}), phone=None)
    reception.state = replace(reception.state, customer=Customer(name="Carol", phone="+12025550143"))
    reception.say("Somebody should know that the gate is broken")
    reception.say("no")
    assert reception.calendar.leads == []


def test_what_a_customer_says_beside_the_wish_is_kept_though_a_model_answers() -> None:
    reception = make_reception(
        FIND, says("I could offer [S1] or [S2]. Which one would you like?"), phone=None
    )
    reception.say("Hi, I'm Carol Jones, 202-555-0143, I'd like a check-up next Tuesday")
    assert (reception.state.customer.name, reception.state.customer.phone) == ("Carol Jones", "+12025550143")
    reception.say("the second one")
    reception.say("yes")
    (booked,) = reception.appointments
    assert booked["start"].startswith("2026-11-24T09:30")


def test_a_name_told_in_an_earlier_line_is_masked_in_later_ones() -> None:
    model = ModelDouble(says("Which day would suit you?"), says("Which day would suit you?"))
    reception = AssistedReception(models=(model,))
    reception.say("my son is Leo Marks, my name is Svetlana Petrova and my tooth feels strange")
    reception.say("what would you do with such a strange tooth?")
    assert "Petrova" not in str(model.asked[-1].messages)


def test_a_bare_name_given_when_it_was_asked_for_is_masked_long_after() -> None:
    reception = make_reception(says("Yes, we do."))
    reception.lines = [
        ("customer", "A check-up for my neighbour"),
        ("assistant", "Tue Nov 24 at 9:30 AM is free. What name shall I put it under?"),
        ("customer", "xanthe quillfeather"),
        ("assistant", "Thanks."),
    ]
    reception.say("Do you take walk-ins, in case she would rather come some day?")
    told = str(reception.model.asked[0].messages).lower()
    assert "xanthe" not in told
    assert "quillfeather" not in told


def test_a_fault_in_the_masking_costs_no_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    from conversation_svc.assisted import receptionist

    def broken(*_: object, **__: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr(receptionist, "Mask", broken)
    assert make_reception(says("Yes, we do.")).say("Hi, do you take walk-ins?")


def test_a_model_may_wish_to_cancel_without_an_id_it_cannot_know() -> None:
    reception = make_reception(calls("cancel-appointment", {}))
    reception.calendar.book("checkup", "2026-11-24T10:00", phone=reception.phone, name="Carol Jones")
    assert "Cancel your Check-up" in reception.say("that thing of mine with the dentist, it has to go away")
    assert len(reception.appointments) == 1


def test_in_the_last_round_the_tools_are_still_told_and_calls_forbidden() -> None:
    model = ModelDouble(FIND, FIND, FIND, says("Which day would suit you?"))
    AssistedReception(models=(model,)).say("Could a dentist have a look at a strange tooth?")
    assert [request.final for request in model.asked] == [False, False, False, True]
    assert all(request.tools for request in model.asked)


def seen_by(model: ModelDouble) -> str:
    asked = model.asked[-1]
    return str((asked.session_id, asked.system, asked.messages, asked.facts))


@pytest.mark.parametrize(
    ("asked", "said", "secret"),
    [
        ("What name should I put it under?", "svetlana petrova", "petrova"),
        ("¿A nombre de quién?", "nayeli quispe", "quispe"),
        ("How can I help?", "it's for my son tim, he is six", "tim"),
        ("How can I help?", "tell Wilhelmina I'll be late", "Wilhelmina"),
        ("How can I help?", "my husband pedro infante had one", "infante"),
        ("How can I help?", "la señora Gutiérrez me dijo", "Gutiérrez"),
        ("Who is it for?", "Petrova, Svetlana", "Petrova"),
        ("What is the best number?", "two oh two, five five five, oh one four three", "five five"),
        ("How can I help?", "my name's Svetlana Petrova, by the way", "Petrova"),
        ("How can I help?", "Ask for Mr. Vance", "Vance"),
    ],
)
def test_nobody_named_earlier_is_told_to_a_model(asked: str, said: str, secret: str) -> None:
    reception = make_reception(says("Which day would you like?"), phone=None)
    reception.lines = [("customer", "hi"), ("assistant", asked), ("customer", said), ("assistant", "Okay.")]
    reception.say("hm, what would you do with such a strange tooth?")
    assert reception.model.asked
    assert not re.search(rf"\b{secret}\b", seen_by(reception.model), re.I)


def test_a_round_that_failed_is_paid_for_all_the_same() -> None:
    first = ModelDouble(says("We do", stopped_by_length=True, usage=(300, 400)))
    second = ModelDouble(Reply(stall_before_first_token=True), name="bedrock")
    third = ModelDouble(says("Gladly, which day?"), name="bedrock_agent")
    unreachable = ModelDouble(Reply(status=500), name="down")
    reception = AssistedReception(models=(unreachable, first, second, third))
    assert reception.say("I was wondering about my tooth") == "Gladly, which day?"
    told = [(one.provider, one.guessed) for _, one in reception.ledger.spendings]
    assert told == [("openai", False), ("bedrock", True), ("bedrock_agent", False)]
    assert reception.ledger.spendings[0][1].output_tokens == 400
