"""What was understood of one line a person said or wrote: made by `understand`, read by `decide`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as calendar_day
from datetime import datetime
from datetime import time as clock_time


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression of time. `start` and `end` are local wall-clock times of the tenant, without an offset.

    kind: date, time, datetime, daterange, timerange or datetimerange. Ends are exclusive; None for a point.
    grain: minute, hour, day, week, month, year - how exactly the person spoke.
    """

    text: str
    kind: str
    start: datetime | None
    end: datetime | None
    grain: str
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Fields:
    date: calendar_day | None = None
    time: clock_time | None = None
    part_of_day: str | None = None
    name: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    email: str | None = None
    people: int | None = None
    service: str | None = None
    staff: str | None = None
    dob: calendar_day | None = None
    customer: str | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    text: str
    acts: frozenset[str] = frozenset()
    intent: str | None = None
    fields: Fields = field(default_factory=Fields)
    times: tuple[TimeExpression, ...] = ()
    language: str = "en"
    confidence: float = 0.0
