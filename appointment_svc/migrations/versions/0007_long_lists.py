"""Lists that are narrowed to one staff member, one status or one phone number, of a business with a long past."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.execute(
        """
        CREATE INDEX appointments_of_staff
            ON appointments (tenant_id, staff_id, start_minute, appointment_id)
        """
    )
    op.execute(
        """
        CREATE INDEX appointments_by_status
            ON appointments (tenant_id, status, start_minute, appointment_id)
        """
    )
    op.execute(
        """
        CREATE INDEX customers_by_second_phone ON customers (tenant_id, secondary_phone)
         WHERE secondary_phone IS NOT NULL
        """
    )
    op.execute("CREATE INDEX leads_by_phone ON leads (tenant_id, phone) WHERE phone IS NOT NULL")


def downgrade() -> None:
    for index in (
        "leads_by_phone",
        "customers_by_second_phone",
        "appointments_by_status",
        "appointments_of_staff",
    ):
        op.execute(f"DROP INDEX {index}")
