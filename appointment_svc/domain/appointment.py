"""One row of the calendar: a hold, or an appointment, and what may become of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class Status(StrEnum):
    HELD = "held"
    BOOKED = "booked"
    ARRIVED = "arrived"
    FULFILLED = "fulfilled"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    LAPSED = "lapsed"
    """A hold that expired or was let go. Never shown; kept a while to tell its owner apart from a
    stranger."""


OPEN = frozenset({Status.BOOKED, Status.ARRIVED})
"""Still to take place, or taking place."""

MOVES: Mapping[Status, frozenset[Status]] = {
    Status.HELD: frozenset({Status.BOOKED, Status.LAPSED}),
    Status.BOOKED: frozenset({Status.ARRIVED, Status.FULFILLED, Status.NO_SHOW, Status.CANCELLED}),
    Status.ARRIVED: frozenset({Status.FULFILLED, Status.NO_SHOW, Status.CANCELLED}),
    Status.FULFILLED: frozenset(),
    Status.CANCELLED: frozenset(),
    Status.NO_SHOW: frozenset(),
    Status.LAPSED: frozenset(),
}


def can_become(present: Status, wanted: Status) -> bool:
    return wanted in MOVES[present]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    appointment_id: UUID
    confirmation_number: str | None = None
    status: Status
    version: int = 1
    announced_version: int = 0
    """The newest version that a message to the customer has told of; 0 for none."""
    service_id: str
    staff_id: str
    staff_number: int
    start: int
    end: int
    """Epoch minutes, like `start`."""
    buffer_before: int = 0
    buffer_after: int = 0
    customer_id: UUID | None = None
    session_id: str | None = None
    expires_at: datetime | None = None
    waitlist_id: UUID | None = None
    """The waitlist entry that this hold is an offer to, or this appointment came from."""
    channel: str | None = None
    location: Mapping[str, Any] | None = None
    details: Mapping[str, Any] | None = None
    notes: str | None = None
    booked_as: str | None = None
    """The name that was given by somebody who had not proven the number or address; empty when none was
    given. None where it was proven, and where staff booked."""
    created_at: datetime
    updated_at: datetime

    def has_expired(self, now: datetime) -> bool:
        return self.expires_at is not None and self.expires_at <= now


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    customer_id: UUID
    name: str | None = None
    phone: str | None = None
    """E.164."""
    secondary_phone: str | None = None
    email: str | None = None
    language: str | None = None
    timezone: str | None = None
    channel: str | None = None
    """How they want to be told: sms, voice or email."""
    preferences: Mapping[str, Any]
    tags: tuple[str, ...] = ()
    created_at: datetime
    updated_at: datetime
    erased_at: datetime | None = None

    @property
    def phones(self) -> list[str]:
        return [number for number in (self.phone, self.secondary_phone) if number]
