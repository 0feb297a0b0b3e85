"""A tenant's configuration as the receptionist's policy. Built once per version of a tenant, and kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from conversation_svc.domain.policy import Member, Minutes, Offered, Policy, Question
from servicekit.payloads.tenant import WEEKDAYS, DateOverride, Tenant, minute_of_day

HOLIDAY_YEARS = 2


class Policies:
    """`of` answers from memory while the tenant (the very object) and the year stay the same."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Tenant, int, Policy]] = {}

    def of(self, tenant: Tenant, now: datetime) -> Policy:
        known = self._known.get(tenant.id)
        if known and known[0] is tenant and known[1] == now.year:
            return known[2]
        policy = policy_of(tenant)
        policy = replace(policy, holidays=_holidays(tenant, now))
        self._known[tenant.id] = (tenant, now.year, policy)
        return policy


def policy_of(tenant: Tenant) -> Policy:
    return Policy(
        tenant_id=tenant.id,
        name=tenant.name,
        zone=ZoneInfo(tenant.timezone),
        country=tenant.country or "US",
        languages=tuple(tenant.languages),
        services=tuple(
            Offered(
                id=s.id,
                name=s.name,
                aliases=(*s.aliases, *s.names.values()),
                duration_minutes=s.duration_minutes,
                price=s.price,
                staff=tuple(s.staff or ()),
                at_customer=s.at_customer,
                names={str(code): name for code, name in s.names.items()},
                description=s.description or "",
            )
            for s in tenant.services
        ),
        staff=tuple(
            Member(
                m.id,
                m.name,
                m.kind,
                _hours(m.hours) if m.hours else None,
                tuple(_closure(override) for override in m.date_overrides),
            )
            for m in tenant.staff
        ),
        hours=_hours(tenant.hours),
        closures=tuple(_closure(override) for override in tenant.date_overrides),
        address=tenant.address or None,
        email=tenant.email or None,
        phone=tenant.phone_numbers[0] if tenant.phone_numbers else None,
        confirmation_prefix=tenant.confirmation_prefix,
        transfer_number=tenant.transfer_number,
        assistant=tenant.assistant.name,
        greeting=tenant.assistant.greeting or None,
        faq=tuple(Question(q.question, q.answer) for q in tenant.faq),
        handoff_rules=tuple(tenant.assistant.handoff_rules),
        owner_names=_owner_of(tenant),
        emergency_number="112" if tenant.country in _EUROPE else "911",
        cancel_notice_minutes=tenant.policies.cancel_notice_minutes,
        reschedule_notice_minutes=tenant.policies.reschedule_notice_minutes,
        reminds=bool(tenant.reminders),
        horizon_days=max(service.horizon_days for service in tenant.services),
    )


_EUROPE = frozenset(
    [
        "AT",
        "BE",
        "CH",
        "CZ",
        "DE",
        "DK",
        "ES",
        "FI",
        "FR",
        "GR",
        "HU",
        "IE",
        "IT",
        "NL",
        "NO",
        "PL",
        "PT",
        "RO",
        "SE",
        "SK",
    ]
)


def _owner_of(tenant: Tenant) -> tuple[str, ...]:
    """The staff member the business is called after: "Brandon's Phone Repair"."""
    first = re.match(r"(\w+)['’]s\b", tenant.name)
    named = first.group(1).lower() if first else ""
    return (named,) if any(named in m.name.lower().split() for m in tenant.staff) else ()


def _hours(hours: Mapping[Any, list[str]]) -> dict[int, tuple[Minutes, ...]]:
    return {
        number: tuple(_window(window) for window in hours[name])
        for number, name in enumerate(WEEKDAYS)
        if hours.get(name)
    }


def _window(window: str) -> Minutes:
    start, end = window.split("-")
    return minute_of_day(start), minute_of_day(end)


def _closure(override: DateOverride) -> tuple[date, date, tuple[Minutes, ...], str | None]:
    windows = tuple(_window(window) for window in override.hours or ())
    return override.first, override.last, windows, override.reason or None


def _holidays(tenant: Tenant, now: datetime) -> Mapping[date, str]:
    if tenant.holidays is None:
        return {}
    import holidays  # takes a second, and few tenants need it

    years = range(now.year, now.year + HOLIDAY_YEARS)
    found = holidays.country_holidays(
        tenant.holidays.country, subdiv=tenant.holidays.subdivision, years=years
    )
    return dict(found.items())
