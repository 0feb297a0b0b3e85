"""One effect per Idempotency-Key: the answer is stored in the transaction that has the effect."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from servicekit.access import Principal
from servicekit.db import Database, DbConnection
from servicekit.errors import Kind, ServiceError

LIFETIME = "24 hours"


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    status: int
    body: bytes
    is_problem: bool
    replayed: bool = False


@dataclass(frozen=True, slots=True)
class Attempt:
    """One mutating request: who sent it, where to, what it said."""

    tenant_id: str
    principal: Principal
    route: str
    key: str | None
    body: bytes

    @property
    def holder(self) -> str:
        return f"{self.principal.role}:{self.principal.caller}"

    @property
    def fingerprint(self) -> bytes:
        return hashlib.sha256(self.body).digest()


def perform(
    database: Database,
    attempt: Attempt,
    work: Callable[[DbConnection], tuple[int, bytes]],
    encode_problem: Callable[[ServiceError], bytes],
) -> StoredAnswer:
    """Run `work` once per key, in one transaction with the record of its answer.

    A duplicate that arrives meanwhile waits for the first and gets its answer. A refusal is an answer too; a
    temporary failure is not, so that the same key may be tried again. Without a key this is a plain
    transaction. Raises 422 `idempotency_key_reused` when the key came before with another body.
    """
    if not attempt.key:
        with database.transaction(attempt.tenant_id) as connection:
            status, body = work(connection)
        return StoredAnswer(status, body, False)
    with database.transaction(attempt.tenant_id) as connection:
        known = _take_key(connection, attempt)
        if known is not None:
            return known
        problem = False
        try:
            with connection.transaction():
                status, body = work(connection)
        except ServiceError as refusal:
            if refusal.retryable:
                raise
            status, body, problem = refusal.status, encode_problem(refusal), True
        _store(connection, attempt, status, body, problem)
    return StoredAnswer(status, body, problem)


def _take_key(connection: DbConnection, attempt: Attempt) -> StoredAnswer | None:
    identity = (attempt.tenant_id, attempt.holder, attempt.route, attempt.key)
    connection.execute(
        "SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", ("\x1f".join(map(str, identity)),)
    )
    row = connection.execute(
        f"""
        SELECT fingerprint, status, answer, problem FROM idempotency_keys
         WHERE tenant_id = %s AND holder = %s AND route = %s AND key = %s
           AND created_at > now() - interval '{LIFETIME}'
        """,  # noqa: S608 - a constant
        identity,
    ).fetchone()
    if row is None:
        return None
    fingerprint, status, answer, problem = row
    if bytes(fingerprint) != attempt.fingerprint:
        raise ServiceError(
            Kind.INVALID, "idempotency_key_reused", "This Idempotency-Key came before with another request."
        )
    return StoredAnswer(status, bytes(answer), problem, replayed=True)


def _store(connection: DbConnection, attempt: Attempt, status: int, body: bytes, problem: bool) -> None:
    connection.execute(
        """
        INSERT INTO idempotency_keys (tenant_id, holder, route, key, fingerprint, status, answer, problem)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
        ON CONFLICT (tenant_id, holder, route, key) DO UPDATE
           SET fingerprint = excluded.fingerprint, status = excluded.status, answer = excluded.answer,
               problem = excluded.problem, created_at = now()
        """,
        (
            attempt.tenant_id,
            attempt.holder,
            attempt.route,
            attempt.key,
            attempt.fingerprint,
            status,
            body,
            problem,
        ),
    )


def forget_old(database: Database) -> int:
    """Drop keys past their lifetime; called by a service's timer. Returns how many."""
    with database.transaction("*") as connection:
        return connection.execute(
            f"DELETE FROM idempotency_keys WHERE created_at < now() - interval '{LIFETIME}'"  # noqa: S608
        ).rowcount
