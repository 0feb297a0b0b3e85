"""What may be done with an appointment, by whom, and what remains to be read of it."""

from __future__ import annotations

from collections.abc import Callable

from tests.appointment_svc.service import CalendarService, at

Make = Callable[..., CalendarService]


def test_a_cancelled_appointment_frees_its_time_and_stays_readable(calendar: CalendarService) -> None:
    booked = calendar.confirm(at("10:00")).json
    cancelled = calendar.cancel(booked["appointment_id"], reason="ill", by="customer")
    assert (cancelled.status, cancelled.json["status"], cancelled.json["version"]) == (200, "cancelled", 2)
    assert "10:00" in calendar.times()
    again = calendar.cancel(booked["appointment_id"])
    assert (again.status, again.code) == (409, "wrong_status")
    moved = calendar.reschedule(booked["appointment_id"], at("11:00"))
    assert (moved.status, moved.code) == (409, "wrong_status")


def test_history_says_who_changed_what_and_why(calendar: CalendarService) -> None:
    booked = calendar.confirm(at("10:00"), key="agent").json
    calendar.reschedule(booked["appointment_id"], at("11:00"), key="staff", reason="the room leaks")
    calendar.cancel(booked["appointment_id"], reason="ill", by="customer")
    history = calendar.get(f"/v1/appointments/{booked['appointment_id']}/history").json
    assert [entry["action"] for entry in history["history"]] == ["booked", "rescheduled", "cancelled"]
    assert [entry["by"] for entry in history["history"]] == ["agent", "staff", "owner"]
    moved = history["history"][1]
    assert moved["changes"]["from"] == at("10:00")
    assert moved["changes"]["to"] == at("11:00")
    assert moved["reason"] == "the room leaks"
    assert history["next_cursor"] is None


def test_statuses_move_one_way(calendar: CalendarService) -> None:
    path = f"/v1/appointments/{calendar.confirm(at('10:00')).json['appointment_id']}/status"
    assert calendar.post(path, {"status": "arrived"}).json["status"] == "arrived"
    assert calendar.post(path, {"status": "arrived"}).code == "wrong_status"
    assert calendar.post(path, {"status": "fulfilled"}).json["status"] == "fulfilled"
    assert calendar.post(path, {"status": "no_show"}).code == "wrong_status"
    assert calendar.post(path, {"status": "booked"}).status == 422
    assert calendar.post(path, {"status": "no_show"}, key="agent").status == 403


def test_a_stale_version_is_refused(calendar: CalendarService) -> None:
    booked = calendar.confirm(at("10:00")).json
    assert calendar.reschedule(booked["appointment_id"], at("11:00"), version=1).status == 200
    stale = calendar.reschedule(booked["appointment_id"], at("12:00"), version=1)
    assert (stale.status, stale.code) == (409, "version_conflict")


def test_late_changes_are_for_staff_only(make_calendar: Make) -> None:
    clinic = make_calendar(policies={"cancel_notice_minutes": 2880, "reschedule_notice_minutes": 2880})
    booked = clinic.confirm(at("10:00")).json
    path = booked["appointment_id"]
    assert clinic.cancel(path).code == "too_late_to_change"
    assert clinic.reschedule(path, at("11:00")).code == "too_late_to_change"
    refused = clinic.cancel(path, override=True, key="agent")
    assert refused.status == 403
    assert clinic.reschedule(path, at("11:00"), override=True, reason="phoned", key="staff").status == 200
    assert clinic.cancel(path, override=True, reason="phoned", key="staff").status == 200
    entries = clinic.get(f"/v1/appointments/{path}/history").json["history"]
    assert entries[-1]["changes"]["overridden"] is True
    assert entries[-1]["reason"] == "phoned"


def test_staff_may_override_notice_and_horizon_but_no_collision(make_calendar: Make) -> None:
    services = [
        {
            "id": "checkup",
            "name": "Check-up",
            "duration_minutes": 30,
            "minimum_notice_minutes": 10000,
            "horizon_days": 1,
        }
    ]
    clinic = make_calendar(services=services)
    assert clinic.confirm(at("10:00")).code == "minimum_notice"
    assert clinic.confirm(at("10:00"), override=True, key="agent").status == 403
    assert clinic.confirm(at("10:00"), override=True, key="staff").status == 201
    assert clinic.confirm(at("10:00", "2027-03-01"), override=True).status == 201
    assert clinic.confirm(at("10:00"), override=True).code == "slot_taken"
    assert clinic.confirm(at("20:00"), override=True).code == "outside_hours"


