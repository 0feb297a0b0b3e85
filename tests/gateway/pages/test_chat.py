"""The customer's chat in a real browser."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.fakes.service import Received, Reply, problem
from tests.gateway.conftest import Street
from tests.gateway.pages.conftest import CHROMIUM, NO_CHROMIUM

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason=NO_CHROMIUM)]


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
