from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from notification_worker.domain.kinds import Kind
from notification_worker.domain.planning import Business, Happening, Plan, plan
from notification_worker.domain.recipient import Recipient
from notification_worker.domain.reminder_plan import ReminderRule

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 12, 14, 12, 0, tzinfo=NEW_YORK)
OUTLETS = {"sms": "sms", "email": "email", "voice": "voice"}


def planned(kind: str = "booked", *, now: datetime = NOW, **differences: Any) -> Plan:
    recipient = Recipient(
        phone=differences.pop("phone", "+14155550123"),
        email=differences.pop("email", None),
        language=differences.pop("language", "en"),
        zone=differences.pop("zone", None),
        channels=differences.pop("channels", ("sms",)),
    )
    business = Business(
        zone=NEW_YORK,
        language="en",
        languages=["en", "es"],
        reminders=[
            ReminderRule(timedelta(minutes=1440), "sms"),
            ReminderRule(timedelta(minutes=120), "sms"),
        ],
        quiet_hours="21:00-08:00",
    )
    facts: dict[str, Any] = {
        "type": kind,
        "appointment_id": "apt-1",
        "version": 1,
        "start": datetime(2026, 12, 18, 15, 0, tzinfo=NEW_YORK),
        "by": "customer",
        "told": False,
    }
    return plan(Happening(**{**facts, **differences}), business, recipient, OUTLETS, now=now)


def kinds(made: Plan) -> list[Kind]:
    return [draft.kind for draft in made.drafts]


def test_a_booking_is_confirmed_and_reminded_of() -> None:
    assert kinds(planned()) == [Kind.CONFIRMATION, Kind.REMINDER, Kind.REMINDER]


def test_a_reschedule_replaces_everything_that_was_planned() -> None:
    made = planned("rescheduled", version=2)
    assert kinds(made) == [Kind.RESCHEDULED, Kind.REMINDER, Kind.REMINDER]
    assert made.stops == {Kind.CONFIRMATION, Kind.REMINDER, Kind.RESCHEDULED, Kind.CANCELLED}


@pytest.mark.parametrize(
    ("by", "told", "expected"),
    [
        ("customer", False, []),  # they said so themselves, and no text ever claimed otherwise
        ("customer", True, [Kind.CANCELLED]),
        ("staff", False, [Kind.CANCELLED]),
        ("staff", True, [Kind.CANCELLED]),
    ],
)
def test_a_cancellation_is_told_to_whoever_might_believe_otherwise(
    by: str, told: bool, expected: list[Kind]
) -> None:
    made = planned("cancelled", by=by, told=told)
    assert kinds(made) == expected
    assert Kind.REMINDER in made.stops


def test_who_has_arrived_is_not_reminded() -> None:
    made = planned("status")
    assert kinds(made) == []
    assert Kind.REMINDER in made.stops


def test_an_offer_lasts_as_long_as_its_hold() -> None:
    expires = NOW + timedelta(minutes=15)
    [offer] = planned("offer", offer_id="hold-1", offer_expires=expires).drafts
    assert (offer.kind, offer.useful_until) == (Kind.WAITLIST_OFFER, expires)


def test_an_offer_in_the_night_that_ends_before_the_morning_is_kept_as_expired() -> None:
    midnight = datetime(2026, 12, 15, 0, 0, tzinfo=NEW_YORK)
    made = planned("offer", now=midnight, offer_id="hold-1", offer_expires=midnight + timedelta(minutes=15))
    assert [draft.due for draft in made.drafts] == [None]


def test_whoever_left_only_an_address_is_written_to() -> None:
    made = planned(phone=None, email="carol@example.com")
    assert {draft.channel for draft in made.drafts} == {"email"}


def test_whoever_left_nothing_is_told_nothing() -> None:
    assert planned(phone=None).drafts == []


def test_the_tenants_other_channels_stand_by() -> None:
    made = planned(email="carol@example.com", channels=("sms", "voice", "email"))
    assert made.drafts[0].fallbacks == ("voice", "email")


def test_a_language_the_tenant_does_not_speak_is_answered_in_its_own() -> None:
    assert planned(language="fr").drafts[0].language == "en"
    assert planned(language="es").drafts[0].language == "es"


def test_reminders_keep_the_quiet_hours_of_the_recipients_zone() -> None:
    in_los_angeles = planned(
        zone=ZoneInfo("America/Los_Angeles"), start=datetime(2026, 12, 18, 12, 0, tzinfo=NEW_YORK)
    )
    due = [draft.due for draft in in_los_angeles.drafts if draft.kind is Kind.REMINDER]
    # 12:00 in New York is 9:00 in Los Angeles; two hours before that it is seven there.
    assert due[1] == datetime(2026, 12, 18, 11, 0, tzinfo=NEW_YORK)


def test_what_lies_in_the_past_is_not_announced() -> None:
    assert kinds(planned(start=NOW - timedelta(hours=1))) == []


def test_an_event_of_a_new_kind_does_nothing() -> None:
    assert planned("painted") == Plan()
