from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from notification_worker.config import Pace
from notification_worker.crew import Crew
from notification_worker.dispatching import Dispatcher
from notification_worker.domain.status import Status
from notification_worker.store.claims import Claim
from servicekit.db import Database
from tests.fakes.tenants import make_tenant
from tests.notification_worker.stage import NOON, ShiftedClock, Stage


class Bell:
    """A queue that takes every wake-up, and may lose them all."""

    def __init__(self) -> None:
        self.rung: list[Claim] = []

    def __call__(self, claims: Sequence[Claim]) -> bool:
        self.rung += claims
        return True


def make_dispatcher(stage: Stage, bell: Bell, crew: Crew) -> Dispatcher:
    return Dispatcher(
        database=stage.database,
        tokens=stage.tokens,
        crew=crew,
        ring=bell,
        clock=stage.clock,
        pace=stage.pace,
    )


def test_a_wake_up_carries_ids_and_a_worker_does_the_rest(stage: Stage) -> None:
    bell, crew = Bell(), Crew(stage.courier, threads=2)
    appointment = stage.book()

    make_dispatcher(stage, bell, crew).dispatch()
    [claim] = bell.rung
    assert stage.notifications(appointment)[0].status is Status.LEASED

    assert stage.courier.deliver([claim]) == ["accepted"]
    assert stage.courier.deliver([claim]) == [], "the lease is used up"
    crew.close()


def test_a_lost_wake_up_is_made_good_by_the_dispatcher_itself(stage: Stage) -> None:
    bell, crew = Bell(), Crew(stage.courier, threads=2)
    dispatcher = make_dispatcher(stage, bell, crew)
    appointment = stage.book()
    dispatcher.dispatch()
    with stage.database.transaction("*") as connection:  # FLUSHALL, and five seconds later
        connection.execute(
            "UPDATE notifications SET lease_until = now() - interval '1 s' WHERE lease IS NOT NULL"
        )

    dispatcher.recover()
    dispatcher.dispatch()
    crew.finish()

    assert len(bell.rung) == 1
    assert stage.notifications(appointment)[0].status is Status.ACCEPTED


class FastClock(ShiftedClock):
    """A machine whose clock has jumped two days ahead of the database's."""

    def real_now(self) -> datetime:
        return super().real_now() + timedelta(days=2)

    def now(self) -> datetime:
        return super().now() + timedelta(days=2)


def test_a_machine_whose_clock_jumped_ahead_sends_nothing_early(clean_database: Database) -> None:
    stage = Stage(clean_database)
    appointment = stage.book(start=NOON + timedelta(days=2))
    stage.work()

    stage.clock = FastClock()
    stage.work()

    assert stage.notifications(appointment)[1].status is Status.PENDING


def test_a_tenant_with_many_messages_delays_no_other(clean_database: Database) -> None:
    stage = Stage(clean_database, pace=Pace(in_flight_limit=10, lane_limit=8))
    stage.tenants.put(make_tenant("uptown", phone_numbers=["+12025550102"]))
    for _ in range(30):
        stage.book()
    stage.book(tenant_id="uptown", appointment_id="apt-uptown")
    bell, crew = Bell(), Crew(stage.courier, threads=2)

    make_dispatcher(stage, bell, crew).dispatch()
    crew.close()

    claimed = [claim.tenant_id for claim in bell.rung]
    assert claimed.count("uptown") == 1
    assert claimed.count("downtown") == 5, "its fair share of this round; the next follows at once"


def test_the_way_is_told_by_the_trace_of_the_booking(stage: Stage) -> None:
    trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    appointment = stage.book(traceparent=trace)
    assert {one.traceparent for one in stage.notifications(appointment)} == {trace}
