"""Customers, leads and the waitlist."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from appointment_svc.calendars import Calendars
from appointment_svc.ids import RandomIds
from appointment_svc.imports.fetch import Fetcher
from appointment_svc.store.staff_numbers import StaffNumbers
from appointment_svc.upkeep import ENTRIES_AT_ONCE, Upkeep
from tests.appointment_svc.service import CalendarService, at
from tests.appointment_svc.test_locks import Later
from tests.fakes.service import FakeService, Received
from tests.fakes.service import Reply as Answer

Make = Callable[..., CalendarService]


def events(clinic: CalendarService) -> list[dict[str, Any]]:
    with clinic.database.transaction(clinic.tenant_id) as connection:
        rows = connection.execute(
            "SELECT payload FROM outbox WHERE tenant_id = %s ORDER BY position", (clinic.tenant_id,)
        ).fetchall()
    return [row[0] for row in rows]


def clockwork(clinic: CalendarService) -> Upkeep:
    calendars = Calendars(clinic.directory, StaffNumbers(clinic.database))
    return Upkeep(clinic.database, calendars, clinic.clock, RandomIds(), Fetcher())


# --- customers


def test_one_customer_per_phone_number_however_it_is_written(calendar: CalendarService) -> None:
    first = calendar.confirm(at("09:00"), customer={"name": "Carol", "phone": "(202) 555-0143"}).json
    second = calendar.confirm(at("10:00"), customer={"phone": "+1 202.555.0143", "email": "C@x.org"}).json
    assert first["customer_id"] == second["customer_id"]
    found = calendar.get("/v1/customers", phone="2025550143").json["customers"]
    assert len(found) == 1
    assert found[0]["phone"] == "+12025550143"
    assert found[0]["email"] == "c@x.org"
    assert found[0]["name"] == "Carol"
    assert found[0]["visits"]["booked"] == 2


def test_a_name_in_small_letters_tells_nothing_new(calendar: CalendarService) -> None:
    first = calendar.confirm(at("09:00"), customer={"name": "carol jones", "phone": "+12025550143"}).json
    for start, said, kept in (
        ("10:00", "Carol Jones", "Carol Jones"),
        ("11:00", "carol jones", "Carol Jones"),
        ("13:00", "Caroline Jones", "Caroline Jones"),
    ):
        calendar.confirm(at(start), customer={"name": said, "phone": "+12025550143"})
        assert calendar.get(f"/v1/customers/{first['customer_id']}").json["name"] == kept


def test_one_customer_per_address_where_no_number_is_known(calendar: CalendarService) -> None:
    first = calendar.confirm(at("09:00"), customer={"name": "Eve", "email": "eve@x.org"}).json
    second = calendar.confirm(at("10:00"), customer={"name": "Eve", "email": "EVE@x.org"}).json
    assert first["customer_id"] == second["customer_id"]
    family = calendar.confirm(
        at("11:00"), customer={"name": "Adam", "email": "eve@x.org", "phone": "+12025550188"}
    ).json
    assert family["customer_id"] == first["customer_id"]  # her number was not known
    child = calendar.confirm(
        at("12:00"), customer={"name": "Kid", "email": "eve@x.org", "phone": "+12025550189"}
    ).json
    assert child["customer_id"] != first["customer_id"]


def test_visits_are_counted_by_how_they_ended(calendar: CalendarService) -> None:
    ids = [calendar.confirm(at(f"{hour:02d}:00")).json for hour in (9, 10, 11, 12)]
    calendar.post(f"/v1/appointments/{ids[0]['appointment_id']}/status", {"status": "fulfilled"})
    calendar.post(f"/v1/appointments/{ids[1]['appointment_id']}/status", {"status": "no_show"})
    calendar.cancel(ids[2]["appointment_id"])
    customer = calendar.get(f"/v1/customers/{ids[0]['customer_id']}").json
    assert customer["visits"] == {"booked": 1, "arrived": 0, "fulfilled": 1, "cancelled": 1, "no_show": 1}
    assert customer["consent"] is None  # its owner cannot be asked in this test


def test_a_page_of_customers_asks_for_their_consents_in_few_questions(calendar: CalendarService) -> None:
    worker = FakeService()

    def answer(received: Received) -> Answer:
        numbers = received.query["contacts"][0].split(",")
        return Answer({"consents": [{"contact": one, "sms": "revoked", "history": []} for one in numbers]})

    worker.on("GET /v1/consents", answer)
    numbers = [f"+1202555{number:04d}" for number in range(120)]
    with calendar.database.transaction(calendar.tenant_id) as connection:
        connection.execute(
            """
            INSERT INTO customers (tenant_id, customer_id, phone, created_at, updated_at)
            SELECT %s, gen_random_uuid(), phone, now(), now() FROM unnest(%s::text[]) AS phone
            """,
            (calendar.tenant_id, numbers),
        )
    with worker.running() as url:
        calendar.start(notification_url=url)
        listed = calendar.get("/v1/customers", limit=200).json["customers"]
    assert {one["phone"]: one["consent"]["contact"] for one in listed} == {one: one for one in numbers}
    assert {one["consent"]["sms"] for one in listed} == {"revoked"}
    assert len(worker.calls("GET /v1/consents")) == 2


def test_visits_of_a_page_are_each_customers_own(calendar: CalendarService) -> None:
    for clock, number in (("09:00", "+12025550111"), ("10:00", "+12025550112"), ("11:00", "+12025550112")):
        calendar.confirm(at(clock), customer={"phone": number})
    listed = calendar.get("/v1/customers").json["customers"]
    assert {one["phone"]: one["visits"]["booked"] for one in listed} == {
        "+12025550111": 1,
        "+12025550112": 2,
    }


def test_a_customer_can_be_changed(calendar: CalendarService) -> None:
    carol = calendar.confirm(at("09:00")).json["customer_id"]
    dave = calendar.confirm(at("10:00"), customer={"name": "Dave", "phone": "+12025550177"}).json[
        "customer_id"
    ]
    path = f"/v1/customers/{carol}"
    changed = calendar.call(
        "PATCH", path, {"secondary_phone": "202 555 0199", "tags": ["vip"], "preferences": {"chair": 2}}
    )
    assert changed.status == 200, changed.json
    assert changed.json["secondary_phone"] == "+12025550199"
    assert changed.json["tags"] == ["vip"]
    assert [
        c["customer_id"] for c in calendar.get("/v1/customers", phone="+12025550199").json["customers"]
    ] == [carol]
    clash = calendar.call("PATCH", f"/v1/customers/{dave}", {"phone": "(202) 555-0143"})
    assert (clash.status, clash.code) == (409, "customer_exists")
    assert calendar.call("PATCH", path, {"phone": "12"}).json["errors"][0]["path"] == "phone"
    assert calendar.call("PATCH", path, {"shoe_size": 44}).status == 422


def test_erasing_a_person_keeps_the_calendar(calendar: CalendarService) -> None:
    booked = calendar.confirm(
        at("09:00"),
        notes="Afraid of needles",
        details={"insurance": "Acme 123"},
        location={"address": "1 Elm St", "city": "Springfield"},
    ).json
    calendar.post(f"/v1/appointments/{booked['appointment_id']}/notes", {"text": "Likes jazz"})
    calendar.post("/v1/leads", {"name": "Carol", "phone": "(202) 555-0143"})
    path = f"/v1/customers/{booked['customer_id']}"
    exported = calendar.get(f"{path}/export").json
    assert exported["customer"]["name"] == "Carol"
    assert exported["appointments"][0]["written_notes"] == ["Likes jazz"]
    assert len(exported["leads"]) == 1
    assert calendar.delete(path).status == 204
    assert calendar.get(path).status == 404
    assert calendar.delete(path).status == 404
    kept = calendar.get(f"/v1/appointments/{booked['appointment_id']}").json
    assert (kept["status"], kept["start"]) == ("booked", at("09:00"))
    assert kept["notes"] is kept["details"] is kept["location"] is kept["customer"]["name"] is None
    with calendar.database.transaction(calendar.tenant_id) as connection:
        for table in ("appointments", "customers", "history", "notes", "leads", "waitlist"):
            rows = connection.execute(f"SELECT * FROM {table} WHERE tenant_id = %s", (calendar.tenant_id,))
            text = str(rows.fetchall())
            assert not re.search("Carol|5550143|needles|Acme|Elm|jazz", text), table
    # The number waits in the outbox only for those who are to forget it (see test_erasing).
    assert not re.search("Carol|needles|Acme|Elm|jazz", str(events(calendar)))
    assert {event["type"] for event in events(calendar)} == {"erased"}


def test_what_came_by_the_second_number_is_theirs_too(calendar: CalendarService) -> None:
    carol = calendar.confirm(at("09:00")).json["customer_id"]
    path = f"/v1/customers/{carol}"
    assert calendar.call("PATCH", path, {"secondary_phone": "+12025550199"}).status == 200
    calendar.post("/v1/leads", {"name": "Carol", "phone": "+12025550199", "message": "From work"})
    wish = wait(calendar, "Carol", "+12025550143")
    assert len(calendar.get("/v1/waitlist", phone="+12025550199").json["waitlist"]) == 1
    exported = calendar.get(f"{path}/export").json
    assert [lead["message"] for lead in exported["leads"]] == ["From work"]
    assert [entry["waitlist_id"] for entry in exported["waitlist"]] == [wish["waitlist_id"]]
    assert calendar.delete(path).status == 204
    assert calendar.get("/v1/leads").json["leads"] == []


@pytest.mark.parametrize("customer", [{}, {"name": "carol"}, {"name": "Carol", "email": "c@example.com"}])
def test_who_books_by_their_second_number_is_the_same_customer(
    calendar: CalendarService, customer: dict[str, Any]
) -> None:
    carol = calendar.confirm(at("09:00")).json["customer_id"]
    calendar.call("PATCH", f"/v1/customers/{carol}", {"secondary_phone": "+12025550199"})
    booked = calendar.confirm(at("10:00"), customer={**customer, "phone": "+12025550199"}).json
    assert booked["customer_id"] == carol
    kept = calendar.get(f"/v1/customers/{carol}").json
    assert (kept["phone"], kept["secondary_phone"]) == ("+12025550143", "+12025550199")


def test_another_name_by_somebodys_second_number_is_another_customer(calendar: CalendarService) -> None:
    carol = calendar.confirm(at("09:00")).json["customer_id"]
    calendar.call("PATCH", f"/v1/customers/{carol}", {"secondary_phone": "+12025550199"})
    dave = calendar.confirm(at("10:00"), customer={"name": "Dave", "phone": "+12025550199"}).json
    assert dave["customer_id"] != carol
    # From now on it is Dave's own number, whoever calls from it and does not say who they are.
    again = calendar.confirm(at("11:00"), customer={"phone": "+12025550199"}).json
    assert again["customer_id"] == dave["customer_id"]


def test_a_second_number_that_two_share_is_nobodys(calendar: CalendarService) -> None:
    known = [
        calendar.confirm(at(clock), customer={"name": "Carol", "phone": phone}).json["customer_id"]
        for clock, phone in (("09:00", "+12025550111"), ("10:00", "+12025550112"))
    ]
    for one in known:
        calendar.call("PATCH", f"/v1/customers/{one}", {"secondary_phone": "+12025550199"})
    third = calendar.confirm(at("11:00"), customer={"name": "Carol", "phone": "+12025550199"}).json
    assert third["customer_id"] not in known


def test_erasing_somebody_leaves_what_their_second_numbers_owner_said(calendar: CalendarService) -> None:
    carol = calendar.confirm(at("09:00")).json["customer_id"]
    calendar.confirm(at("10:00"), customer={"name": "Dave", "phone": "+12025550199"})
    calendar.call("PATCH", f"/v1/customers/{carol}", {"secondary_phone": "+12025550199"})
    calendar.post("/v1/leads", {"name": "Dave", "phone": "+12025550199"})
    assert calendar.delete(f"/v1/customers/{carol}").status == 204
    assert [lead["name"] for lead in calendar.get("/v1/leads").json["leads"]] == ["Dave"]


VICTORIA = {"name": "Victoria Vance", "phone": "+12025550177"}
UNPROVEN = {"name": "Mallory Reed", "phone": "+12025550177", "verified": False}


@pytest.mark.parametrize("held", [False, True])
def test_an_unproven_name_stays_with_the_appointment(calendar: CalendarService, held: bool) -> None:
    hers = calendar.confirm(at("09:00"), customer=VICTORIA).json
    told = {**UNPROVEN, "email": "mallory@x.org", "language": "es", "tags": ["vip"]}
    if held:
        booked = calendar.confirm(hold_id=calendar.hold(at("10:00")).json["hold_id"], customer=told).json
    else:
        booked = calendar.confirm(at("10:00"), customer=told).json
    assert (booked["booked_as"], booked["customer_id"]) == ("Mallory Reed", hers["customer_id"])
    known = calendar.get(f"/v1/customers/{hers['customer_id']}").json
    assert (known["name"], known["email"], known["language"], known["tags"]) == (
        "Victoria Vance",
        None,
        None,
        [],
    )
    listed = calendar.get("/v1/appointments", phone="+12025550177").json["appointments"]
    assert [one["booked_as"] for one in listed] == [None, "Mallory Reed"]


def test_who_waits_unproven_renames_nobody(calendar: CalendarService) -> None:
    hers = calendar.confirm(at("09:00"), customer=VICTORIA).json
    wish = {"service_id": "checkup", "from": "2026-12-15", "to": "2026-12-18", "customer": UNPROVEN}
    assert calendar.post("/v1/waitlist", wish).status == 201
    assert calendar.get(f"/v1/customers/{hers['customer_id']}").json["name"] == "Victoria Vance"


def test_an_unproven_address_gets_no_number(calendar: CalendarService) -> None:
    """What the number's owner is told must go to that number, so it becomes a customer of its own."""
    eve = calendar.confirm(at("09:00"), customer={"name": "Eve", "email": "eve@x.org"}).json
    other = calendar.confirm(at("10:00"), customer={**UNPROVEN, "email": "eve@x.org"}).json
    assert other["customer_id"] != eve["customer_id"]
    assert other["customer"]["phone"] == "+12025550177"
    assert calendar.get(f"/v1/customers/{eve['customer_id']}").json["phone"] is None


