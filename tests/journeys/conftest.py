"""One running house for all journeys that do not break it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.stack import Stack

TWILIO_TOKEN = "0123456789abcdef0123456789abcdef"


@pytest.fixture(scope="package")
def house() -> Iterator[Stack]:
    """Signed webhooks; a Monday morning in New York, so that `tomorrow morning` is always open."""
    environment = {
        "NOW": "2026-11-30T08:00:00-05:00",
        "TWILIO_AUTH_TOKEN": TWILIO_TOKEN,
    }
    with Stack(environment=environment) as stack:
        yield stack
