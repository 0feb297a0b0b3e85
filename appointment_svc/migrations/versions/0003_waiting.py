"""People who want a time and have none yet: the waitlist with its offers, and leads."""

from alembic import op

from servicekit.migration import enable_rls

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE waitlist (
            tenant_id    text        NOT NULL,
            waitlist_id  uuid        PRIMARY KEY,
            position     bigint      GENERATED ALWAYS AS IDENTITY,
            status       text        NOT NULL CHECK (status IN ('waiting', 'offered', 'booked', 'ended')),
            service_id   text        NOT NULL,
            staff_id     text,
            first_minute integer     NOT NULL,
            until_minute integer     NOT NULL CHECK (until_minute > first_minute),
            part_of_day  text,
            customer_id  uuid        NOT NULL REFERENCES customers (customer_id),
            created_at   timestamptz NOT NULL
        )
        """
    )
    op.execute(
        "CREATE INDEX waitlist_open ON waitlist (tenant_id, position) WHERE status IN ('waiting', 'offered')"
    )
    op.execute("CREATE INDEX waitlist_listed ON waitlist (tenant_id, position)")
    op.execute("CREATE INDEX waitlist_of_customer ON waitlist (customer_id)")
    op.execute(
        """
        CREATE TABLE offers (
            tenant_id    text        NOT NULL,
            waitlist_id  uuid        NOT NULL REFERENCES waitlist (waitlist_id) ON DELETE CASCADE,
            start_minute integer     NOT NULL,
            hold_id      uuid        NOT NULL UNIQUE,
            expires_at   timestamptz NOT NULL,
            outcome      text        NOT NULL DEFAULT 'open'
                         CHECK (outcome IN ('open', 'booked', 'declined', 'expired')),
            PRIMARY KEY (waitlist_id, start_minute)  -- nobody is offered the same time twice
        )
        """
    )
    op.execute("CREATE INDEX offers_open ON offers (expires_at) WHERE outcome = 'open'")
    op.execute(
        """
        CREATE TABLE leads (
            tenant_id  text        NOT NULL,
            lead_id    text        NOT NULL,
            position   bigint      GENERATED ALWAYS AS IDENTITY,
            name       text,
            phone      text,
            message    text,
            details    jsonb       NOT NULL DEFAULT '{}',
            created_at timestamptz NOT NULL,
            PRIMARY KEY (tenant_id, lead_id)
        )
        """
    )
    op.execute("CREATE INDEX leads_listed ON leads (tenant_id, position)")
    for table in ("waitlist", "offers", "leads"):
        enable_rls(op, table)


def downgrade() -> None:
    for table in ("leads", "offers", "waitlist"):
        op.execute(f"DROP TABLE {table}")
