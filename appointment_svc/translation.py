"""From the tenant that travels between services to the calendar of the domain."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from appointment_svc.domain.calendar import Calendar, Policies, Service, StaffMember
from appointment_svc.domain.hours import CLOSED, DateOverride, Hours, PublicHolidays, Windows, merge
from servicekit.payloads import fields
from servicekit.payloads import tenant as payload

_ALL_DAY = ["00:00-24:00"]
_WHOLE_WEEK: fields.Hours = {
    "mon": _ALL_DAY,
    "tue": _ALL_DAY,
    "wed": _ALL_DAY,
    "thu": _ALL_DAY,
    "fri": _ALL_DAY,
    "sat": _ALL_DAY,
    "sun": _ALL_DAY,
}


def calendar_of(tenant: payload.Tenant) -> Calendar:
    return Calendar(
        tenant_id=tenant.id,
        zone=ZoneInfo(tenant.timezone),
        hours=_hours(tenant.hours, tenant.date_overrides, tenant.holidays),
        services={service.id: _service(service) for service in tenant.services},
        staff={member.id: _staff_member(member) for member in tenant.staff},
        policies=Policies(
            cancel_notice=tenant.policies.cancel_notice_minutes,
            reschedule_notice=tenant.policies.reschedule_notice_minutes,
            hold_minutes=tenant.policies.hold_minutes,
            offer_minutes=tenant.policies.offer_minutes,
            max_open_per_customer=tenant.policies.max_open_per_customer,
        ),
        prefix=tenant.confirmation_prefix,
        quiet=_quiet(tenant.quiet_hours),
    )


def _service(service: payload.Service) -> Service:
    return Service(
        service_id=service.id,
        name=service.name,
        duration=service.duration_minutes,
        interval=service.slot_interval_minutes,
        buffer_before=service.buffer_before_minutes,
        buffer_after=service.buffer_after_minutes,
        minimum_notice=service.minimum_notice_minutes,
        horizon_days=service.horizon_days,
        capacity=service.capacity,
        max_per_day=service.max_per_day,
        staff_ids=None if service.staff is None else tuple(service.staff),
    )


def _staff_member(member: payload.StaffMember) -> StaffMember:
    hours = None
    if member.hours is not None:
        hours = _hours(member.hours, member.date_overrides)
    elif member.date_overrides:
        # Always there, except on these days; what is open is then cut with the tenant's hours.
        hours = _hours(_WHOLE_WEEK, member.date_overrides)
    return StaffMember(staff_id=member.id, name=member.name, hours=hours)


def _hours(
    weekly: fields.Hours,
    overrides: Iterable[payload.DateOverride],
    public_holidays: payload.Holidays | None = None,
) -> Hours:
    return Hours(
        weekly=(
            _windows(weekly.get("mon", ())),
            _windows(weekly.get("tue", ())),
            _windows(weekly.get("wed", ())),
            _windows(weekly.get("thu", ())),
            _windows(weekly.get("fri", ())),
            _windows(weekly.get("sat", ())),
            _windows(weekly.get("sun", ())),
        ),
        overrides=tuple(
            DateOverride(
                one.first, one.last, CLOSED if one.closed else _windows(one.hours or ()), one.reason or None
            )
            for one in overrides
        ),
        public_holidays=_holidays(public_holidays),
    )


def _holidays(holidays: payload.Holidays | None) -> PublicHolidays | None:
    if holidays is None:
        return None
    return PublicHolidays(holidays.country, holidays.subdivision)


def _windows(texts: Iterable[str]) -> Windows:
    """["09:00-12:00"] as minutes of the day."""
    pairs = (text.split("-") for text in texts)
    return merge((fields.minute_of_day(start), fields.minute_of_day(end)) for start, end in pairs)


def _quiet(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    start, end = text.split("-")
    return fields.minute_of_day(start), fields.minute_of_day(end)
