"""A calendar that has been in use is brought up to date."""

from __future__ import annotations

import psycopg
import pytest

from servicekit.migrate import migrate


@pytest.fixture
def used_calendar(postgres_url: str) -> str:
    """The database of a clinic that uses version 0007: one class at ten on the first of its days."""
    url = migrate(postgres_url, "appointment_svc", name="used_calendar", revision="0007")
    with psycopg.connect(url) as connection:
        connection.execute(
            """
            INSERT INTO staff_numbers (tenant_id, staff_id, number) OVERRIDING SYSTEM VALUE
            VALUES ('clinic', 'lee', 1)
            """
        )
        connection.execute(
            """
            WITH carol AS (
                INSERT INTO customers (tenant_id, customer_id, name, created_at, updated_at)
                VALUES ('clinic', gen_random_uuid(), 'Carol', now(), now()) RETURNING customer_id)
            INSERT INTO appointments (
                tenant_id, appointment_id, confirmation_number, customer_id, status, service_id, staff_id,
                staff_number, start_minute, end_minute, created_at, updated_at)
            SELECT 'clinic', gen_random_uuid(), 'A-1', customer_id, 'booked', 'yoga', 'lee', 1, 600, 660,
                   now(), now()
              FROM carol
            """
        )
    return url


def test_times_that_an_older_version_left_marked_are_free_after_an_upgrade(
    postgres_url: str, used_calendar: str
) -> None:
    def taken() -> int:
        """Minutes of the day."""
        with psycopg.connect(used_calendar) as connection:
            ((minutes,),) = connection.execute("SELECT bit_count(busy) FROM day_maps").fetchall()
        return int(minutes)

    assert taken() == 60
    with psycopg.connect(used_calendar) as connection:
        connection.execute("UPDATE day_maps SET busy = busy | (1::bit(1440) << 700)")
    assert taken() == 61
    migrate(postgres_url, "appointment_svc", name="used_calendar")
    assert taken() == 60
