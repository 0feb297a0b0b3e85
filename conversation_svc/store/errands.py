"""What must reach another service and may take its time: leads, consents, alerts, late answers.

Written in the transaction of the turn, tried at once after it, and by the timers until it has worked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from psycopg.types.json import Jsonb

from servicekit.db import DbConnection

FIRST_RETRY = "5 seconds"
MOST_TRIES = 60  # with the growing pauses that is about four hours, after which an answer is of no use
# What a customer was told is passed on, and what they may not be texted against, are handed in however late.
NEVER_GIVEN_UP = ("lead", "consent")


@dataclass(frozen=True, slots=True)
class Errand:
    """errand_id: also the idempotency key at the other side."""

    tenant_id: str
    errand_id: str
    kind: str  # lead, consent, handoff, reply
    body: Mapping[str, Any]


class ErrandStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def add(self, errand: Errand) -> None:
        self._connection.execute(
            "INSERT INTO errands (tenant_id, errand_id, kind, body, due_at) "  # noqa: S608 - constants only
            f"VALUES (%s, %s, %s, %s, clock_timestamp() + interval '{FIRST_RETRY}') ON CONFLICT DO NOTHING",
            (self._tenant_id, errand.errand_id, errand.kind, Jsonb(dict(errand.body))),
        )

    def drop(self, errand_id: str) -> None:
        self._connection.execute(
            "DELETE FROM errands WHERE tenant_id = %s AND errand_id = %s", (self._tenant_id, errand_id)
        )


def give_up(connection: DbConnection) -> list[Errand]:
    """Those that failed too often are forgotten; which ones they were."""
    rows = connection.execute(
        "DELETE FROM errands WHERE tries >= %s AND kind <> ALL(%s) "
        "RETURNING tenant_id, errand_id, kind, body",
        (MOST_TRIES, list(NEVER_GIVEN_UP)),
    ).fetchall()
    return [Errand(*row) for row in rows]


def claim_due(connection: DbConnection, limit: int) -> list[Errand]:
    """Those whose time has come, over all tenants. They come again, ever later, until they are dropped."""
    rows = connection.execute(
        "UPDATE errands SET tries = tries + 1, due_at = clock_timestamp() + least(300, 2 ^ least(tries, 9)) "
        "* interval '1 second' WHERE (tenant_id, errand_id) IN (SELECT tenant_id, errand_id FROM errands "
        "WHERE due_at <= clock_timestamp() ORDER BY due_at LIMIT %s FOR UPDATE SKIP LOCKED) "
        "RETURNING tenant_id, errand_id, kind, body",
        (limit,),
    ).fetchall()
    return [Errand(*row) for row in rows]
