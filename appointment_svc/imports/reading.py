"""From an iCalendar text to busy minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar

from appointment_svc.domain.hours import merge
from appointment_svc.domain.zone import minute_not_before, minute_of

MOST_OCCURRENCES = 20_000
PIECE = 1440
"""Busy times are cut into pieces of at most a day, so that a look at one day need not search far back."""


class ReadError(Exception):
    """The text is not a calendar, or an absurd one."""


def busy_minutes(body: bytes, zone: ZoneInfo, first: int, until: int) -> list[tuple[int, int]]:
    """Busy times between two epoch minutes, merged and sorted, in pieces of at most a day.

    `zone` is where days without a zone (all-day events, floating times) are read. Cancelled and transparent
    events do not block. Raises ReadError.
    """
    try:
        calendar = Calendar.from_ical(body)
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise ReadError("the address does not hold a calendar") from error
    try:
        spans = list(islice(_spans(calendar, zone, first, until), MOST_OCCURRENCES + 1))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ReadError("the calendar holds an event that cannot be understood") from error
    if len(spans) > MOST_OCCURRENCES:
        raise ReadError(f"the calendar holds more than {MOST_OCCURRENCES} busy times")
    clipped = ((max(start, first), min(end, until)) for start, end in spans)
    return [piece for span in merge(clipped) for piece in _pieces(*span)]


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        yield start, min(start + PIECE, end)
        start += PIECE


def _spans(calendar: Any, zone: ZoneInfo, first: int, until: int) -> Iterator[tuple[int, int]]:
    events = list(calendar.walk("VEVENT"))
    moved = {
        (str(e.get("UID")), _key(e.decoded("RECURRENCE-ID"), zone)) for e in events if "RECURRENCE-ID" in e
    }
    for event in events:
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        if str(event.get("TRANSP", "")).upper() == "TRANSPARENT":
            continue
        uid = str(event.get("UID"))
        length = _length(event, zone)
        for start in _starts(event, zone, first, until, length):
            if "RECURRENCE-ID" not in event and (uid, _key(start, zone)) in moved:
                continue  # that occurrence stands in an event of its own
            begin = _instant(start, zone)
            yield minute_of(begin), minute_not_before(begin + length)
    for component in calendar.walk("VFREEBUSY"):
        yield from _free_busy(component, zone)


def _free_busy(component: Any, zone: ZoneInfo) -> Iterator[tuple[int, int]]:
    found = component.get("FREEBUSY", [])
    for period in found if isinstance(found, list) else [found]:
        if str(period.params.get("FBTYPE", "BUSY")).upper() == "FREE":
            continue
        yield minute_of(_instant(period.start, zone)), minute_not_before(_instant(period.end, zone))


def _starts(
    event: Any, zone: ZoneInfo, first: int, until: int, length: timedelta
) -> Iterable[date | datetime]:
    start = event.decoded("DTSTART")
    if "RRULE" not in event and "RDATE" not in event:
        return [start]
    # The rules run on wall-clock time without a zone: ten o'clock stays ten o'clock over a change of the
    # clocks.
    own_zone = start.tzinfo if isinstance(start, datetime) and start.tzinfo else zone
    naive = _naive(start)
    rules = rruleset()
    found = event.get("RRULE", [])
    for rule in found if isinstance(found, list) else [found]:
        text = rule.to_ical().decode()
        if "UNTIL=" in text:
            text = _until_on_the_wall(text, own_zone)
        rules.rrule(rrulestr(text, dtstart=naive))
    if not found:
        rules.rdate(naive)
    for extra in _dates(event, "RDATE"):
        rules.rdate(_naive(extra, own_zone))
    for removed in _dates(event, "EXDATE"):
        rules.exdate(_naive(removed, own_zone))
    low = datetime.fromtimestamp(first * 60, UTC).astimezone(own_zone).replace(tzinfo=None) - length
    high = datetime.fromtimestamp(until * 60, UTC).astimezone(own_zone).replace(tzinfo=None)
    occurrences = islice(rules.xafter(low - timedelta(days=1), inc=True), MOST_OCCURRENCES + 1)
    kept = []
    for occurrence in occurrences:
        if occurrence > high:
            break
        kept.append(occurrence.replace(tzinfo=own_zone))
    return kept


def _dates(event: Any, name: str) -> Iterator[date | datetime]:
    found = event.get(name, [])
    for group in found if isinstance(found, list) else [found]:
        for one in group.dts:
            value = one.dt
            yield value[0] if isinstance(value, tuple) else value


def _until_on_the_wall(text: str, own_zone: Any) -> str:
    """An UNTIL in UTC means an instant; the rule runs on wall-clock time."""
    parts = []
    for part in text.split(";"):
        if part.startswith("UNTIL=") and part.endswith("Z"):
            instant = datetime.strptime(part[6:-1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            part = f"UNTIL={instant.astimezone(own_zone):%Y%m%dT%H%M%S}"
        parts.append(part)
    return ";".join(parts)


def _length(event: Any, zone: ZoneInfo) -> timedelta:
    start = event.decoded("DTSTART")
    if "DTEND" in event:
        return max(_instant(event.decoded("DTEND"), zone) - _instant(start, zone), timedelta(0))
    if "DURATION" in event:
        length: timedelta = event.decoded("DURATION")
        return max(timedelta(0), length)
    return timedelta(0) if isinstance(start, datetime) else timedelta(days=1)


def _instant(value: date | datetime, zone: ZoneInfo) -> datetime:
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - its zone comes next
    return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)


def _naive(value: date | datetime, own_zone: Any = None) -> datetime:
    if not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - wall-clock time on purpose
    if value.tzinfo and own_zone is not None:
        value = value.astimezone(own_zone)
    return value.replace(tzinfo=None)


def _key(value: date | datetime, zone: ZoneInfo) -> int:
    return minute_of(_instant(value, zone))
