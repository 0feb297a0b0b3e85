"""A gateway between fakes that listen on real ports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from werkzeug.test import Client

from gateway.app import create_app
from gateway.config import Config
from servicekit.config import Reader
from tests.fakes.conversation import FakeConversation
from tests.fakes.service import FakeService
from tests.fakes.tenant_config import STAFF_KEY, FakeTenantConfig

ADMIN_KEY = "admin-key-of-the-tests"
SECRET = "an-inner-secret-of-thirty-two-characters"


@dataclass
class Street:
    """The services behind the door, and their addresses."""

    tenant_config: FakeTenantConfig
    appointment: FakeService
    conversation: FakeConversation
    notification: FakeService
    environ: dict[str, str]

    @property
    def staff_headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {STAFF_KEY}"}

    @property
    def admin_headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {ADMIN_KEY}"}


@pytest.fixture
def street() -> Iterator[Street]:
    street = Street(
        tenant_config=FakeTenantConfig(),
        appointment=FakeService(),
        conversation=FakeConversation(),
        notification=FakeService(),
        environ={"INTERNAL_SECRET": SECRET, "ADMIN_API_KEY": ADMIN_KEY},
    )
    with ExitStack() as stack:
        for name in ("tenant_config", "appointment", "conversation", "notification"):
            service: FakeService = getattr(street, name)
            street.environ[f"{name.upper()}_URL"] = stack.enter_context(service.running())
        yield street


MakeGateway = Callable[..., Client]


@pytest.fixture
def make_gateway(street: Street) -> MakeGateway:
    """`make_gateway(TWILIO_AUTH_TOKEN="12345")` is a gateway with that setting, in this process."""

    def make(**settings: str) -> Client:
        return Client(create_app(Config.from_reader(Reader({**street.environ, **settings}))))

    return make


@pytest.fixture
def gateway(make_gateway: MakeGateway) -> Client:
    return make_gateway()
