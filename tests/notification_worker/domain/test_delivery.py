from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from notification_worker.domain.consent import Consent
from notification_worker.domain.delivery import Drop, Go, Wait, last_look
from notification_worker.domain.kinds import POLICIES, Kind
from notification_worker.domain.quiet_hours import QuietHours
from notification_worker.domain.status import Status

NOON = datetime(2026, 12, 14, 17, 0, tzinfo=UTC)
MIDNIGHT = datetime(2026, 12, 14, 5, 0, tzinfo=UTC)
QUIET = QuietHours.parse("21:00-08:00", ZoneInfo("America/New_York"))


def look(kind: Kind = Kind.REMINDER, channel: str = "sms", **differences: Any) -> Go | Drop | Wait:
    now = differences.pop("now", NOON)
    facts: dict[str, Any] = {
        "recipient": "+14155550123",
        "due": now,
        "useful_until": now + timedelta(hours=10),
        "now": now,
        "consent": None,
        "quiet": QUIET,
    }
    return last_look(kind, channel, **{**facts, **differences})


def test_by_day_it_goes() -> None:
    assert look() == Go()


def test_too_late_is_expired() -> None:
    assert look(useful_until=NOON) == Drop(Status.EXPIRED, "too late to be of use")


@pytest.mark.parametrize("channel", ["sms", "voice", "console"])
def test_whoever_opted_out_is_neither_texted_nor_called(channel: str) -> None:
    result = look(Kind.CONFIRMATION, channel, consent=Consent.REVOKED)
    assert isinstance(result, Drop)
    assert result.status is Status.SUPPRESSED


def test_an_alert_to_the_tenants_own_staff_needs_no_consent() -> None:
    assert look(Kind.HANDOFF, consent=Consent.REVOKED) == Go()


def test_a_clock_that_ran_ahead_does_not_send_early() -> None:
    assert isinstance(look(due=NOON + timedelta(minutes=5)), Wait)


def test_a_reminder_that_was_held_up_into_the_night_waits_again() -> None:
    result = look(now=MIDNIGHT)
    assert isinstance(result, Wait)
    assert result.until == MIDNIGHT + timedelta(hours=8)


def test_or_expires_when_the_morning_is_too_late() -> None:
    assert isinstance(look(now=MIDNIGHT, useful_until=MIDNIGHT + timedelta(hours=7)), Drop)


@pytest.mark.parametrize("kind", [kind for kind, policy in POLICIES.items() if not policy.waits_for_morning])
def test_what_answers_a_person_goes_out_at_night(kind: Kind) -> None:
    assert look(kind, now=MIDNIGHT) == Go()
