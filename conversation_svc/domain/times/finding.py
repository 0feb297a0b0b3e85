"""The way from words to times."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from conversation_svc.domain.times.context import TimeContext
from conversation_svc.domain.understanding import TimeExpression

_DAYS = re.compile(r"\b(today|tomorrow)\b", re.I)
_CLOCK = re.compile(r"\b(\d{1,2})(?::(\d\d))? ?([ap]m)\b", re.I)


def find_times(text: str, context: TimeContext) -> tuple[TimeExpression, ...]:
    """All expressions of time in `text`, in reading order."""
    found = []
    midnight = datetime.combine(context.now.date(), time())
    for match in _DAYS.finditer(text):
        start = midnight + timedelta(days=match[1].lower() == "tomorrow")
        found.append(TimeExpression(match[0], "date", start, None, "day", match.span()))
    for match in _CLOCK.finditer(text):
        hour = int(match[1]) % 12 + 12 * (match[3].lower() == "pm")
        start = midnight + timedelta(hours=hour, minutes=int(match[2] or 0))
        found.append(TimeExpression(match[0], "time", start, None, "minute", match.span()))
    return tuple(sorted(found, key=lambda each: each.span))
