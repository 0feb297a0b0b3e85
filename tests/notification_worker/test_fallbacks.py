from __future__ import annotations

from notification_worker.channels.email.transport import EmailTransport
from notification_worker.config import MailConfig, Pace
from notification_worker.domain.kinds import Kind
from notification_worker.domain.status import Status
from servicekit.db import Database
from tests.fakes.tenants import make_tenant
from tests.fakes.twilio.client import TwilioProcess
from tests.notification_worker.mailbox import Mailbox
from tests.notification_worker.stage import ShiftedClock, Stage, twilio_transports

LANDLINE = "+15005550009"  # the stand-in refuses to text it: 21614


def make_stage(database: Database, twilio: TwilioProcess, mailbox: Mailbox | None = None) -> Stage:
    transports = twilio_transports(twilio)
    if mailbox is not None:
        mail = MailConfig("127.0.0.1", mailbox.port, "", "", "desk@frontdesk.example", tls=False)
        transports["email"] = EmailTransport(mail, ShiftedClock())
    tenant = make_tenant(fallback_channels=["voice", "email"])
    return Stage(database, transports=transports, tenant=tenant)


def routes(stage: Stage, appointment: str) -> list[tuple[str, Status]]:
    return [
        (one.channel, one.status) for one in stage.notifications(appointment) if one.kind is Kind.CONFIRMATION
    ]


def test_a_number_that_takes_no_texts_is_called(clean_database: Database, twilio: TwilioProcess) -> None:
    stage = make_stage(clean_database, twilio)
    appointment = stage.book(phone=LANDLINE)

    stage.work()
    stage.work()

    assert routes(stage, appointment) == [("sms", Status.FAILED), ("voice", Status.ACCEPTED)]
    [call] = twilio.ledger()
    assert call["resource"] == "Calls"


def test_without_a_telephone_that_works_the_letter_goes_out(
    clean_database: Database, twilio: TwilioProcess, mailbox: Mailbox
) -> None:
    stage = make_stage(clean_database, twilio, mailbox)
    appointment = stage.book(phone="+15005550001", email="carol@example.com")

    for _ in range(3):
        stage.work()

    assert routes(stage, appointment) == [
        ("sms", Status.FAILED),
        ("voice", Status.FAILED),
        ("email", Status.ACCEPTED),
    ]
    assert len(mailbox.letters) == 1


def test_a_text_that_never_arrived_is_followed_by_a_call(
    clean_database: Database, twilio: TwilioProcess
) -> None:
    stage = make_stage(clean_database, twilio)
    appointment = stage.book()
    stage.work()

    stage.receipt(stage.notifications(appointment)[0], "undelivered", ErrorCode="30006")
    stage.work()

    assert routes(stage, appointment) == [("sms", Status.FAILED), ("voice", Status.ACCEPTED)]


def test_a_failure_told_twice_falls_back_once(clean_database: Database, twilio: TwilioProcess) -> None:
    stage = make_stage(clean_database, twilio)
    appointment = stage.book()
    stage.work()
    sent = stage.notifications(appointment)[0]

    stage.receipt(sent, "undelivered", ErrorCode="30006")
    stage.receipt(sent, "failed", ErrorCode="30006")
    stage.work()

    assert len(routes(stage, appointment)) == 2


def test_a_job_that_breaks_every_time_is_parked_and_can_be_tried_again(clean_database: Database) -> None:
    stage = Stage(clean_database, pace=Pace(parked_after=3))
    appointment = stage.book()
    broken = {"now": True}

    def trip(step: str) -> None:
        if step == "looked" and broken["now"]:
            raise RuntimeError("poison")

    stage.courier = stage.make_courier(trip)
    for _ in range(5):
        stage.work()
        stage.clock.advance(minutes=5)
    parked = stage.notifications(appointment)[0]
    assert (parked.status, parked.error) == (Status.FAILED, "parked: RuntimeError")

    broken["now"] = False
    stage.retry(parked.notification_id)
    stage.work()

    assert stage.notifications(appointment)[0].status is Status.ACCEPTED
    assert len(stage.console()) == 1
