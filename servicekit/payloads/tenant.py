"""A tenant as it travels between services and stands in YAML, with every default filled in."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from importlib.resources import files
from typing import Annotated, Any, Literal, Self
from zoneinfo import available_timezones

import phonenumbers
from phonenumbers.phonenumberutil import region_code_for_country_code
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WINDOW = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)-(([01]\d|2[0-3]):([0-5]\d)|24:00)$")
_YEAR_MINUTES = 366 * 24 * 60


def minute_of_day(clock: str) -> int:
    """ "09:30" -> 570; "24:00" -> 1440."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _check_window(window: str) -> str:
    if not _WINDOW.match(window):
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


Window = Annotated[str, AfterValidator(_check_window)]
Zone = Annotated[str, AfterValidator(_check_zone)]
E164 = Annotated[str, AfterValidator(_check_phone)]
Id = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$")]
ItemId = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Hours = dict[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], list[Window]]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_max_length=10_000)


class DateOverride(Part):
    """Replaces the hours of one day or of a range of days (both ends included)."""

    date: dt.date | None = None
    from_: dt.date | None = Field(default=None, alias="from")
    to: dt.date | None = None
    hours: list[Window] | None = None
    closed: bool = False
    reason: str = ""

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if (self.date is None) == (self.from_ is None) or (self.from_ is None) != (self.to is None):
            raise ValueError("needs either date, or from and to")
        if self.from_ and self.to and self.from_ > self.to:
            raise ValueError("from must not lie after to")
        if self.closed == (self.hours is not None):
            raise ValueError("needs either hours or closed: true")
        return self

    @property
    def first(self) -> dt.date:
        day = self.date or self.from_
        assert day is not None
        return day

    @property
    def last(self) -> dt.date:
        day = self.date or self.to
        assert day is not None
        return day


class Holidays(Part):
    """Closed on the public holidays of a country (ISO 3166 codes), with their names for the customer."""

    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    subdivision: str | None = None

    @model_validator(mode="after")
    def _is_known(self) -> Self:
        import holidays  # takes a second, and few tenants need it

        known = holidays.list_supported_countries()
        if self.country not in known:
            raise ValueError(f"no public holidays are known for the country {self.country}")
        if self.subdivision and self.subdivision not in known[self.country]:
            raise ValueError(f"{self.country} has no subdivision {self.subdivision}")
        return self


class Service(Part):
    id: ItemId
    name: Name
    description: str = ""
    aliases: list[Name] = []
    duration_minutes: Annotated[int, Field(ge=5, le=1440)]
    slot_interval_minutes: Annotated[int, Field(ge=5, le=1440)] = 0  # replaced by the duration
    buffer_before_minutes: Annotated[int, Field(ge=0, le=1440)] = 0
    buffer_after_minutes: Annotated[int, Field(ge=0, le=1440)] = 0
    minimum_notice_minutes: Annotated[int, Field(ge=0, le=_YEAR_MINUTES)] = 0
    horizon_days: Annotated[int, Field(ge=0, le=3650)] = 60
    capacity: Annotated[int, Field(ge=1, le=1000)] = 1
    max_per_day: Annotated[int, Field(ge=1)] | None = None
    price: str | None = None
    staff: list[ItemId] | None = None  # None: every staff member

    @model_validator(mode="before")
    @classmethod
    def _interval_is_duration(cls, value: Any) -> Any:
        if (
            isinstance(value, dict)
            and value.get("slot_interval_minutes") is None
            and "duration_minutes" in value
        ):
            return {**value, "slot_interval_minutes": value["duration_minutes"]}
        return value


class StaffMember(Part):
    id: ItemId
    name: Name
    kind: Literal["person", "resource"] = "person"
    hours: Hours | None = None  # None: the tenant's
    date_overrides: list[DateOverride] = []
    calendar_url: str | None = None  # an outside iCal feed whose busy times block this staff member


class Policies(Part):
    cancel_notice_minutes: Annotated[int, Field(ge=0, le=_YEAR_MINUTES)] = 0
    reschedule_notice_minutes: Annotated[int, Field(ge=0, le=_YEAR_MINUTES)] = 0
    hold_minutes: Annotated[int, Field(ge=1, le=1440)] = 5
    offer_minutes: Annotated[int, Field(ge=1, le=1440)] = 15
    max_open_per_customer: Annotated[int, Field(ge=1)] | None = None
    retention_days: Annotated[int, Field(ge=1, le=3650)] = 365
    monthly_model_cents: Annotated[int, Field(ge=0)] | None = None


