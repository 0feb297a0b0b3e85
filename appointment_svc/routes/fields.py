"""Field types of requests: what comes in is checked here, with a path and a sentence."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

from appointment_svc.domain.zone import minute_at, minute_not_before
from appointment_svc.use_cases.refusals import invalid

EARLIEST_YEAR, LATEST_YEAR = 1971, 2199
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_EMAIL = re.compile(r"^[^\s@<>(),;:\"]+@[^\s@<>(),;:\"]+\.[^\s@<>(),;:\"]+$")


def _bound_year(value: datetime) -> datetime:
    if not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
        raise ValueError(f"must lie between the years {EARLIEST_YEAR} and {LATEST_YEAR}")
    return value


def _day_or_instant(value: object) -> date | datetime:
    if not isinstance(value, str):
        raise ValueError("must be a date or an instant in a string")
    text = value.strip()
    try:
        if _DATE.match(text):
            day = date.fromisoformat(text)
            if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
                raise ValueError
            return day
        # A "+" that nobody escaped in a query arrives as a space.
        instant = datetime.fromisoformat(re.sub(r" (?=\d\d:?\d\d$)", "+", text))
    except ValueError as error:
        raise ValueError("must be a date such as 2026-12-18 or an instant with its offset") from error
    if instant.tzinfo is None:
        raise ValueError("must carry an offset, such as 2026-12-18T09:00:00-05:00")
    return _bound_year(instant)


def _check_email(value: str) -> str:
    if not _EMAIL.match(value):
        raise ValueError("must be an e-mail address")
    return value.lower()


def _check_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError("must be an IANA time zone such as America/New_York") from error
    return value


def _blank_is_none(value: object) -> object:
    if isinstance(value, str):
        return value.strip() or None
    return value


Instant = Annotated[AwareDatetime, AfterValidator(_bound_year)]
DayOrInstant = Annotated[
    date | datetime,
    BeforeValidator(_day_or_instant, json_schema_input_type=str),
    Field(description="A local date such as 2026-12-18, or an instant with its offset."),
]
ItemId = Annotated[str, Field(min_length=1, max_length=64)]
RowId = Annotated[str, Field(min_length=1, max_length=64)]
SessionId = Annotated[str, Field(min_length=1, max_length=128)]
Name = Annotated[str, Field(max_length=200), BeforeValidator(_blank_is_none)]
Phone = Annotated[str, Field(max_length=40), BeforeValidator(_blank_is_none)]
Email = Annotated[str, Field(max_length=254), AfterValidator(_check_email)]
Zone = Annotated[str, Field(max_length=64), AfterValidator(_check_zone)]
Language = Annotated[str, Field(min_length=2, max_length=16, pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*$")]
Text = Annotated[str, Field(max_length=5_000)]
Word = Annotated[str, Field(min_length=1, max_length=64)]
Reason = Annotated[str, Field(max_length=500)]
Limit = Annotated[int, Field(ge=1, le=200)]


def span(
    first: date | datetime | None, last: date | datetime | None, zone: ZoneInfo
) -> tuple[int | None, int | None]:
    """Epoch minutes from which and before which; a last day is included, a last instant is not. Raises 422
    for a range that runs backwards."""
    begins = None if first is None else _begin(first, zone)
    if last is None:
        return begins, None
    is_instant = isinstance(last, datetime)
    ends = _begin(last, zone) if is_instant else minute_at(zone, last, 1440)
    if begins is not None and (ends < begins or (ends == begins and not is_instant)):
        raise invalid("to", "must not lie before from")
    return begins, ends


def _begin(value: date | datetime, zone: ZoneInfo) -> int:
    """Of a day its midnight, of an instant the next whole minute."""
    if isinstance(value, datetime):
        return minute_not_before(value)
    return minute_at(zone, value, 0)
