"""How long a claim takes, with and without a long history in the same table."""

from __future__ import annotations

import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from deploy.local.postgres import EmbeddedPostgres
from notification_worker.store.claims import ClaimStore
from servicekit.db import EVERY_TENANT, Database
from servicekit.migrate import migrate
from tests.soak.mail_run import plan_messages


def claim_milliseconds(*, old_rows: int) -> float:
    """Median of 20 rounds."""
    server = EmbeddedPostgres(Path(tempfile.mkdtemp(prefix="frontdesk-claims-")) / "postgres")
    server.start()
    try:
        url = migrate(server.url, "notification_worker")
        database = Database(url)
        if old_rows:
            _write_history(database, old_rows)
        due = datetime.now(UTC) - timedelta(minutes=1)
        plan_messages(url, 10_000, tenants=50, due_of=lambda number: due)
        with database.transaction(EVERY_TENANT) as connection:
            connection.execute("ANALYZE notifications")
        milliseconds = statistics.median(_claim_once(database) for _ in range(20))
        database.close()
    finally:
        server.stop(immediately=True)
    return milliseconds


def _claim_once(database: Database) -> float:
    started = time.perf_counter()
    with database.transaction(EVERY_TENANT) as connection:
        store, now = ClaimStore(connection), datetime.now(UTC)
        lanes = store.lanes_due(now)
        claims = store.claim(dict.fromkeys(lanes, 2), now=now, lease="measured", lasting=timedelta(minutes=5))
    assert len(claims) == 100
    return (time.perf_counter() - started) * 1000


def _write_history(database: Database, rows: int) -> None:
    with database.transaction(EVERY_TENANT) as connection:
        connection.execute(
            """
            INSERT INTO notifications
                (notification_id, tenant_id, appointment_id, version, kind, channel, sender, recipient,
                 language, dedupe_key, status, due_at, ready_at, useful_until, provider_message_id,
                 accepted_at)
            SELECT 'old-' || n, 't' || lpad((n %% 50)::text, 3, '0'), 'old-' || n, 1, 'reminder', 'sms',
                   'sms:+1202555' || lpad((n %% 50)::text, 4, '0'), '+1415' || lpad(n::text, 7, '0'), 'en',
                   'old-' || n, 'delivered', now() - interval '30 days', now() - interval '30 days',
                   now() - interval '29 days', 'SM' || n, now() - interval '30 days'
              FROM generate_series(1, %s) n
            """,
            (rows,),
        )
