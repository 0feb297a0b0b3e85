"""The days and clock times that a line names, and those it refuses. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, time, timedelta

from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.state import Mention
from conversation_svc.domain.times.parts import CALENDAR_PARTS, hours_of, whole_part
from conversation_svc.domain.understanding import TimeExpression

ONE_DAY = timedelta(days=1)

# "late afternoon", "early evening": in the calendar's afternoon and evening, which are an hour later
_SHADES = {hours_of("afternoon", ">"): (15, 17), hours_of("evening", "<"): (17, 19)}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s*([ap])?")
_PRONOUNS = frozenset({"one", "uno", "una"})


def mentions(heard: Heard) -> tuple[Mention, ...]:
    """Every expression of time in the line, in order."""
    found = []
    times, unwanted = heard.understanding.times, clocks_refused(heard)
    bounds_days = heard.constraints.dates or heard.constraints.weekdays
    for expression in times:
        if expression.text.lower() in _PRONOUNS and (len(times) > 1 or heard.says("the_one")):
            continue  # "the 4:30 one" is not at one o'clock
        if expression.text.lower().split()[-1] in _PRONOUNS and heard.says("choosing"):
            continue  # nor is "the next one"
        mention = _mention(expression)
        if mention and expression.kind == "datetimerange" and heard.constraints.latest and not bounds_days:
            mention = replace(mention, days=None, earliest=None)  # "until 11" is true of any day
        if mention:
            before = heard.text[: expression.span[0]] if expression.span != (0, 0) else ""
            found.append(
                replace(
                    mention,
                    old=mention.at in unwanted
                    or any(
                        heard.words.matches(key, before.rstrip() + " ") for key in ("instead_of", "having_at")
                    ),
                )
            )
    fields = heard.understanding.fields
    if not found and (fields.date or fields.time):
        days = (fields.date, fields.date) if fields.date else None
        found.append(Mention(days=days, at=fields.time))
    return tuple(found)


def _mention(expression: TimeExpression) -> Mention | None:
    start, end, kind = expression.start, expression.end, expression.kind
    if kind in ("date", "datetime", "time") and start:
        return Mention(
            days=None if kind == "time" else (start.date(), start.date()),
            at=None if kind == "date" else start.time(),
        )
    if kind == "daterange" and start:
        last = (end - ONE_DAY).date() if end else (start + timedelta(days=30)).date()
        return Mention(days=(start.date(), max(last, start.date())))
    part = whole_part(start, end) if expression.grain == "hour" and start and end else None
    if expression.grain == "hour" and start and end and (start.hour, end.hour) in _SHADES:
        opens, closes = _SHADES[start.hour, end.hour]
        start, end = start.replace(hour=opens), end.replace(hour=closes)
    if part and start:  # "Monday evening": when that is, the calendar knows
        hours = _hours_of(part)
        return hours if kind == "timerange" else replace(hours, days=(start.date(), start.date()))
    if kind == "timerange":
        return Mention(earliest=start.time() if start else None, latest=_late(end))
    if kind == "datetimerange" and start:
        last_day = (end - timedelta(seconds=1)).date() if end else start.date()
        earliest = start.time() if start.time() != time(0) else None
        return Mention(days=(start.date(), last_day), earliest=earliest, latest=_late(end))
    return None


def _hours_of(part: str) -> Mention:
    first, end = CALENDAR_PARTS[part]
    return Mention(earliest=None if first == time.min else first, latest=None if end == time.max else end)


def clocks_refused(heard: Heard) -> tuple[time, ...]:
    """ "Monday but not at nine": nine in the morning and in the evening, where it does not say which."""
    found = heard.words.find("not_at", heard.text)
    told = _CLOCK.search(next(filter(None, found.groups()))) if found else None
    if found and told is None:  # "las once no, mejor las doce"
        refused = [t for t in heard.understanding.times if found.start() <= t.span[0] < found.end()]
        return tuple(t.start.time() for t in refused if t.start and t.kind in ("time", "datetime"))
    if told is None:
        return ()
    hour, minute, half = int(told[1]), int(told[2] or 0), told[3]
    if hour > 12 or minute > 59:
        return ()
    both = {"a": (hour % 12,), "p": (hour % 12 + 12,)}.get((half or "").lower(), (hour % 12, hour % 12 + 12))
    return tuple(time(each, minute) for each in both)


def _late(end: datetime | None) -> time | None:
    return end.time() if end and end.time() != time(0) else None
