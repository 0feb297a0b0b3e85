"""What models have cost, per tenant and month."""

from alembic import op

from servicekit.migration import enable_rls

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Millionths of a cent in a bigint: sums stay exact, and 90 million dollars fit.
    op.execute(
        """
        CREATE TABLE model_usage (
            tenant_id     text COLLATE "C" NOT NULL,
            month         text        NOT NULL CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
            provider      text        NOT NULL,
            model         text        NOT NULL,
            answers       bigint      NOT NULL DEFAULT 0,
            guessed       bigint      NOT NULL DEFAULT 0,
            input_tokens  bigint      NOT NULL DEFAULT 0,
            output_tokens bigint      NOT NULL DEFAULT 0,
            microcents    bigint      NOT NULL DEFAULT 0,
            PRIMARY KEY (tenant_id, month, provider, model)
        )
        """
    )
    enable_rls(op, "model_usage")


def downgrade() -> None:
    op.execute("DROP TABLE model_usage")
