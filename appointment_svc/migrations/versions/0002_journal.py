"""What happened to appointments: the history people read, the notes they leave, the outbox the worker is told from."""

from alembic import op

from servicekit.migration import enable_rls

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE history (
            tenant_id      text        NOT NULL,
            appointment_id uuid        NOT NULL,
            entry          bigint      GENERATED ALWAYS AS IDENTITY,
            at             timestamptz NOT NULL,
            version        integer     NOT NULL,
            action         text        NOT NULL,
            by_role        text        NOT NULL,
            by_caller      text        NOT NULL,
            changes        jsonb       NOT NULL DEFAULT '{}',
            reason         text,
            PRIMARY KEY (appointment_id, entry)
        )
        """
    )
    op.execute(
        """
        CREATE TABLE notes (
            tenant_id      text        NOT NULL,
            appointment_id uuid        NOT NULL,
            note_id        uuid        NOT NULL,
            at             timestamptz NOT NULL,
            by_role        text        NOT NULL,
            text           text        NOT NULL,
            PRIMARY KEY (appointment_id, note_id)
        )
        """
    )
    op.execute(
        """
        CREATE TABLE outbox (
            position       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            tenant_id      text        NOT NULL,
            event_id       uuid        NOT NULL,
            appointment_id uuid        NOT NULL,
            payload        jsonb       NOT NULL,
            attempts       integer     NOT NULL DEFAULT 0,
            due_at         timestamptz NOT NULL DEFAULT now(),
            delivered_at   timestamptz,
            created_at     timestamptz NOT NULL DEFAULT now()
        )
        """
    )
    op.execute("CREATE INDEX outbox_waiting ON outbox (position) WHERE delivered_at IS NULL")
    op.execute("CREATE INDEX outbox_of_appointment ON outbox (appointment_id, position)")
    op.execute("CREATE INDEX outbox_done ON outbox (delivered_at) WHERE delivered_at IS NOT NULL")
    for table in ("history", "notes", "outbox"):
        enable_rls(op, table)


def downgrade() -> None:
    for table in ("outbox", "notes", "history"):
        op.execute(f"DROP TABLE {table}")
