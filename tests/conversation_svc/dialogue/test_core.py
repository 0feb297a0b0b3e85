"""The pure core: it forgets nothing between turns, repeats itself when asked, and speaks cheaply."""

from __future__ import annotations

import json
import string
from dataclasses import replace
from datetime import datetime

import pytest

from conversation_svc.domain import rendering
from conversation_svc.domain.actions import Observation, Say
from conversation_svc.domain.decide import decide
from conversation_svc.domain.phrases import LANGUAGES, language_of
from conversation_svc.domain.phrases.gsm import friendly, is_gsm7
from conversation_svc.domain.policy import Member, Offered
from conversation_svc.domain.reading.heard import LONGEST, cleaned, listen
from conversation_svc.domain.rendering import quick_replies, render
from conversation_svc.domain.state import Customer, State, Task
from conversation_svc.hearing import line_of
from conversation_svc.policies import policy_of
from conversation_svc.tools.base import Effect
from conversation_svc.tools.registry import TOOLS
from tests.fakes.reception import CAROL, FRIDAY_TEN, NEW_YORK, Reception, make_policy
from tests.fakes.tenants import make_tenant

BOOKING = ("Hi, can I get a check-up tomorrow morning?", "the second one", "Carol Jones", "yes")


def test_the_state_is_the_same_after_a_round_trip_through_json() -> None:
    reception = Reception()
    for line in BOOKING:
        reception.say(line)
        stored = json.loads(json.dumps(reception.state.to_json()))
        assert State.from_json(stored) == reception.state
        assert State.from_json(stored).to_json() == stored


def test_a_name_is_told_as_the_business_writes_it() -> None:
    twins = Member("twins", "Ann Hill , Family & Sons")
    reception = Reception(policy=make_policy(staff=(twins, Member("lee", "Dr. Lee"))))
    reception.say("check-up Monday at 9")
    assert f"with {twins.name} on" in reception.say("Carol Jones")


def test_the_same_dialogue_always_ends_the_same() -> None:
    """pass^4 = pass^1: nothing in the core depends on chance or on a clock."""
    logs = []
    for _ in range(4):
        reception = Reception()
        for line in BOOKING:
            reception.say(line)
        logs.append(reception.log)
    assert all(log == logs[0] for log in logs)


def test_deciding_changes_nothing_but_its_answer() -> None:
    policy = make_policy()
    state = State("s", "sms", customer=Customer(phone=CAROL, verified=True))
    heard = listen("book a check-up tomorrow at 10", state, policy, FRIDAY_TEN)
    before = state.to_json()
    assert decide(state, heard, policy, FRIDAY_TEN) == decide(state, heard, policy, FRIDAY_TEN)
    assert state.to_json() == before


def test_a_read_back_names_weekday_date_and_time_before_anything_is_written() -> None:
    reception = Reception()
    for line in BOOKING[:3]:
        answer = reception.say(line)
    assert "Sat Nov 21 at 9:30 AM" in answer
    assert reception.calendar.writes == 0
    assert reception.state.proposal is not None
    assert not reception.state.proposal.confirmed


def test_a_write_that_is_repeated_has_one_effect() -> None:
    """The turn was saved nowhere and comes again: the same proposal carries the same key."""
    reception = Reception()
    for line in BOOKING[:3]:
        reception.say(line)
    before = reception.state
    first = reception.say("yes")
    reception.state = before
    assert reception.say("yes") == first
    assert len(reception.appointments) == 1


def test_nothing_is_announced_that_the_calendar_refused() -> None:
    reception = Reception()
    for line in BOOKING[:3]:
        reception.say(line)
    reception.calendar.refuse_next = "max_per_day"
    assert "booked" not in reception.say("yes")
    assert reception.appointments == []


def test_a_hold_is_given_back_when_another_time_is_chosen() -> None:
    reception = Reception()
    for line in ("check-up on Monday at 9", "actually make it 10"):
        reception.say(line)
    assert len(reception.calendar.holds) == 1


def test_whoever_does_not_do_a_service_is_not_called_taken() -> None:
    services = (Offered("checkup", "Check-up", ("cleaning",), 30, None, ("dr-lee",)),)
    reception = Reception(policy=make_policy(services=services))
    answer = reception.say("a check-up with Dr. Kim on Monday at 9")
    assert "Dr. Kim does not do that" in answer
    assert "taken" not in answer
    assert "Mon Nov 23 at 9:00 AM is free" in answer


