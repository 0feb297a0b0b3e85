"""Calendar files, RFC 5545: as much of it as appointments need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

CONTENT_TYPE = "text/calendar; charset=utf-8"
_FOLD_AT = 75
"""Octets of a line, as the RFC counts."""


@dataclass(frozen=True, slots=True)
class IcsEvent:
    uid: str
    """Stays the same for the life of the appointment, so that a newer file replaces the older event."""
    sequence: int
    start: int
    """Epoch minutes, like `end`."""
    end: int
    summary: str
    changed_at: datetime
    description: str = ""
    location: str = ""
    cancelled: bool = False


def calendar_text(name: str, events: Iterable[IcsEvent], now: datetime, *, method: str = "PUBLISH") -> str:
    """Times are written in UTC: no zone definitions to get wrong, and every client shows its own zone."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Frontdesk//Calendar 1//EN",
        "CALSCALE:GREGORIAN",
        f"METHOD:{method}",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for event in events:
        lines += _event_lines(event, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event_lines(event: IcsEvent, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{_stamp(now)}"
    yield f"DTSTART:{_minute(event.start)}"
    yield f"DTEND:{_minute(event.end)}"
    yield f"LAST-MODIFIED:{_stamp(event.changed_at)}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    if event.location:
        yield f"LOCATION:{_escaped(event.location)}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield f"TRANSP:{'TRANSPARENT' if event.cancelled else 'OPAQUE'}"
    yield "END:VEVENT"


def _stamp(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _minute(minute: int) -> str:
    return _stamp(datetime.fromtimestamp(minute * 60, UTC))


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(character for character in text if character >= " " or character == "\t")


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 octets; the next one begins with a space. Never inside a character."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _FOLD_AT:
            yield piece
            piece, size = " ", 1
        piece += character
        size += octets
    yield piece
