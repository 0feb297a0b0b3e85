"""The whole service against a plain list: every answer to every call, in whatever order they come."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from servicekit.db import Database
from tests.appointment_svc.plain_calendar import KIM, SERVICES, ZONE, Line, PlainCalendar
from tests.appointment_svc.service import WEEKDAYS, CalendarService, Reply

BEGIN = datetime(2026, 3, 6, 13, 0, tzinfo=UTC)
"""A Friday, 08:00 in New York; on the Sunday after the clocks go forward."""
FIRST = date(2026, 3, 6)
HOURS = [
    ("09:00-12:00",),
    ("09:00-12:00", "13:00-17:00"),
    ("10:15-16:30",),
    ("00:00-24:00",),
    ("00:00-04:30", "22:00-24:00"),
]
_numbers = itertools.count()
_FIT = {"outside_hours": "fit", "off_grid": "fit"}

services = st.sampled_from(list(SERVICES))
members = st.sampled_from([None, None, "lee", "kim"])
sessions = st.sampled_from([None, "one", "one", "two"])
days = st.integers(0, 5)
starts = st.one_of(
    # Mostly a few times that many go for, some anywhere.
    st.builds(lambda day, half: day * 1440 + 600 + 30 * half, st.integers(0, 1), st.integers(0, 3)),
    st.builds(lambda day, half: day * 1440 + 540 + 30 * half, st.integers(0, 2), st.integers(0, 8)),
    st.builds(lambda day, quarter: day * 1440 + 15 * quarter, days, st.integers(0, 95)),
    st.builds(lambda day, minute: day * 1440 + minute, days, st.integers(0, 1439)),
)


class WholeCalendar(RuleBasedStateMachine):
    database: Database

    def __init__(self) -> None:
        super().__init__()
        self.plain = PlainCalendar(BEGIN, HOURS[1])
        self._looks = 0
        self.service = CalendarService(
            self.database, f"plain-{next(_numbers)}", now=BEGIN, **_configuration(HOURS[1])
        )

    # --- what people do

    @rule(service=services, staff=members, start=starts, session=sessions)
    def book(self, service: str, staff: str | None, start: int, session: str | None) -> None:
        minute = _minute(start)
        verdict = self.plain.verdict(service, staff, minute, session)
        wish = {"service_id": service, "start": _iso(minute), "customer": {"name": "Carol"}}
        reply = self.service.post("/v1/appointments/confirm", _with(wish, staff, session))
        if self._agree(reply, verdict, service, minute, session):
            self.plain.give_way(service, verdict[1], minute, session)
            self._add("booked", reply.json["appointment_id"], service, verdict[1], minute, session)

    @rule(
        service=services,
        staff=members,
        start=starts,
        session=sessions,
        seconds=st.sampled_from([30, 300, 7200]),
    )
    def hold(self, service: str, staff: str | None, start: int, session: str | None, seconds: int) -> None:
        minute = _minute(start)
        verdict = self.plain.verdict(service, staff, minute, session)
        wish = {"service_id": service, "start": _iso(minute), "ttl_seconds": seconds}
        reply = self.service.post("/v1/holds", _with(wish, staff, session))
        known = {line.line_id: line for line in self.plain.lines}
        expires = self.plain.now + timedelta(seconds=seconds)
        if reply.status == 201 and reply.json["hold_id"] in known:
            renewed = known[reply.json["hold_id"]]
            assert (renewed.status, renewed.service, renewed.start) == ("held", service, minute)
            assert session is not None
            assert renewed.session == session
            assert not self.plain.has_expired(renewed)
            renewed.expires = expires
            return
        if self._agree(reply, verdict, service, minute, session):
            self.plain.give_way(service, verdict[1], minute, session)
            line = self._add("held", reply.json["hold_id"], service, verdict[1], minute, session)
            line.expires = expires
            assert datetime.fromisoformat(reply.json["expires_at"]) == expires

    @precondition(lambda self: self._held())
    @rule(data=st.data())
    def confirm_a_hold(self, data: st.DataObject) -> None:
        line = data.draw(st.sampled_from(self._held()))
        body = {"hold_id": line.line_id, "customer": {"name": "Dave"}}
        reply = self.service.post("/v1/appointments/confirm", body)
        if line.status == "released":
            assert reply.status == 404
        elif line.status != "held":
            assert (reply.status, reply.code) == (409, "wrong_status")
        elif self.plain.has_expired(line):
            assert (reply.status, reply.code) == (409, "hold_expired")
            self._check_alternatives(reply, line.service, line.start, None)
        else:
            assert reply.status == 201, reply.json
            assert _minute_of(reply.json["start"]) == line.start
            assert reply.json["staff_id"] == line.staff
            line.status, line.version = "booked", line.version + 1
            line.expires = None

    @precondition(lambda self: self._held())
    @rule(data=st.data())
    def release_a_hold(self, data: st.DataObject) -> None:
        line = data.draw(st.sampled_from(self._held()))
        reply = self.service.delete(f"/v1/holds/{line.line_id}")
        if line.status == "held" and not self.plain.has_expired(line):
            assert reply.status == 204
        elif line.status == "held":
            assert reply.status in (204, 404)  # it may have been swept out of somebody's way
        else:
            assert reply.status == 404
        if reply.status == 204:
            line.status = "released"

    @precondition(lambda self: self._appointments())
    @rule(data=st.data(), staff=members, start=starts, session=sessions, stale=st.booleans())
    def reschedule(
        self, data: st.DataObject, staff: str | None, start: int, session: str | None, stale: bool
    ) -> None:
        line = data.draw(st.sampled_from(self._appointments()))
        minute = _minute(start)
        wish: dict[str, Any] = {"start": _iso(minute), **({"version": line.version - 1} if stale else {})}
        stale = stale and line.version > 1
        if wish.get("version") == 0:
            del wish["version"]
        reply = self.service.post(f"/v1/appointments/{line.line_id}/reschedule", _with(wish, staff, session))
        if line.status != "booked":
            assert (reply.status, reply.code) == (409, "wrong_status")
        elif stale:
            assert (reply.status, reply.code) == (409, "version_conflict")
        elif line.start * 60 < self.plain.now.timestamp():
            assert (reply.status, reply.code) == (422, "too_late_to_change")
        else:
            verdict = self.plain.verdict(
                line.service, staff, minute, session, but=line.line_id, prefer=line.staff
            )
            if self._agree(reply, verdict, line.service, minute, session, but=line.line_id):
                self.plain.give_way(line.service, verdict[1], minute, session)
                line.start, line.staff, line.version = minute, verdict[1], line.version + 1
                assert reply.json["version"] == line.version

    @precondition(lambda self: self._appointments())
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        line = data.draw(st.sampled_from(self._appointments()))
        reply = self.service.cancel(line.line_id)
        if line.status != "booked":
            assert (reply.status, reply.code) == (409, "wrong_status")
        elif line.start * 60 < self.plain.now.timestamp():
            assert (reply.status, reply.code) == (422, "too_late_to_change")
        else:
            assert reply.status == 200
            line.status, line.version = "cancelled", line.version + 1

    # --- what happens meanwhile

    @rule(minutes=st.sampled_from([1, 5, 40, 200]))
    def time_passes(self, minutes: int) -> None:
        self.service.clock.advance(60 * minutes)
        self.plain.advance(60 * minutes)

    @rule(hours=st.sampled_from(HOURS))
    def hours_change(self, hours: tuple[str, ...]) -> None:
        self.service.configure(**_configuration(hours))
        self.plain.hours = hours

    # --- what people see

    @rule(service=services, staff=members, day=days, count=st.integers(1, 3), session=sessions)
    def somebody_searches(
        self, service: str, staff: str | None, day: int, count: int, session: str | None
    ) -> None:
        self.search(service, staff, day, count, session)

    def search(self, service: str, staff: str | None, day: int, count: int, session: str | None) -> None:
        wanted = [FIRST + timedelta(days=day + offset) for offset in range(count)]
        wish = {"from": wanted[0].isoformat(), "to": wanted[-1].isoformat(), "limit": 1000}
        found = self.service.search(service, **_with(wish, staff, session))
        assert found.status == 200, found.json
        shown = [(_minute_of(slot["start"]), slot["staff_id"]) for slot in found.json["slots"]]
        assert shown == self.plain.slots(service, staff, wanted, session, None)

    @invariant()
    def the_list_is_the_list(self) -> None:
        listed = self.service.get("/v1/appointments", limit=200).json["appointments"]
        shown = sorted(
            (one["appointment_id"], one["status"], one["staff_id"], _minute_of(one["start"]), one["version"])
            for one in listed
        )
        assert shown == sorted(
            (line.line_id, line.status, line.staff, line.start, line.version) for line in self._appointments()
        )

    @invariant()
    def what_is_on_offer_is_what_is_free(self) -> None:
        self._looks += 1
        service = list(SERVICES)[self._looks % len(SERVICES)]
        self.search(service, None, self._looks // 2 % 2, 1, (None, "one", None)[self._looks % 3])

    # --- comparing

    def _agree(
        self,
        reply: Reply,
        verdict: tuple[str, str],
        service: str,
        minute: int,
        session: str | None,
        but: str | None = None,
    ) -> bool:
        """True when it was won, as the list says."""
        if verdict[0] == "won":
            assert reply.status in (200, 201), (verdict, reply.json)
            assert (reply.json["staff_id"], _minute_of(reply.json["start"])) == (verdict[1], minute)
            return True
        assert reply.status == (409 if verdict[1] == "slot_taken" else 422), (verdict, reply.json)
        assert _FIT.get(reply.code, reply.code) == verdict[1]
        if reply.code == "slot_taken":
            self._check_alternatives(reply, service, minute, session, but)
        return False

    def _check_alternatives(
        self, reply: Reply, service: str, minute: int, session: str | None, but: str | None = None
    ) -> None:
        """Each is really free, no time within the same day is missing that lies nearer."""
        for slot in reply.json["alternatives"]:
            start = _minute_of(slot["start"])
            day = datetime.fromtimestamp(start * 60, ZONE).date()
            starts = {one for one, _ in self.plain.slots(service, None, [day], session, but)}
            starts |= {one for one, _ in self.plain.slots(service, slot["staff_id"], [day], session, but)}
            assert start in starts

    def _add(
        self, status: str, line_id: str, service: str, staff: str, start: int, session: str | None
    ) -> Line:
        self.plain.lines.append(Line(line_id, status, service, staff, start, session))
        return self.plain.lines[-1]

    def _held(self) -> list[Line]:
        """Everything that ever was a hold."""
        return [line for line in self.plain.lines if line.status in ("held", "released") or line.version > 1]

    def _appointments(self) -> list[Line]:
        return [line for line in self.plain.lines if line.status in ("booked", "cancelled")]


def _configuration(hours: tuple[str, ...]) -> dict[str, Any]:
    week = {day: list(hours) for day in WEEKDAYS}
    return {
        "hours": week,
        "staff": [
            {"id": "lee", "name": "lee"},
            {"id": "kim", "name": "kim", "hours": {day: list(KIM) for day in WEEKDAYS}},
        ],
        "services": [
            {
                "id": one.service_id,
                "name": one.name,
                "duration_minutes": one.duration,
                "slot_interval_minutes": one.interval,
                "buffer_before_minutes": one.buffer_before,
                "buffer_after_minutes": one.buffer_after,
                "minimum_notice_minutes": one.minimum_notice,
                "horizon_days": one.horizon_days,
                "capacity": one.capacity,
                "max_per_day": one.max_per_day,
            }
            for one in SERVICES.values()
        ],
    }


def _with(wish: dict[str, Any], staff: str | None, session: str | None) -> dict[str, Any]:
    return {
        **wish,
        **({"staff_id": staff} if staff else {}),
        **({"session_id": session} if session else {}),
    }


def _minute(offset: int) -> int:
    """Minutes since local midnight of the first day, straight through the change of the clocks."""
    return int(datetime(2026, 3, 6, tzinfo=ZONE).timestamp() // 60) + offset


def _iso(minute: int) -> str:
    return datetime.fromtimestamp(minute * 60, UTC).isoformat()


def _minute_of(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() // 60)


@pytest.fixture
def play(calendar_database: Database) -> Callable[[int, int], None]:
    class Played(WholeCalendar):
        database = calendar_database

    def run(examples: int, steps: int) -> None:
        run_state_machine_as_test(
            Played,
            settings=settings(
                max_examples=examples,
                stateful_step_count=steps,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                print_blob=True,
            ),
        )

    return run


def test_the_service_answers_as_a_plain_list_would(play: Callable[[int, int], None]) -> None:
    play(4, 15)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_service_answers_as_a_plain_list_would_for_long(play: Callable[[int, int], None]) -> None:
    play(25, 40)
