from __future__ import annotations

import pytest

from notification_worker.domain.kinds import Kind
from notification_worker.domain.status import Status
from servicekit.errors import Kind as ErrorKind
from servicekit.errors import ServiceError
from tests.notification_worker.stage import Stage, make_event


def kinds_and_statuses(stage: Stage, appointment: str) -> list[tuple[Kind, Status]]:
    return [(one.kind, one.status) for one in stage.notifications(appointment)]


def cancel(stage: Stage, appointment: str, by: str = "customer") -> None:
    version, told = stage.calendar.cancel_told(appointment)
    stage.intake.take_event(
        make_event("cancelled", appointment_id=appointment, version=version, announced=told, by=by)
    )


def test_a_reminder_is_dropped_when_the_appointment_was_cancelled(stage: Stage) -> None:
    appointment = stage.book()
    stage.work()
    cancel(stage, appointment)

    stage.clock.advance(days=4)
    stage.work()

    assert kinds_and_statuses(stage, appointment) == [
        (Kind.CONFIRMATION, Status.ACCEPTED),
        (Kind.REMINDER, Status.CANCELLED),
        (Kind.REMINDER, Status.CANCELLED),
        (Kind.CANCELLED, Status.EXPIRED),
    ]


def test_whoever_got_a_confirmation_is_told_of_the_cancel(stage: Stage) -> None:
    appointment = stage.book()
    stage.work()
    cancel(stage, appointment)

    stage.work()

    assert [message.kind for message in stage.console()] == ["confirmation", "cancelled"]


def test_a_cancel_before_the_confirmation_left_leaves_silence(stage: Stage) -> None:
    appointment = stage.book()
    cancel(stage, appointment)

    stage.work()

    assert stage.console() == []
    assert kinds_and_statuses(stage, appointment)[0] == (Kind.CONFIRMATION, Status.CANCELLED)


def test_when_staff_cancel_the_customer_is_told_in_any_case(stage: Stage) -> None:
    appointment = stage.book()
    cancel(stage, appointment, by="staff")

    stage.work()

    assert [message.kind for message in stage.console()] == ["cancelled"]


def test_the_fence_stops_what_the_event_has_not_reached_yet(stage: Stage) -> None:
    appointment = stage.book()
    stage.calendar.cancel_told(appointment)  # answered to the customer; its event is still on the way

    stage.work()

    assert stage.console() == []
    assert stage.notifications(appointment)[0].error == "cancelled"


def test_a_reschedule_tells_the_new_time_and_plans_anew(stage: Stage) -> None:
    appointment = stage.book()
    stage.work()
    version, told = stage.calendar.reschedule(appointment)
    new_start = make_event().appointment.start.replace("18T09:00", "19T15:00")
    event = make_event("rescheduled", appointment_id=appointment, version=version, announced=told)
    event = event.model_copy(
        update={"appointment": event.appointment.model_copy(update={"start": new_start})}
    )
    stage.intake.take_event(event)

    stage.work()

    assert "moved to Sat, Dec 19 at 3:00 PM" in stage.console()[-1].body
    waiting = [one for one in stage.notifications(appointment) if one.status is Status.PENDING]
    assert [one.version for one in waiting] == [2, 2]


def test_an_event_told_twice_is_heard_once(stage: Stage) -> None:
    stage.calendar.book("apt-1")
    event = make_event()

    first, second = stage.intake.take_event(event), stage.intake.take_event(event)

    assert len(first) == 3
    assert second == []


def test_an_old_event_that_comes_late_changes_nothing(stage: Stage) -> None:
    stage.intake.take_event(make_event("cancelled", version=2, by="staff"))

    assert stage.intake.take_event(make_event("booked", version=1)) == []


def test_a_message_about_an_appointment_waits_for_the_one_before_it(stage: Stage) -> None:
    """Or a cancellation could overtake the confirmation that it takes back."""
    appointment = stage.book()
    with stage.database.transaction("downtown") as connection:
        connection.execute("UPDATE notifications SET status = 'sending' WHERE kind = 'confirmation'")
    cancel(stage, appointment, by="staff")

    stage.work()

    assert kinds_and_statuses(stage, appointment)[-1] == (Kind.CANCELLED, Status.PENDING)
    assert stage.console() == []


def test_while_the_appointment_service_is_away_messages_wait(stage: Stage) -> None:
    appointment = stage.book()
    stage.calendar.failure = ServiceError(ErrorKind.UNAVAILABLE, "appointment_unavailable", "away")
    stage.work()
    assert stage.notifications(appointment)[0].status is Status.PENDING

    stage.calendar.failure = None
    stage.clock.advance(seconds=10)
    stage.work()

    assert stage.notifications(appointment)[0].status is Status.ACCEPTED


def test_what_the_appointment_service_never_heard_of_is_not_sent(stage: Stage) -> None:
    stage.intake.take_event(make_event(appointment_id="apt-unheard"))

    stage.work()

    assert stage.notifications("apt-unheard")[0].status is Status.CANCELLED


@pytest.mark.parametrize("kind", ["status", "offer_ended"])
def test_events_that_only_end_things_send_nothing(stage: Stage, kind: str) -> None:
    stage.intake.take_event(make_event(kind))
    stage.work()
    assert stage.console() == []


OFFER = {"waitlist_id": "w1", "hold_id": "h1", "expires_at": "2026-12-14T12:15:00-05:00"}


def test_a_free_time_is_offered(stage: Stage) -> None:
    stage.calendar.book("h1")
    stage.intake.take_event(make_event("offer", appointment_id="h1", offer=OFFER))

    stage.work()

    [message] = stage.console()
    assert "Reply 1 to take it, by 12:15 PM" in message.body


def test_a_time_that_somebody_took_meanwhile_is_not_offered(stage: Stage) -> None:
    stage.calendar.book("h1")
    stage.intake.take_event(make_event("offer", appointment_id="h1", offer=OFFER))
    stage.calendar.cancel_told("h1")

    stage.work()

    assert stage.console() == []
