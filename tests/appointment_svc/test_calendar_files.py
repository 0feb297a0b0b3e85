"""Calendar files out, busy times in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from appointment_svc.calendars import Calendars
from appointment_svc.domain.ics import IcsEvent, calendar_text
from appointment_svc.ids import RandomIds
from appointment_svc.imports.fetch import Fetcher, FetchError, is_public
from appointment_svc.imports.reading import ReadError, busy_minutes
from appointment_svc.store.staff_numbers import StaffNumbers
from appointment_svc.upkeep import Upkeep
from tests.appointment_svc.service import CalendarService, at
from tests.fakes.service import FakeService, Received, Reply

Make = Callable[..., CalendarService]
NEW_YORK = ZoneInfo("America/New_York")


def read_plainly(text: str) -> list[dict[str, str]]:
    """An independent reader: unfolds, splits, unescapes, and knows nothing of our writer or of any
    library."""
    lines: list[str] = []
    for raw in text.split("\r\n"):
        assert len(raw.encode()) <= 75, raw
        if raw.startswith(" "):
            lines[-1] += raw[1:]
        elif raw:
            lines.append(raw)
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if (name, value) == ("BEGIN", "VEVENT"):
            events.append({})
        elif events and name not in ("BEGIN", "END"):
            plain = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
            events[-1][name.partition(";")[0]] = plain
    return events


def test_an_appointment_has_a_file_that_follows_its_changes(calendar: CalendarService) -> None:
    booked = calendar.confirm(at("10:00")).json
    path = f"/v1/appointments/{booked['appointment_id']}/calendar.ics"
    first = calendar.get(path)
    assert first.headers["Content-Type"].startswith("text/calendar")
    event = next(iter(Calendar.from_ical(first.text).walk("VEVENT")))
    assert event.decoded("DTSTART") == datetime(2026, 12, 15, 15, 0, tzinfo=UTC)
    assert event.decoded("DTEND") == datetime(2026, 12, 15, 15, 30, tzinfo=UTC)
    calendar.reschedule(booked["appointment_id"], at("11:00"))
    moved = read_plainly(calendar.get(path).text)[0]
    assert (moved["UID"], moved["SEQUENCE"]) == (str(event["UID"]), "1")
    assert moved["DTSTART"] == "20261215T160000Z"
    calendar.cancel(booked["appointment_id"])
    text = calendar.get(path).text
    assert "METHOD:CANCEL" in text
    cancelled = read_plainly(text)[0]
    assert (cancelled["STATUS"], cancelled["SEQUENCE"], cancelled["UID"]) == ("CANCELLED", "2", moved["UID"])


def test_awkward_texts_survive_the_file() -> None:
    summary = 'Zahnärztin; "50 %, sofort"\n\\ünïcode 🦷 ' + "lang " * 40
    event = IcsEvent("u@x", 0, 29_000_000, 29_000_030, summary, datetime(2026, 1, 1, tzinfo=UTC))
    text = calendar_text("Praxis, A; B", [event], datetime(2026, 1, 1, tzinfo=UTC))
    assert read_plainly(text)[0]["SUMMARY"] == summary
    assert str(next(iter(Calendar.from_ical(text).walk("VEVENT")))["SUMMARY"]) == summary


def test_a_feed_opens_with_its_token_only(calendar: CalendarService) -> None:
    calendar.confirm(at("10:00"))
    calendars = calendar.get("/v1/calendars").json["calendars"]
    path = calendars[0]["feed_path"]
    feed = calendar.client.get(path)
    assert feed.status_code == 200
    assert [event["SUMMARY"] for event in read_plainly(feed.text)] == ["Check-up: Carol"]
    assert len(path.partition("token=")[2]) >= 40
    for wrong in (
        path[:-1] + ("a" if path[-1] != "a" else "b"),
        path.partition("?")[0],
        path.partition("=")[0] + "=",
    ):
        assert calendar.client.get(wrong).status_code == 404
    renewed = calendar.call("POST", "/v1/calendars/lee/token")
    assert renewed.status == 200, renewed.text
    assert calendar.client.get(path).status_code == 404
    assert calendar.client.get(renewed.json["feed_path"]).status_code == 200


def test_the_place_is_written_as_an_address_is(calendar: CalendarService) -> None:
    place = {"zip": "01101", "state": "MA", "city": "Springfield", "address": "4 Elm Street"}
    booked = calendar.confirm(at("10:00"), location=place).json
    event = read_plainly(calendar.get(f"/v1/appointments/{booked['appointment_id']}/calendar.ics").text)[0]
    assert event["LOCATION"] == "4 Elm Street, Springfield, MA, 01101"


@pytest.mark.parametrize(("at_customer", "place"), [(False, "12 Main St, Springfield"), (True, None)])
def test_where_staff_go_out_nobody_is_sent_to_the_business(
    make_calendar: Make, at_customer: bool, place: str | None
) -> None:
    visit = {"id": "visit", "name": "Visit", "duration_minutes": 30, "at_customer": at_customer}
    clinic = make_calendar(services=[visit], address="12 Main St, Springfield")
    booked = clinic.confirm(at("10:00"), service_id="visit").json
    event = read_plainly(clinic.get(f"/v1/appointments/{booked['appointment_id']}/calendar.ics").text)[0]
    assert event.get("LOCATION") == place


OUTSIDE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:test
BEGIN:VEVENT
UID:lunch
DTSTART;TZID=America/New_York:20261101T120000
DTEND;TZID=America/New_York:20261101T130000
RRULE:FREQ=DAILY
EXDATE;TZID=America/New_York:20261216T120000
END:VEVENT
BEGIN:VEVENT
UID:lunch
RECURRENCE-ID;TZID=America/New_York:20261217T120000
DTSTART;TZID=America/New_York:20261217T140000
DTEND;TZID=America/New_York:20261217T143000
END:VEVENT
BEGIN:VEVENT
UID:day-off
DTSTART;VALUE=DATE:20261218
DTEND;VALUE=DATE:20261219
END:VEVENT
BEGIN:VEVENT
UID:free
DTSTART:20261215T150000Z
DTEND:20261215T160000Z
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


@pytest.fixture
def outside() -> Iterator[tuple[FakeService, str]]:
    fake = FakeService()
    with fake.running() as url:
        yield fake, url


def clockwork(clinic: CalendarService, **fetcher: object) -> Upkeep:
    fetcher.setdefault("allows", lambda _: True)
    calendars = Calendars(clinic.directory, StaffNumbers(clinic.database))
    return Upkeep(clinic.database, calendars, clinic.clock, RandomIds(), Fetcher(**fetcher))  # type: ignore[arg-type]


def test_busy_times_of_an_outside_calendar_block(
    make_calendar: Make, outside: tuple[FakeService, str]
) -> None:
    fake, url = outside
    fake.on("GET /lee.ics", lambda _: Reply(OUTSIDE.encode(), headers={"ETag": '"1"'}))
    clinic = make_calendar(staff=[{"id": "lee", "name": "Dr. Lee", "calendar_url": f"{url}/lee.ics"}])
    keeper = clockwork(clinic)
    keeper.know_calendars(clinic.directory.all_tenants())
    keeper.read_calendars()
    assert "12:00" not in clinic.times()
    assert "11:30" in clinic.times()
    assert "10:00" in clinic.times()  # a transparent event does not block
    assert "12:00" in clinic.times("2026-12-16")  # taken out of the series
    moved = clinic.times("2026-12-17")
    assert "12:00" in moved
    assert "14:00" not in moved
    assert clinic.times("2026-12-18") == []
    assert clinic.confirm(at("12:00")).code == "slot_taken"
    state = clinic.get("/v1/calendars").json["calendars"][0]["imported"]
    assert (state["status"], state["failure"]) == ("ok", None)


def test_a_failure_keeps_the_last_good_copy_and_is_shown(
    make_calendar: Make, outside: tuple[FakeService, str]
) -> None:
    fake, url = outside
    fake.on("GET /lee.ics", lambda _: Reply(OUTSIDE.encode()))
    clinic = make_calendar(staff=[{"id": "lee", "name": "Dr. Lee", "calendar_url": f"{url}/lee.ics"}])
    keeper = clockwork(clinic)
    keeper.know_calendars(clinic.directory.all_tenants())
    keeper.read_calendars()
    for answer in (Reply(b"oops", 500), Reply(b"<html>not a calendar</html>"), Reply(b"x" * 5_000_000)):
        fake.on("GET /lee.ics", lambda _, answer=answer: answer)
        clinic.clock.advance(1000)
        keeper.read_calendars()
        state = clinic.get("/v1/calendars").json["calendars"][0]["imported"]
        assert state["status"] == "degraded", answer
        assert "12:00" not in clinic.times()
        assert "11:30" in clinic.times()


def test_redirects_into_our_own_network_are_not_followed(outside: tuple[FakeService, str]) -> None:
    fake, url = outside
    fake.on("GET /hop", lambda _: Reply(b"", 302, {"Location": "http://169.254.169.254/latest/meta-data"}))
    fetcher = Fetcher(allows=lambda address: address == "127.0.0.1")
    with pytest.raises(FetchError, match="public internet"):
        fetcher.fetch(f"{url}/hop")
    assert len(fake.received) == 1


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "http://user:pw@example.org/",
        "http://127.0.0.1/x",
        "http://[::1]/x",
        "http://0x7f000001/x",
        "http://[::ffff:10.0.0.1]/x",
        "http://169.254.169.254/latest",
        "http://10.1.2.3/x",
        "http://localhost/x",
        "http://example.org:99999/",
    ],
)
def test_only_public_addresses_are_fetched(url: str) -> None:
    with pytest.raises(FetchError):
        Fetcher().fetch(url)


def test_private_addresses_in_disguise_are_known() -> None:
    for address in (
        "127.0.0.1",
        "::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "fe80::1%eth0",
        "0.0.0.0",
    ):
        assert not is_public(address), address
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")


def test_what_was_read_while_the_calendar_was_taken_away_does_not_block(
    make_calendar: Make, outside: tuple[FakeService, str]
) -> None:
    fake, url = outside
    clinic = make_calendar(staff=[{"id": "lee", "name": "Dr. Lee", "calendar_url": f"{url}/lee.ics"}])
    keeper = clockwork(clinic)

    def answer(_: Received) -> Reply:
        clinic.configure(staff=[{"id": "lee", "name": "Dr. Lee"}])
        keeper.know_calendars(clinic.directory.all_tenants())
        return Reply(OUTSIDE.encode())

    fake.on("GET /lee.ics", answer)
    keeper.know_calendars(clinic.directory.all_tenants())
    keeper.read_calendars()
    assert clinic.get("/v1/calendars").json["calendars"][0]["imported"] is None
    assert "12:00" in clinic.times()


def test_an_unchanged_calendar_is_not_read_again(
    make_calendar: Make, outside: tuple[FakeService, str]
) -> None:
    fake, url = outside

    def answer(received: Received) -> Reply:
        if received.headers.get("if-none-match") == '"1"':
            return Reply(None, 304)
        return Reply(OUTSIDE.encode(), headers={"ETag": '"1"'})

    fake.on("GET /lee.ics", answer)
    clinic = make_calendar(staff=[{"id": "lee", "name": "Dr. Lee", "calendar_url": f"{url}/lee.ics"}])
    keeper = clockwork(clinic)
    keeper.know_calendars(clinic.directory.all_tenants())
    for _ in range(2):
        keeper.read_calendars()
        clinic.clock.advance(1000)
    assert len(fake.received) == 2
    assert "12:00" not in clinic.times()


@pytest.mark.parametrize(
    "body", [b"", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", b"\xff\xfe", b"BEGIN:VEVENT\r\nEND:VEVENT"]
)
def test_what_is_no_calendar_is_refused_or_empty(body: bytes) -> None:
    with suppress(ReadError):
        assert busy_minutes(body, NEW_YORK, 0, 1000) == []


def test_an_absurd_series_is_bounded() -> None:
    text = OUTSIDE.replace("FREQ=DAILY", "FREQ=SECONDLY")
    with pytest.raises(ReadError):
        busy_minutes(text.encode(), NEW_YORK, 29_900_000, 29_990_000)
