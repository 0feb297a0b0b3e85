"""Short ways to ask what was understood. Carol writes on Wednesday, 6 March 2019, at nine in the morning."""

from __future__ import annotations

from datetime import datetime

from conversation_svc.domain.times import TimeContext, find_times, merge

WEDNESDAY = datetime(2019, 3, 6, 9)


def make_context(**difference: object) -> TimeContext:
    return TimeContext(**{"now": WEDNESDAY, **difference})  # type: ignore[arg-type]


def _said(moment: datetime | None) -> str:
    if moment is None:
        return "open"
    return moment.isoformat(" ", "seconds" if moment.second else "minutes")


def when(text: str, **difference: object) -> str:
    """The one expression in `text`: "2019-03-07", "16:00", "2019-03-07 16:00", "A .. B"; else "nothing"."""
    found = find_times(text, make_context(**difference))
    if not found:
        return "nothing"
    assert len(found) == 1, [each.text for each in found]
    expression = found[0]
    start, end = _said(expression.start), _said(expression.end)
    if expression.kind == "date":
        return start[:10]
    if expression.kind == "time":
        return start[11:]
    if expression.kind == "datetime":
        return start
    if expression.kind == "daterange":
        return f"{start[:10]} .. {end[:10]}"
    if expression.kind == "timerange":
        return f"{start[11:] or 'open'} .. {end[11:] or 'open'}"
    return f"{start} .. {end}"


def fields(text: str, **difference: object) -> tuple[str | None, str | None, str | None]:
    """(date, time, part of day) of a whole line."""
    day, clock, part = merge(find_times(text, make_context(**difference)))
    return day.isoformat() if day else None, f"{clock:%H:%M}" if clock else None, part
