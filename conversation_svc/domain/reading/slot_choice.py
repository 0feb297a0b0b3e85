"""Which of the offered times does the customer mean? Pure."""

from __future__ import annotations

import re

from conversation_svc.domain.reading.agreeing import is_no, is_yes
from conversation_svc.domain.reading.choosing import by_name, by_ordinal, by_place, by_time
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.mentioning import clocks_refused
from conversation_svc.domain.state import Mention, Slot, Task

_THE_HOUR = re.compile(r"^\W*the (1[0-2]|[1-9])\W*$", re.IGNORECASE)
_DAY_AND_MORE = re.compile(r"^(?!the\b|las?\b|los?\b)[^\W\d_]{3,}(?=\W+\w)", re.IGNORECASE)
_ORDINAL = re.compile(r"^(?:the )?\d(?:st|nd|rd|th)$", re.IGNORECASE)


def slot_chosen(task: Task, heard: Heard, named: tuple[Mention, ...], *, numbered: bool) -> Slot | None:
    """numbered: the offers were shown with numbers, so that a bare "1" is the first and not one o'clock."""
    fresh = [mention for mention in named if not mention.old]
    whom = heard.understanding.fields.staff
    if whom and all(slot.staff_id != whom for slot in task.offers):
        return None  # "what's the earliest Mei has?", of somebody else's times
    on_the_hour = _of_the_hour(heard, task)
    if on_the_hour:
        return on_the_hour
    if heard.says("nth_weekday") and len({slot.start.date() for slot in task.offers}) > 1:
        return next(iter(_of_nth_weekday(heard, task)), None)
    place = None if _names_a_wished_day(heard, task, fresh) else by_place(heard, len(task.offers))
    by_number = numbered and len(task.offers) > 1 and heard.says("number_only")
    if place is not None and (by_number or not _names_a_clock(heard, task)):
        return task.offers[place]
    if not fresh:
        staff = by_name(heard.text, task.offers, lambda s: (s.staff_name,))
        if len(staff) == 1 and len(task.offers) > 1:
            return staff[0]
        refused = is_no(heard) or heard.says("none_of_them") or heard.constraints.forbids
        undecided = heard.says("any_of_them") or (heard.says("unsure") and not heard.says("question"))
        if undecided and not refused:
            return task.offers[0]
        if heard.says("closest") and task.wish.at:
            return min(task.offers, key=lambda slot: _apart(slot, task))
        if heard.says("as_early") and set(task.shown) <= {slot.start for slot in task.offers}:
            return min(task.offers, key=lambda slot: slot.start)
        if (len(task.offers) == 1 or task.wish.asap) and (
            is_yes(heard) or heard.says("begins_yes") or "select" in heard.acts
        ):
            return task.offers[0]
        return None
    unwanted = clocks_refused(heard)
    fitting = by_time(fresh, task.offers, lambda slot: slot.start)
    fitting = [slot for slot in fitting if slot.start.timetz().replace(tzinfo=None) not in unwanted]
    as_wished = [s for s in fitting if s.start.timetz().replace(tzinfo=None) == task.wish.at]
    if len(fitting) > 1 and len(as_wished) == 1 and not any(mention.at for mention in fresh):
        return as_wished[0]  # "Friday then", where one of Friday's is at the hour that was wished
    exact = any(mention.at for mention in fresh)
    if len(fitting) == 1 and (exact or len(task.offers) > 1):
        return fitting[0]
    return None


def _of_the_hour(heard: Heard, task: Task) -> Slot | None:
    """ "The 9", of nine, half past and ten on one day: the hour, and not the ninth of the month."""
    found = _THE_HOUR.match(heard.text)
    if found is None or len({slot.start.date() for slot in task.offers}) != 1:
        return None
    hour = int(found[1]) % 12
    return next((s for s in task.offers if s.start.hour % 12 == hour and s.start.minute == 0), None)


def _of_nth_weekday(heard: Heard, task: Task) -> list[Slot]:
    """ "The second Tuesday", of two Tuesdays that were offered."""
    found = heard.words.find("nth_weekday", heard.text)
    place = by_ordinal(heard.words, found.group(), len(task.offers)) if found else None
    days = sorted({slot.start.date() for slot in task.offers})
    same = len(days) > 1 and len({day.weekday() for day in days}) == 1
    if place is None or not same or place >= len(days):
        return []
    return [slot for slot in task.offers if slot.start.date() == days[place]]


def _names_a_wished_day(heard: Heard, task: Task, named: list[Mention]) -> bool:
    """ "El 3", where a time in December was wished: the third of December, and not our third offer."""
    if _names_a_date(heard, task):
        return True
    if not heard.says("day_number"):
        return False
    spans = [span for span in task.wish.days if span[0] < span[1]]
    return any(m.days and first <= m.days[0] <= last for m in named for first, last in spans)


def _names_a_date(heard: Heard, task: Task) -> bool:
    """ "Wednesday the second", of other days: the date, and not our second offer."""
    days = {slot.start.date() for slot in task.offers}
    dated = [t for t in heard.understanding.times if t.kind in ("date", "datetime") and t.start]
    return any(
        t.start is not None
        and t.start.date() not in days
        and (first := _DAY_AND_MORE.match(t.text)) is not None
        and by_ordinal(heard.words, first.group(), len(task.offers)) is None
        and by_ordinal(heard.words, t.text, len(task.offers)) is not None
        for t in dated
    )


def _apart(slot: Slot, task: Task) -> int:
    """Minutes of the day between an offer and the wished hour."""
    wished = task.wish.at or slot.start.time()
    return abs(slot.start.hour * 60 + slot.start.minute - wished.hour * 60 - wished.minute)


def _names_a_clock(heard: Heard, task: Task) -> bool:
    """Is a number in the line an hour rather than a place?

    "The second at 10" is; "2" is only if 2 PM is offered.
    """
    if heard.words.find("number_only", heard.text):
        hours = {slot.start.hour % 12 or 12 for slot in task.offers}
        return any(t.start and (t.start.hour % 12 or 12) in hours for t in heard.understanding.times)
    days = {slot.start.date() for slot in task.offers}
    return any(
        any(c.isdigit() for c in t.text)
        # "2nd": the second one, unless we offered a day that is a second
        and not (t.kind == "date" and _ORDINAL.match(t.text) and t.start and t.start.date() not in days)
        for t in heard.understanding.times
    )