def test_a_proven_name_still_changes_the_record(calendar: CalendarService) -> None:
    first = calendar.confirm(at("09:00"), customer=UNPROVEN).json
    calendar.confirm(at("10:00"), customer=VICTORIA)
    assert calendar.get(f"/v1/customers/{first['customer_id']}").json["name"] == "Victoria Vance"


# --- leads


def test_leads_of_one_second_have_different_ids(calendar: CalendarService) -> None:
    made = [
        calendar.post(
            "/v1/leads", {"name": "Ann", "phone": "202 555 0143", "details": {"device": "iPhone 14"}}
        )
        for _ in range(3)
    ]
    assert [reply.status for reply in made] == [201] * 3
    ids = [reply.json["lead_id"] for reply in made]
    assert ids[0] == "LEAD-20261214-080000"
    assert len(set(ids)) == 3
    assert all(one.startswith("LEAD-20261214-080000") for one in ids)
    listed = calendar.get("/v1/leads", limit=2).json
    assert len(listed["leads"]) == 2
    assert listed["leads"][0]["details"] == {"device": "iPhone 14"}
    rest = calendar.get("/v1/leads", cursor=listed["next_cursor"]).json
    assert len(rest["leads"]) == 1
    assert rest["next_cursor"] is None


# --- the waitlist


