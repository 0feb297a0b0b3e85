"""What every channel must do, found through the registry: a new one is tested the day it is registered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from notification_worker.channels.base import Transport, TransportError, Trial
from notification_worker.channels.console.transport import ConsoleTransport
from notification_worker.channels.email.transport import EmailTransport
from notification_worker.channels.registry import REGISTRY, outlets_of
from notification_worker.config import MailConfig
from notification_worker.domain.reconciliation import Listing
from servicekit.db import Database
from tests.fakes.twilio.client import TwilioProcess
from tests.notification_worker.mailbox import Mailbox
from tests.notification_worker.stage import ShiftedClock, twilio_transports
from tests.notification_worker.transports import make_message

MakeTransport = Callable[[str], Transport]


@pytest.fixture
def make(clean_database: Database, twilio: TwilioProcess, mailbox: Mailbox) -> MakeTransport:
    mail = MailConfig("127.0.0.1", mailbox.port, "", "", "desk@frontdesk.example", tls=False)
    made: dict[str, Transport] = {
        **twilio_transports(twilio),
        "email": EmailTransport(mail, ShiftedClock()),
        "console": ConsoleTransport(clean_database, ShiftedClock()),
    }
    return made.__getitem__


@pytest.mark.parametrize("channel", REGISTRY)
def test_a_message_is_accepted_under_an_id(make: MakeTransport, channel: str) -> None:
    assert make(channel).send(make_message(channel)).provider_id


@pytest.mark.parametrize("channel", REGISTRY)
def test_what_was_accepted_is_found_or_the_channel_says_it_cannot_tell(
    make: MakeTransport, channel: str
) -> None:
    message = make_message(channel)
    accepted = make(channel).send(message)
    findings = make(channel).find(Trial(message, datetime.now(UTC) - timedelta(seconds=1)))
    if findings.listing is not Listing.MISSING:
        assert list(findings.provider_ids) == [accepted.provider_id]


@pytest.mark.parametrize("channel", REGISTRY)
def test_what_was_never_sent_is_not_found(make: MakeTransport, channel: str) -> None:
    findings = make(channel).find(Trial(make_message(channel), datetime.now(UTC)))
    assert findings.provider_ids == ()


@pytest.mark.parametrize("channel", ["sms", "voice"])
def test_a_provider_that_cannot_be_reached_has_certainly_sent_nothing(
    make: MakeTransport, channel: str, twilio: TwilioProcess
) -> None:
    down = twilio_transports(twilio, url="http://127.0.0.1:1")[channel]
    with pytest.raises(TransportError) as failure:
        down.send(make_message(channel))
    assert not failure.value.permanent


@pytest.mark.parametrize(
    ("difference", "code"),
    [
        ({"to": "+15005550001"}, "21211"),
        ({"to": "+15005550002"}, "21612"),
        ({"to": "+15005550003"}, "21408"),
        ({"to": "+15005550004"}, "21610"),
        ({"to": "+15005550009"}, "21614"),
        ({"sender": "+15005550001"}, "21212"),
        ({"sender": "+15005550007"}, "21606"),
        ({"text": "a" * 1601}, "21617"),
        ({"to": "12"}, "21211"),
    ],
)
def test_refusals_carry_the_providers_code_and_are_final(
    make: MakeTransport, difference: dict[str, str], code: str
) -> None:
    with pytest.raises(TransportError) as failure:
        make("sms").send(make_message("sms", **difference))
    assert failure.value.code == code
    assert failure.value.permanent
    assert failure.value.opted_out == (code == "21610")


def test_a_full_queue_at_the_provider_is_tried_again(make: MakeTransport) -> None:
    with pytest.raises(TransportError) as failure:
        make("sms").send(make_message("sms", sender="+15005550008"))
    assert not failure.value.permanent


def test_the_test_accounts_good_number_works(make: MakeTransport) -> None:
    assert make("sms").send(make_message("sms", sender="+15005550006")).provider_id.startswith("SM")


def test_a_wrong_token_waits_for_people_and_loses_nothing(twilio: TwilioProcess) -> None:
    stranger = twilio_transports(twilio, token="old-token")["sms"]
    with pytest.raises(TransportError) as failure:
        stranger.send(make_message("sms"))
    assert (failure.value.code, failure.value.permanent, failure.value.alarm) == ("20003", False, True)


def test_the_console_stands_in_for_what_is_not_set_up(make: MakeTransport) -> None:
    assert outlets_of({"console": make("console")})["sms"] == "console"
    assert "email" not in outlets_of({"sms": make("sms"), "console": make("console")})
