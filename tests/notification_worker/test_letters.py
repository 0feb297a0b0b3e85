from __future__ import annotations

import pytest
from icalendar import Calendar

from notification_worker.channels.base import TransportError, UnclearOutcome
from notification_worker.channels.email.transport import EmailTransport
from notification_worker.config import MailConfig
from notification_worker.domain.status import Status
from servicekit.db import Database
from tests.fakes.tenants import make_tenant
from tests.notification_worker.mailbox import Mailbox
from tests.notification_worker.stage import ShiftedClock, Stage
from tests.notification_worker.transports import make_message


def make_transport(port: int) -> EmailTransport:
    config = MailConfig("127.0.0.1", port, "", "", "desk@frontdesk.example", tls=False)
    return EmailTransport(config, ShiftedClock())


@pytest.fixture
def writing(clean_database: Database, mailbox: Mailbox) -> Stage:
    return Stage(clean_database, transports={"email": make_transport(mailbox.port)})


def test_a_letter_carries_the_appointment_for_the_calendar(writing: Stage, mailbox: Mailbox) -> None:
    appointment = writing.book(phone=None, email="carol@example.com")

    writing.work()

    [letter] = mailbox.letters
    assert letter["To"] == "carol@example.com"
    assert letter["From"] == "Downtown Dental <desk@frontdesk.example>"
    assert letter["Subject"] == "Booked: Friday, December 18 at 9:00 AM, Downtown Dental"
    [attachment] = letter.iter_attachments()
    event = Calendar.from_ical(attachment.get_content()).walk("VEVENT")[0]
    assert str(event["uid"]) == f"{appointment}@frontdesk"
    assert event.decoded("dtstart").isoformat() == "2026-12-18T14:00:00+00:00"
    assert str(event["status"]) == "CONFIRMED"


def test_no_letter_names_more_of_the_customer_than_its_address(writing: Stage, mailbox: Mailbox) -> None:
    writing.book(phone=None, email="carol@example.com")
    writing.work()
    assert "Jones" not in mailbox.letters[0].as_string()


def test_spanish_letters_arrive_whole(writing: Stage, mailbox: Mailbox) -> None:
    writing.book(phone=None, email="carol@example.com", language="es")
    writing.work()
    body = mailbox.letters[0].get_body()
    assert body is not None
    assert "Cuándo: viernes 18 de diciembre a las 9:00 AM" in body.get_content()


def test_an_unknown_mailbox_is_a_permanent_failure(mailbox: Mailbox) -> None:
    mailbox.refuse_recipient = "550 no such mailbox"
    with pytest.raises(TransportError) as failure:
        make_transport(mailbox.port).send(make_message("email"))
    assert failure.value.permanent


def test_a_full_mailbox_is_tried_again(mailbox: Mailbox) -> None:
    mailbox.answer_data = "452 mailbox full"
    with pytest.raises(TransportError) as failure:
        make_transport(mailbox.port).send(make_message("email"))
    assert not failure.value.permanent


def test_a_server_that_is_away_is_tried_again() -> None:
    with pytest.raises(TransportError) as failure:
        make_transport(1).send(make_message("email"))
    assert not failure.value.permanent


def test_silence_after_the_content_is_unclear_and_stays_unknown(writing: Stage, mailbox: Mailbox) -> None:
    mailbox.break_off = True
    with pytest.raises(UnclearOutcome):
        make_transport(mailbox.port).send(make_message("email"))

    appointment = writing.book(phone=None, email="carol@example.com")
    writing.work()
    writing.settle_doubts()

    assert writing.notifications(appointment)[0].status is Status.UNKNOWN
    assert writing.notifications(appointment)[0].error == "nothing can prove whether it left"


def test_calendar_does_not_send_a_customer_whom_staff_come_to(
    clean_database: Database, mailbox: Mailbox
) -> None:
    service = {"id": "checkup", "name": "Check-up", "at_customer": True, "duration_minutes": 30}
    stage = Stage(
        clean_database,
        tenant=make_tenant(services=[service]),
        transports={"email": make_transport(mailbox.port)},
    )
    stage.book(phone=None, email="carol@example.com")
    stage.work()
    [attachment] = mailbox.letters[0].iter_attachments()
    assert "LOCATION" not in attachment.get_content()
