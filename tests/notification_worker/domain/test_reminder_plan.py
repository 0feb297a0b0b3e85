from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from notification_worker.domain.quiet_hours import QuietHours
from notification_worker.domain.reminder_plan import ReminderRule, plan_reminders

NEW_YORK = ZoneInfo("America/New_York")
DAY = ReminderRule(timedelta(minutes=1440), "sms")
HOURS = ReminderRule(timedelta(minutes=120), "sms")
QUIET = QuietHours.parse("21:00-08:00", NEW_YORK)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


def due(start: str, now: str, *rules: ReminderRule, quiet: QuietHours | None = QUIET) -> list[str | None]:
    planned = plan_reminders(rules or (DAY, HOURS), start=local(start), now=local(now), quiet=quiet)
    return [one.due and one.due.astimezone(NEW_YORK).strftime("%d %H:%M") for one in planned]


def test_a_day_and_two_hours_before() -> None:
    assert due("2026-12-18T15:00", "2026-12-10T12:00") == ["17 15:00", "18 13:00"]


def test_whoever_books_later_than_that_gets_only_what_is_left() -> None:
    assert due("2026-12-18T15:00", "2026-12-18T09:00") == ["18 13:00"]
    assert due("2026-12-18T15:00", "2026-12-18T14:00") == []


def test_a_day_is_24_hours_also_when_the_clocks_change() -> None:
    assert due("2026-03-08T15:00", "2026-03-01T12:00", DAY) == ["07 14:00"]
    assert due("2026-11-01T15:00", "2026-10-25T12:00", DAY) == ["31 16:00"]


def test_a_two_hour_reminder_of_an_early_appointment_comes_at_eight() -> None:
    assert due("2026-12-18T09:00", "2026-12-10T12:00", HOURS) == ["18 08:00"]


def test_under_a_quarter_of_an_hour_it_is_useless_and_comes_the_evening_before() -> None:
    assert due("2026-12-18T08:10", "2026-12-10T12:00", HOURS) == ["17 20:55"]


def test_when_that_evening_has_passed_it_expires() -> None:
    assert due("2026-12-18T08:10", "2026-12-17T22:00", HOURS) == [None]


def test_the_usefulness_of_the_usual_reminders() -> None:
    start = local("2026-12-18T15:00")
    day, hours = plan_reminders((DAY, HOURS), start=start, now=local("2026-12-10T12:00"), quiet=None)
    assert start - day.useful_until == timedelta(hours=3)
    assert start - hours.useful_until == timedelta(minutes=15)
