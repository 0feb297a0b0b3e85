from __future__ import annotations

from collections.abc import Iterator

import pytest

from servicekit.db import Database
from tests.conftest import MakeDatabase
from tests.fakes.twilio.client import TwilioProcess
from tests.notification_worker.mailbox import Mailbox
from tests.notification_worker.stage import Stage, twilio_transports


@pytest.fixture(scope="module")
def notification_database(database: MakeDatabase) -> Database:
    return database("notification_worker")


@pytest.fixture
def clean_database(notification_database: Database) -> Iterator[Database]:
    with notification_database.transaction("*") as connection:
        for table in (
            "notifications",
            "events",
            "appointments_heard",
            "receipts",
            "consents",
            "consent_history",
            "console_messages",
        ):
            connection.execute(f"DELETE FROM {table}")
    return notification_database


@pytest.fixture
def stage(clean_database: Database) -> Stage:
    """Everything by the console channel."""
    return Stage(clean_database)


@pytest.fixture(scope="session")
def twilio_process() -> Iterator[TwilioProcess]:
    process = TwilioProcess()
    yield process
    process.stop()


@pytest.fixture
def twilio(twilio_process: TwilioProcess) -> TwilioProcess:
    """The stand-in for Twilio, well-behaved and with an empty ledger."""
    twilio_process.reset()
    return twilio_process


@pytest.fixture
def texting(clean_database: Database, twilio: TwilioProcess) -> Stage:
    """Texts and calls by the stand-in for Twilio."""
    return Stage(clean_database, transports=twilio_transports(twilio))


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    yield box
    box.stop()
