"""The calendar: who is occupied when, and for whom.

Holds and appointments share one table, so that one constraint can keep them apart. Three things make the
constraint work without an extension:

* `occupied` puts the staff member's number above the minutes in one int8range, because the built-in GiST
  classes cannot compare a plain number beside a range;
* `occupation` is the same for the seats of one class (same staff member, service and start) and different
  otherwise; as an inet it has a built-in GiST operator for "differs", which makes the rule read: no two rows
  overlap unless they are seats of the same class;
* `one_per_seat` numbers those seats. Its leading columns also carry the search.

Minutes are minutes since 1970-01-01T00:00Z. 27 bits of them reach to the year 2225.
"""

from alembic import op

from servicekit.migration import create_idempotency_table, enable_rls

revision = "0001"
down_revision = None

BLOCKING = "status IN ('held', 'booked', 'arrived', 'fulfilled')"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE staff_numbers (
            tenant_id text   NOT NULL,
            staff_id  text   NOT NULL,
            number    bigint GENERATED ALWAYS AS IDENTITY (MAXVALUE 68719476735) UNIQUE,
            PRIMARY KEY (tenant_id, staff_id)
        )
        """
    )
    op.execute(
        """
        CREATE TABLE customers (
            tenant_id       text        NOT NULL,
            customer_id     uuid        PRIMARY KEY,
            name            text,
            phone           text,
            secondary_phone text,
            email           text,
            language        text,
            timezone        text,
            channel         text,
            preferences     jsonb       NOT NULL DEFAULT '{}',
            tags            text[]      NOT NULL DEFAULT '{}',
            created_at      timestamptz NOT NULL,
            updated_at      timestamptz NOT NULL,
            erased_at       timestamptz
        )
        """
    )
    op.execute(
        "CREATE UNIQUE INDEX customers_one_per_phone ON customers (tenant_id, phone) WHERE phone IS NOT NULL"
    )
    op.execute(
        """
        CREATE UNIQUE INDEX customers_one_per_email ON customers (tenant_id, email)
         WHERE email IS NOT NULL AND phone IS NULL
        """
    )
    op.execute("CREATE INDEX customers_by_email ON customers (tenant_id, email) WHERE email IS NOT NULL")
    op.execute("CREATE INDEX customers_listed ON customers (tenant_id, customer_id)")
    op.execute(
        f"""
        CREATE TABLE appointments (
            tenant_id           text        NOT NULL,
            appointment_id      uuid        PRIMARY KEY,
            confirmation_number text,
            status              text        NOT NULL CHECK (status IN
                ('held', 'booked', 'arrived', 'fulfilled', 'cancelled', 'no_show', 'lapsed')),
            version             integer     NOT NULL DEFAULT 1,
            announced_version   integer     NOT NULL DEFAULT 0,
            service_id          text        NOT NULL,
            staff_id            text        NOT NULL,
            staff_number        bigint      NOT NULL REFERENCES staff_numbers (number),
            start_minute        integer     NOT NULL CHECK (start_minute BETWEEN 0 AND 134000000),
            end_minute          integer     NOT NULL CHECK (end_minute > start_minute),
            buffer_before       smallint    NOT NULL DEFAULT 0 CHECK (buffer_before >= 0),
            buffer_after        smallint    NOT NULL DEFAULT 0 CHECK (buffer_after >= 0),
            seat                smallint    NOT NULL DEFAULT 1 CHECK (seat >= 1),
            customer_id         uuid        REFERENCES customers (customer_id),
            session_id          text,
            expires_at          timestamptz,
            waitlist_id         uuid,
            channel             text,
            location            jsonb,
            details             jsonb,
            notes               text,
            created_at          timestamptz NOT NULL,
            updated_at          timestamptz NOT NULL,
            occupied int8range GENERATED ALWAYS AS (int8range(
                (staff_number << 27) + start_minute - buffer_before,
                (staff_number << 27) + end_minute + buffer_after)) STORED,
            occupation inet GENERATED ALWAYS AS (regexp_replace(
                md5(staff_number::text || ' ' || start_minute::text || ' ' || service_id),
                '(....)(?=.)', '\\1:', 'g')::inet) STORED,
            CHECK ((status = 'held') <= (expires_at IS NOT NULL)),
            CHECK ((status IN ('booked', 'arrived', 'fulfilled')) <= (customer_id IS NOT NULL)),
            CONSTRAINT nobody_twice EXCLUDE USING gist (occupied WITH &&, occupation inet_ops WITH <>)
                WHERE ({BLOCKING})
        )
        """
    )
    op.execute(
        f"""
        CREATE UNIQUE INDEX one_per_seat ON appointments (staff_number, start_minute, service_id, seat)
         INCLUDE (end_minute, buffer_before, buffer_after, status, expires_at, session_id, appointment_id,
                  tenant_id)
         WHERE {BLOCKING}
        """
    )
    op.execute(
        """
        CREATE UNIQUE INDEX appointments_by_number ON appointments (tenant_id, confirmation_number)
         WHERE confirmation_number IS NOT NULL
        """
    )
    op.execute(
        """
        CREATE INDEX appointments_by_start ON appointments (tenant_id, start_minute, appointment_id)
        """
    )
    op.execute(
        """
        CREATE INDEX appointments_of_customer ON appointments (customer_id, start_minute)
         WHERE customer_id IS NOT NULL
        """
    )
    op.execute("CREATE INDEX holds_by_expiry ON appointments (expires_at) WHERE status = 'held'")
    op.execute("CREATE INDEX holds_gone ON appointments (updated_at) WHERE status = 'lapsed'")
    for table in ("staff_numbers", "customers", "appointments"):
        enable_rls(op, table)
    create_idempotency_table(op)


def downgrade() -> None:
    for table in ("idempotency_keys", "appointments", "customers", "staff_numbers"):
        op.execute(f"DROP TABLE {table}")
