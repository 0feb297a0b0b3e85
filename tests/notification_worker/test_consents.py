from __future__ import annotations

from notification_worker.domain.consent import Consent, Method
from notification_worker.domain.status import Status
from notification_worker.store.claims import ClaimStore
from notification_worker.store.consents import ConsentStore
from tests.notification_worker.stage import CAROL, Stage


def say(stage: Stage, state: Consent, source: str = "SM1") -> int:
    with stage.database.transaction("downtown") as connection:
        return ConsentStore(connection, "downtown").record(
            CAROL, state, Method.KEYWORD, source, now=stage.clock.now()
        )


def test_an_opt_out_stops_what_waits(stage: Stage) -> None:
    appointment = stage.book()

    assert say(stage, Consent.REVOKED) == 3

    stage.work()
    assert {one.status for one in stage.notifications(appointment)} == {Status.SUPPRESSED}
    assert stage.console() == []


def test_an_opt_out_stops_what_is_claimed_already(stage: Stage) -> None:
    """Said between the claim and the send."""
    said: list[int] = []

    def interrupt(step: str) -> None:
        if step == "fenced" and not said:
            said.append(say(stage, Consent.REVOKED))

    stage.courier = stage.make_courier(interrupt)
    appointment = stage.book()

    stage.work()

    assert said
    assert stage.console() == []
    assert stage.notifications(appointment)[0].status is Status.SUPPRESSED


def test_what_is_planned_after_an_opt_out_is_not_sent_either(stage: Stage) -> None:
    say(stage, Consent.REVOKED)
    appointment = stage.book()

    stage.work()

    assert stage.notifications(appointment)[0].status is Status.SUPPRESSED


def test_start_brings_messages_back(stage: Stage) -> None:
    say(stage, Consent.REVOKED, "SM1")
    say(stage, Consent.GRANTED, "SM2")
    stage.book()

    stage.work()

    assert len(stage.console()) == 1
    with stage.database.transaction("downtown") as connection:
        history = ConsentStore(connection, "downtown").histories([CAROL])[CAROL]
    assert [(entry.state, entry.method, entry.source) for entry in history] == [
        (Consent.REVOKED, "keyword", "SM1"),
        (Consent.GRANTED, "keyword", "SM2"),
    ]


def test_an_opt_out_at_one_business_says_nothing_about_another(stage: Stage) -> None:
    say(stage, Consent.REVOKED)
    with stage.database.transaction("uptown") as connection:
        assert ConsentStore(connection, "uptown").state(CAROL) is None


def test_two_dispatchers_never_claim_the_same_row(stage: Stage) -> None:
    for _ in range(20):
        stage.book()
    with (
        stage.database.transaction("*") as one,
        stage.database.transaction("*") as other,
    ):
        now = stage.clock.now()
        lanes = dict.fromkeys(ClaimStore(one).lanes_due(now), 15)
        first = ClaimStore(one).claim(lanes, now=now, lease="a", lasting=stage.lease)
        second = ClaimStore(other).claim(lanes, now=now, lease="b", lasting=stage.lease)
    ids = [claim.notification_id for claim in (*first, *second)]
    assert len(ids) == len(set(ids)) == 20
