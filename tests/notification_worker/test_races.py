from __future__ import annotations

import pytest

from servicekit.db import Database
from tests.fakes.twilio.client import TwilioProcess
from tests.soak.races import run_races

pytestmark = pytest.mark.slow


def test_the_last_message_a_customer_has_is_always_true(
    clean_database: Database, twilio: TwilioProcess
) -> None:
    """The short form of `python -m tests.soak.notifications cancels`."""
    outcome = run_races(clean_database, twilio, 100)

    assert outcome.untrue == []
    assert outcome.after_cancel == 0
    assert outcome.followed + outcome.silent == 100