def wait(clinic: CalendarService, name: str, phone: str, **rest: Any) -> dict[str, Any]:
    wish = {"service_id": "checkup", "from": "2026-12-15", "to": "2026-12-15", **rest}
    reply = clinic.post("/v1/waitlist", {**wish, "customer": {"name": name, "phone": phone}})
    assert reply.status == 201, reply.json
    answer: dict[str, Any] = reply.json
    return answer


def full_day(make_calendar: Make, **differences: Any) -> tuple[CalendarService, list[dict[str, Any]]]:
    clinic = make_calendar(hours={"tue": ["10:00-11:00"]}, **differences)
    clinic.clock.advance(3600)  # nine o'clock: nobody is woken
    booked = [clinic.confirm(at(clock), customer={"name": "Early"}).json for clock in ("10:00", "10:30")]
    return clinic, booked


def test_a_cancelled_time_is_held_for_the_first_who_waits(make_calendar: Make) -> None:
    clinic, booked = full_day(make_calendar)
    first = wait(clinic, "Ann", "+12025550111")
    wait(clinic, "Ben", "+12025550112")
    clinic.cancel(booked[0]["appointment_id"])
    assert clinic.times() == []  # held, not free
    offer = next(event for event in events(clinic) if event["type"] == "offer")
    assert offer["customer"]["name"] == "Ann"
    assert offer["offer"]["waitlist_id"] == first["waitlist_id"]
    assert offer["appointment"]["start"] == at("10:00")
    listed = clinic.get("/v1/waitlist").json["waitlist"]
    assert [entry["status"] for entry in listed] == ["offered", "waiting"]
    assert listed[0]["offer"]["hold_id"] == offer["offer"]["hold_id"]
    taken = clinic.confirm(
        hold_id=offer["offer"]["hold_id"], customer={"name": "Ann", "phone": "+12025550111"}
    )
    assert taken.status == 201
    assert [entry["customer"]["name"] for entry in clinic.get("/v1/waitlist").json["waitlist"]] == ["Ben"]


