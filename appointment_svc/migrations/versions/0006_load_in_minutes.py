"""Who is least loaded on a day follows from the minutes that are taken, so the maps of starts can go.

They were half of what every search read, and every booking wrote them.
"""

# ruff: noqa: S608 - the statements are put together from the constants of this file

from alembic import op

revision = "0006"
down_revision = "0005"

IN_MAPS = "status IN ('booked', 'arrived', 'fulfilled')"
MASK = """
    (~ 0::bit(1440) << greatest(one.start_minute - one.buffer_before - day * 1440, 0))
    & (~ 0::bit(1440) >> (1440 - least(one.end_minute + one.buffer_after - day * 1440, 1440)))
"""
DAYS = """
    generate_series((one.start_minute - one.buffer_before) / 1440,
                    (one.end_minute + one.buffer_after - 1) / 1440) AS day
"""


def upgrade() -> None:
    op.execute("ALTER TABLE day_maps DROP COLUMN starts")
    op.execute(
        f"""
        CREATE OR REPLACE FUNCTION mark_busy(one appointments) RETURNS void LANGUAGE sql AS $$
            INSERT INTO day_maps AS present (tenant_id, staff_number, day, busy)
            SELECT one.tenant_id, one.staff_number, day, {MASK} FROM {DAYS}
            ON CONFLICT (staff_number, day) DO UPDATE SET busy = present.busy | excluded.busy
        $$
        """
    )
    op.execute(
        f"""
        CREATE OR REPLACE FUNCTION mark_free(one appointments) RETURNS void LANGUAGE sql AS $$
            UPDATE day_maps
               SET busy = busy & ~ ({MASK})
             WHERE staff_number = one.staff_number
               AND day BETWEEN (one.start_minute - one.buffer_before) / 1440
                           AND (one.end_minute + one.buffer_after - 1) / 1440
               AND NOT EXISTS (
                   SELECT FROM appointments other
                    WHERE other.staff_number = one.staff_number AND other.start_minute = one.start_minute
                      AND other.{IN_MAPS} AND other.appointment_id <> one.appointment_id)
        $$
        """
    )
    op.execute(
        f"""
        CREATE OR REPLACE FUNCTION rebuild_day_maps() RETURNS void LANGUAGE sql AS $$
            DELETE FROM day_maps;
            INSERT INTO day_maps (tenant_id, staff_number, day, busy)
            SELECT min(one.tenant_id), one.staff_number, day, bit_or({MASK})
              FROM appointments one, {DAYS}
             WHERE one.{IN_MAPS}
             GROUP BY one.staff_number, day;
        $$
        """
    )


def downgrade() -> None:
    raise NotImplementedError("The maps of starts are gone; restore a backup of before.")
