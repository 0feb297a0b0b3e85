"""The same key and body: one effect, one answer. On a real PostgreSQL, with real races."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from flask.testing import FlaskClient

from servicekit import access
from servicekit.access import TokenSigner
from servicekit.db import Database, DbConnection
from servicekit.errors import Kind, ServiceError
from servicekit.keys import KeyRing
from servicekit.migration import create_idempotency_table, enable_rls
from servicekit.web import Api, Call, TenantBody

ADMIN = {"Authorization": "Bearer admin-key"}


class Deposit(TenantBody):
    amount: int


class _Executor:
    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def execute(self, sqltext: str) -> object:
        return self._connection.execute(sqltext.encode())


@pytest.fixture(scope="module")
def ledger(postgres_url: str) -> Iterator[Database]:
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS test_idempotency WITH (FORCE)")
        connection.execute("CREATE DATABASE test_idempotency")
        connection.execute("DROP ROLE IF EXISTS idempotency_tester")
        connection.execute("CREATE ROLE idempotency_tester LOGIN")
    url = postgres_url.replace("/postgres?", "/test_idempotency?")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE deposits (tenant_id text, amount int)")
        enable_rls(_Executor(connection), "deposits")
        create_idempotency_table(_Executor(connection))
        connection.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO idempotency_tester")
    database = Database(url.replace("postgres@", "idempotency_tester@"), max_size=32)
    yield database
    database.close()


@pytest.fixture
def client(ledger: Database) -> FlaskClient:
    with ledger.transaction("*") as connection:
        connection.execute("DELETE FROM deposits")
        connection.execute("DELETE FROM idempotency_keys")
    signer = TokenSigner("a-secret-of-the-house-that-is-long-enough")
    api = Api("bank", callers=KeyRing(signer, "admin-key", None, service="bank"), database=ledger)

    @api.post("/v1/deposits", access=access.BOOKING, body=Deposit, status=201, idempotent=True)
    def deposit(call: Call[Deposit, None]) -> Any:
        def work(connection: DbConnection) -> dict[str, int]:
            connection.execute("INSERT INTO deposits VALUES (%s, %s)", (call.tenant_id, call.body.amount))
            if call.body.amount < 0:
                raise ServiceError(Kind.INVALID, "negative", "No.")
            if call.body.amount == 503:
                raise ServiceError(Kind.UNAVAILABLE, "away", "Later.")
            row = connection.execute("SELECT count(*) FROM deposits").fetchone()
            assert row is not None
            return {"count": row[0]}

        return call.once(work)

    return api.flask.test_client()


def send(client: FlaskClient, amount: int, key: str | None = "key-1", tenant: str = "downtown") -> Any:
    headers = {**ADMIN, **({"Idempotency-Key": key} if key else {})}
    return client.post("/v1/deposits", json={"tenant_id": tenant, "amount": amount}, headers=headers)


def count(ledger: Database, tenant: str = "*") -> int:
    with ledger.transaction(tenant) as connection:
        row = connection.execute("SELECT count(*) FROM deposits").fetchone()
    assert row is not None
    return int(row[0])


def test_the_same_key_gives_the_same_answer_and_no_second_effect(
    client: FlaskClient, ledger: Database
) -> None:
    first, second = send(client, 5), send(client, 5)
    assert first.status_code == second.status_code == 201
    assert first.data == second.data
    assert second.headers["Idempotency-Replayed"] == "true"
    assert count(ledger) == 1


def test_without_a_key_every_call_counts(client: FlaskClient, ledger: Database) -> None:
    send(client, 5, key=None)
    send(client, 5, key=None)
    assert count(ledger) == 2


def test_a_key_with_another_body_is_refused(client: FlaskClient, ledger: Database) -> None:
    send(client, 5)
    answer = send(client, 6)
    assert (answer.status_code, answer.json["code"]) == (422, "idempotency_key_reused")
    assert count(ledger) == 1


def test_a_key_belongs_to_its_tenant(client: FlaskClient, ledger: Database) -> None:
    assert send(client, 5).status_code == send(client, 5, tenant="uptown").status_code == 201
    assert count(ledger) == 2


def test_a_refusal_is_an_answer_and_leaves_nothing(client: FlaskClient, ledger: Database) -> None:
    first, second = send(client, -1), send(client, -1)
    assert first.status_code == second.status_code == 422
    assert first.data == second.data
    assert first.content_type == second.content_type == "application/problem+json"
    assert count(ledger) == 0


def test_a_temporary_failure_may_be_tried_again_under_its_key(client: FlaskClient, ledger: Database) -> None:
    assert send(client, 503).status_code == 503
    assert count(ledger) == 0
    assert send(client, 7).status_code == 201


def test_duplicates_at_the_same_moment_wait_for_the_first(client: FlaskClient, ledger: Database) -> None:
    for round_ in range(10):
        with ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(lambda _, key=f"race-{round_}": send(client, 5, key=key), range(16)))
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.data for answer in answers}) == 1
    assert count(ledger) == 10


def test_a_transaction_sees_only_its_tenant(client: FlaskClient, ledger: Database) -> None:
    send(client, 5, key="a")
    send(client, 5, key="b", tenant="uptown")
    assert (count(ledger, "downtown"), count(ledger, "nobody"), count(ledger)) == (1, 0, 2)


def test_a_transaction_cannot_write_for_another_tenant(ledger: Database) -> None:
    def write() -> None:
        with ledger.transaction("downtown") as connection:
            connection.execute("INSERT INTO deposits VALUES ('uptown', 1)")

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        write()


def test_a_database_that_is_away_is_503() -> None:
    away = Database("postgresql://nobody@127.0.0.1:1/nothing", timeout=0.3)
    with pytest.raises(ServiceError) as caught, away.transaction("downtown"):
        pass
    away.close()
    assert (caught.value.status, caught.value.code) == (503, "database_unavailable")
