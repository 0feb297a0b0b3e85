from __future__ import annotations

import time
from datetime import timedelta

from notification_worker.domain.kinds import Kind
from notification_worker.domain.status import Status
from tests.fakes.twilio.client import TwilioProcess
from tests.notification_worker.stage import CAROL, Stage


def test_a_confirmation_really_reaches_the_provider(texting: Stage, twilio: TwilioProcess) -> None:
    appointment = texting.book()

    texting.work()

    [sent] = twilio.ledger()
    confirmation = texting.notifications(appointment)[0]
    assert (sent["to"], sent["sender"]) == (CAROL, "+12025550101")
    assert "booked for Fri, Dec 18 at 9:00 AM" in sent["body"]
    assert confirmation.status is Status.ACCEPTED
    assert confirmation.provider_message_id == sent["sid"]
    assert confirmation.segments == 1
    assert sent["notification_id"] == confirmation.notification_id
    assert 1 <= int(sent["form"]["ValidityPeriod"]) <= 36_000
    assert texting.calendar.passed[0].notification_id == confirmation.notification_id


def test_receipts_in_any_order_end_at_delivered(texting: Stage, twilio: TwilioProcess) -> None:
    appointment = texting.book()
    texting.work()
    confirmation = texting.notifications(appointment)[0]

    for word in ("delivered", "sent", "queued", "delivered"):
        texting.receipt(confirmation, word)

    assert texting.notifications(appointment)[0].status is Status.DELIVERED


def test_a_receipt_before_the_answer_is_not_lost(texting: Stage, twilio: TwilioProcess) -> None:
    appointment = texting.book()
    twilio.behave(script=["drop_after"])
    texting.work()
    doubtful = texting.notifications(appointment)[0]
    assert doubtful.status is Status.UNKNOWN

    texting.receipt(doubtful, "sent", MessageSid=twilio.ledger()[0]["sid"])

    settled = texting.notifications(appointment)[0]
    assert settled.status is Status.SENT
    assert settled.provider_message_id == twilio.ledger()[0]["sid"]


def test_a_lost_answer_is_found_on_the_providers_list(texting: Stage, twilio: TwilioProcess) -> None:
    appointment = texting.book()
    twilio.behave(script=["drop_after"])
    texting.work()

    texting.settle_doubts()

    confirmation = texting.notifications(appointment)[0]
    assert confirmation.status is Status.ACCEPTED
    assert len(twilio.ledger()) == 1


def test_a_request_that_never_arrived_is_sent_again_once_the_list_proves_it(
    texting: Stage, twilio: TwilioProcess
) -> None:
    appointment = texting.book()
    twilio.behave(script=["drop_before"])
    texting.work()
    texting.settle_doubts()
    assert texting.notifications(appointment)[0].status is Status.UNKNOWN, "too early to conclude anything"

    texting.age_doubts(seconds=60)
    texting.settle_doubts()
    texting.work()

    assert texting.notifications(appointment)[0].status is Status.ACCEPTED
    assert len(twilio.ledger()) == 1


def test_a_list_that_lags_proves_nothing(texting: Stage, twilio: TwilioProcess) -> None:
    texting.book()
    texting.work()  # a witness: accepted for certain, and not on the list yet
    appointment = texting.book()
    twilio.behave(script=["drop_after"], listing_lag=3600)
    texting.work()
    texting.age_doubts(seconds=60)

    texting.settle_doubts()

    assert texting.notifications(appointment)[0].status is Status.UNKNOWN
    texting.work()
    assert len(twilio.ledger()) == 2, "nothing was sent a second time"


def test_refused_for_good_is_failed_and_shown(texting: Stage, twilio: TwilioProcess) -> None:
    appointment = texting.book(phone="+15005550009")

    texting.work()

    confirmation = texting.notifications(appointment)[0]
    assert confirmation.status is Status.FAILED
    assert confirmation.error is not None
    assert "21614" in confirmation.error
    assert twilio.ledger() == []


def test_too_many_requests_waits_and_goes_through(texting: Stage, twilio: TwilioProcess) -> None:
    appointment = texting.book()
    twilio.behave(script=["rate_limit"])
    texting.work()
    assert texting.notifications(appointment)[0].status is Status.PENDING

    texting.clock.advance(seconds=5)
    assert texting.work() == 0, "the provider asked this sender for a pause of a second"
    time.sleep(1.1)
    texting.work()

    assert texting.notifications(appointment)[0].status is Status.ACCEPTED


def test_who_opted_out_at_the_provider_gets_nothing_any_more(texting: Stage, twilio: TwilioProcess) -> None:
    twilio.behave(opted_out=[CAROL])
    first = texting.book()
    texting.work()

    twilio.behave(opted_out=[])
    texting.book()
    texting.work()

    assert texting.notifications(first)[0].status is Status.SUPPRESSED
    assert twilio.ledger() == []


def test_a_reminder_leaves_when_it_is_due_and_not_before(texting: Stage, twilio: TwilioProcess) -> None:
    appointment = texting.book()
    texting.work()
    reminder = texting.notifications(appointment)[1]

    texting.clock.set(reminder.due_at - timedelta(seconds=2))
    assert texting.work() == 0
    texting.clock.set(reminder.due_at)
    assert texting.work() == 1

    assert texting.notifications(appointment)[1].status is Status.ACCEPTED
    assert [entry["body"].split(":")[1][:11] for entry in twilio.ledger()] == [" your appoi", " a reminder"]
    assert texting.notifications(appointment)[1].kind is Kind.REMINDER
