"""One bit a minute of each staff member's day: what the search reads instead of every appointment.

Reading five thousand rows to search a full month costs more than everything else together. These maps follow
from the table of appointments and are kept by it, in the same transaction, so that no code can forget them.
Holds are not in them, because they end by the clock; the search reads those few as rows.

Bit i, counted from the right, is minute i of a day in UTC. Appointments of one staff member do not overlap once
widened by their buffers, so setting and clearing bits is exact; only the seats of one class share theirs, and
the last of them to go clears them (every writer holds the staff member's lock).
"""

# ruff: noqa: S608 - the statements are put together from the constants of this file

from alembic import op

from servicekit.migration import enable_rls

revision = "0005"
down_revision = "0004"

IN_MAPS = "status IN ('booked', 'arrived', 'fulfilled')"
MASK = """
    (~ 0::bit(1440) << greatest({start} - day * 1440, 0))
    & (~ 0::bit(1440) >> (1440 - least({end} - day * 1440, 1440)))
"""
BEGINS = """
    CASE WHEN {start} / 1440 = day THEN 1::bit(1440) << ({start} % 1440) ELSE 0::bit(1440) END
"""


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE day_maps (
            tenant_id    text      NOT NULL,
            staff_number bigint    NOT NULL,
            day          integer   NOT NULL,
            busy         bit(1440) NOT NULL,
            starts       bit(1440) NOT NULL,
            PRIMARY KEY (staff_number, day)
        ) WITH (fillfactor = 70)
        """
    )
    enable_rls(op, "day_maps")
    op.execute(
        f"""
        CREATE FUNCTION mark_busy(one appointments) RETURNS void LANGUAGE sql AS $$
            INSERT INTO day_maps AS present (tenant_id, staff_number, day, busy, starts)
            SELECT one.tenant_id, one.staff_number, day,
                   {
            MASK.format(
                start="(one.start_minute - one.buffer_before)", end="(one.end_minute + one.buffer_after)"
            )
        },
                   {BEGINS.format(start="one.start_minute")}
              FROM generate_series((one.start_minute - one.buffer_before) / 1440,
                                   (one.end_minute + one.buffer_after - 1) / 1440) AS day
            ON CONFLICT (staff_number, day) DO UPDATE
               SET busy = present.busy | excluded.busy, starts = present.starts | excluded.starts
        $$
        """
    )
    op.execute(
        f"""
        CREATE FUNCTION mark_free(one appointments) RETURNS void LANGUAGE sql AS $$
            UPDATE day_maps
               SET busy = busy & ~ ({
            MASK.format(
                start="(one.start_minute - one.buffer_before)", end="(one.end_minute + one.buffer_after)"
            )
        }),
                   starts = starts & ~ ({BEGINS.format(start="one.start_minute")})
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
        """
        CREATE FUNCTION keep_day_maps() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            counted constant text[] := ARRAY['booked', 'arrived', 'fulfilled'];
        BEGIN
            IF TG_OP <> 'INSERT' AND OLD.status = ANY (counted) THEN
                PERFORM mark_free(OLD);
            END IF;
            IF TG_OP <> 'DELETE' AND NEW.status = ANY (counted) THEN
                PERFORM mark_busy(NEW);
            END IF;
            RETURN NULL;
        END $$
        """
    )
    op.execute(
        f"""
        CREATE TRIGGER maps_follow_new AFTER INSERT ON appointments
            FOR EACH ROW WHEN (NEW.{IN_MAPS}) EXECUTE FUNCTION keep_day_maps()
        """
    )
    op.execute(
        f"""
        CREATE TRIGGER maps_follow_gone AFTER DELETE ON appointments
            FOR EACH ROW WHEN (OLD.{IN_MAPS}) EXECUTE FUNCTION keep_day_maps()
        """
    )
    op.execute(
        f"""
        CREATE TRIGGER maps_follow_change AFTER UPDATE ON appointments
            FOR EACH ROW WHEN (
                ((OLD.{IN_MAPS}) <> (NEW.{IN_MAPS}))
                OR ((NEW.{IN_MAPS}) AND (OLD.occupied, OLD.start_minute) IS DISTINCT FROM
                                        (NEW.occupied, NEW.start_minute)))
            EXECUTE FUNCTION keep_day_maps()
        """
    )
    op.execute(
        f"""
        CREATE FUNCTION rebuild_day_maps() RETURNS void LANGUAGE sql AS $$
            DELETE FROM day_maps;
            INSERT INTO day_maps (tenant_id, staff_number, day, busy, starts)
            SELECT min(one.tenant_id), one.staff_number, day,
                   bit_or({
            MASK.format(
                start="(one.start_minute - one.buffer_before)", end="(one.end_minute + one.buffer_after)"
            )
        }),
                   bit_or({BEGINS.format(start="one.start_minute")})
              FROM appointments one,
                   generate_series((one.start_minute - one.buffer_before) / 1440,
                                   (one.end_minute + one.buffer_after - 1) / 1440) AS day
             WHERE one.{IN_MAPS}
             GROUP BY one.staff_number, day;
        $$
        """
    )
    op.execute(
        """
        CREATE INDEX holds_of_staff ON appointments (staff_number, start_minute)
         WHERE status = 'held'
        """
    )


def downgrade() -> None:
    op.execute("DROP INDEX holds_of_staff")
    for name in ("maps_follow_new", "maps_follow_gone", "maps_follow_change"):
        op.execute(f"DROP TRIGGER {name} ON appointments")
    for name in (
        "rebuild_day_maps()",
        "keep_day_maps()",
        "mark_free(appointments)",
        "mark_busy(appointments)",
    ):
        op.execute(f"DROP FUNCTION {name}")
    op.execute("DROP TABLE day_maps")
