"""People who book. One per phone number, or per e-mail address where no number is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from appointment_svc.domain.appointment import Customer
from servicekit.db import DbConnection
from servicekit.errors import NotFound

_COLUMNS = """
    customer_id, name, phone, secondary_phone, email, language, timezone, channel, preferences, tags,
    created_at, updated_at, erased_at
"""
CHANGEABLE = frozenset(
    {"name", "phone", "secondary_phone", "email", "language", "timezone", "channel", "preferences", "tags"}
)


class Customers:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id
        self._seen: dict[UUID, Customer] = {}  # in this transaction: its answer need not read them again

    def get(self, customer_id: UUID) -> Customer:
        found = self._seen.get(customer_id) or self._one("customer_id = %(id)s", id=customer_id)
        if found is None:
            raise NotFound
        return found

    def lock(self, customer_id: UUID) -> None:
        """Nobody else who locks this customer goes on before this transaction ends."""
        self._connection.execute(
            "SELECT FROM customers WHERE tenant_id = %s AND customer_id = %s FOR UPDATE",
            (self._tenant_id, customer_id),
        )

    def by_phone(self, phone: str) -> Customer | None:
        return self._one("phone = %(phone)s", phone=phone)

    def by_email(self, email: str) -> Customer | None:
        """The one without a number comes first, then the oldest."""
        return self._one("email = %(email)s", order="phone IS NOT NULL, customer_id", email=email)

    def add(self, new: Customer) -> Customer:
        """Write a new customer; one who was written meanwhile under the same identity is returned instead."""
        row = self._connection.execute(
            f"""
            INSERT INTO customers (tenant_id, {_COLUMNS})
            VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
            ON CONFLICT DO NOTHING RETURNING 1
            """,  # noqa: S608 - constants
            (
                self._tenant_id,
                new.customer_id,
                new.name,
                new.phone,
                new.secondary_phone,
                new.email,
                new.language,
                new.timezone,
                new.channel,
                Jsonb(new.preferences),
                list(new.tags),
                new.created_at,
                new.updated_at,
                new.erased_at,
            ),
        ).fetchone()
        if row is not None:
            self._seen[new.customer_id] = new
            return new
        known = self.by_phone(new.phone) if new.phone else self.by_email(new.email or "")
        assert known is not None, "the row that was in the way has gone"
        return known

    def change(self, customer_id: UUID, changes: Mapping[str, Any], now: datetime) -> Customer:
        """`changes` may name the fields in CHANGEABLE only."""
        assert set(changes) <= CHANGEABLE, changes
        assignments = "".join(f"{name} = %({name})s, " for name in changes)
        values = {name: Jsonb(value) if name == "preferences" else value for name, value in changes.items()}
        row = self._connection.execute(
            f"""
            UPDATE customers SET {assignments} updated_at = %(now)s
             WHERE tenant_id = %(tenant)s AND customer_id = %(id)s RETURNING {_COLUMNS}
            """.encode(),  # noqa: S608 - names from CHANGEABLE
            {**values, "now": now, "tenant": self._tenant_id, "id": customer_id},
        ).fetchone()
        if row is None:
            raise NotFound
        return self._remembered(row)

    def listed(self, after: UUID | None, limit: int) -> list[Customer]:
        rows = self._connection.execute(
            f"""
            SELECT {_COLUMNS} FROM customers
             WHERE tenant_id = %s AND erased_at IS NULL
               AND customer_id > coalesce(%s, '00000000-0000-0000-0000-000000000000'::uuid)
             ORDER BY customer_id LIMIT %s
            """,  # noqa: S608
            (self._tenant_id, after, limit),
        ).fetchall()
        return [_customer(row) for row in rows]

    def these(self, customer_ids: Sequence[UUID]) -> Mapping[UUID, Customer]:
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM customers WHERE tenant_id = %s AND customer_id = ANY(%s)",  # noqa: S608
            (self._tenant_id, list(customer_ids)),
        ).fetchall()
        return {row[0]: _customer(row) for row in rows}

    def with_phone(self, phone: str) -> list[Customer]:
        """Whose first number it is comes first, then those whose second one it is, the oldest first."""
        rows = self._connection.execute(
            f"""
            SELECT {_COLUMNS} FROM customers
             WHERE tenant_id = %(tenant)s AND (phone = %(phone)s OR secondary_phone = %(phone)s)
             ORDER BY phone IS DISTINCT FROM %(phone)s, customer_id LIMIT 200
            """,  # noqa: S608
            {"tenant": self._tenant_id, "phone": phone},
        ).fetchall()
        return [self._remembered(row) for row in rows]

    def visits(self, customer_ids: Sequence[UUID]) -> Mapping[UUID, Mapping[str, int]]:
        """By customer: how many of the appointments stand at which status."""
        rows = self._connection.execute(
            """
            SELECT customer_id, status, count(*) FROM appointments
             WHERE tenant_id = %s AND customer_id = ANY(%s) AND status NOT IN ('held', 'lapsed')
             GROUP BY customer_id, status
            """,
            (self._tenant_id, list(customer_ids)),
        ).fetchall()
        counted: dict[UUID, dict[str, int]] = {customer_id: {} for customer_id in customer_ids}
        for customer_id, status, count in rows:
            counted[customer_id][status] = count
        return counted

    def appointment_ids(self, customer_id: UUID) -> list[str]:
        rows = self._connection.execute(
            "SELECT appointment_id::text FROM appointments WHERE tenant_id = %s AND customer_id = %s",
            (self._tenant_id, customer_id),
        ).fetchall()
        return [row[0] for row in rows]

    def erase(self, customer_id: UUID, now: datetime) -> None:
        """Forget the person everywhere in this database; the times in the calendar stay."""
        known = self.get(customer_id)
        self._seen.clear()
        values = {
            "tenant": self._tenant_id,
            "id": customer_id,
            "now": now,
            "phone": known.phone,
            "second_phone": known.secondary_phone,
            "email": known.email,
        }
        for statement in _ERASE:
            self._connection.execute(statement, values)

    def _one(self, condition: str, *, order: str = "customer_id", **values: Any) -> Customer | None:
        row = self._connection.execute(
            f"""
            SELECT {_COLUMNS} FROM customers
             WHERE tenant_id = %(tenant)s AND {condition} ORDER BY {order} LIMIT 1
            """.encode(),  # noqa: S608
            {"tenant": self._tenant_id, **values},
        ).fetchone()
        return self._remembered(row) if row else None

    def _remembered(self, row: tuple[Any, ...]) -> Customer:
        customer = _customer(row)
        self._seen[customer.customer_id] = customer
        return customer


_ERASE = (
    """
    UPDATE customers
       SET name = NULL, phone = NULL, secondary_phone = NULL, email = NULL, language = NULL, timezone = NULL,
           channel = NULL, preferences = '{}', tags = '{}', updated_at = %(now)s, erased_at = %(now)s
     WHERE tenant_id = %(tenant)s AND customer_id = %(id)s
    """,
    """
    UPDATE appointments SET location = NULL, details = NULL, notes = NULL, booked_as = NULL
     WHERE tenant_id = %(tenant)s AND customer_id = %(id)s
    """,
    """
    DELETE FROM notes WHERE tenant_id = %(tenant)s AND appointment_id IN
           (SELECT appointment_id FROM appointments WHERE tenant_id = %(tenant)s AND customer_id = %(id)s)
    """,
    """
    UPDATE history SET reason = NULL WHERE tenant_id = %(tenant)s AND reason IS NOT NULL AND appointment_id IN
           (SELECT appointment_id FROM appointments WHERE tenant_id = %(tenant)s AND customer_id = %(id)s)
    """,
    # What has not been told yet must not be told any more; what has been told is not kept.
    """
    DELETE FROM outbox WHERE tenant_id = %(tenant)s AND appointment_id IN
           (SELECT appointment_id FROM appointments WHERE tenant_id = %(tenant)s AND customer_id = %(id)s)
    """,
    "DELETE FROM waitlist WHERE tenant_id = %(tenant)s AND customer_id = %(id)s",
    # Their second number may be somebody's own: families share numbers.
    """
    DELETE FROM leads WHERE tenant_id = %(tenant)s AND (phone = %(phone)s
           OR (phone = %(second_phone)s AND NOT EXISTS (
               SELECT FROM customers WHERE tenant_id = %(tenant)s AND phone = %(second_phone)s)))
    """,
    # Answers kept for repeated requests show the person, too.
    """
    DELETE FROM idempotency_keys WHERE tenant_id = %(tenant)s AND (
           position(convert_to(%(phone)s, 'UTF8') IN answer) > 0
           OR (position(convert_to(%(second_phone)s, 'UTF8') IN answer) > 0 AND NOT EXISTS (
               SELECT FROM customers WHERE tenant_id = %(tenant)s AND phone = %(second_phone)s))
           OR position(convert_to(%(email)s, 'UTF8') IN answer) > 0
           OR position(convert_to(%(id)s::text, 'UTF8') IN answer) > 0)
    """,
)


def _customer(row: tuple[Any, ...]) -> Customer:
    return Customer(
        customer_id=row[0],
        name=row[1],
        phone=row[2],
        secondary_phone=row[3],
        email=row[4],
        language=row[5],
        timezone=row[6],
        channel=row[7],
        preferences=row[8],
        tags=tuple(row[9]),
        created_at=row[10],
        updated_at=row[11],
        erased_at=row[12],
    )
