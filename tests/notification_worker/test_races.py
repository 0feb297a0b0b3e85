from __future__ import annotations

import pytest

from servicekit.db import Database
from tests.fakes.twilio.client import TwilioProcess
from tests.soak.races import run_races
from tests.soak.scene import Scene
from tests.soak.whole_races import run_whole_races

pytestmark = pytest.mark.slow


def test_the_last_message_a_customer_has_is_always_true(
    clean_database: Database, twilio: TwilioProcess
) -> None:
    """The short form of `python -m tests.soak.notifications cancels`."""
    outcome = run_races(clean_database, twilio, 100)

    assert outcome.untrue == []
    assert outcome.after_cancel == 0
    assert outcome.followed + outcome.silent == 100


@pytest.mark.timeout(300)
def test_nor_does_the_real_calendar_leave_an_untrue_message_behind() -> None:
    """The short form of `python -m tests.soak.notifications whole-cancels`."""
    with Scene(tenants=5, real_calendar=True, workers=1, dispatchers=1) as scene:
        outcome = run_whole_races(scene, 50, tenants=5)

    assert outcome.untrue == []
    assert outcome.after_cancel == []
    assert outcome.followed + outcome.silent == 50
    assert outcome.followed >= 25, "whoever moved their appointment was told the new time"
