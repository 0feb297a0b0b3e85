"""Full calendars, written straight into the table."""

from __future__ import annotations

import psycopg

Connection = psycopg.Connection[tuple[object, ...]]


def fill_month(connection: Connection, tenant_id: str, first_minute: int, days: int, free_every: int) -> None:
    """Sixteen half-hours a day of each member from `first_minute` on; each `free_every`-th is free."""
    connection.execute(
        """
        WITH someone AS (
            INSERT INTO customers (tenant_id, customer_id, name, created_at, updated_at)
            VALUES (%(tenant)s, gen_random_uuid(), 'Somebody', now(), now()) RETURNING customer_id)
        INSERT INTO appointments (tenant_id, appointment_id, status, service_id, staff_id, staff_number,
                                  start_minute, end_minute, customer_id, created_at, updated_at)
        SELECT %(tenant)s, gen_random_uuid(), 'booked', 'checkup', staff_id, number,
               start, start + 30, customer_id, now(), now()
          FROM staff_numbers, someone, generate_series(0, %(days)s - 1) AS day,
               generate_series(0, 15) AS slot,
               LATERAL (SELECT %(first)s + day * 1440 + slot * 30 AS start) AS times
         WHERE tenant_id = %(tenant)s AND (number * 7 + day * 16 + slot) %% %(free)s <> 0
        """,
        {"tenant": tenant_id, "first": first_minute, "days": days, "free": free_every},
    )


def fill_platform(connection: Connection, tenants: int, each: int, first_minute: int) -> None:
    """Other tenants, each with one staff member and `each` appointments; the maps are made in one go."""
    connection.execute("ALTER TABLE appointments DISABLE TRIGGER USER")
    connection.execute(
        """
        INSERT INTO staff_numbers (tenant_id, staff_id)
        SELECT 'other-' || n, 'one' FROM generate_series(1, %s) AS n
        """,
        (tenants,),
    )
    connection.execute(
        """
        INSERT INTO customers (tenant_id, customer_id, name, created_at, updated_at)
        SELECT tenant_id, gen_random_uuid(), 'Somebody', now(), now() FROM staff_numbers
         WHERE tenant_id LIKE 'other-%%'
        """
    )
    connection.execute(
        """
        INSERT INTO appointments (tenant_id, appointment_id, status, service_id, staff_id, staff_number,
                                  start_minute, end_minute, customer_id, created_at, updated_at)
        SELECT s.tenant_id, gen_random_uuid(), 'booked', 'checkup', s.staff_id, s.number,
               start, start + 30, c.customer_id, now(), now()
          FROM staff_numbers s JOIN customers c USING (tenant_id), generate_series(0, %s - 1) AS n,
               LATERAL (SELECT %s + (n / 16) * 1440 + (n %% 16) * 30 AS start) AS times
         WHERE s.tenant_id LIKE 'other-%%'
        """,
        (each, first_minute),
    )
    connection.execute("ALTER TABLE appointments ENABLE TRIGGER USER")
    connection.execute("SELECT rebuild_day_maps()")
