"""The older clinic system's Bedrock Agent books with us: documented events in, the real calendar behind."""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from servicekit.db import Database
from tests.appointment_svc.service import CalendarService
from tests.conversation_svc.service.house import Server

CAROL = "+12025550143"
TEN = "2026-12-15T10:00:00-05:00"
FOLDER = Path(__file__).resolve().parents[2] / "deploy" / "lambda"
MODULES = ("actions", "config", "events", "frontdesk")
FORMS = ["function", "api"]
_numbers = itertools.count()


@pytest.fixture(scope="module")
def actions() -> Iterator[ModuleType]:
    """Loaded as the Lambda runtime does: a flat folder on the path."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(FOLDER))
        import importlib

        yield importlib.import_module("actions")
        for name in MODULES:
            sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def stored(database: Callable[..., Database]) -> Database:
    return database("appointment_svc")


@pytest.fixture
def calendar(stored: Database) -> Iterator[tuple[CalendarService, Server]]:
    """A business of its own for each test."""
    service = CalendarService(stored, f"downtown-{next(_numbers)}")
    server = Server(service.app)
    yield service, server
    server.stop()


@pytest.fixture
def desk(actions: ModuleType, calendar: tuple[CalendarService, Server]) -> Any:
    service, server = calendar
    return sys.modules["frontdesk"].Frontdesk(server.url, service.tenant_id, f"agent:{service.tenant_id}")


def make_event(form: str, action: str, /, **arguments: str) -> dict[str, Any]:
    """As documented by AWS for action groups with function details, or with an API schema."""
    parameters = [{"name": key, "type": "string", "value": value} for key, value in arguments.items()]
    event: dict[str, Any] = {
        "messageVersion": "1.0",
        "agent": {"name": "clinic", "id": "AGENT12345", "alias": "ALIAS12345", "version": "1"},
        "inputText": "whatever the customer said",
        "sessionId": "session-1",
        "actionGroup": "booking",
        "sessionAttributes": {"clinic": "downtown"},
        "promptSessionAttributes": {},
    }
    if form == "function":
        return {**event, "function": action, "parameters": parameters}
    body = {"content": {"application/json": {"properties": parameters}}}
    return {
        **event,
        "apiPath": f"/{action.replace('_', '-')}",
        "httpMethod": "POST",
        "parameters": [],
        "requestBody": body,
    }


def told(answer: dict[str, Any]) -> dict[str, Any]:
    response = answer["response"]
    if "functionResponse" in response:
        text = response["functionResponse"]["responseBody"]["TEXT"]["body"]
    else:
        text = response["responseBody"]["application/json"]["body"]
    return dict(json.loads(text))


def book(actions: ModuleType, desk: Any, form: str = "function", **changes: str) -> dict[str, Any]:
    wanted = {"service_id": "checkup", "start": TEN, "name": "Carol Jones", "phone": CAROL, **changes}
    return told(actions.respond(make_event(form, "book_appointment", **wanted), desk))


@pytest.mark.parametrize("form", FORMS)
def test_free_times_are_told(actions: ModuleType, desk: Any, form: str) -> None:
    event = make_event(form, "check_availability", service_id="checkup", date="2026-12-15")
    answer = actions.respond(event, desk)
    assert told(answer)["slots"][0]["start"] == "2026-12-15T09:00:00-05:00"
    assert answer["messageVersion"] == "1.0"
    assert answer["sessionAttributes"] == {"clinic": "downtown"}
    assert answer["response"]["actionGroup"] == "booking"


@pytest.mark.parametrize("form", FORMS)
def test_a_booking_stands_in_the_calendar(
    actions: ModuleType, desk: Any, calendar: tuple[CalendarService, Server], form: str
) -> None:
    booked = book(actions, desk, form)
    assert booked["status"] == "booked"
    assert booked["start"] == TEN
    assert booked["confirmation_number"]


def test_a_booking_the_agent_repeats_is_made_once(actions: ModuleType, desk: Any) -> None:
    assert book(actions, desk) == book(actions, desk)


@pytest.mark.parametrize("form", FORMS)
def test_an_appointment_is_moved_and_cancelled_with_number_and_phone(
    actions: ModuleType, desk: Any, form: str
) -> None:
    number = book(actions, desk)["confirmation_number"]
    proof = {"confirmation_number": number, "phone": CAROL}
    later = "2026-12-15T11:00:00-05:00"
    moved = told(actions.respond(make_event(form, "reschedule_appointment", start=later, **proof), desk))
    assert (moved["start"], moved["confirmation_number"]) == (later, number)
    gone = told(actions.respond(make_event(form, "cancel_appointment", **proof), desk))
    assert gone["status"] == "cancelled"


@pytest.mark.parametrize("action", ["cancel_appointment", "reschedule_appointment"])
def test_the_number_alone_or_another_phone_changes_nothing(
    actions: ModuleType, desk: Any, action: str
) -> None:
    number = book(actions, desk)["confirmation_number"]
    for phone in ("+12025550199", ""):
        wanted = {"confirmation_number": number, "phone": phone, "start": "2026-12-15T11:00:00-05:00"}
        answer = actions.respond(make_event("function", action, **wanted), desk)
        assert told(answer)["code"] in ("not_found", "incomplete")
        assert answer["response"]["functionResponse"]["responseState"] == "REPROMPT"


def test_a_taken_time_is_told_with_alternatives(actions: ModuleType, desk: Any) -> None:
    book(actions, desk)
    refused = book(actions, desk, name="Dave", phone="+12025550144")
    assert refused["code"] == "slot_taken"
    assert refused["alternatives"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_missing_is_asked_for(actions: ModuleType, desk: Any, form: str) -> None:
    answer = actions.respond(make_event(form, "book_appointment", service_id="checkup"), desk)
    assert told(answer) == {"code": "incomplete", "detail": "Ask the customer for: start, name, phone."}
    if form == "api":
        assert answer["response"]["httpStatusCode"] == 422


@pytest.mark.parametrize("event", [{}, {"function": "drop_tables"}, make_event("api", "drop_tables")])
def test_an_unknown_action_is_refused_in_the_form_it_came_in(
    actions: ModuleType, desk: Any, event: dict[str, Any]
) -> None:
    assert told(actions.respond(event, desk))["code"] == "unknown_action"


def test_a_calendar_that_is_away_is_told(actions: ModuleType) -> None:
    away = sys.modules["frontdesk"].Frontdesk("http://127.0.0.1:9", "downtown", "key")
    event = make_event("function", "check_availability", service_id="checkup")
    assert told(actions.respond(event, away))["code"] == "unavailable"


def test_settings_come_from_the_environment_and_the_key_is_not_shown(actions: ModuleType) -> None:
    environ = {"FRONTDESK_URL": "https://x", "FRONTDESK_TENANT": "downtown", "FRONTDESK_AGENT_KEY": "secret"}
    config = sys.modules["config"].Config.from_environment(environ)
    assert (config.url, config.tenant_id, config.key) == ("https://x", "downtown", "secret")
    assert "secret" not in repr(config)
