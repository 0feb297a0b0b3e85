"""Who is least loaded on a day follows from the minutes that are taken, so the maps of starts can go.

They were half of what every search read, and every booking wrote them.
"""

# ruff: noqa: S608 - the statements are put together from the constants of this file

from alembic import op

revision = "0006"
down_revision = "0005"

IN_MAPS = "status IN ('booked', 'arrived', 'fulfilled')"
BEGINS = "({one}.start_minute - {one}.buffer_before)"
ENDS = "({one}.end_minute + {one}.buffer_after)"
MASK = f"""
    (~ 0::bit(1440) << greatest({BEGINS} - day * 1440, 0))
    & (~ 0::bit(1440) >> (1440 - least({ENDS} - day * 1440, 1440)))
"""
DAYS = f"generate_series({BEGINS} / 1440, ({ENDS} - 1) / 1440) AS day"


def upgrade() -> None:
    op.execute("ALTER TABLE day_maps DROP COLUMN starts")
    # In one function, because PL/pgSQL keeps the plans of its statements and a function in SQL may not.
    op.execute(
        f"""
        CREATE OR REPLACE FUNCTION keep_day_maps() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP <> 'INSERT' AND OLD.{IN_MAPS} THEN
                UPDATE day_maps
                   SET busy = busy & ~ ({MASK.format(one="OLD")})
                 WHERE staff_number = OLD.staff_number
                   AND day BETWEEN {BEGINS.format(one="OLD")} / 1440 AND ({ENDS.format(one="OLD")} - 1) / 1440
                   AND NOT EXISTS (
                       SELECT FROM appointments other
                        WHERE other.staff_number = OLD.staff_number AND other.start_minute = OLD.start_minute
                          AND other.{IN_MAPS} AND other.appointment_id <> OLD.appointment_id);
            END IF;
            IF TG_OP <> 'DELETE' AND NEW.{IN_MAPS} THEN
                INSERT INTO day_maps AS present (tenant_id, staff_number, day, busy)
                SELECT NEW.tenant_id, NEW.staff_number, day, {MASK.format(one="NEW")}
                  FROM {DAYS.format(one="NEW")}
                ON CONFLICT (staff_number, day) DO UPDATE SET busy = present.busy | excluded.busy;
            END IF;
            RETURN NULL;
        END $$
        """
    )
    op.execute("DROP FUNCTION mark_busy(appointments)")
    op.execute("DROP FUNCTION mark_free(appointments)")
    op.execute(
        f"""
        CREATE OR REPLACE FUNCTION rebuild_day_maps() RETURNS void LANGUAGE sql AS $$
            DELETE FROM day_maps;
            INSERT INTO day_maps (tenant_id, staff_number, day, busy)
            SELECT min(one.tenant_id), one.staff_number, day, bit_or({MASK.format(one="one")})
              FROM appointments one, {DAYS.format(one="one")}
             WHERE one.{IN_MAPS}
             GROUP BY one.staff_number, day;
        $$
        """
    )


def downgrade() -> None:
    raise NotImplementedError("The maps of starts are gone; restore a backup of before.")
