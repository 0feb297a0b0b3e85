"""A power cut between any two steps of a delivery, whatever the provider does at the same time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from notification_worker.config import Pace
from notification_worker.domain.status import Status
from servicekit.db import Database
from tests.fakes.twilio.behaviour import Mishap
from tests.fakes.twilio.client import TwilioProcess
from tests.notification_worker.stage import Stage, twilio_transports
from tests.soak.chapters import IMPATIENT, MISHAPS
from tests.soak.mail_run import plan_messages
from tests.soak.scene import Scene
from tests.soak.verdict import judge

pytestmark = pytest.mark.slow

STEPS = ("claimed", "looked", "fenced", "sending", "accepted", "recorded")
QUICK_MISHAPS = [one for one in Mishap if one is not Mishap.HANG]


class PowerCut(BaseException):
    """Nothing catches it: not a failure that the code could handle, but the end of the process."""


class Cut:
    """Cuts the power at one step, once."""

    def __init__(self, step: str) -> None:
        self._step = step
        self.happened = False

    def __call__(self, step: str) -> None:
        if step == self._step and not self.happened:
            self.happened = True
            raise PowerCut


@pytest.mark.parametrize("mishap", QUICK_MISHAPS)
@pytest.mark.parametrize("step", STEPS)
def test_a_power_cut_neither_loses_nor_doubles_a_message(
    clean_database: Database, twilio: TwilioProcess, step: str, mishap: Mishap
) -> None:
    cut = Cut(step)
    stage = Stage(clean_database, transports=twilio_transports(twilio), step=cut, unlimited=True)
    twilio.behave(script=[mishap.value])
    appointment = stage.book()

    stage.work()
    for _ in range(4):
        stage.restart()

    assert len(twilio.ledger()) == 1
    assert stage.notifications(appointment)[0].status is Status.ACCEPTED
    assert cut.happened or mishap is not Mishap.NONE


@pytest.mark.parametrize("step", STEPS)
def test_a_cancel_after_the_restart_still_stops_what_had_not_left(
    clean_database: Database, twilio: TwilioProcess, step: str
) -> None:
    stage = Stage(clean_database, transports=twilio_transports(twilio), step=Cut(step), unlimited=True)
    appointment = stage.book()
    stage.work()
    left_already = len(twilio.ledger())
    stage.calendar.cancel_told(appointment)

    for _ in range(3):
        stage.restart()

    assert len(twilio.ledger()) == left_already


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_real_processes_killed_at_random_lose_and_double_nothing() -> None:
    """The short form of `python -m tests.soak.notifications crashes`."""
    with Scene(settings=IMPATIENT, mortal=0.03, tenants=10) as scene:
        scene.twilio.behave(
            chances=MISHAPS, callbacks="mixed", callback_delay=1.0, listing_lag=1.0, retry_after=0.3, hang=3.0
        )
        begin = datetime.now(UTC)
        ids = plan_messages(
            scene.database_url, 60, tenants=10, due_of=lambda number: begin + timedelta(seconds=number / 10)
        )
        scene.wait_until_settled(300)
        verdict = judge(scene, ids)
    assert verdict.is_good, verdict


SEND_LEASE = Pace().send_lease


@pytest.mark.slow
@pytest.mark.timeout(200)
def test_processes_asked_to_end_finish_what_they_have_begun() -> None:
    with Scene(tenants=10, workers=1, dispatchers=1) as scene:
        scene.twilio.behave(latency=0.5, callbacks="lost")
        begin = datetime.now(UTC)
        ids = plan_messages(
            scene.database_url, 60, tenants=10, due_of=lambda number: begin + timedelta(seconds=number / 10)
        )
        scene.wait_until_some_left()
        seconds = scene.replace("worker-0"), scene.replace("dispatcher-0")
        scene.wait_until_settled(120)
        verdict = judge(scene, ids)
        # Without receipts, an attempt that was cut off shows only when its lease has run out.
        cut_off = scene.query(
            "SELECT notification_id FROM notifications WHERE accepted_at IS NULL "
            f"OR accepted_at - due_at > interval '{SEND_LEASE - 10} seconds'"
        )
    assert max(seconds) < 8
    assert verdict.is_good, verdict
    assert cut_off == []
