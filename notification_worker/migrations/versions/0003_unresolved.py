"""Finding what staff must know of: messages that did not arrive and that nothing will be done about."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "CREATE INDEX notifications_unresolved ON notifications (tenant_id, seq DESC) "
        "WHERE status IN ('failed', 'unknown')"
    )


def downgrade() -> None:
    op.execute("DROP INDEX notifications_unresolved")