def test_history_tells_of_a_rule_that_was_lifted_for_a_booking_or_for_the_hold_before_it(
    make_calendar: Make,
) -> None:
    service = {"id": "checkup", "name": "C", "duration_minutes": 30, "horizon_days": 0}
    clinic = make_calendar(services=[service])
    booked = clinic.confirm(at("10:00"), override=True, reason="an old friend", key="staff").json
    held = clinic.hold(at("11:00"), override=True, reason="the chief asked").json
    taken = clinic.confirm(hold_id=held["hold_id"], key="agent").json
    told = {
        one["appointment_id"]: clinic.get(f"/v1/appointments/{one['appointment_id']}/history").json["history"]
        for one in (booked, taken)
    }
    (at_once,) = told[booked["appointment_id"]]
    assert (at_once["changes"]["overridden"], at_once["reason"]) == (True, "an old friend")
    lifted, confirmed = told[taken["appointment_id"]]
    assert (lifted["action"], lifted["by"], lifted["reason"]) == ("held", "owner", "the chief asked")
    assert lifted["changes"]["overridden"] is True
    assert (confirmed["action"], confirmed["by"]) == ("booked", "agent")


def test_a_daily_limit_counts_holds(make_calendar: Make) -> None:
    services = [{"id": "checkup", "name": "C", "duration_minutes": 30, "max_per_day": 2}]
    clinic = make_calendar(services=services)
    held = clinic.hold(at("09:00")).json["hold_id"]
    first = clinic.confirm(at("10:00")).json
    assert clinic.confirm(at("11:00")).code == "max_per_day"
    assert clinic.times() == []
    assert clinic.times("2026-12-16") != []
    assert clinic.reschedule(first["appointment_id"], at("12:00")).status == 200
    assert clinic.delete(f"/v1/holds/{held}").status == 204
    assert clinic.confirm(at("11:00")).status == 201


def test_a_customer_may_have_only_so_many_open_appointments(make_calendar: Make) -> None:
    clinic = make_calendar(policies={"max_open_per_customer": 2})
    first = clinic.confirm(at("09:00")).json
    held = clinic.hold(at("11:00")).json["hold_id"]
    assert clinic.confirm(at("10:00")).status == 201
    refused = clinic.confirm(at("12:00"))
    assert (refused.status, refused.code) == (422, "too_many_open")
    assert clinic.confirm(hold_id=held).code == "too_many_open"
    assert clinic.confirm(at("12:00"), customer={"name": "Dave", "phone": "+12025550177"}).status == 201
    clinic.cancel(first["appointment_id"])
    assert clinic.confirm(hold_id=held).status == 201


def test_a_stranger_cannot_use_up_the_open_appointments_of_a_number(make_calendar: Make) -> None:
    clinic = make_calendar(policies={"max_open_per_customer": 2})
    owner = {"name": "Victoria", "phone": "+12025550177"}
    stranger = {**owner, "name": "Mallory", "verified": False}
    for hour in ("09:00", "10:00", "11:00"):
        assert clinic.confirm(at(hour), customer=stranger, session_id=f"chat-{hour}").status == 201
    assert clinic.confirm(at("12:00"), customer=owner).status == 201
    assert clinic.confirm(at("13:00"), customer=owner).status == 201
    assert clinic.confirm(at("14:00"), customer=owner).code == "too_many_open"


def test_a_stranger_does_not_learn_that_a_number_has_appointments(make_calendar: Make) -> None:
    clinic = make_calendar(policies={"max_open_per_customer": 2})
    owner = {"name": "Victoria", "phone": "+12025550177"}
    for hour in ("09:00", "10:00"):
        assert clinic.confirm(at(hour), customer=owner).status == 201
    stranger = {**owner, "name": "Mallory", "verified": False}
    held = clinic.hold(at("11:00"), session_id="chat").json["hold_id"]
    assert clinic.confirm(hold_id=held, customer=stranger).status == 201
    assert clinic.confirm(at("12:00"), customer=stranger, session_id="chat").status == 201
    refused = clinic.confirm(at("13:00"), customer=stranger, session_id="chat")
    assert refused.code == "too_many_open"  # of what this very session booked


def test_a_session_sees_and_replaces_its_own_holds(calendar: CalendarService) -> None:
    first = calendar.hold(at("10:00"), session_id="carol")
    assert "10:00" not in calendar.times()
    assert "10:00" in calendar.times(session_id="carol")
    again = calendar.hold(at("10:00"), session_id="carol", ttl_seconds=900)
    assert again.json["hold_id"] == first.json["hold_id"]
    assert again.json["expires_at"] > first.json["expires_at"]
    booked = calendar.confirm(at("10:00"), session_id="carol")
    assert booked.status == 201, booked.json
    assert calendar.confirm(hold_id=first.json["hold_id"]).status == 404


