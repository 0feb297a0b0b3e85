"""The reference of the API in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.gateway.conftest import Street
from tests.gateway.pages.conftest import CHROMIUM, NO_CHROMIUM

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason=NO_CHROMIUM)]


def test_reference_finds_a_call(page: Page, address: str, street: Street) -> None:
    page.goto(f"{address}/docs")
    page.get_by_label("Find a call").fill("voice turn")
    expect(page.locator("details:visible")).to_have_count(1)
    page.goto(f"{address}/docs#post_api_chat")
    page.reload()
    expect(page.locator("#post_api_chat")).to_contain_text("tenant_id")
