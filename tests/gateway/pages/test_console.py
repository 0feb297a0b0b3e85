"""The staff console in a real browser."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fakes.service import Received, Reply, problem
from tests.fakes.tenant_config import DOWNTOWN, STAFF_KEY
from tests.gateway.conftest import Street
from tests.gateway.pages.conftest import CHROMIUM, NO_CHROMIUM

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason=NO_CHROMIUM)]


def _console(street: Street) -> None:
    session = {
        "session_id": "s1",
        "channel": "sms",
        "phone": "+12025550123",
        "customer_name": "Carol Jones",
        "handoff": "bot",
        "last_at": "2026-11-30T13:00:00Z",
        "summary": {"outcome": "booked", "confirmation_number": "DOWN-1201-630"},
    }
    messages = [{"message_id": 1, "role": "customer", "text": "Hi!", "created_at": "2026-11-30T13:00:00Z"}]
    appointment = {
        "appointment_id": "a1",
        "confirmation_number": "DOWN-1201-630",
        "status": "booked",
        "service_id": "checkup",
        "staff_id": "dr-lee",
        "start": "2026-11-30T09:00:00-05:00",
        "end": "2026-11-30T09:30:00-05:00",
        "customer": {"name": "Carol <b>Jones</b>", "phone": "+12025550123"},
    }

    def hand(state: str) -> Any:
        def answer(_: Received) -> Reply:
            session["handoff"] = state
            return Reply(session)

        return answer

    def speak(received: Received) -> Reply:
        text = received.json["text"]
        messages.append(
            {"message_id": 2, "role": "staff", "text": text, "created_at": "2026-11-30T13:01:00Z"}
        )
        return Reply(messages[-1], 201)

    def arrive(received: Received) -> Reply:
        appointment["status"] = received.json["status"]
        return Reply(appointment)

    street.tenant_config.on("GET /v1/tenants", lambda _: Reply({"tenants": [DOWNTOWN], "next_cursor": None}))
    street.appointment.on("GET /v1/appointments", lambda _: Reply({"appointments": [appointment]}))
    street.appointment.on("POST /v1/appointments/a1/status", arrive)
    lead = {"lead_id": "LEAD-1", "name": "Dave", "message": "Call me", "created_at": "2026-11-30T13:00:00Z"}
    street.appointment.on("GET /v1/leads", lambda _: Reply({"leads": [lead]}))
    street.conversation.on("GET /v1/sessions", lambda _: Reply({"sessions": [session]}))
    street.conversation.on("GET /v1/sessions/s1", lambda _: Reply({**session, "messages": messages}))
    street.conversation.on("POST /v1/sessions/s1/takeover", hand("human"))
    street.conversation.on("POST /v1/sessions/s1/release", hand("bot"))
    street.conversation.on("POST /v1/sessions/s1/messages", speak)
    street.conversation.on("GET /v1/handoffs", lambda _: Reply({"handoffs": []}))
    notification = {
        "notification_id": "n1",
        "kind": "confirmation",
        "status": "failed",
        "channel": "console",
        "to": "+12025550123",
        "text": "You're booked",
        "due_at": "2026-11-30T13:00:00Z",
        "error": None,
    }
    street.notification.on("GET /v1/notifications", lambda _: Reply({"notifications": [notification]}))


def _sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/console")
    page.get_by_label("Key").fill(STAFF_KEY)
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="Appointments")).to_be_visible()


def test_staff_sign_in_see_the_day_and_note_an_arrival(page: Page, address: str, street: Street) -> None:
    _console(street)
    _sign_in(page, address)
    card = page.locator("#appointments .card")
    expect(card).to_contain_text("Check-up with Dr. Lee")
    expect(card).to_contain_text("Carol <b>Jones</b>")
    card.get_by_role("button", name="Arrived").click()
    expect(card.locator(".badge")).to_have_text("arrived")
    (change,) = street.appointment.calls("POST .*")
    assert change.headers["idempotency-key"]


def test_staff_take_a_conversation_over_answer_and_give_it_back(
    page: Page, address: str, street: Street
) -> None:
    _console(street)
    _sign_in(page, address)
    page.get_by_role("tab", name="Appointments").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Conversations")).to_be_focused()
    page.get_by_role("button", name="Open").click()
    expect(page.locator("#talk-lines")).to_contain_text("Hi!")
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_role("button", name="Take over")).to_be_disabled()
    page.get_by_label("Your answer").fill("Bob here")
    page.keyboard.press("Enter")
    expect(page.locator("#talk-lines .line.staff p")).to_have_text("Bob here")
    page.get_by_role("button", name="Give back").click()
    expect(page.get_by_role("button", name="Take over")).to_be_enabled()


def _look_again(page: Page) -> None:
    page.evaluate("document.querySelector('#day').dispatchEvent(new Event('change'))")


def test_a_day_that_answers_late_does_not_cover_the_one_that_is_shown(
    page: Page, address: str, street: Street
) -> None:
    _console(street)
    _sign_in(page, address)
    expect(page.locator("#appointments .card")).to_have_count(1)
    first_day = page.get_by_label("Day", exact=True).input_value()
    (day,) = street.appointment.calls("GET /v1/appointments")
    answer = street.appointment.answer(day)

    def listed(received: Received) -> Reply:
        if received.query["from"] == [first_day]:
            time.sleep(1.5)
            return answer
        return Reply({"appointments": []})

    street.appointment.on("GET /v1/appointments", listed)
    _look_again(page)
    page.get_by_role("button", name="Day after").click()
    expect(page.locator("#appointments")).to_contain_text("No appointments")
    page.wait_for_timeout(2000)
    expect(page.locator("#appointments")).to_contain_text("No appointments", timeout=500)


def test_looking_again_leaves_the_keyboard_where_it_is(page: Page, address: str, street: Street) -> None:
    _console(street)
    _sign_in(page, address)
    cancel = page.get_by_role("button", name="Did not come")
    cancel.focus()
    page.evaluate("document.querySelector('#appointments li').marked = true")
    with page.expect_response("**/v1/appointments?*"):
        _look_again(page)
    page.wait_for_timeout(200)
    assert page.evaluate("document.querySelector('#appointments li').marked"), "nothing new, nothing drawn"
    expect(cancel).to_be_focused()
    arrived = page.get_by_role("button", name="Arrived")
    arrived.press("Enter")
    expect(page.get_by_role("button", name="Done")).to_be_focused()


def test_long_conversation_is_shown_to_its_end_and_grows(page: Page, address: str, street: Street) -> None:
    _console(street)
    lines = [
        {"message_id": n, "role": "customer", "text": f"line {n}", "created_at": "2026-11-30T13:00:00Z"}
        for n in range(1, 252)
    ]

    def show(received: Received) -> Reply:
        after, limit = int(received.query["after"][0]), int(received.query["limit"][0])
        found = [line for line in lines if line["message_id"] > after]
        more = "more" if len(found) > limit else None
        session = {"session_id": "s1", "channel": "sms", "handoff": "human", "last_at": None}
        return Reply({**session, "messages": found[:limit], "next_cursor": more})

    street.conversation.on("GET /v1/sessions/s1", show)
    _sign_in(page, address)
    page.get_by_role("tab", name="Conversations").click()
    page.get_by_role("button", name="Open").click()
    expect(page.locator("#talk-lines .line")).to_have_count(251)
    lines.append({**lines[0], "message_id": 252, "text": "and one more"})
    _look_again(page)
    expect(page.locator("#talk-lines .line").last).to_contain_text("and one more")
    expect(page.locator("#talk-lines .line")).to_have_count(252)


def test_conversation_that_answers_late_is_not_shown_for_another(
    page: Page, address: str, street: Street
) -> None:
    _console(street)
    sessions = [
        {"session_id": name, "channel": "sms", "customer_name": name, "handoff": "human", "last_at": None}
        for name in ("slow", "quick")
    ]

    def show(received: Received) -> Reply:
        name = received.path.rpartition("/")[2]
        time.sleep(1.5 if name == "slow" else 0)
        line = {
            "message_id": 1,
            "role": "customer",
            "text": f"{name} talk",
            "created_at": "2026-11-30T13:00:00Z",
        }
        session = next(one for one in sessions if one["session_id"] == name)
        return Reply({**session, "messages": [line] if received.query["after"] == ["0"] else []})

    street.conversation.on("GET /v1/sessions", lambda _: Reply({"sessions": sessions}))
    street.conversation.on("GET /v1/sessions/(slow|quick)", show)
    _sign_in(page, address)
    page.get_by_role("tab", name="Conversations").click()
    for place in (0, 1):
        page.get_by_role("button", name="Open").nth(place).click()
    expect(page.locator("#talk-lines")).to_contain_text("quick talk")
    page.wait_for_timeout(2000)
    expect(page.locator("#talk-lines .line")).to_have_count(1)
    expect(page.locator("#talk-title")).to_have_text("quick")


def test_answer_of_staff_is_sent_once(page: Page, address: str, street: Street) -> None:
    _console(street)

    def speak(_: Received) -> Reply:
        time.sleep(0.5)
        return Reply({"message_id": 2}, 201)

    street.conversation.on("POST /v1/sessions/s1/messages", speak)
    _sign_in(page, address)
    page.get_by_role("tab", name="Conversations").click()
    page.get_by_role("button", name="Open").click()
    expect(page.locator("#talk-lines")).to_contain_text("Hi!")
    page.get_by_label("Your answer").fill("Bob here")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your answer")).to_have_value("")
    assert len(street.conversation.calls("POST /v1/sessions/s1/messages")) == 1


def test_write_that_got_no_answer_is_the_same_write_when_tried_again(
    page: Page, address: str, street: Street
) -> None:
    _console(street)
    street.appointment.on("POST /v1/appointments/a1/status", lambda _: problem(503, "unavailable"))
    _sign_in(page, address)
    for _ in range(2):
        with page.expect_response("**/v1/appointments/a1/status"):
            page.get_by_role("button", name="Arrived").click()
    expect(page.get_by_role("alert").last).to_contain_text("does not answer right now")
    calls = street.appointment.calls("POST /v1/appointments/a1/status")
    assert len({call.headers["idempotency-key"] for call in calls}) == 1


def test_messages_and_leads_are_shown(page: Page, address: str, street: Street) -> None:
    _console(street)
    _sign_in(page, address)
    page.get_by_role("tab", name="Messages").click()
    expect(page.locator("#messages .card")).to_contain_text("You're booked")
    expect(page.get_by_role("heading", name="Not delivered")).to_be_visible()
    expect(page.locator("#undelivered .card")).to_contain_text("You're booked")
    page.get_by_role("tab", name="Leads").click()
    expect(page.locator("#leads .card")).to_contain_text("Call me")
    page.get_by_role("tab", name="Hand-offs").click()
    expect(page.locator("#handoffs")).to_contain_text("Nobody is waiting")


def test_key_is_forgotten_with_the_tab_and_a_wrong_one_is_told(
    browser: Browser, page: Page, address: str, street: Street
) -> None:
    _console(street)
    page.goto(f"{address}/console")
    page.get_by_label("Key").fill("fdk_wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").first).to_contain_text("not valid")
    _sign_in(page, address)
    page.reload()
    expect(page.get_by_role("tab", name="Appointments")).to_be_visible()
    other = browser.new_page()
    other.goto(f"{address}/console")
    expect(other.get_by_label("Key")).to_be_visible()
    other.close()
    assert page.evaluate("localStorage.length") == 0
