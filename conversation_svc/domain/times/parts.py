"""Parts of the day: their hours as people mean them, and the three that a booking knows."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from conversation_svc.domain.times.values import Clock, ClockRange, MomentRange

CALENDAR_PARTS = {  # half-open, as a search of free times has them
    "morning": (time(0), time(12)),
    "afternoon": (time(12), time(17)),
    "evening": (time(17), time.max),
}
_HOURS = {
    "morning": (8, 12),
    "afternoon": (12, 16),
    "evening": (16, 20),
    "night": (20, 24),
    "breakfast": (8, 12),
    "brunch": (8, 12),
    "lunch": (11, 13),
    "dinner": (16, 20),
    "day": (8, 18),
    "after lunch": (13, 17),
    "after school": (15, 18),
    "after work": (17, 21),
}
_BOOKABLE = {"morning": "morning", "lunch": None, "afternoon": "afternoon", "evening": "evening"}
_BOOKABLE |= {"night": "evening", "dinner": "evening", "day": None}
_BOOKABLE |= {"breakfast": "morning", "brunch": "morning"}
_BOOKABLE |= {"after lunch": "afternoon", "after school": "afternoon", "after work": "evening"}


def bookable_part(part: str) -> str | None:
    """morning, afternoon or evening as the calendar has them."""
    return _BOOKABLE.get(part)


def hours_of(part: str, shade: str | None = None) -> tuple[int, int]:
    """(first hour, hour after the last); shade "<" is its early part, "~" its middle, ">" its late part."""
    first, end = _HOURS[part]
    if shade == ">":
        first = end - 2 if part != "night" else 21
    elif shade == "<":
        end = first + 2
    elif shade == "~":
        first, end = first + 1, first + 3
    return first, end


def clock_range(part: str, shade: str | None = None) -> ClockRange:
    first, end = hours_of(part, shade)
    return ClockRange(Clock(first, fixed=True), Clock(end, fixed=True), part)


def moment_range(day: date, part: str, shade: str | None = None) -> MomentRange:
    first, end = hours_of(part, shade)
    midnight = datetime.combine(day, time())
    return MomentRange(midnight + timedelta(hours=first), midnight + timedelta(hours=end), f"part:{part}")


def part_said(value: object) -> str | None:
    """The part of day that a value was said as."""
    if isinstance(value, ClockRange):
        return value.part
    if isinstance(value, MomentRange) and value.grain.startswith("part:"):
        return value.grain[5:]
    return None


_PART_OF_HOURS = {
    hours_of(part, shade): bookable
    for part, bookable in _BOOKABLE.items()
    if bookable
    for shade in (None, "<", ">", "~")
}


_WHOLE = {hours_of(part): _BOOKABLE[part] for part in ("morning", "afternoon", "evening", "night")}


def whole_part(start: datetime, end: datetime) -> str | None:
    """The part of day that these hours are all of, as the calendar has it: its own hours may be longer."""
    return _WHOLE.get((start.hour, end.hour or 24))


def part_of_range(start: datetime, end: datetime) -> str | None:
    """The part of day whose hours these are."""
    same_day = end - start <= timedelta(hours=12) and not (start.minute or end.minute)
    return _PART_OF_HOURS.get((start.hour, end.hour or 24)) if same_day else None
