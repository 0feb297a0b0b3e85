"""The kinds of values a tenant is made of, each with its rule and the sentence for those who break it."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, Strict

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WINDOW = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-(([01]\d|2[0-3]):([0-5]\d)|24:00)")


def minute_of_day(clock: str) -> int:
    """ "09:30" -> 570; "24:00" -> 1440."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _check_window(window: str) -> str:
    if not _WINDOW.fullmatch(window):
        raise ValueError("must look like 09:00-12:00")
    start, end = window.split("-")
    if minute_of_day(start) >= minute_of_day(end):
        raise ValueError("must end after it starts; write a window over midnight as two")
    return window


def _check_zone(name: str) -> str:
    if name not in _zones():
        raise ValueError("must be an IANA time zone such as America/New_York")
    return name


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _check_phone(number: str) -> str:
    if not re.fullmatch(r"\+[1-9]\d{6,14}", number):
        raise ValueError("must be in the E.164 form, for example +12025550101")
    return number


def _check_quiet_hours(text: str) -> str:
    if text and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", text):
        raise ValueError("must look like 21:00-08:00")
    return text


def _check_id(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?", text):
        raise ValueError("must be lower-case letters, digits and hyphens")
    if text == "by-phone":  # an address of its own: /v1/tenants/by-phone/{number}
        raise ValueError("is a reserved word")
    return text


def _check_item_id(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]*", text):
        raise ValueError("must be letters, digits, hyphens, underscores and dots")
    return text


def _check_prefix(text: str) -> str:
    if not re.fullmatch(r"[A-Z0-9]{2,8}", text):
        raise ValueError("must be 2 to 8 capital letters or digits")
    return text


def _check_country(text: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", text):
        raise ValueError("must be a country code of two capital letters such as US")
    return text


def _check_feed(url: str) -> str:
    try:
        parts = urlsplit(url)
        readable = parts.scheme in ("http", "https", "webcal") and parts.hostname and parts.username is None
    except ValueError:
        readable = False
    if not readable:
        raise ValueError("must be an http or https address without a password")
    return url


def _only_dates(value: Any) -> Any:
    """Numbers are no dates (pydantic would read them as seconds since 1970), and neither are instants."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return value
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    raise ValueError("must be a date such as 2026-12-24")


Whole = Annotated[int, Strict()]  # neither "30" nor true is a number
Truth = Annotated[bool, Strict()]
Date = Annotated[dt.date, BeforeValidator(_only_dates)]
Country = Annotated[str, AfterValidator(_check_country)]
Window = Annotated[str, AfterValidator(_check_window)]
Zone = Annotated[str, AfterValidator(_check_zone)]
FeedUrl = Annotated[str, Field(max_length=2000), AfterValidator(_check_feed)]
E164 = Annotated[str, AfterValidator(_check_phone)]
Id = Annotated[str, Field(min_length=1, max_length=64), AfterValidator(_check_id)]
ItemId = Annotated[str, Field(min_length=1, max_length=64), AfterValidator(_check_item_id)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Hours = dict[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], list[Window]]
QuietHours = Annotated[str, AfterValidator(_check_quiet_hours)]
Prefix = Annotated[str, AfterValidator(_check_prefix)]
