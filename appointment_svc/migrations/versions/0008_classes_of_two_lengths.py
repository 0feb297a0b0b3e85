"""A class keeps its people when its length is changed, so its seats need not all be of one length.

Giving up the longer seat frees what the shorter ones do not need, and nothing stays marked after the last.
"""

# ruff: noqa: S608 - the statements are put together from the constants of this file

from alembic import op

revision = "0008"
down_revision = "0007"

IN_MAPS = "status IN ('booked', 'arrived', 'fulfilled')"
BEGINS = "({one}.start_minute - {one}.buffer_before)"
ENDS = "({one}.end_minute + {one}.buffer_after)"
MASK = f"""
    (~ 0::bit(1440) << greatest({BEGINS} - day * 1440, 0))
    & (~ 0::bit(1440) >> (1440 - least({ENDS} - day * 1440, 1440)))
"""


def upgrade() -> None:
    op.execute(
        f"""
        CREATE OR REPLACE FUNCTION keep_day_maps() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP <> 'INSERT' AND OLD.{IN_MAPS} THEN
                UPDATE day_maps
                   SET busy = (busy & ~ ({MASK.format(one="OLD")})) | coalesce(
                       (SELECT bit_or({MASK.format(one="other")}) FROM appointments other
                         WHERE other.staff_number = OLD.staff_number AND other.start_minute = OLD.start_minute
                           AND other.{IN_MAPS} AND other.appointment_id <> OLD.appointment_id),
                       0::bit(1440))
                 WHERE staff_number = OLD.staff_number
                   AND day BETWEEN {BEGINS.format(one="OLD")} / 1440
                               AND ({ENDS.format(one="OLD")} - 1) / 1440;
            END IF;
            IF TG_OP <> 'DELETE' AND NEW.{IN_MAPS} THEN
                INSERT INTO day_maps AS present (tenant_id, staff_number, day, busy)
                SELECT NEW.tenant_id, NEW.staff_number, day, {MASK.format(one="NEW")}
                  FROM generate_series({BEGINS.format(one="NEW")} / 1440,
                                       ({ENDS.format(one="NEW")} - 1) / 1440) AS day
                ON CONFLICT (staff_number, day) DO UPDATE SET busy = present.busy | excluded.busy;
            END IF;
            RETURN NULL;
        END $$
        """
    )
    # Under the older rule such classes left times marked that nobody has; nobody may book while they are read.
    op.execute("LOCK TABLE appointments IN SHARE ROW EXCLUSIVE MODE")
    op.execute("SELECT set_config('app.tenant', '*', true)")
    op.execute("SELECT rebuild_day_maps()")


def downgrade() -> None:
    raise NotImplementedError("Maps written since would not be true under the older rule.")
