"""Every write to a calendar waits its turn: the maps of a day are true only while one rewrites them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from appointment_svc.store.occupancy import Occupations
from tests.appointment_svc.service import CalendarService, Reply, at

Make = Callable[..., CalendarService]
CLASS = [{"id": "class", "name": "Class", "duration_minutes": 60, "capacity": 3}]
STAFF = [{"id": "lee", "name": "Dr. Lee"}, {"id": "kim", "name": "Dr. Kim"}]


@contextmanager
def busy_elsewhere(clinic: CalendarService, staff_id: str = "lee") -> Iterator[None]:
    """Somebody else is in the middle of a change of this staff member's calendar."""
    clinic.search()  # the staff have their numbers
    with clinic.database.transaction(clinic.tenant_id) as connection:
        connection.execute(
            """
            SELECT pg_advisory_xact_lock(number) FROM staff_numbers
             WHERE tenant_id = %s AND staff_id = %s
            """,
            (clinic.tenant_id, staff_id),
        )
        yield


class Later:
    """A call that is running in another thread."""

    def __init__(self, call: Callable[[], Reply]) -> None:
        self.reply: Reply | None = None
        self._thread = threading.Thread(target=self._run, args=(call,))
        self._thread.start()

    def _run(self, call: Callable[[], Reply]) -> None:
        self.reply = call()

    def is_waiting(self) -> bool:
        self._thread.join(0.15)
        return self._thread.is_alive()

    def answer(self) -> Reply:
        self._thread.join(10)
        assert self.reply is not None
        return self.reply


def _of(clinic: CalendarService, kind: str) -> Callable[[], Reply]:
    """A call of that kind, ready to be made."""
    if kind == "book":
        return lambda: clinic.confirm(at("10:00"))
    if kind == "hold":
        return lambda: clinic.hold(at("10:00"))
    if kind == "confirm a hold":
        hold_id = clinic.hold(at("10:00")).json["hold_id"]
        return lambda: clinic.confirm(hold_id=hold_id)
    booked = clinic.confirm(at("10:00")).json["appointment_id"]
    if kind == "move":
        return lambda: clinic.reschedule(booked, at("11:00"))
    if kind == "cancel":
        return lambda: clinic.cancel(booked)
    return lambda: clinic.post(f"/v1/appointments/{booked}/status", {"status": "no_show"})


@pytest.mark.parametrize("kind", ["book", "hold", "confirm a hold", "move", "cancel", "close"])
def test_a_change_waits_until_the_staff_members_calendar_is_free(make_calendar: Make, kind: str) -> None:
    clinic = make_calendar()
    call = _of(clinic, kind)
    with busy_elsewhere(clinic):
        later = Later(call)
        assert later.is_waiting()
    assert later.answer().status in (200, 201)


def test_a_limit_per_customer_holds_by_their_second_number_too(make_calendar: Make) -> None:
    clinic = make_calendar(policies={"max_open_per_customer": 2}, staff=STAFF)
    carol = clinic.confirm(at("09:00"), staff_id="lee").json["customer_id"]
    clinic.call("PATCH", f"/v1/customers/{carol}", {"secondary_phone": "+12025550199"})
    with clinic.database.transaction(clinic.tenant_id) as connection:
        connection.execute("SELECT FROM customers WHERE customer_id = %s FOR UPDATE", (carol,))
        at_once = [
            Later(lambda: clinic.confirm(at("10:00"), staff_id="lee")),
            Later(lambda: clinic.confirm(at("11:00"), staff_id="kim", customer={"phone": "+12025550199"})),
        ]
        assert all(one.is_waiting() for one in at_once)
    assert sorted(one.answer().status for one in at_once) == [201, 422]


def test_a_change_finds_an_appointment_that_went_to_somebody_else_meanwhile(make_calendar: Make) -> None:
    clinic = make_calendar(staff=STAFF)
    booked = clinic.confirm(at("10:00"), staff_id="lee").json["appointment_id"]
    with busy_elsewhere(clinic, "kim"), busy_elsewhere(clinic, "lee"):
        moving = Later(lambda: clinic.reschedule(booked, at("10:00"), staff_id="kim"))
        cancelling = Later(lambda: clinic.cancel(booked))
        assert moving.is_waiting()
        assert cancelling.is_waiting()  # for Dr. Lee's calendar, where the appointment still is
        # Dr. Lee is free now, Dr. Kim is not: whoever comes first, both must end well.
    assert {moving.answer().status, cancelling.answer().status} <= {200, 409}
    assert cancelling.answer().status == 200
    assert clinic.times(staff_id="lee").count("10:00") == 1
    assert clinic.times(staff_id="kim").count("10:00") == 1


