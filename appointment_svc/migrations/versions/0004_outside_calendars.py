"""Calendars out (feeds with a token) and in (busy times read from a staff member's own calendar)."""

from alembic import op

from servicekit.migration import enable_rls

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE feeds (
            tenant_id  text        NOT NULL,
            staff_id   text        NOT NULL,
            token      text        NOT NULL,
            created_at timestamptz NOT NULL,
            PRIMARY KEY (tenant_id, staff_id)
        )
        """
    )
    op.execute(
        """
        CREATE TABLE imports (
            tenant_id    text        NOT NULL,
            staff_id     text        NOT NULL,
            staff_number bigint      NOT NULL,
            url          text        NOT NULL,
            etag         text        NOT NULL DEFAULT '',
            due_at       timestamptz NOT NULL,
            read_at      timestamptz,
            failed_at    timestamptz,
            failure      text,
            PRIMARY KEY (tenant_id, staff_id)
        )
        """
    )
    op.execute("CREATE INDEX imports_due ON imports (due_at)")
    op.execute(
        """
        CREATE TABLE imported_busy (
            tenant_id    text    NOT NULL,
            staff_number bigint  NOT NULL,
            start_minute integer NOT NULL,
            end_minute   integer NOT NULL CHECK (end_minute > start_minute),
            PRIMARY KEY (staff_number, start_minute)  -- merged on reading: neither overlapping nor touching
        )
        """
    )
    for table in ("feeds", "imports", "imported_busy"):
        enable_rls(op, table)


def downgrade() -> None:
    for table in ("imported_busy", "imports", "feeds"):
        op.execute(f"DROP TABLE {table}")
