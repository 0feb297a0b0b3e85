"""A turn that breaks, takes too long or loses its session is heard of, and leaves nothing twice."""

from __future__ import annotations

import logging
import time
from typing import Any

import pytest
from prometheus_client import REGISTRY

from conversation_svc import reception
from conversation_svc.clients import AppointmentCalendar
from conversation_svc.mind import BuiltinMind
from tests.conversation_svc.service.house import House
from tests.conversation_svc.service.test_people import wait_for


def turns_counted(outcome: str) -> float:
    labels = {"channel": "sms", "outcome": outcome}
    return REGISTRY.get_sample_value("frontdesk_turns_total", labels) or 0.0


def test_a_turn_that_breaks_after_its_request_had_gone_is_logged_and_counted(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(calendar: AppointmentCalendar, wanted: Any) -> Any:
        time.sleep(0.6)
        raise RuntimeError("a bug")

    monkeypatch.setattr(AppointmentCalendar, "find_slots", broken)
    monkeypatch.setattr(house.wired.reception, "_patience", 0.2)
    before = turns_counted("failed")
    assert house.text("book a check-up tomorrow at 10")["metadata"]["late"] is True
    assert wait_for(lambda: turns_counted("failed") == before + 1)
    (line,) = [line for line in caplog.records if line.levelno == logging.ERROR]
    assert line.exc_info is not None
    assert line.exc_info[0] is RuntimeError


def test_a_time_limit_inside_a_turn_is_not_taken_for_our_own_patience(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(calendar: AppointmentCalendar, wanted: Any) -> Any:
        raise TimeoutError("a socket of a library")

    monkeypatch.setattr(AppointmentCalendar, "find_slots", slow)
    body = {"tenant_id": house.tenant_id, "channel": "sms", "text": "book a check-up tomorrow at 10"}
    answer = house.call(
        "POST", "/v1/turns", {**body, "from": "+12025550143", "message_sid": "SM-limit"}, key=house.inner
    )
    assert answer.status == 500


def test_no_tool_is_begun_when_the_turn_has_taken_too_long(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What would go on for longer than the lease would meet the next text's turn."""
    monkeypatch.setattr(reception, "LONGEST_TURN_SECONDS", -1.0)
    assert "cannot reach our calendar" in house.text("book a check-up tomorrow at 10")["response"]


def test_a_turn_that_lost_its_session_leaves_no_hand_off(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has the session now answers the same texts, and leaves it."""
    take_line = BuiltinMind.take_line

    def robbed(mind: BuiltinMind, *args: Any) -> Any:
        with house.database.transaction(house.tenant_id) as connection:
            connection.execute("UPDATE sessions SET lease_token = 'another'")
        return take_line(mind, *args)

    monkeypatch.setattr(BuiltinMind, "take_line", robbed)
    house.text("I want to talk to a human")
    handoffs = house.call("GET", f"/v1/handoffs?tenant_id={house.tenant_id}").json["handoffs"]
    assert handoffs == []
    assert all(sent["kind"] != "handoff" for sent in house.neighbours.sent)


def test_every_reason_of_a_hand_off_is_counted_by_its_name(house: House) -> None:
    before = REGISTRY.get_sample_value("frontdesk_handoffs_total", {"reason": "rule"}) or 0.0
    house.text("nobody showed up today")
    counted = REGISTRY.get_sample_value("frontdesk_handoffs_total", {"reason": "rule"}) or 0.0
    assert counted == before + 1
