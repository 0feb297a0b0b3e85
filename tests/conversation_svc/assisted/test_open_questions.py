"""What we asked stays open beside a model's answer, and what the customer never read is never agreed to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conversation_svc.assisted.desk import AssistedReception
from tests.fakes.models.double import ModelDouble
from tests.fakes.models.script import Call, Reply, calls, says
from tests.fakes.reception import make_policy

FIND = calls("get-time-slots", {"service_id": "checkup", "from": "2026-11-24", "to": "2026-11-24"})
PARKING = says("Yes, there is parking behind the house.")
DOWN = Reply(status=500)


def make(*script: Reply) -> AssistedReception:
    return AssistedReception(models=(ModelDouble(*script),))


def full_house(*script: Reply) -> AssistedReception:
    return AssistedReception(policy=make_policy(hours={}), models=(ModelDouble(*script),))


@pytest.mark.parametrize(
    "beside", ["do you have somewhere to leave a car?", "how much would that be?", "what music do you play?"]
)
@pytest.mark.parametrize("offering", [FIND, DOWN], ids=["model", "built-in"])
@pytest.mark.parametrize("picked", ["the second one", "9:30", "2"])
def test_offers_stay_open_beside_a_question(beside: str, offering: Reply, picked: str) -> None:
    offered = (FIND, says("I have [S1] or [S2].")) if offering is FIND else (DOWN,)
    reception = make(*offered, PARKING)
    reception.say("A check-up on Tuesday, what do you have?")
    assert reception.state.task is not None
    second = reception.state.task.offers[1]
    reception.say(beside)
    assert reception.answer == PARKING.text[0]
    assert reception.state.expected == "time"
    reception.say(picked)
    assert reception.state.task is not None
    assert reception.state.task.chosen == second


def test_the_second_one_is_the_second_that_was_read() -> None:
    reception = make(FIND, says("There is [S3], or else [S1]."))
    reception.say("Could a dentist see me about a strange tooth?")
    assert reception.state.task is not None
    third, first = reception.state.task.offers
    assert third.start > first.start
    reception.say("the second one")
    assert reception.state.task.chosen == first


def test_times_of_two_services_are_not_counted_through() -> None:
    both = tuple(Call("get-time-slots", {"service_id": one}) for one in ("checkup", "whitening"))
    reception = make(Reply(calls=both), says("A check-up at [S1], whitening at [S13], a check-up at [S2]."))
    said = reception.say("Could a dentist see me about a strange tooth?")
    assert "whitening at" in said
    reception.say("the second one")
    assert reception.state.task is None or reception.state.task.chosen is None


@pytest.mark.parametrize("yes", ["yes", "yes please", "ok, do that", "sure"])
def test_a_question_that_was_never_read_is_not_answered_by_a_yes(yes: str) -> None:
    """She would have offered the waitlist; the model spoke of parking instead."""
    reception = make(PARKING)
    reception.say("I need a check-up on Tuesday at 10")
    for line in ("do you have somewhere to leave a car?", "I am Carol Jones", "is it a quiet place?"):
        reception.say(line)
        assert reception.state.expected != "waitlist"
    reception.say(yes)
    assert reception.calendar.writes == 0
    assert not any(seen.tool == "join-waitlist" for seen in reception.tools)


def test_an_offer_of_the_waitlist_lapses_when_a_model_speaks_of_something_else() -> None:
    reception = full_house(DOWN, PARKING)
    reception.say("I am Carol Jones and need a check-up tomorrow at 9")
    assert reception.state.expected == "waitlist"
    reception.say("do you have somewhere to leave a car?")
    assert reception.answer == PARKING.text[0]
    reception.say("yes")
    assert not any(seen.tool == "join-waitlist" for seen in reception.tools)


def test_a_yes_to_the_waitlist_is_heard_by_the_built_in_receptionist_alone() -> None:
    reception = full_house(DOWN, PARKING)
    reception.say("I am Carol Jones and need a check-up tomorrow at 9")
    asked = len(reception.model.asked)
    reception.say("yes, put me on it, and is there parking?")
    assert len(reception.model.asked) == asked


def test_a_read_back_is_asked_again_beside_a_question_and_no_model_speaks_between() -> None:
    reception = make(DOWN, DOWN, PARKING)
    reception.say("I am Carol Jones, a check-up on Tuesday please")
    asked = len(reception.model.asked)
    while reception.state.expected != "confirm":
        reception.say({"name": "Carol Jones"}.get(reception.state.expected or "", "the first one"))
    for line in ("do you have somewhere to leave a car?", "what music do you play?"):
        reception.say(line)
        assert len(reception.model.asked) <= asked + 1
        assert reception.state.expected == "confirm"
        assert "?" in reception.answer
    assert reception.calendar.writes == 0
    reception.say("yes")
    assert len(reception.appointments) == 1


# --- what was offered stays offered; what was not read is not agreed to

ASIDES = [
    "how much is a whitening?",
    "is there parking?",
    "what about Dr. Kim, is she any good?",
    "is the whitening safe for kids?",
    "will it be done by noon?",
    "what's the price if I come tomorrow?",
    "I also wonder about my gums",
    "¿cuánto cuesta el blanqueamiento?",
]


def after_our_offer(*script: Reply, channel: str = "sms") -> AssistedReception:
    """The built-in receptionist has offered three times on Tuesday."""
    reception = AssistedReception(models=(ModelDouble(DOWN),), channel=channel)
    reception.say("I need a check-up on Tuesday")
    reception.model.play(*script)
    return reception


@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize("channel", ["sms", "voice", "chat"])
def test_the_second_one_is_the_second_that_was_offered_though_a_model_answered_a_question_between(
    aside: str, channel: str
) -> None:
    reception = after_our_offer(says("Let me know what else you need."), channel=channel)
    assert reception.state.task is not None
    before = reception.state.task
    assert reception.say(aside) == "Let me know what else you need."
    now = reception.state.task
    assert reception.state.expected == "time"
    assert (now.offers, now.wish, now.service_id) == (before.offers, before.wish, before.service_id)
    reception.say("the second one")
    assert reception.state.task.chosen == before.offers[1]


def test_a_model_that_speaks_of_one_offered_time_leaves_the_others_open() -> None:
    reception = after_our_offer(says("Yes, [S1] is with us here."))
    offered = reception.state.task.offers if reception.state.task else ()
    reception.say("and is there parking?")
    reception.say("the second one")
    assert reception.state.task is not None
    assert reception.state.task.chosen == offered[1]


def test_another_service_leaves_nothing_of_the_first_to_choose_from() -> None:
    reception = after_our_offer(says("Gladly, let me know which day."))
    reception.say("make it a whitening then")
    reception.say("the second one")
    assert reception.state.task is not None
    assert reception.state.task.chosen is None


@pytest.mark.parametrize("expected", ["confirm", "person", "message", "note", "address"])
def test_a_question_that_a_yes_would_answer_is_left_to_the_built_in_receptionist(expected: str) -> None:
    reception = make(says("Let me know what else you need."))
    reception.state = replace(reception.state, expected=expected, greeted=True)
    reception.say("hm, is there parking?")
    assert not reception.model.asked


def test_a_yes_after_a_model_answers_no_question_that_was_never_read() -> None:
    """Left alone the built-in receptionist would have offered a person here."""
    reception = make(says("We are Downtown Dental. Would you like to know more?"))
    for _ in range(3):
        reception.say("florble wug the dax?")
    reception.say("yes")
    assert not reception.handoffs
    assert reception.state.handoff == "bot"


def make_freed_time(reception: AssistedReception) -> None:
    start = "2026-11-25T10:00:00-05:00"
    held = reception.calendar.hold({"service_id": "checkup", "start": start})
    offer = {"hold_id": held["hold_id"], "start": start, "staff_id": held["staff_id"]}
    customer = {"name": "Carol Jones", "phone": "+12025550143"}
    entry = {"waitlist_id": "w1", "status": "offered", "service_id": "checkup", "offer": offer}
    reception.calendar.waiting.append({**entry, "customer": customer})


@pytest.mark.parametrize("later", [says("Just tell me what you need."), Reply(status=500)])
def test_a_yes_to_the_question_of_a_model_takes_no_freed_time_but_a_one_does(later: Reply) -> None:
    reception = make(says("We do check-ups. Would you like to know more?"), later)
    make_freed_time(reception)
    reception.say("hm, what do you do with strange teeth?")
    reception.say("yes")
    assert reception.calendar.writes == 0
    reception.say("1")
    assert len(reception.appointments) == 1


def test_a_yes_to_a_freed_time_is_heard_without_a_model() -> None:
    reception = make(says("Would you like to know more?"))
    make_freed_time(reception)
    reception.say("yes")
    assert not reception.model.asked
    assert len(reception.appointments) == 1
