"""Sessions, their turns and messages, hand-offs, codes and errands."""

from alembic import op

from servicekit.migration import create_idempotency_table, enable_rls

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = ("sessions", "turns", "messages", "handoffs", "codes", "proof_tries", "errands")


def upgrade() -> None:
    # A lease instead of a row lock: a turn may wait seconds for a model, and no transaction may.
    op.execute(
        """
        CREATE TABLE sessions (
            tenant_id      text COLLATE "C" NOT NULL,
            session_id     text COLLATE "C" PRIMARY KEY,
            channel        text        NOT NULL CHECK (channel IN ('sms', 'voice', 'chat')),
            address        text,
            is_current     boolean     NOT NULL DEFAULT true,
            language       text        NOT NULL DEFAULT 'en',
            customer_id    text,
            customer_name  text,
            state          jsonb       NOT NULL DEFAULT '{}',
            handoff        text        NOT NULL DEFAULT 'bot' CHECK (handoff IN ('bot', 'human', 'closed')),
            outcome        text,
            appointment_id text,
            confirmation_number text,
            tools          jsonb       NOT NULL DEFAULT '{}',
            turns          integer     NOT NULL DEFAULT 0,
            errors         integer     NOT NULL DEFAULT 0,
            spent_ms       bigint      NOT NULL DEFAULT 0,
            tokens_in      bigint      NOT NULL DEFAULT 0,
            tokens_out     bigint      NOT NULL DEFAULT 0,
            lease_token    text,
            lease_until    timestamptz,
            created_at     timestamptz NOT NULL,
            last_at        timestamptz NOT NULL,
            expires_at     timestamptz NOT NULL
        )
        """
    )
    # One open talk per number and channel: two first texts at the same moment must not make two sessions.
    op.execute(
        "CREATE UNIQUE INDEX sessions_current ON sessions (tenant_id, channel, address) "
        "WHERE is_current AND address IS NOT NULL"
    )
    op.execute("CREATE INDEX sessions_recent ON sessions (tenant_id, last_at DESC, session_id)")
    op.execute(
        "CREATE INDEX sessions_handed_over ON sessions (tenant_id, last_at DESC) WHERE handoff = 'human'"
    )
    op.execute(
        """
        CREATE TABLE turns (
            tenant_id   text COLLATE "C" NOT NULL,
            turn_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            session_id  text COLLATE "C" NOT NULL REFERENCES sessions ON DELETE CASCADE,
            message_sid text,
            text        text        NOT NULL,
            status      text        NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'taken', 'done')),
            answer      jsonb,
            late        boolean     NOT NULL DEFAULT false,
            created_at  timestamptz NOT NULL
        )
        """
    )
    # The constraint that makes a text count once, however often Twilio delivers it.
    op.execute(
        "CREATE UNIQUE INDEX turns_once ON turns (tenant_id, message_sid) WHERE message_sid IS NOT NULL"
    )
    op.execute("CREATE INDEX turns_waiting ON turns (session_id, turn_id) WHERE status <> 'done'")
    op.execute("CREATE INDEX turns_age ON turns (created_at)")
    op.execute(
        """
        CREATE TABLE messages (
            tenant_id  text COLLATE "C" NOT NULL,
            message_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            session_id text COLLATE "C" NOT NULL REFERENCES sessions ON DELETE CASCADE,
            role       text        NOT NULL CHECK (role IN ('customer', 'assistant', 'staff')),
            text       text        NOT NULL,
            author     text,
            tool_calls jsonb,
            latency_ms real,
            tokens_in  integer,
            tokens_out integer,
            created_at timestamptz NOT NULL
        )
        """
    )
    op.execute("CREATE INDEX messages_session ON messages (session_id, message_id)")
    op.execute(
        """
        CREATE TABLE handoffs (
            tenant_id  text COLLATE "C" NOT NULL,
            handoff_id text COLLATE "C" PRIMARY KEY,
            session_id text COLLATE "C" REFERENCES sessions ON DELETE CASCADE,
            reason     text        NOT NULL,
            urgent     boolean     NOT NULL DEFAULT false,
            takeover   boolean     NOT NULL DEFAULT true,
            status     text        NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'taken', 'closed')),
            summary    text        NOT NULL,
            fields     jsonb       NOT NULL DEFAULT '{}',
            taken_by   text,
            created_at timestamptz NOT NULL,
            changed_at timestamptz NOT NULL
        )
        """
    )
    op.execute("CREATE INDEX handoffs_recent ON handoffs (tenant_id, status, created_at DESC)")
    op.execute("CREATE INDEX handoffs_session ON handoffs (session_id)")
    # Codes and tries use real time: business time may stand still or jump in a demo.
    op.execute(
        """
        CREATE TABLE codes (
            tenant_id  text COLLATE "C" NOT NULL,
            phone      text        NOT NULL,
            session_id text        NOT NULL,
            code_hash  text        NOT NULL,
            tries      integer     NOT NULL DEFAULT 0,
            created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            PRIMARY KEY (tenant_id, phone, session_id)
        )
        """
    )
    op.execute(
        """
        CREATE TABLE proof_tries (
            tenant_id text COLLATE "C" NOT NULL,
            phone     text        NOT NULL,
            kind      text        NOT NULL,
            at        timestamptz NOT NULL DEFAULT clock_timestamp()
        )
        """
    )
    op.execute("CREATE INDEX proof_tries_recent ON proof_tries (tenant_id, phone, kind, at)")
    op.execute(
        """
        CREATE TABLE errands (
            tenant_id  text COLLATE "C" NOT NULL,
            errand_id  text        NOT NULL,
            kind       text        NOT NULL,
            body       jsonb       NOT NULL,
            tries      integer     NOT NULL DEFAULT 0,
            due_at     timestamptz NOT NULL,
            PRIMARY KEY (tenant_id, errand_id)
        )
        """
    )
    op.execute("CREATE INDEX errands_due ON errands (due_at)")
    for table in TABLES:
        enable_rls(op, table)
    create_idempotency_table(op)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.execute(f"DROP TABLE {table}")
    op.execute("DROP TABLE idempotency_keys")
