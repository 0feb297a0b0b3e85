"""From words to a wish: what a new line changes in what the customer wanted before. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from conversation_svc.domain.dialogue.counting import ONE_DAY, counted_from, on_weekday_of, shift
from conversation_svc.domain.policy import Policy
from conversation_svc.domain.reading.heard import Heard
from conversation_svc.domain.reading.mentioning import clocks_refused
from conversation_svc.domain.state import DayRange, Mention, Slot, Task, Wish
from conversation_svc.domain.times import Constraints
from conversation_svc.domain.understanding import TimeExpression

LONGEST_REFUSED = 31  # days of a span that may be refused as a whole
A_WEEK = timedelta(days=7)
OPEN_END_DAYS = 30  # "any time after the 10th"


def revised(
    wish: Wish, heard: Heard, *, named: Sequence[Mention], reference: datetime | None, offers: Sequence[Slot]
) -> Wish:
    """The wish after this line.

    `reference`: the start that "same time" and "earlier" speak of, when there is one.
    """
    moved = shift(heard.words, heard.text) if reference else None
    if reference and moved is not None:
        start = reference + moved
        day = start.date()
        return replace(Wish(), days=((day, day),), at=start.timetz().replace(tzinfo=None))
    rules = _without_old_day(heard, reference)
    fresh = [
        m
        for m in named
        if not m.old
        and not (m.days and m.days[0] == m.days[1] and m.days[0] in rules.without_dates)
        and not (m.days and m.days[0] == m.days[1] and m.days[0].weekday() in rules.without_weekdays)
    ]
    days = tuple(m.days for m in fresh if m.days and not _is_any(m.days, rules.weekdays))
    days = _from_there(heard, wish, reference, offers, days) or days
    relative = (
        heard.constraints.relative in ("earlier", "later") or heard.says("earlier") or heard.says("later")
    )
    if reference and heard.says("same_day") and not relative:
        days = ((reference.date(), reference.date()),)
    at = next((m.at for m in reversed(fresh) if m.at), None)
    earliest = next((m.earliest for m in fresh if m.earliest), None) or rules.earliest
    latest = next((m.latest for m in fresh if m.latest), None) or rules.latest
    part = heard.understanding.fields.part_of_day or rules.part_of_day
    part = part if part in ("morning", "afternoon", "evening") else None
    if part and (earliest or latest) and not at:
        part = None  # "this afternoon" said twice: the clock times are the sharper half
    if reference and (heard.says("same_time") or rules.relative == "same_time"):
        at = reference.timetz().replace(tzinfo=None)
        days = tuple(on_weekday_of(span, reference) for span in days)
    new = wish
    days, of_span = _weekdays_of_a_span(days, heard)
    days = _of_what_we_speak(_narrowest(days), heard, wish, offers)
    over_days = any(first < last for first, last in days)  # "next week" leaves "Tuesdays and Thursdays" alone
    weekdays = rules.weekdays or of_span or (frozenset(wish.weekdays) if over_days else frozenset())
    if days or rules.weekdays or rules.dates:
        new = replace(
            new,
            days=days or (() if rules.weekdays else _closed(rules.dates)),
            weekdays=tuple(sorted(weekdays)),
            after=None,
            before=None,
            asap=False,
            without_dates=(),
            without_weekdays=(),
        )
    if at or earliest or latest or part:
        new = replace(
            new,
            at=at,
            earliest=None if at else earliest,
            latest=None if at else latest,
            latest_included=rules.latest_included and not at,
            over_by=heard.says("over_by") and latest is not None and not at,
            part=None if at else part,
            after=None,
            before=None,
            asap=False,
            late=False,
        )
    if rules.without_dates or rules.without_weekdays or rules.without_parts:
        new = replace(
            new,
            without_dates=tuple(sorted({*new.without_dates, *rules.without_dates})),
            without_weekdays=tuple(sorted({*new.without_weekdays, *rules.without_weekdays})),
            without_parts=tuple(sorted({*new.without_parts, *rules.without_parts})),
        )
    unwanted = clocks_refused(heard)
    if unwanted:
        new = replace(
            new,
            at=None if new.at in unwanted else new.at,
            without_times=tuple(sorted({*new.without_times, *unwanted})),
        )
    left = tuple(span for span in new.days if not _is_refused(span, new))
    new = new if left == new.days else replace(new, days=left)  # "forget Monday"
    if heard.says("as_late") and not at:
        return replace(new, at=None, after=None, before=None, asap=False, late=True)
    if (rules.asap or heard.says("as_early")) and not (days or at):
        new = replace(
            new, days=() if rules.asap else new.days, weekdays=(), at=None, asap=True, after=None, before=None
        )
    if not (days or at or earliest or latest):
        new = _shifted(new, heard, reference, offers)
    return new


def without_staff(task: Task, unwanted: frozenset[str], policy: Policy) -> Task:
    """ "Not with Dr. Lee": the only other one, or whoever else is free."""
    offered = policy.service(task.service_id)
    who = (offered.staff if offered else ()) or tuple(member.id for member in policy.staff)
    left = [member for member in who if member not in unwanted]
    wish = replace(task.wish, without_staff=tuple(sorted(unwanted)))
    return replace(task, wish=wish, staff_id=left[0] if len(left) == 1 else None)


def _from_there(
    heard: Heard,
    wish: Wish,
    reference: datetime | None,
    offers: Sequence[Slot],
    named: tuple[DayRange, ...],
) -> tuple[DayRange, ...]:
    """ "The day after", "the week after", "the Monday after": counted from the day we speak of."""
    if heard.says("week_after"):
        named = tuple(span for span in named if span[0] == span[1])
    if named and not heard.says("weekday_after"):
        return ()
    weeks_on = heard.says("week_after") or heard.says("weekday_after")
    if reference is not None and offers and not named and weeks_on:  # a week after the time that was chosen
        same = reference.date() + timedelta(days=7)
        return ((same, same),)
    if reference is not None:
        day = reference.date()
    elif wish.days:
        day = wish.days[-1][1]
    elif offers:
        day = offers[-1].start.date()
    else:
        return ()
    if named:
        ahead = (named[0][0].weekday() - day.weekday() - 1) % 7 + 1
        return ((day + ahead * ONE_DAY, day + ahead * ONE_DAY),)
    return counted_from(day, heard.text, heard.words)


def _weekdays_of_a_span(
    days: tuple[DayRange, ...], heard: Heard
) -> tuple[tuple[DayRange, ...], frozenset[int]]:
    """ "In December, on a Tuesday or Thursday": not the next ones from today, but those of December."""
    spans = [(first, last) for first, last in days if first < last]
    times = [time for time in heard.understanding.times if time.start]
    if len(spans) != 1 or any(_is_one_of_two(time, heard) for time in times if time.end):
        return days, frozenset()
    first, last = spans[0]
    weekdays = [time for time in times if heard.words.matches("only_weekday", time.text)]
    named = {time.start.date() for time in weekdays if time.start and time.start.date() < last}
    others = {day for day, _ in days if (day, day) in days}
    inside = all(first <= day for day in named)
    if not named or others != named or (inside and last - first < A_WEEK):
        return days, frozenset()
    return (spans[0],), frozenset(day.weekday() for day in named)


def _is_one_of_two(span: TimeExpression, heard: Heard) -> bool:
    """ "Tuesday, or sometime in December": either, rather than one within the other."""
    before, behind = heard.text[: span.span[0]], heard.text[span.span[1] :]
    return heard.words.matches("ends_or", before) or heard.words.matches("begins_or", behind)


def _narrowest(days: tuple[DayRange, ...]) -> tuple[DayRange, ...]:
    """ "Next week, preferably Wednesday or Thursday": without the week."""

    def holds_another(span: DayRange) -> bool:
        return any(span != other and span[0] <= other[0] and other[1] <= span[1] for other in days)

    return tuple(span for span in days if not holds_another(span))


def _of_what_we_speak(
    days: tuple[DayRange, ...], heard: Heard, wish: Wish, offers: Sequence[Slot]
) -> tuple[DayRange, ...]:
    """ "Next week" - "Wednesday works best": the Wednesday of that week, not the next one from today.
    "December 7 or 8" - "Monday at two": the Monday of these. "In January" - "the 11th": of January.
    """
    if len(days) != 1 or days[0][0] != days[0][1]:
        return days
    day = days[0][0]
    if any(first <= day <= last for first, last in wish.days):
        return days
    spoken_of = [first for first, last in wish.days if first == last] + [slot.start.date() for slot in offers]
    today = day - A_WEEK
    if heard.says("bare_weekday") and today in spoken_of and not heard.says("weekday_after"):
        return ((today, today),)  # "Friday works", on a Friday, of the times we offered for today
    if heard.says("bare_day"):
        months = [first for first, last in wish.days] + [slot.start.date() for slot in offers]
        same_month = next((m.replace(day=1) + (day.day - 1) * ONE_DAY for m in months if m > day), None)
        return ((same_month, same_month),) if same_month and same_month.day == day.day else days
    if not heard.says("bare_weekday"):
        return days
    meant = next((d for d in spoken_of if d.weekday() == day.weekday() and d > day), None)
    if meant:
        return ((meant, meant),)
    for first, last in wish.days:
        if first < last:
            same = first + timedelta(days=(day.weekday() - first.weekday()) % 7)
            if day <= same <= last:  # the one before is past
                return ((same, same),)
    return days


def _is_refused(span: DayRange, wish: Wish) -> bool:
    length = (span[1] - span[0]).days + 1
    days = (span[0] + ONE_DAY * n for n in range(length))
    return length <= LONGEST_REFUSED and all(
        day in wish.without_dates or day.weekday() in wish.without_weekdays for day in days
    )


def _closed(ranges: tuple[tuple[date | None, date | None], ...]) -> tuple[DayRange, ...]:
    """Half-open ranges with open sides, as first and last day. An open beginning is dropped by the search."""
    closed = []
    for first, end in ranges:
        if first is None and end is None:
            continue
        last = end - ONE_DAY if end else (first or date.min) + timedelta(days=OPEN_END_DAYS)
        closed.append((first or last - timedelta(days=OPEN_END_DAYS), last))
    return tuple(closed)


def _without_old_day(heard: Heard, reference: datetime | None) -> Constraints:
    """ "Not Tuesday, Wednesday" about a choice on Tuesday wishes for Wednesday;

    the comma does not forbid it too.
    """
    rules = heard.constraints
    if reference is None or not heard.says("not_this_but_that"):
        return rules
    day = reference.date()
    return replace(
        rules,
        without_dates=frozenset(d for d in rules.without_dates if d == day),
        without_weekdays=frozenset(w for w in rules.without_weekdays if w == day.weekday()),
    )


def _shifted(wish: Wish, heard: Heard, reference: datetime | None, offers: Sequence[Slot]) -> Wish:
    """ "Anything earlier?" - than the first time we offered; "later" - than the last one."""
    starts = [slot.start for slot in offers] or ([reference] if reference else [])
    if not starts:
        return wish
    if heard.constraints.relative == "earlier" or heard.says("earlier"):
        first = min(starts)
        days: tuple[DayRange, ...] = ((first.date(), first.date()),) if heard.says("same_day") else ()
        return replace(
            wish, before=first, after=None, at=None, earliest=None, latest=None, part=None, days=days
        )
    if heard.constraints.relative == "later" or heard.says("later"):
        last = max(starts)
        return replace(
            wish, after=last, before=None, at=None, latest=None, part=None, days=((last.date(), last.date()),)
        )
    return wish


def _is_any(days: DayRange, weekdays: frozenset[int]) -> bool:
    """ "Any Tuesday" also names the next Tuesday; the weekday is what is wished."""
    return bool(weekdays) and days[0] == days[1] and days[0].weekday() in weekdays
