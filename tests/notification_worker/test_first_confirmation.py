from __future__ import annotations

from notification_worker.domain.kinds import Kind
from notification_worker.domain.status import Status
from tests.notification_worker.stage import CAROL, Stage


def test_a_booking_is_confirmed_at_once_and_reminders_are_planned(stage: Stage) -> None:
    appointment = stage.book()

    stage.work()

    confirmation, day_before, hours_before = stage.notifications(appointment)
    assert (confirmation.kind, confirmation.status) == (Kind.CONFIRMATION, Status.ACCEPTED)
    assert (day_before.kind, day_before.status) == (Kind.REMINDER, Status.PENDING)
    assert day_before.due_at.isoformat() == "2026-12-17T14:00:00+00:00"
    # Seven in the morning is quiet: the two-hour reminder waits for eight o'clock.
    assert hours_before.due_at.isoformat() == "2026-12-18T13:00:00+00:00"


def test_the_console_shows_the_words(stage: Stage) -> None:
    stage.book()

    stage.work()

    [message] = stage.console()
    assert message.recipient == CAROL
    assert message.body == (
        "Downtown Dental: your appointment is booked for Fri, Dec 18 at 9:00 AM, number DOWN-1218-939. "
        "Reply C to confirm, R to reschedule, X to cancel. STOP to opt out."
    )