def test_a_search_that_failed_is_not_told_as_a_time_that_was_taken() -> None:
    reception = Reception()
    reception.state = replace(reception.state, task=Task("book", service_id="checkup"))
    told = decide(
        reception.state,
        Observation("get-time-slots", False, error="invalid"),
        reception.policy,
        reception.now,
    )[1]
    assert next(action.key for action in told if isinstance(action, Say)) == "search_failed"


def test_a_pressed_key_is_a_place_where_a_spoken_one_may_be_an_hour() -> None:
    reception = Reception(channel="voice")
    reception.say("a check-up on Tuesday after 1")
    pressed = line_of((), reception.state, digits="2", confidence=None)
    assert "1:30 PM" in reception.say(pressed)


def test_the_owner_is_whom_the_business_is_called_after() -> None:
    named = make_tenant(name="Brandon's Phones", staff=[{"id": "brandon", "name": "Brandon Hale"}])
    assert policy_of(named).owner_names == ("brandon",)
    assert policy_of(make_tenant(name="St. Mary's Clinic")).owner_names == ()


def test_an_unknown_tool_and_wrong_arguments_are_answers_not_crashes() -> None:
    reception = Reception()
    assert reception.run_tool(reception.state, "rm -rf", {}).error == "unknown_tool"
    assert (
        reception.run_tool(reception.state, "get-time-slots", {"service_id": "nope"}).error
        == "unknown_service"
    )
    seen = reception.run_tool(reception.state, "get-working-hours", {"date": "the day after"})
    assert seen == Observation("get-working-hours", False, error="bad_arguments")


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_every_tool_says_what_it_is(name: str) -> None:
    tool = TOOLS[name]
    assert tool.effect in Effect
    assert tool.description.endswith(".")
    assert tool.parameters["additionalProperties"] is False
    assert not {"tenant_id", "session_id", "verified"} & set(tool.parameters["properties"])


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_language_has_every_phrase_with_the_same_values(code: str) -> None:
    language, english = LANGUAGES[code], LANGUAGES["en"]
    assert set(language.phrases) == set(english.phrases)
    assert english.words.names - language.words.names == frozenset()
    assert set(language.quick) == set(english.quick)
    for key, phrase in language.phrases.items():
        assert _holes(phrase) == _holes(english.phrases[key]), key


def _holes(phrase: object) -> set[str]:
    texts = [phrase] if isinstance(phrase, str) else list(phrase.values())  # type: ignore[attr-defined]
    return {field for text in texts for _, field, _, _ in string.Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_texts_stay_in_the_cheap_alphabet(code: str) -> None:
    for phrase in LANGUAGES[code].phrases.values():
        for text in [phrase] if isinstance(phrase, str) else phrase.values():
            assert is_gsm7(friendly(text)), text


def test_a_text_with_three_offers_fits_one_segment() -> None:
    reception = Reception()
    answer = reception.say("Hi, can I get a check-up tomorrow morning?")
    assert is_gsm7(answer)
    assert len(answer) <= 160


def test_what_happened_is_said_in_the_customers_language_and_channel() -> None:
    start = datetime(2026, 11, 24, 14, 0, tzinfo=NEW_YORK)
    told = (
        Say("moved", {"start": start, "service": "Check-up", "staff": "Dr. Lee", "number": "DOWN-1124-101"}),
    )
    assert "Tue Nov 24 at 2:00 PM with Dr. Lee" in render(told, "en", "sms")
    assert "Tuesday, November 24 at 2 PM" in render(told, "en", "voice")
    assert "martes 24 de noviembre" in render(told, "es", "chat")


def test_quick_replies_are_understood_when_they_come_back() -> None:
    reception = Reception(channel="chat")
    reception.say("check-up tomorrow please")
    first = quick_replies(reception.state)[0]
    assert "9:00 AM is free" in reception.say(first)
    reception.say("Carol Jones")
    assert quick_replies(reception.state) == ["Yes", "No"]


def test_noise_is_taken_out_and_endless_texts_are_cut() -> None:
    assert cleaned("book\u200b \x00a\tcheck-up\u202e") == "book a check-up"
    assert len(cleaned("x" * 100_000)) == LONGEST


def test_no_gap_stays_where_nobody_is_named() -> None:
    told = {"service": "Limpieza", "start": FRIDAY_TEN, "name": "Ana"}
    assert rendering.phrase(language_of("es"), "read_back", told, "chat").startswith(
        "Limpieza, el viernes 20"
    )
