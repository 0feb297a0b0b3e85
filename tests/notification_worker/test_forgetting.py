"""A person who is erased leaves counts behind and nothing else; old messages go by themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from notification_worker.domain.consent import Consent, Method
from notification_worker.domain.status import Status
from notification_worker.forgetting import Forgetting
from notification_worker.store.consents import ConsentStore
from servicekit.db import Database
from servicekit.payloads.erasure import Erasure
from tests.fakes.tenants import make_tenant
from tests.fakes.twilio.client import TwilioProcess
from tests.notification_worker.stage import CAROL, Stage, twilio_transports


def erase(stage: Stage, *appointment_ids: str, phone: str = CAROL) -> None:
    Forgetting(stage.database, stage.tenants, stage.clock).erase(
        Erasure(
            event_id="e1",
            tenant_id="downtown",
            occurred_at=stage.clock.now().isoformat(),
            customer_id="carol",
            appointment_ids=appointment_ids,
            phones=[phone],
            email="carol@example.com",
        )
    )


def consent(stage: Stage, state: Consent | None = None) -> Consent | None:
    with stage.database.transaction("downtown") as connection:
        store = ConsentStore(connection, "downtown")
        if state is not None:
            store.record(CAROL, state, Method.KEYWORD, "SM1", now=stage.clock.now())
        return store.state(CAROL)


def everything_in(stage: Stage) -> str:
    """All that this database holds of the tenant, as text."""
    tables = ("notifications", "receipts", "consents", "consent_history", "console_messages", "events")
    with stage.database.transaction("downtown") as connection:
        return "\n".join(
            str(row)
            for table in tables
            for row in connection.execute(f"SELECT {table}::text FROM {table}".encode()).fetchall()
        )


def test_nothing_that_waits_is_sent_and_what_was_sent_says_no_more_to_whom(stage: Stage) -> None:
    appointment = stage.book(email="carol@example.com")
    stage.work()

    erase(stage, appointment)

    statuses = [one.status for one in stage.notifications(appointment)]
    assert statuses == [Status.ACCEPTED, Status.CANCELLED, Status.CANCELLED], "the counts stay"
    for trace in (CAROL, "carol@example.com", "DOWN-1218-939", "2026-12-18T09:00"):
        assert trace not in everything_in(stage)
    stage.clock.advance(days=7)
    assert stage.work() == 0


def test_messages_of_others_are_left_alone(stage: Stage) -> None:
    dave = stage.book(phone="+14155550199")
    erase(stage, stage.book())
    stage.work()
    assert [message.recipient for message in stage.console()] == ["+14155550199"]
    assert stage.notifications(dave)[0].body


def test_an_opt_out_outlives_the_person_without_naming_them(stage: Stage) -> None:
    consent(stage, Consent.REVOKED)

    erase(stage)

    assert CAROL not in everything_in(stage)
    assert consent(stage) is Consent.REVOKED
    again = stage.book()
    stage.work()
    assert stage.notifications(again)[0].status is Status.SUPPRESSED


def test_start_ends_the_opt_out_of_a_person_who_was_erased(stage: Stage) -> None:
    consent(stage, Consent.REVOKED)
    erase(stage)
    assert consent(stage, Consent.GRANTED) is Consent.GRANTED
    stage.book()
    stage.work()
    assert len(stage.console()) == 1


def test_a_consent_is_forgotten(stage: Stage) -> None:
    consent(stage, Consent.GRANTED)
    erase(stage)
    assert consent(stage) is None


@pytest.mark.parametrize("mishap", ["none", "rate_limit", "drop_after"])
def test_somebody_erased_while_a_message_leaves_comes_back_by_no_way(
    clean_database: Database, twilio: TwilioProcess, mishap: str
) -> None:
    """Accepted, refused for now, unclear: in none of them is it sent or looked for again."""
    stage = Stage(clean_database, transports=twilio_transports(twilio), unlimited=True)
    appointment = stage.book()

    def interrupt(step: str) -> None:
        if step == "sending":
            erase(stage, appointment)

    stage.courier = stage.make_courier(interrupt)
    twilio.behave(script=[mishap])
    stage.work()
    left = len(twilio.ledger())

    for _ in range(3):
        stage.restart()

    assert len(twilio.ledger()) == left
    assert CAROL not in everything_in(stage)


def test_a_failure_of_somebody_erased_is_not_tried_by_another_channel(
    clean_database: Database, twilio: TwilioProcess
) -> None:
    landline = "+15005550009"
    tenant = make_tenant(fallback_channels=["voice"])
    stage = Stage(clean_database, transports=twilio_transports(twilio), tenant=tenant)
    appointment = stage.book(phone=landline)

    def interrupt(step: str) -> None:
        if step == "sending":
            erase(stage, appointment, phone=landline)

    stage.courier = stage.make_courier(interrupt)
    stage.work()
    stage.work()

    assert twilio.ledger() == []
    assert landline not in everything_in(stage)


def test_old_messages_are_deleted_after_the_tenants_own_time(clean_database: Database) -> None:
    stage = Stage(clean_database, tenant=make_tenant(policies={"retention_days": 30}))
    old, young = stage.book(), stage.book()
    stage.work()
    with clean_database.transaction("downtown") as connection:
        connection.execute(
            "UPDATE notifications SET created_at = now() - interval '31 days', "
            "updated_at = now() - interval '31 days', due_at = due_at - interval '60 days' "
            "WHERE appointment_id = %s",
            (old,),
        )
    stage.clock.set(stage.clock.real_now())

    assert Forgetting(clean_database, stage.tenants, stage.clock).forget_old() == 1

    assert [one.status for one in stage.notifications(old)] == [Status.PENDING, Status.PENDING]
    assert len(stage.notifications(young)) == 3
    assert len(stage.console()) == 1, "what was shown of it is gone as well"


def test_what_is_still_to_be_sent_is_never_too_old(stage: Stage) -> None:
    appointment = stage.book()
    with stage.database.transaction("downtown") as connection:
        connection.execute("UPDATE notifications SET created_at = now() - interval '9 years'")
        connection.execute("UPDATE notifications SET updated_at = created_at, due_at = created_at")
    stage.clock.advance(days=400)
    assert timedelta(days=400) > timedelta(days=make_tenant().policies.retention_days)
    Forgetting(stage.database, stage.tenants, stage.clock).forget_old()
    assert len(stage.notifications(appointment)) == 3
