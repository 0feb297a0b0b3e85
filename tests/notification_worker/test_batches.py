"""What is claimed together is prepared together; one that is different must not harm the others."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast

import pytest

from notification_worker.clients import Question, Standing
from notification_worker.config import Pace
from notification_worker.crew import Crew
from notification_worker.domain.kinds import Kind
from notification_worker.domain.status import Status
from notification_worker.ready import Ready
from notification_worker.store.claims import Claim, ClaimStore
from servicekit.db import EVERY_TENANT, Database
from servicekit.errors import Kind as ErrorKind
from servicekit.errors import ServiceError
from tests.fakes.appointments import FakeCalendar
from tests.notification_worker.stage import Stage


def claim_all(stage: Stage, now: datetime | None = None) -> list[Claim]:
    now = now or stage.clock.now()
    with stage.database.transaction(EVERY_TENANT) as connection:
        store = ClaimStore(connection)
        quota = dict.fromkeys(store.lanes_due(now), 100)
        return store.claim(quota, now=now, lease="together", lasting=timedelta(minutes=1))


def test_many_appointments_are_fenced_by_one_question(stage: Stage) -> None:
    asked: list[int] = []

    class CountingCalendar(FakeCalendar):
        def fence(self, questions: Sequence[Question]) -> list[Standing]:
            asked.append(len(questions))
            return super().fence(questions)

    stage.calendar = CountingCalendar()
    stage.courier = stage.make_courier()
    for _ in range(5):
        stage.book()
    assert stage.courier.deliver(claim_all(stage)) == ["accepted"] * 5
    assert asked == [5]


def test_a_question_that_is_refused_hurts_no_other(stage: Stage) -> None:
    class PickyCalendar(FakeCalendar):
        """Refuses a whole batch that contains what it cannot read."""

        def fence(self, questions: Sequence[Question]) -> list[Standing]:
            if any(question.appointment_id == "unreadable" for question in questions):
                raise ServiceError(ErrorKind.INVALID, "invalid_request", "no id of ours")
            return super().fence(questions)

    stage.calendar = PickyCalendar()
    stage.courier = stage.make_courier()
    good = [stage.book(), stage.book()]
    stage.book(appointment_id="unreadable")

    assert stage.courier.deliver(claim_all(stage)) == ["accepted", "accepted"]

    assert [stage.notifications(one)[0].status for one in good] == [Status.ACCEPTED] * 2
    assert stage.notifications("unreadable")[0].faults == 1, "tried again, and parked in the end"


def test_two_messages_about_one_appointment_do_not_leave_together(stage: Stage) -> None:
    """Claimed in one batch: the earlier leaves, the later waits its turn."""
    appointment = stage.book()
    reminder = stage.notifications(appointment)[1]
    with stage.database.transaction("downtown") as connection:
        connection.execute(
            "UPDATE notifications SET ready_at = %s WHERE notification_id = %s",
            (stage.clock.now(), reminder.notification_id),
        )
    claims = claim_all(stage)
    assert len(claims) == 2

    assert stage.courier.deliver(claims) == ["accepted"]

    [first, second, _] = stage.notifications(appointment)
    assert (first.kind, first.status) == (Kind.CONFIRMATION, Status.ACCEPTED)
    assert (second.kind, second.status) == (Kind.REMINDER, Status.PENDING)


def test_a_row_that_cannot_be_read_stops_no_other(stage: Stage) -> None:
    good = stage.book()
    strange = stage.book()
    claims = claim_all(stage)
    with stage.database.transaction("downtown") as connection:
        connection.execute("UPDATE notifications SET kind = 'greeting' WHERE appointment_id = %s", (strange,))

    assert stage.courier.deliver(claims) == ["accepted"]

    assert stage.notifications(good)[0].status is Status.ACCEPTED


def test_what_nobody_had_a_hand_for_in_time_is_put_back_and_not_sent(clean_database: Database) -> None:
    """A send that starts late might still be under way when others look into it."""
    stage = Stage(clean_database, pace=Pace(start_within=-1.0))
    appointment = stage.book()

    assert stage.courier.deliver(claim_all(stage)) == ["later"]

    assert stage.console() == []
    assert stage.notifications(appointment)[0].status is Status.PENDING


def test_a_clock_that_jumps_back_sends_nothing_twice(stage: Stage) -> None:
    appointment = stage.book()
    stage.work()
    stage.clock.set(stage.notifications(appointment)[1].due_at)
    stage.work()
    sent = len(stage.console())

    stage.clock.advance(days=-2)
    stage.restart()
    stage.clock.advance(days=2)
    stage.restart()

    assert sent == 2
    assert len(stage.console()) == sent


class SlowHands:
    """Sends take as long as their channel's sender; what was done is kept."""

    def __init__(self, seconds: dict[str, float]) -> None:
        self._seconds = seconds
        self.sent: list[tuple[str, float]] = []
        self.given_back: list[str] = []
        self._began = time.monotonic()

    def prepare(self, claims: Sequence[Claim]) -> list[Ready]:
        return cast("list[Ready]", list(claims))

    def send(self, ready: Any) -> str:
        time.sleep(self._seconds[ready.sender])
        self.sent.append((ready.sender, time.monotonic() - self._began))
        return "accepted"

    def give_back(self, ready: Any, reason: str) -> str:
        self.given_back.append(ready.notification_id)
        return "later"


def claims_of(sender: str, count: int) -> list[Claim]:
    return [Claim("downtown", f"{sender}-{number}", "lease", "sms", sender, 0) for number in range(count)]


def test_a_slow_sender_delays_no_other() -> None:
    """A lane has at most `lane_limit` messages in flight, and there are more hands than that."""
    pace = Pace()
    hands = SlowHands({"slow": 1.5, "quick": 0.0})
    crew = Crew(hands, threads=pace.threads)
    crew.submit(claims_of("slow", pace.lane_limit))
    crew.submit(claims_of("quick", 10))
    crew.finish()
    assert max(seconds for sender, seconds in hands.sent if sender == "quick") < 1.0
    assert len(hands.sent) == pace.lane_limit + 10


def test_a_crew_that_closes_finishes_what_it_began_and_gives_the_rest_back() -> None:
    hands = SlowHands({"slow": 0.5})
    crew = Crew(hands, threads=2)
    crew.submit(claims_of("slow", 4))
    time.sleep(0.2)
    closing = threading.Thread(target=crew.close)
    closing.start()
    closing.join(5)
    assert not closing.is_alive()
    assert len(hands.sent) == 2
    assert len(hands.given_back) == 2
    assert crew.submit(claims_of("slow", 1)) == 0


@pytest.mark.parametrize("count", [3, 5])
def test_more_than_there_is_room_for_is_left_to_its_lease(count: int) -> None:
    hands = SlowHands({"slow": 2.5})
    crew = Crew(hands, threads=1)
    assert crew.submit(claims_of("slow", count)) == 2
    crew.finish()
    assert len(hands.sent) == 2
