"""Tenants with their versions, numbers, keys and operator states."""

from alembic import op

from servicekit.migration import create_idempotency_table, enable_rls

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = ("tenants", "tenant_versions", "phone_numbers", "access_keys", "operator_states", "applied_tenants")


def upgrade() -> None:
    # COLLATE "C": pages are cut by this column, and a server's locale must not change their order.
    op.execute(
        """
        CREATE TABLE tenants (
            tenant_id  text COLLATE "C" PRIMARY KEY,
            version    integer     NOT NULL,
            document   jsonb       NOT NULL,
            updated_at timestamptz NOT NULL
        )
        """
    )
    op.execute(
        """
        CREATE TABLE tenant_versions (
            tenant_id  text COLLATE "C" NOT NULL REFERENCES tenants ON DELETE CASCADE,
            version    integer     NOT NULL,
            document   jsonb       NOT NULL,
            how        text        NOT NULL CHECK (how IN ('created', 'changed', 'restored', 'applied')),
            written_by text        NOT NULL,
            written_at timestamptz NOT NULL,
            PRIMARY KEY (tenant_id, version)
        )
        """
    )
    # The constraint that decides whose number it is, also between two writers at once.
    op.execute(
        """
        CREATE TABLE phone_numbers (
            number    text PRIMARY KEY,
            tenant_id text COLLATE "C" NOT NULL REFERENCES tenants ON DELETE CASCADE
        )
        """
    )
    op.execute("CREATE INDEX phone_numbers_tenant ON phone_numbers (tenant_id)")
    op.execute(
        """
        CREATE TABLE access_keys (
            key_id      text COLLATE "C" PRIMARY KEY,
            tenant_id   text COLLATE "C" NOT NULL REFERENCES tenants ON DELETE CASCADE,
            role        text        NOT NULL CHECK (role IN ('owner', 'staff', 'agent')),
            label       text        NOT NULL,
            fingerprint text        NOT NULL UNIQUE,
            created_by  text        NOT NULL,
            created_at  timestamptz NOT NULL
        )
        """
    )
    op.execute("CREATE INDEX access_keys_tenant ON access_keys (tenant_id, key_id)")
    op.execute(
        """
        CREATE TABLE operator_states (
            tenant_id text COLLATE "C" PRIMARY KEY REFERENCES tenants ON DELETE CASCADE,
            status    text        NOT NULL,
            location  text,
            notes     text,
            until     timestamptz,
            set_by    text        NOT NULL,
            set_at    timestamptz NOT NULL
        )
        """
    )
    # No reference to tenants: a tenant deleted elsewhere must not come back at the next start.
    op.execute(
        """
        CREATE TABLE applied_tenants (
            tenant_id  text COLLATE "C" PRIMARY KEY,
            digest     text        NOT NULL,
            applied_at timestamptz NOT NULL
        )
        """
    )
    for table in TABLES:
        enable_rls(op, table)
    create_idempotency_table(op)


def downgrade() -> None:
    for table in (*reversed(TABLES), "idempotency_keys"):
        op.execute(f"DROP TABLE {table}")
