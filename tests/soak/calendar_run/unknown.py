"""What became of the requests whose answer nobody waited for."""

from __future__ import annotations

import time
from collections.abc import Iterable

import psycopg

from tests.soak.calendar_run.acts import Act
from tests.soak.calendar_run.verdict import Connection, connect

_BUSY = """
    SELECT count(*) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
       AND state IN ('active', 'idle in transaction', 'idle in transaction (aborted)')
"""
_BOOKED = """
    SELECT a.appointment_id, h.version FROM customers c JOIN appointments a USING (customer_id)
      JOIN history h ON h.appointment_id = a.appointment_id AND h.action = 'booked'
     WHERE c.name = %s
"""
_HELD = """
    SELECT appointment_id, 1, extract(epoch FROM expires_at)::float8 FROM appointments WHERE session_id = %s
"""
_CHANGED = "SELECT appointment_id, version FROM history WHERE reason = %s"
_WHERE = {"confirm": _BOOKED, "confirm_hold": _BOOKED, "hold": _HELD}


def settle(url: str, acts: Iterable[Act], seconds: float = 60.0) -> int:
    """Ask the table, once nothing is under way, and complete the acts. Returns how many there were.

    They happened at some time between their question and now, or never: then they stay without a status.
    """
    unknown = [act for act in acts if act.was_given_up]
    deadline = time.monotonic() + seconds
    while True:
        try:
            with connect(url) as connection:
                while connection.execute(_BUSY).fetchall()[0][0]:
                    time.sleep(0.05)
                for act in unknown:
                    _complete(connection, act)
                return len(unknown)
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def _complete(connection: Connection, act: Act) -> None:
    found = connection.execute(_WHERE.get(act.kind, _CHANGED).encode(), (act.key,)).fetchone()
    if found is None:
        return
    act.row, act.version = str(found[0]), found[1]
    act.ended = time.monotonic()
    act.status = 201 if act.kind in _WHERE else 200
    if act.kind == "hold" and act.seconds < 86_400:
        act.expires = found[2] - (time.time() - time.monotonic())
