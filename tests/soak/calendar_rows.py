"""Putting many appointments into the appointment service's database at once, one for each message."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

from servicekit.db import Database

SERVICE, STAFF = "checkup", "dr-lee"


def uuid_of(prefix: str, number: int) -> str:
    """The id of the appointment that message `number` is about."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{prefix}-{number}"))


def plan_appointments(database_url: str, count: int, *, tenants: int, prefix: str = "apt") -> None:
    """`count` booked appointments in version 1, spread over the tenants in turn, each with a customer."""
    database = Database(database_url, max_size=2)
    first = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=30)
    first_minute = int(first.timestamp() // 60)
    for tenant_number in range(tenants):
        tenant_id = f"t{tenant_number:03d}"
        numbers = list(range(tenant_number, count, tenants))
        ids = [uuid_of(prefix, number) for number in numbers]
        with database.transaction(tenant_id) as connection:
            connection.execute(
                "INSERT INTO staff_numbers (tenant_id, staff_id) VALUES (%s, %s) ON CONFLICT DO NOTHING",
                (tenant_id, STAFF),
            )
            connection.execute(
                """
                INSERT INTO customers (tenant_id, customer_id, name, phone, created_at, updated_at)
                SELECT %s, id, 'Somebody', phone, now(), now()
                  FROM unnest(%s::uuid[], %s::text[]) AS one (id, phone)
                """,
                (tenant_id, ids, [f"+1415{number:07d}" for number in numbers]),
            )
            connection.execute(
                """
                INSERT INTO appointments (tenant_id, appointment_id, status, service_id, staff_id,
                                          staff_number, start_minute, end_minute, customer_id, created_at,
                                          updated_at)
                SELECT tenant_id, id, 'booked', %(service)s, staff_id, number,
                       %(first)s + 30 * place::int, %(first)s + 30 * place::int + 30, id, now(), now()
                  FROM staff_numbers, unnest(%(ids)s::uuid[]) WITH ORDINALITY AS one (id, place)
                 WHERE tenant_id = %(tenant)s AND staff_id = %(staff)s
                """,
                {"service": SERVICE, "first": first_minute, "ids": ids, "tenant": tenant_id, "staff": STAFF},
            )
    database.close()