class Reminder(Part):
    before_minutes: Annotated[int, Field(ge=1, le=60 * 24 * 60)]
    channel: Literal["sms", "voice", "email", "console"] = "sms"


class Assistant(Part):
    name: Name = "Ava"
    provider: Literal["builtin", "openai", "bedrock", "bedrock_agent"] | None = None
    greeting: str = ""
    handoff_rules: list[str] = []


class Question(Part):
    question: Name
    answer: Annotated[str, Field(min_length=1, max_length=2000)]


class Tenant(Part):
    """One business. Built by `Tenant.model_validate`, which fills in every default."""

    id: Id
    name: Name
    confirmation_prefix: Annotated[str, Field(pattern=r"^[A-Z0-9]{2,8}$")] = ""
    timezone: Zone
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = ""  # of phone numbers without a country code
    languages: Annotated[list[Literal["en", "es"]], Field(min_length=1)] = ["en"]
    phone_numbers: list[E164] = []
    transfer_number: E164 | None = None
    address: str = ""
    email: str = ""
    hours: Hours
    date_overrides: list[DateOverride] = []
    holidays: Holidays | None = None
    services: Annotated[list[Service], Field(min_length=1)]
    staff: Annotated[list[StaffMember], Field(min_length=1)]
    policies: Policies = Policies()
    reminders: list[Reminder] = [Reminder(before_minutes=1440), Reminder(before_minutes=120)]
    fallback_channels: list[Literal["sms", "voice", "email"]] = []
    message_templates: dict[str, dict[str, str]] = {}
    quiet_hours: Annotated[str, AfterValidator(_check_quiet_hours)] = "21:00-08:00"
    assistant: Assistant = Assistant()
    faq: list[Question] = []
    backend: Literal["internal", "pf360"] = "internal"

    @model_validator(mode="before")
    @classmethod
    def _fill_from_others(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        filled = dict(value)
        if not filled.get("confirmation_prefix") and isinstance(filled.get("name"), str):
            filled["confirmation_prefix"] = _prefix(filled["name"])
        if not filled.get("country"):
            filled["country"] = _country(filled)
        return filled

    @model_validator(mode="after")
    def _refers_to_what_exists(self) -> Self:
        staff = [member.id for member in self.staff]
        for kind, ids in (("services", [service.id for service in self.services]), ("staff", staff)):
            twice = {one for one in ids if ids.count(one) > 1}
            if twice:
                raise ValueError(f"{kind} has the id {sorted(twice)[0]!r} twice")
        for service in self.services:
            unknown = set(service.staff or ()) - set(staff)
            if unknown:
                raise ValueError(
                    f"service {service.id!r} names the staff member {sorted(unknown)[0]!r}, who is not there"
                )
        return self

    def service(self, service_id: str) -> Service | None:
        return next((one for one in self.services if one.id == service_id), None)

    def member(self, staff_id: str) -> StaffMember | None:
        return next((one for one in self.staff if one.id == staff_id), None)

    def staff_of(self, service: Service) -> list[StaffMember]:
        """Who performs the service, in the order of the service's own list, else of the tenant's."""
        if service.staff is None:
            return list(self.staff)
        by_id = {member.id: member for member in self.staff}
        return [by_id[one] for one in service.staff]

    def document(self) -> dict[str, Any]:
        """The JSON and YAML form."""
        return self.model_dump(mode="json", by_alias=True)


def _prefix(name: str) -> str:
    letters = re.sub(r"[^A-Z0-9]", "", name.upper().encode("ascii", "ignore").decode())
    return (letters + "XX")[:4] if len(letters) < 4 else letters[:4]


def _country(value: dict[str, Any]) -> str:
    """From the zone (zone.tab's first country), else from the first phone number, else US."""
    from_zone = _zone_countries().get(str(value.get("timezone")))
    if from_zone:
        return from_zone
    for number in value.get("phone_numbers") or ():
        try:
            code = phonenumbers.parse(str(number)).country_code
        except phonenumbers.NumberParseException:
            continue
        region = region_code_for_country_code(code or 1)
        if re.fullmatch("[A-Z]{2}", region):
            return str(region)
    return "US"


@lru_cache(maxsize=1)
def _zone_countries() -> dict[str, str]:
    """America/New_York -> US, from tzdata's own tables."""
    countries: dict[str, str] = {}
    for table in ("zone1970.tab", "zone.tab"):
        text = (files("tzdata.zoneinfo") / table).read_text(encoding="utf-8")
        rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
        countries.update({row[2]: row[0].split(",")[0] for row in rows})
    return countries