def test_a_hold_without_a_session_blocks_everyone(calendar: CalendarService) -> None:
    calendar.hold(at("10:00"))
    assert "10:00" not in calendar.times()
    assert calendar.hold(at("10:00")).code == "slot_taken"
    assert calendar.hold(at("10:00"), session_id="dave").code == "slot_taken"


def test_a_freed_hold_is_gone(calendar: CalendarService) -> None:
    held = calendar.hold(at("10:00")).json["hold_id"]
    assert calendar.delete(f"/v1/holds/{held}").status == 204
    assert "10:00" in calendar.times()
    assert calendar.delete(f"/v1/holds/{held}").status == 404
    assert calendar.confirm(hold_id=held).status == 404


def test_an_expired_hold_stands_in_nobodys_way(calendar: CalendarService) -> None:
    calendar.hold(at("10:00"), ttl_seconds=1)
    calendar.clock.advance(2)
    assert "10:00" in calendar.times()
    assert calendar.confirm(at("10:00")).status == 201


def test_a_search_for_a_move_ignores_the_appointment_that_moves(calendar: CalendarService) -> None:
    booked = calendar.confirm(at("10:00")).json
    assert "10:00" not in calendar.times()
    assert "10:00" in calendar.times(reschedule_of=booked["appointment_id"])


def test_another_tenants_appointment_does_not_exist(make_calendar: Make) -> None:
    ours, theirs = make_calendar(), make_calendar()
    booked = ours.confirm(at("10:00")).json["appointment_id"]
    unknown = "0190b3a0-0000-7000-8000-000000000000"
    for path in ("", "/history", "/notes", "/calendar.ics"):
        foreign = theirs.get(f"/v1/appointments/{booked}{path}")
        missing = theirs.get(f"/v1/appointments/{unknown}{path}")
        assert foreign.status == missing.status == 404
        assert foreign.text == missing.text
    assert theirs.cancel(booked).status == 404
    mallory = f"owner:{theirs.tenant_id}"
    theirs.directory.tenants[ours.tenant_id] = ours.directory.tenants[ours.tenant_id]
    assert (
        theirs.call("GET", f"/v1/appointments/{booked}", key=mallory, tenant_id=ours.tenant_id).status == 404
    )


def test_lists_page_by_cursor(make_calendar: Make) -> None:
    clinic = make_calendar()
    ids = [clinic.confirm(at(f"{hour:02d}:00")).json["appointment_id"] for hour in range(9, 16)]
    found: list[str] = []
    cursor = None
    while True:
        page = clinic.get("/v1/appointments", limit=3, **({"cursor": cursor} if cursor else {})).json
        found += [one["appointment_id"] for one in page["appointments"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert found == ids
    assert clinic.get("/v1/appointments", cursor="nonsense").status == 422
    assert clinic.get("/v1/appointments", limit=201).status == 422


def test_appointments_are_found_by_what_people_know(calendar: CalendarService) -> None:
    first = calendar.confirm(at("10:00")).json
    calendar.confirm(at("11:00"), customer={"name": "Dave", "phone": "+12025550177"})

    def found(**query: str) -> list[str]:
        return [one["start"] for one in calendar.get("/v1/appointments", **query).json["appointments"]]

    assert found(phone="202-555-0143") == [at("10:00")]
    assert found(confirmation_number=first["confirmation_number"].lower()) == [at("10:00")]
    assert found(**{"from": "2026-12-15", "to": "2026-12-15"}) == [at("10:00"), at("11:00")]
    assert found(**{"from": at("10:30"), "to": at("11:30")}) == [at("11:00")]
    assert found(status="cancelled") == []
    assert found(staff_id="lee", status="booked") == [at("10:00"), at("11:00")]


def test_holds_that_were_let_go_are_no_appointments(calendar: CalendarService) -> None:
    held = calendar.hold(at("10:00")).json["hold_id"]
    listed = calendar.get("/v1/appointments", status="held").json["appointments"]
    assert [one["appointment_id"] for one in listed] == [held]
    calendar.delete(f"/v1/holds/{held}")
    assert calendar.get("/v1/appointments", status="held").json["appointments"] == []
    assert calendar.get("/v1/appointments", status="lapsed").json["errors"][0]["path"] == "status"


def test_notes_are_kept_in_order(calendar: CalendarService) -> None:
    path = f"/v1/appointments/{calendar.confirm(at('10:00')).json['appointment_id']}/notes"
    assert calendar.post(path, {"text": "Allergic to latex"}).status == 201
    assert calendar.post(path, {"text": "Prefers mornings"}, key="agent").status == 201
    notes = calendar.get(path).json["notes"]
    assert [note["text"] for note in notes] == ["Allergic to latex", "Prefers mornings"]
    assert calendar.post(path, {"text": "  "}).status == 422