def test_an_offer_nobody_answers_goes_to_the_next_and_never_twice_to_one(make_calendar: Make) -> None:
    clinic, booked = full_day(make_calendar)
    wait(clinic, "Ann", "+12025550111")
    wait(clinic, "Ben", "+12025550112")
    clinic.cancel(booked[0]["appointment_id"])
    keeper = clockwork(clinic)
    for _ in range(3):
        clinic.clock.advance(16 * 60)
        keeper.end_holds()
        keeper.fill_waitlists()
    offered = [event["customer"]["name"] for event in events(clinic) if event["type"] == "offer"]
    assert offered == ["Ann", "Ben"]
    assert [event["type"] for event in events(clinic)].count("offer_ended") == 2
    assert clinic.times() == ["10:00"]


def test_what_became_of_an_offer_is_forgotten_with_its_hold(make_calendar: Make) -> None:
    def actions() -> list[str]:
        with clinic.database.transaction(clinic.tenant_id) as connection:
            rows = connection.execute(
                "SELECT action FROM history WHERE tenant_id = %s ORDER BY entry", (clinic.tenant_id,)
            ).fetchall()
        return [row[0] for row in rows]

    clinic, (first, _) = full_day(make_calendar)
    entry = wait(clinic, "Ann", "+12025550111")["waitlist_id"]
    clinic.cancel(first["appointment_id"])
    assert clinic.delete(f"/v1/waitlist/{entry}").status == 204
    assert actions() == ["booked", "booked", "cancelled", "offered"]
    clinic.clock.advance(31 * 24 * 3600)
    clockwork(clinic).forget()
    assert actions() == ["booked", "booked", "cancelled"]


