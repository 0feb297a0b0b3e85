from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from flask import Flask, Response, request

from notification_worker.domain.status import Status
from notification_worker.voice_menu import VoiceMenu
from servicekit.db import Database
from tests.fakes.tenants import make_tenant
from tests.fakes.twilio.client import TwilioProcess
from tests.notification_worker.stage import Stage, twilio_transports


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Door:
    """What the gateway does with Twilio's questions about a call."""

    def __init__(self) -> None:
        self.menu: VoiceMenu | None = None
        app = Flask("door")
        app.add_url_rule("/twilio/voice-reminder", view_func=self.speak, methods=["POST"])
        app.add_url_rule("/twilio/status", view_func=lambda: ("", 204), methods=["POST"])
        self._server: WSGIServer = make_server("127.0.0.1", 0, app, handler_class=Quiet)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def speak(self) -> Response:
        assert self.menu is not None
        twiml = self.menu.answer(
            request.args["tenant_id"],
            request.args["notification_id"],
            digits=request.form.get("Digits", ""),
            answered_by=request.form.get("AnsweredBy", ""),
        )
        return Response(twiml, content_type="text/xml")

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def door() -> Iterator[Door]:
    door = Door()
    yield door
    door.close()


@pytest.fixture
def calling(clean_database: Database, twilio: TwilioProcess, door: Door) -> Stage:
    """A tenant that reminds by telephone."""
    transports = twilio_transports(twilio, public_url=door.url)
    tenant = make_tenant(reminders=[{"before_minutes": 1440, "channel": "voice"}])
    stage = Stage(clean_database, transports=transports, tenant=tenant)
    door.menu = VoiceMenu(clean_database, stage.tenants, stage.calendar, door.url)
    return stage


def call_carol(stage: Stage, twilio: TwilioProcess, **behaviour: object) -> tuple[str, list[str]]:
    """The appointment, and what was said in the call that reminds of it."""
    twilio.behave(**behaviour)
    appointment = stage.book()
    stage.work()
    stage.clock.set(stage.notifications(appointment)[1].due_at)
    stage.work()
    assert stage.notifications(appointment)[1].status is Status.ACCEPTED
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        [call] = [entry for entry in twilio.ledger() if entry["resource"] == "Calls"]
        if call["status"] == "completed":
            return appointment, call["transcript"]
        time.sleep(0.05)
    raise TimeoutError("the call did not end")


def test_a_call_says_who_calls_and_what_for(calling: Stage, twilio: TwilioProcess) -> None:
    _, said = call_carol(calling, twilio)
    assert "automated assistant calling for Downtown Dental" in said[0]
    assert "Friday, December 18 at 9:00 AM" in said[0]
    assert "press 1" in said[0]


def test_one_confirms(calling: Stage, twilio: TwilioProcess) -> None:
    appointment, said = call_carol(calling, twilio, keys_pressed="1")
    assert calling.calendar.notes_of(appointment) == ["The customer confirmed by pressing 1."]
    assert "We look forward to seeing you" in said[-2]


def test_three_cancels(calling: Stage, twilio: TwilioProcess) -> None:
    appointment, said = call_carol(calling, twilio, keys_pressed="3")
    assert calling.calendar.is_cancelled(appointment)
    assert "is cancelled" in said[-2]


def test_two_connects_to_a_person(calling: Stage, twilio: TwilioProcess) -> None:
    _, said = call_carol(calling, twilio, keys_pressed="2")
    assert said[-1] == "<Dial +12025550199>"


def test_another_key_asks_again(calling: Stage, twilio: TwilioProcess) -> None:
    appointment, said = call_carol(calling, twilio, keys_pressed="91")
    assert any("did not catch" in words for words in said)
    assert calling.calendar.notes_of(appointment)


def test_a_machine_gets_the_message_without_the_menu(calling: Stage, twilio: TwilioProcess) -> None:
    _, said = call_carol(calling, twilio, machine_answers=True)
    assert "press" not in said[0]
    assert said[-1] == "<Hangup>"
