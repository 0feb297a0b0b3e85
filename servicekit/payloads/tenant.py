"""A tenant as it travels between services and stands in YAML, with every default filled in."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from servicekit.payloads.defaults import fill_in
from servicekit.payloads.fields import (
    E164,
    WEEKDAYS,
    Country,
    Date,
    FeedUrl,
    Hours,
    Id,
    ItemId,
    Name,
    Prefix,
    QuietHours,
    Truth,
    Whole,
    Window,
    Zone,
    minute_of_day,
)
from servicekit.payloads.references import Location, reference_faults

__all__ = ["WEEKDAYS", "Tenant", "minute_of_day"]

_YEAR_MINUTES = 366 * 24 * 60


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_max_length=10_000)


class DateOverride(Part):
    """Replaces the hours of one day or of a range of days (both ends included)."""

    date: Date | None = None
    from_: Date | None = Field(default=None, alias="from")
    to: Date | None = None
    hours: list[Window] | None = None
    closed: Truth = False
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

    country: Country
    subdivision: str | None = None

    @model_validator(mode="after")
    def _is_known(self) -> Self:
        import holidays  # heavy, and few tenants need it

        # Asked for one country: a list of all would load a module for each country of the world.
        for subdivision in (None, self.subdivision or None):
            try:
                holidays.country_holidays(self.country, subdiv=subdivision)
            except NotImplementedError:
                if subdivision is None:
                    message = f"no public holidays are known for the country {self.country}"
                else:
                    message = f"{self.country} has no subdivision {subdivision}"
                raise ValueError(message) from None
        return self


class Service(Part):
    """What can be booked. `names` are by language: how customers hear and say it there, where that is not
    `name`. `at_customer`: staff come to the customer, so the receptionist asks for an address.
    """

    id: ItemId
    name: Name
    names: dict[Literal["en", "es"], Name] = {}
    description: str = ""
    aliases: list[Name] = []
    duration_minutes: Annotated[Whole, Field(ge=5, le=1440)]
    slot_interval_minutes: Annotated[
        Whole, Field(ge=5, le=1440, default_factory=lambda given: given.get("duration_minutes", 5))
    ]
    buffer_before_minutes: Annotated[Whole, Field(ge=0, le=1440)] = 0
    buffer_after_minutes: Annotated[Whole, Field(ge=0, le=1440)] = 0
    minimum_notice_minutes: Annotated[Whole, Field(ge=0, le=_YEAR_MINUTES)] = 0
    horizon_days: Annotated[Whole, Field(ge=0, le=3650)] = 60
    capacity: Annotated[Whole, Field(ge=1, le=1000)] = 1
    max_per_day: Annotated[Whole, Field(ge=1)] | None = None
    price: str | None = None
    at_customer: bool = False
    staff: list[ItemId] | None = None  # None: every staff member

    def translated(self, language: str) -> str | None:
        """Its name in this language, where it has one of its own there."""
        return next((name for code, name in self.names.items() if code == language), None)

    @model_validator(mode="before")
    @classmethod
    def _null_interval_is_the_default(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("slot_interval_minutes", 0) is None:
            return {name: part for name, part in value.items() if name != "slot_interval_minutes"}
        return value


class StaffMember(Part):
    id: ItemId
    name: Name
    kind: Literal["person", "resource"] = "person"
    hours: Hours | None = None  # None: the tenant's
    date_overrides: list[DateOverride] = []
    calendar_url: FeedUrl | None = None  # an outside iCal feed whose busy times block this staff member


class Policies(Part):
    cancel_notice_minutes: Annotated[Whole, Field(ge=0, le=_YEAR_MINUTES)] = 0
    reschedule_notice_minutes: Annotated[Whole, Field(ge=0, le=_YEAR_MINUTES)] = 0
    hold_minutes: Annotated[Whole, Field(ge=1, le=1440)] = 5
    offer_minutes: Annotated[Whole, Field(ge=1, le=1440)] = 15
    max_open_per_customer: Annotated[Whole, Field(ge=1)] | None = None
    retention_days: Annotated[Whole, Field(ge=1, le=3650)] = 365
    monthly_model_cents: Annotated[Whole, Field(ge=0)] | None = None


class Reminder(Part):
    before_minutes: Annotated[Whole, Field(ge=1, le=60 * 24 * 60)]
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
    confirmation_prefix: Prefix = ""
    timezone: Zone
    country: Country = ""  # of phone numbers without a country code
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
    quiet_hours: QuietHours = "21:00-08:00"
    assistant: Assistant = Assistant()
    faq: list[Question] = []
    backend: Literal["internal", "pf360"] = "internal"

    @model_validator(mode="wrap")
    @classmethod
    def _tell_every_fault(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Faults between fields are told beside those of single fields, all at once, each with its path."""
        if not isinstance(value, dict):
            return handler(value)
        faults = [
            InitErrorDetails(
                type=PydanticCustomError("value_error", "{error}", {"error": message}),
                loc=location,
                input=None,
            )
            for location, message in reference_faults(value)
        ]
        try:
            tenant = handler(fill_in(value))
        except ValidationError as error:
            raise ValidationError.from_exception_data(
                cls.__name__, [*map(_again, error.errors(include_url=False)), *faults]
            ) from None
        if faults:
            raise ValidationError.from_exception_data(cls.__name__, faults)
        return tenant

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


def _fault(location: Location, message: str) -> InitErrorDetails:
    kind = PydanticCustomError("value_error", "{error}", {"error": message})
    return InitErrorDetails(type=kind, loc=location, input=None)


def _again(fault: Any) -> InitErrorDetails:
    """A fault that was read from a ValidationError, ready to be raised in another."""
    context = {**fault.get("ctx", {}), "sentence": fault["msg"]}
    kind = PydanticCustomError(fault["type"], "{sentence}", context)
    return InitErrorDetails(type=kind, loc=fault["loc"], input=fault["input"])
