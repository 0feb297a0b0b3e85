"""The appointment as an .ics file (RFC 5545) that a mail program offers to put into the calendar."""

from __future__ import annotations

from datetime import UTC, datetime

from icalendar import Calendar, Event


def calendar_file(
    *,
    uid: str,
    sequence: int,
    start: datetime,
    end: datetime,
    summary: str,
    location: str,
    cancelled: bool,
    stamp: datetime,
) -> str:
    """The same `uid` with a higher `sequence` moves or removes the earlier entry. Instants are aware."""
    event = Event()
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", stamp)
    event.add("dtstart", start.astimezone(UTC))  # a bare offset would be written without its zone
    event.add("dtend", end.astimezone(UTC))
    event.add("summary", summary)
    if location:
        event.add("location", location)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Frontdesk//notification_worker//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")