def test_two_places_of_one_class_given_up_at_once_leave_the_time_free(make_calendar: Make) -> None:
    """Each sees the other's place still taken unless they wait for each other; then nobody clears the map."""
    clinic = make_calendar(services=[*CLASS, {"id": "talk", "name": "Talk", "duration_minutes": 60}])
    booked = [clinic.confirm(at("10:00"), service_id="class").json["appointment_id"] for _ in range(3)]
    with busy_elsewhere(clinic):
        given_up = [
            Later(lambda: clinic.post(f"/v1/appointments/{booked[0]}/status", {"status": "no_show"})),
            Later(lambda: clinic.cancel(booked[1])),
            Later(lambda: clinic.post(f"/v1/appointments/{booked[2]}/status", {"status": "no_show"})),
        ]
        assert all(one.is_waiting() for one in given_up)
    assert [one.answer().status for one in given_up] == [200] * 3
    assert "10:00" in clinic.times(service_id="talk")


def test_who_finds_the_lock_taken_waits_for_its_holder_and_then_has_nothing(make_calendar: Make) -> None:
    """So that those who come after one time hear together that it is gone, and need not queue for that."""
    clinic = make_calendar()
    found: list[tuple[bool, int]] = []

    def second() -> Reply:
        with clinic.database.transaction(clinic.tenant_id) as connection:
            is_ours = Occupations(connection, clinic.tenant_id).lock_unless_wanted([1_000_001, 1_000_003])
            [(held,)] = connection.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
            ).fetchall()
            found.append((is_ours, held))
        return clinic.search()

    with clinic.database.transaction(clinic.tenant_id) as connection:
        assert Occupations(connection, clinic.tenant_id).lock_unless_wanted([1_000_002, 1_000_001])
        later = Later(second)
        assert later.is_waiting()
    later.answer()
    assert found == [(False, 0)]
    second()
    assert found[1] == (True, 2)


def test_what_a_class_gave_up_is_free_although_its_length_was_changed(make_calendar: Make) -> None:
    def services(minutes: int) -> list[dict[str, Any]]:
        yoga = {"id": "yoga", "name": "Yoga", "slot_interval_minutes": 30, "capacity": 3}
        return [{**yoga, "duration_minutes": minutes}, {"id": "checkup", "name": "C", "duration_minutes": 30}]

    clinic = make_calendar(services=services(60))
    short = clinic.confirm(at("10:00"), service_id="yoga").json
    clinic.configure(services=services(90))
    long = clinic.confirm(at("10:00"), service_id="yoga").json
    taken = {"10:00", "10:30", "11:00"}
    assert taken.isdisjoint(clinic.times())
    clinic.cancel(long["appointment_id"])
    assert taken & set(clinic.times()) == {"11:00"}
    clinic.cancel(short["appointment_id"])
    assert taken <= set(clinic.times())
    assert clinic.confirm(at("11:00")).status == 201


def test_a_class_that_became_longer_than_its_room_is_not_offered(make_calendar: Make) -> None:
    def services(minutes: int) -> list[dict[str, Any]]:
        yoga = {"id": "yoga", "name": "Yoga", "slot_interval_minutes": 60, "capacity": 3}
        return [{**yoga, "duration_minutes": minutes}, {"id": "checkup", "name": "C", "duration_minutes": 30}]

    clinic = make_calendar(services=services(60))
    clinic.confirm(at("10:00"), service_id="yoga")
    clinic.confirm(at("14:00"), service_id="yoga")
    clinic.confirm(at("11:00"))
    clinic.configure(services=services(90))

    offered = clinic.times(service_id="yoga")

    assert "10:00" not in offered
    assert clinic.confirm(at("10:00"), service_id="yoga").status == 409
    assert "14:00" in offered
    assert clinic.confirm(at("14:00"), service_id="yoga").status == 201
