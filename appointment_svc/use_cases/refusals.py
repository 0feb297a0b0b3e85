"""How the calendar says no: a stable code, a sentence, and better times where there are any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from appointment_svc.domain.appointment import Status
from appointment_svc.domain.availability import Refusal
from servicekit.errors import FieldError, Kind, ServiceError

_SENTENCES: Mapping[Refusal, str] = {
    Refusal.OUTSIDE_HOURS: "The service does not fit into the opening hours at that time.",
    Refusal.OFF_GRID: "Appointments of this service do not start at that time.",
    Refusal.MINIMUM_NOTICE: "That time is too soon, or already past.",
    Refusal.HORIZON: "That day is further ahead than appointments are given.",
    Refusal.MAX_PER_DAY: "That day has all the appointments of this service it may have.",
}


def broken_rule(reason: Refusal) -> ServiceError:
    return ServiceError(Kind.INVALID, reason.value, _SENTENCES[reason])


def slot_taken(alternatives: Sequence[Mapping[str, Any]]) -> ServiceError:
    return ServiceError(
        Kind.CONFLICT, "slot_taken", "That time is taken.", extra={"alternatives": list(alternatives)}
    )


def hold_expired(alternatives: Sequence[Mapping[str, Any]]) -> ServiceError:
    return ServiceError(
        Kind.CONFLICT,
        "hold_expired",
        "The time was held for you, but no longer.",
        extra={"alternatives": list(alternatives)},
    )


def too_many_open(limit: int) -> ServiceError:
    return ServiceError(
        Kind.INVALID,
        "too_many_open",
        f"This customer already has {limit} open appointments, which is the limit.",
    )


def too_late_to_change(notice: int) -> ServiceError:
    detail = f"Changes are possible until {notice} minutes before the start." if notice else "It has begun."
    return ServiceError(Kind.INVALID, "too_late_to_change", detail)


def wrong_status(present: Status) -> ServiceError:
    return ServiceError(
        Kind.CONFLICT, "wrong_status", f"That cannot be done: the appointment is {present.value}."
    )


def version_conflict(present: int) -> ServiceError:
    return ServiceError(
        Kind.CONFLICT, "version_conflict", f"The appointment has changed: it is at version {present} now."
    )


def may_not_override() -> ServiceError:
    return ServiceError(Kind.FORBIDDEN, "forbidden", "Only staff may override the rules of the calendar.")


def invalid(path: str, message: str) -> ServiceError:
    return ServiceError(
        Kind.INVALID, "invalid_request", f"{path}: {message}", errors=[FieldError(path, message)]
    )


def off_the_minute() -> ServiceError:
    return broken_rule(Refusal.OFF_GRID)


def customer_exists() -> ServiceError:
    return ServiceError(
        Kind.CONFLICT, "customer_exists", "Another customer already has that phone number or e-mail address."
    )
