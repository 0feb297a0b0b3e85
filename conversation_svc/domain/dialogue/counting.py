"""Days and hours counted from a time we speak of: "an hour later", "the week after". Pure."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from conversation_svc.domain.phrases import Words
from conversation_svc.domain.state import DayRange

ONE_DAY = timedelta(days=1)
_LENGTHS = {  # by the first letter of the unit, in English and in Spanish
    "h": timedelta(hours=1),
    "m": timedelta(minutes=1),
    "d": ONE_DAY,
    "w": timedelta(weeks=1),
    "s": timedelta(weeks=1),
}
_WHOLE_PART = re.compile(r"(?<!\d)(\d{1,2})[.,]$")
_AMOUNTS = {
    "a": 1,
    "un": 1,
    "three": 3,
    "tres": 3,
    "an": 1,
    "one": 1,
    "una": 1,
    "two": 2,
    "dos": 2,
    "half an": 0.5,
    "a half": 0.5,
    "media": 0.5,
}


def shift(words: Words, text: str) -> timedelta | None:
    """ "An hour later", "push it back half an hour": so much after the time we speak of, or before it."""
    found = words.find("shift", text)
    if found is None:
        return None
    told = {key.rstrip("2345"): value.lower() for key, value in found.groupdict().items() if value}
    amount = _AMOUNTS.get(told["n"]) or float(told["n"])
    place = next(found.start(key) for key, value in found.groupdict().items() if value and key[0] == "n")
    whole = _WHOLE_PART.search(text[:place])
    if whole:  # "2.5 hours later" ends in "5 hours later"
        amount = float(f"{whole[1]}.{told['n']}")
    if words.matches("and_half", text[found.end() :]):
        amount += 0.5
    length = amount * _LENGTHS[told["unit"][0]]
    return -length if words.matches("shift_earlier", told.get("way", "")) else length


def counted_from(day: date, text: str, words: Words) -> tuple[DayRange, ...]:
    """ "The day after", "that week", "the following week": days counted from the one we speak of."""
    if words.matches("day_after", text):
        return ((day + ONE_DAY, day + ONE_DAY),)
    if words.matches("day_before", text):
        return ((day - ONE_DAY, day - ONE_DAY),)
    if words.matches("that_week", text):
        monday = day - timedelta(days=day.weekday())
        sunday = monday + timedelta(days=6)
        later = words.matches("later", text) and day < sunday
        return ((day + ONE_DAY if later else monday, sunday),)
    if words.matches("week_after", text):
        monday = day + timedelta(days=7 - day.weekday())
        return ((monday, monday + timedelta(days=6)),)
    return ()


def on_weekday_of(span: DayRange, reference: datetime) -> DayRange:
    """ "Same time next week": the same weekday within that week."""
    if span[0] == span[1]:
        return span
    if span[0] <= reference.date() <= span[1]:  # "the same time next week" looks from the appointment on
        later = reference.date() + timedelta(days=7)
        return later, later
    days = (span[1] - span[0]).days + 1
    for offset in range(days):
        day: date = span[0] + timedelta(days=offset)
        if day.weekday() == reference.weekday():
            return day, day
    return span
