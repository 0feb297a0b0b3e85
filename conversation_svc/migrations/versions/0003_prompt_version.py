"""Which version of the prompts an answer was made with; empty where no model had a hand in it."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE messages ADD COLUMN prompt_version text")


def downgrade() -> None:
    op.execute("ALTER TABLE messages DROP COLUMN prompt_version")
