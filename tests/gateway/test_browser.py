"""The pages in a real browser, against fakes that listen on real ports."""

from __future__ import annotations

import re
import shutil
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright
from werkzeug.serving import make_server

from gateway.app import create_app
from gateway.config import Config
from servicekit.config import Reader
from tests.fakes.service import Received, Reply, problem
from tests.fakes.tenant_config import DOWNTOWN, STAFF_KEY
from tests.gateway.conftest import Street

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

expect.set_options(timeout=15_000)  # the machine may be busy with other tests

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (apt install chromium)"),
]


@pytest.fixture
def address(street: Street) -> Iterator[str]:
    app = create_app(Config.from_reader(Reader(street.environ)))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone's screen. Whatever the page complains about in the browser's console fails the test."""
    page = browser.new_page(viewport={"width": 390, "height": 780}, locale="en-US")
    page.set_default_timeout(20_000)
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert not complaints


class Talk:
    """What the fake receptionist would have stored."""

    def __init__(self, street: Street) -> None:
        self.messages: list[dict[str, Any]] = []
        self.seconds = 0.0  # how long the list takes
        street.conversation.on("GET /v1/chat-sessions/fresh-session/messages", self._list)

    def add(self, role: str, text: str) -> None:
        self.messages.append({"message_id": len(self.messages) + 1, "role": role, "text": text})

    def _list(self, _: Received) -> Reply:
        time.sleep(self.seconds)
        return Reply({"messages": self.messages, "next_cursor": None})


def open_chat(page: Page, address: str) -> None:
    page.goto(f"{address}/chat/downtown")
    expect(page.get_by_role("log")).to_contain_text("How can I help?")


def test_chat_by_keyboard_and_quick_reply(page: Page, address: str, street: Street) -> None:
    Talk(street)
    open_chat(page, address)
    expect(page).to_have_title("Chat with Downtown Dental & Sons")
    field = page.get_by_label("Your message")
    expect(field).to_be_focused()
    page.keyboard.type("A cleaning, please")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("You said: A cleaning, please")
    expect(field).to_have_value("")
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_role("log")).to_contain_text("You said: Yes")
    expect(field).to_be_focused()
    assert street.conversation.turns[1]["session_id"] == "fresh-session"


def test_quick_reply_is_heard_while_the_page_still_looks_for_other_messages(
    page: Page, address: str, street: Street
) -> None:
    Talk(street).seconds = 2
    open_chat(page, address)
    page.get_by_label("Your message").fill("A cleaning, please")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_role("log")).to_contain_text("You said: Yes", timeout=1500)


def test_words_appear_while_the_answer_is_still_being_made(page: Page, address: str, street: Street) -> None:
    Talk(street)
    street.conversation.token_seconds = 1.5
    open_chat(page, address)
    page.get_by_label("Your message").fill("hello")
    page.get_by_role("button", name="Send").click()
    growing = page.locator(".line[aria-busy=true] p")
    expect(growing).to_have_text("You")
    expect(page.get_by_role("button", name="Send")).to_be_disabled()
    expect(page.locator(".line p").last).to_have_text("You said: hello")
    expect(growing).to_have_count(0)


def test_conversation_is_there_again_after_a_reload(page: Page, address: str, street: Street) -> None:
    talk = Talk(street)
    open_chat(page, address)
    page.get_by_label("Your message").fill("hello")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("You said: hello")
    talk.add("customer", "hello")
    talk.add("assistant", "You said: hello")
    page.reload()
    expect(page.locator(".line p")).to_have_text(["hello", "You said: hello"])
    page.get_by_role("button", name="Start over").click()
    expect(page.locator(".line p")).to_have_count(1)
    page.reload()
    expect(page.locator(".line p")).to_have_count(1)


def test_what_a_person_answers_appears_by_itself(page: Page, address: str, street: Street) -> None:
    talk = Talk(street)
    street.conversation.next_answer = {"metadata": {"quick_replies": [], "handoff": True}}
    open_chat(page, address)
    page.get_by_label("Your message").fill("a person please")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("You said: a person please")
    talk.add("staff", "Bob here, how can I help?")
    expect(page.locator(".line.staff p")).to_have_text("Bob here, how can I help?")


def test_a_person_who_answers_in_the_same_moment_is_seen_too(
    page: Page, address: str, street: Street
) -> None:
    talk = Talk(street)
    street.conversation.token_seconds = 1.0
    open_chat(page, address)
    page.get_by_label("Your message").fill("a person please")
    page.keyboard.press("Enter")
    expect(page.locator(".line[aria-busy=true] p")).to_have_text("You")
    talk.add("staff", "Bob here, how can I help?")
    expect(page.locator(".line.staff p")).to_have_text("Bob here, how can I help?")
    expect(page.locator(".line.staff")).to_have_count(1)


def test_markup_in_an_answer_stays_text(page: Page, address: str, street: Street) -> None:
    Talk(street)
    street.conversation.next_answer = {"response": "<img src=x onerror=alert(1)> <b>bold</b>"}
    open_chat(page, address)
    page.get_by_label("Your message").fill("<script>alert(1)</script>")
    page.keyboard.press("Enter")
    expect(page.locator(".line p").last).to_have_text("<img src=x onerror=alert(1)> <b>bold</b>")
    assert page.locator("#log img, #log b, #log script").count() == 0


def test_failure_is_told_in_plain_words_and_the_message_is_not_lost(
    page: Page, address: str, street: Street
) -> None:
    Talk(street)
    open_chat(page, address)
    page.get_by_label("Your message").fill("fail")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("can't answer right now")
    expect(page.get_by_label("Your message")).to_have_value("fail")
    page.get_by_label("Your message").fill("works now")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("log")).to_contain_text("You said: works now")
    expect(page.locator("#notice")).to_be_empty()


def test_answer_that_never_comes_is_not_waited_for_for_ever(page: Page, address: str, street: Street) -> None:
    talk = Talk(street)
    street.conversation.token_seconds = 4
    page.add_init_script(
        "const wait = AbortSignal.timeout.bind(AbortSignal); AbortSignal.timeout = (ms) => wait(ms / 60);"
    )
    open_chat(page, address)
    page.get_by_label("Your message").fill("hello")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("broke off")
    expect(page.get_by_role("button", name="Send")).to_be_enabled()
    talk.add("customer", "hello")
    talk.add("assistant", "You said: hello")
    page.get_by_role("button", name="Try again").click()


def test_too_many_messages_tell_how_long_to_wait(page: Page, address: str, street: Street) -> None:
    Talk(street)
    street.conversation.on("POST /v1/turns", lambda _: problem(429, "rate_limited"))
    open_chat(page, address)
    page.get_by_label("Your message").fill("hello")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(re.compile(r"Please wait \d+ seconds"))


def test_every_control_of_the_chat_has_a_name_and_is_large_enough_to_touch(
    page: Page, address: str, street: Street
) -> None:
    Talk(street)
    open_chat(page, address)
    page.get_by_label("Your message").fill("hello")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Yes")).to_be_visible()
    for control in page.locator("button:visible, textarea:visible").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 40
        assert control.evaluate("element => (element.labels?.[0] ?? element).textContent.trim()")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing to scroll sideways"


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


def test_reference_finds_a_call(page: Page, address: str, street: Street) -> None:
    page.goto(f"{address}/docs")
    page.get_by_label("Find a call").fill("voice turn")
    expect(page.locator("details:visible")).to_have_count(1)
    page.goto(f"{address}/docs#post_api_chat")
    page.reload()
    expect(page.locator("#post_api_chat")).to_contain_text("tenant_id")
