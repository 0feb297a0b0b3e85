"""What people say of days and clocks, put together in every way: each phrase has its truth worked out."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest

from conversation_svc.domain.language.words import words
from conversation_svc.domain.times import TimeContext, find_times

NOW = datetime(2024, 5, 15, 10, 20)  # a Wednesday
TODAY = NOW.date()
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "March", "May", "June", "August", "October", "December")
ALL_MONTHS = words("January February March April May June July August September October November December")
NUMBERS = words("one two three four five six seven eight nine ten eleven twelve")
FIRSTS = words("first second third fourth")


def coming(weekday: int) -> date:
    return TODAY + timedelta((weekday - TODAY.weekday() - 1) % 7 + 1)


def of_next_week(weekday: int) -> date:
    return TODAY - timedelta(TODAY.weekday()) + timedelta(7 + weekday)


def ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def coming_date(month: int, day: int) -> date:
    this_year = date(TODAY.year, month, day)
    return this_year if this_year >= TODAY else date(TODAY.year + 1, month, day)


def days() -> Iterator[tuple[str, date]]:
    yield "today", TODAY
    yield "tomorrow", TODAY + timedelta(1)
    yield "the day after tomorrow", TODAY + timedelta(2)
    for weekday, name in enumerate(WEEKDAYS):
        yield name, coming(weekday)
        yield f"next {name.lower()}", of_next_week(weekday)
        yield f"{name[:3]}", coming(weekday)
        yield f"{name} week", coming(weekday) + timedelta(7)
        yield f"a week from {name}", coming(weekday) + timedelta(7)
        yield f"{name} next week", of_next_week(weekday)
        yield f"next week on {name}", of_next_week(weekday)
    for count in (2, 3, 10):
        yield f"in {count} days", TODAY + timedelta(count)
        yield f"{count} days from now", TODAY + timedelta(count)
        yield f"{NUMBERS[count - 1]} weeks from today", TODAY + timedelta(7 * count)
        yield f"in {NUMBERS[count - 1]} weeks", TODAY + timedelta(7 * count)
    for name, day in itertools.product(MONTHS, (3, 14, 22, 31)):
        number = ALL_MONTHS.index(name) + 1
        if day == 31 and name == "June":
            continue
        truth = coming_date(number, day)
        yield f"{name} {ordinal(day)}", truth
        yield f"{name} {day}", truth
        yield f"the {ordinal(day)} of {name}", truth
        yield f"{ordinal(day)} {name}", truth
        yield f"{day} {name[:3]}", truth
        yield f"{WEEKDAYS[truth.weekday()]}, {name} {ordinal(day)}", truth
        yield f"{WEEKDAYS[truth.weekday()][:3]} {day} {name[:3]}", truth
        yield f"{name} {day}, {truth.year}", truth
        yield f"{number}/{day}/{truth.year}", truth
        yield f"{truth.year}-{number:02}-{day:02}", truth
        yield f"{number}/{day}", truth
    for nth, weekday in itertools.product(range(4), (0, 2, 4)):
        first = date(2024, 6, 1)
        found = first + timedelta((weekday - first.weekday()) % 7 + 7 * nth)
        yield f"the {FIRSTS[nth]} {WEEKDAYS[weekday]} of June", found
        yield f"the {ordinal(nth + 1)} {WEEKDAYS[weekday]} of next month", found


def clocks() -> Iterator[tuple[str, time]]:
    """Bare hours are read by the usual opening hours, 8 to 18, and what is outside by the nearer end of them:
    seven o'clock is as near to both and is the evening, half past seven is the morning.
    """
    for hour in range(1, 13):
        word, is_morning = NUMBERS[hour - 1], 8 <= hour <= 11
        bare = hour if is_morning else hour % 12 + 12
        past = 7 if hour == 7 else bare
        yield f"{hour} am", time(hour % 12)
        yield f"{hour}pm", time(hour % 12 + 12)
        yield f"{hour}:30 p.m.", time(hour % 12 + 12, 30)
        yield f"{word} o'clock", time(bare)
        yield f"{hour}:15", time(past, 15)
        yield f"half past {word}", time(past, 30)
        yield f"{word} thirty", time(past, 30)
        yield f"quarter past {hour}", time(past, 15)
        yield f"{word} forty-five pm", time(hour % 12 + 12, 45)
        if hour not in (1, 8, 12):
            yield f"a quarter to {word}", time(bare - 1, 45)
            yield f"ten minutes to {hour}", time(bare - 1, 50)
        if hour < 12:
            yield f"{hour + 12}:05", time(hour + 12, 5)
            yield (
                f"{word} in the {'morning' if is_morning else 'afternoon' if hour < 6 else 'evening'}",
                time(bare if hour < 6 or is_morning else hour + 12),
            )
    yield "noon", time(12)


def said(phrase: str) -> list[tuple[str, datetime | None]]:
    return [(each.kind, each.start) for each in find_times(phrase, TimeContext(NOW))]


DAYS, CLOCKS = tuple(days()), tuple(clocks())


@pytest.mark.parametrize(("phrase", "truth"), DAYS, ids=[phrase for phrase, _ in DAYS])
def test_a_day_is_read_in_every_way_of_saying_it(phrase: str, truth: date) -> None:
    expected = [("date", datetime.combine(truth, time()))]
    assert said(phrase) == expected
    assert said(f"could I come {phrase} please?") == expected


@pytest.mark.parametrize(("phrase", "truth"), CLOCKS, ids=[phrase for phrase, _ in CLOCKS])
def test_a_clock_is_read_in_every_way_of_saying_it(phrase: str, truth: time) -> None:
    for text in (phrase, f"at {phrase}", f"I'd like {phrase} please", f"around {phrase}, if you can"):
        assert said(text) == [("time", datetime.combine(TODAY, truth))], text


@pytest.mark.parametrize(
    "form", ["{day} at {clock}", "at {clock} on {day}", "{day}, {clock}", "{clock} {day}"]
)
def test_a_day_and_a_clock_make_one_moment(form: str) -> None:
    missed = []
    for at, (day, on) in enumerate(DAYS):
        clock, when = CLOCKS[at * 7 % len(CLOCKS)]
        if form == "{clock} {day}" and day[0].isdigit():  # "3pm 14 May" is written otherwise
            continue
        phrase = form.format(day=day, clock=clock)
        if said(phrase) != [("datetime", datetime.combine(on, when))]:
            missed.append((phrase, said(phrase)))
    assert not missed, f"{len(missed)} of {len(DAYS)}: {missed[:20]}"


ODD = {
    "friday fortnight": "2024-05-31",
    "tomorrow week": "2024-05-23",
    "Tuesday in two weeks": "2024-05-28",
    "January 3rd of next year": "2025-01-03",
    "next year, on the 3rd of January": "2025-01-03",
    "first friday of next year": "2025-01-03",
    "Jul 18, Thu 2024": "2024-07-18",
    "2moro at 4": "2024-05-16T16:00",
    "today in one hour": "2024-05-15T11:20",
    "Friday at nine-oh-five a.m.": "2024-05-17T09:05",
    "12 midnight on Friday": "2024-05-17T00:00",
    "2-30 pm tomorrow": "2024-05-16T14:30",
    "tomorrow fourish": "2024-05-16T16:00",
    "at 4 on a week from Monday": "2024-05-27T16:00",
    "can we say Sat then?": "2024-05-18",
    "the last day of the year": "2024-12-31",
    "the 1st day of the month": "2024-06-01",
    "the morning of the 5th at 9": "2024-06-05T09:00",
    "6.30 on the evening of the 21st": "2024-05-21T18:30",
    "in 20m": "2024-05-15T10:40",
    "June 12 at 12 midnight": "2024-06-12T00:00",
}


@pytest.mark.parametrize(("phrase", "truth"), ODD.items(), ids=ODD)
def test_rarer_ways_of_saying_a_day_are_read(phrase: str, truth: str) -> None:
    assert [start for _, start in said(phrase)] == [datetime.fromisoformat(truth)]


@pytest.mark.parametrize(
    "phrase",
    [
        "ten minutes past the hour",
        "we sat there",
        "wed like a table",
        "the sun was out",
        "at 25:00",
        "June 31st",
    ],
)
def test_what_says_no_day_and_no_clock_is_left_alone(phrase: str) -> None:
    assert said(phrase) == []


def test_a_stretch_of_days_is_no_day() -> None:
    kinds = [kind for kind, _ in said("for a week from Monday")]
    assert kinds == ["daterange"]