def test_an_offer_that_ran_out_is_no_hold_any_more(make_calendar: Make) -> None:
    clinic, booked = full_day(make_calendar)
    wait(clinic, "Ann", "+12025550111")
    clinic.cancel(booked[0]["appointment_id"])
    (offer,) = clinic.get("/v1/appointments", status="held").json["appointments"]
    clinic.clock.advance(16 * 60)
    clockwork(clinic).end_holds()
    assert clinic.get("/v1/appointments", status="held").json["appointments"] == []
    assert clinic.confirm(hold_id=offer["appointment_id"]).code == "hold_expired"


def test_who_waits_in_vain_does_not_stand_in_the_way_of_those_behind(make_calendar: Make) -> None:
    clinic, _ = full_day(make_calendar)
    wait(clinic, "Ann", "+12025550111", part_of_day="evening")
    with clinic.database.transaction(clinic.tenant_id) as connection:
        connection.execute(
            """
            INSERT INTO waitlist (tenant_id, waitlist_id, status, service_id, first_minute, until_minute,
                                  part_of_day, customer_id, created_at)
            SELECT tenant_id, gen_random_uuid(), status, service_id, first_minute, until_minute, part_of_day,
                   customer_id, created_at
              FROM waitlist, generate_series(1, %s) WHERE tenant_id = %s
            """,
            (ENTRIES_AT_ONCE, clinic.tenant_id),
        )
    last = wait(clinic, "Ben", "+12025550112")
    clinic.configure(hours={"tue": ["10:00-11:00", "14:00-15:00"]})
    clockwork(clinic).fill_waitlists()
    offers = [event["offer"]["waitlist_id"] for event in events(clinic) if event["type"] == "offer"]
    assert offers == [last["waitlist_id"]]


