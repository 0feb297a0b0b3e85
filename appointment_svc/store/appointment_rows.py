"""An appointment as a row of its table, and back."""

from __future__ import annotations

from typing import Any

from psycopg.types.json import Jsonb

from appointment_svc.domain.appointment import Appointment, Status

COLUMNS = """
    a.appointment_id, a.confirmation_number, a.status, a.version, a.announced_version, a.service_id,
    a.staff_id,
    a.staff_number, a.start_minute, a.end_minute, a.buffer_before, a.buffer_after, a.customer_id,
    a.session_id,
    a.expires_at, a.waitlist_id, a.channel, a.location, a.details, a.notes, a.created_at, a.updated_at,
    a.booked_as
"""
WIDTH = 23


def appointment_from(row: tuple[Any, ...]) -> Appointment:
    return Appointment(
        appointment_id=row[0],
        confirmation_number=row[1],
        status=Status(row[2]),
        version=row[3],
        announced_version=row[4],
        service_id=row[5],
        staff_id=row[6],
        staff_number=row[7],
        start=row[8],
        end=row[9],
        buffer_before=row[10],
        buffer_after=row[11],
        customer_id=row[12],
        session_id=row[13],
        expires_at=row[14],
        waitlist_id=row[15],
        channel=row[16],
        location=row[17],
        details=row[18],
        notes=row[19],
        created_at=row[20],
        updated_at=row[21],
        booked_as=row[22],
    )


def values_of(one: Appointment) -> dict[str, Any]:
    return {
        "id": one.appointment_id,
        "confirmation": one.confirmation_number,
        "status": one.status.value,
        "version": one.version,
        "service": one.service_id,
        "staff": one.staff_id,
        "number": one.staff_number,
        "start": one.start,
        "end": one.end,
        "before": one.buffer_before,
        "after": one.buffer_after,
        "customer": one.customer_id,
        "session": one.session_id,
        "expires": one.expires_at,
        "waitlist": one.waitlist_id,
        "channel": one.channel,
        "location": None if one.location is None else Jsonb(one.location),
        "details": None if one.details is None else Jsonb(one.details),
        "notes": one.notes,
        "booked_as": one.booked_as,
        "created": one.created_at,
        "updated": one.updated_at,
    }
