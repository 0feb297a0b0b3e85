"""A name that came with an unproven number stays with the appointment; the record keeps its own."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.execute("ALTER TABLE appointments ADD COLUMN booked_as text")


def downgrade() -> None:
    op.execute("ALTER TABLE appointments DROP COLUMN booked_as")