def test_who_leaves_the_waitlist_while_their_offer_is_booked_waits_for_that(make_calendar: Make) -> None:
    clinic, booked = full_day(make_calendar)
    entry = wait(clinic, "Ann", "+12025550111")["waitlist_id"]
    clinic.cancel(booked[0]["appointment_id"])
    (offer,) = clinic.get("/v1/appointments", status="held").json["appointments"]
    with clinic.database.transaction(clinic.tenant_id) as booking:
        booking.execute(
            "SELECT FROM appointments WHERE appointment_id = %s FOR UPDATE", (offer["appointment_id"],)
        )
        leaving = Later(lambda: clinic.delete(f"/v1/waitlist/{entry}"))
        assert leaving.is_waiting()
        booking.execute("SET LOCAL lock_timeout = '500ms'")
        booking.execute("SELECT FROM waitlist WHERE waitlist_id = %s FOR UPDATE", (entry,))
    assert leaving.answer().status == 204
    assert "10:00" in clinic.times()


def test_nobody_is_offered_anything_at_night(make_calendar: Make) -> None:
    clinic, booked = full_day(make_calendar)
    wait(clinic, "Ann", "+12025550111")
    clinic.clock.advance(14 * 3600)  # eleven in the evening
    clinic.cancel(booked[0]["appointment_id"])
    keeper = clockwork(clinic)
    keeper.fill_waitlists()
    assert not [event for event in events(clinic) if event["type"] == "offer"]
    clinic.clock.advance(9 * 3600 + 60)  # a minute past eight
    keeper.fill_waitlists()
    assert len([event for event in events(clinic) if event["type"] == "offer"]) == 1


def test_a_changed_opening_fills_the_waitlist_too(make_calendar: Make) -> None:
    clinic, _ = full_day(make_calendar)
    wait(clinic, "Ann", "+12025550111", part_of_day="afternoon")
    keeper = clockwork(clinic)
    keeper.fill_waitlists()
    assert not [event for event in events(clinic) if event["type"] == "offer"]
    clinic.configure(hours={"tue": ["10:00-11:00", "14:00-15:00"]})
    clockwork(clinic).fill_waitlists()
    offer = next(event for event in events(clinic) if event["type"] == "offer")
    assert offer["appointment"]["start"] == at("14:00")


def test_leaving_the_waitlist_frees_what_was_on_offer(make_calendar: Make) -> None:
    clinic, booked = full_day(make_calendar)
    entry = wait(clinic, "Ann", "+12025550111")
    clinic.cancel(booked[1]["appointment_id"])
    assert clinic.times() == []
    assert clinic.delete(f"/v1/waitlist/{entry['waitlist_id']}").status == 204
    assert clinic.times() == ["10:30"]
    assert clinic.delete(f"/v1/waitlist/{entry['waitlist_id']}").status == 404
