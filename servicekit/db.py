"""PostgreSQL: a pool, and transactions that belong to one tenant."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg import Connection, sql
from psycopg.conninfo import make_conninfo
from psycopg_pool import ConnectionPool, PoolTimeout

from servicekit.errors import Kind, ServiceError

EVERY_TENANT = "*"
APP_ROLE = "frontdesk_app"

DbConnection = Connection[tuple[Any, ...]]
_AWAY = (psycopg.OperationalError, psycopg.InterfaceError, PoolTimeout)


def database_name(package: str) -> str:
    """appointment_svc -> frontdesk_appointment."""
    return "frontdesk_" + package.removesuffix("_svc").removesuffix("_worker")


def with_database(url: str, name: str) -> str:
    """The same server and role, another database."""
    return make_conninfo(url, dbname=name)


def unavailable(error: Exception | None = None) -> ServiceError:
    failure = ServiceError(
        Kind.UNAVAILABLE, "database_unavailable", "The database cannot be reached right now.", retry_after=1.0
    )
    failure.__cause__ = error
    return failure


class _TenantConnection(psycopg.Connection[tuple[Any, ...]]):
    """Remembers the tenant that its session is set to outside of transactions."""

    tenant = ""


def _literal(tenant_id: str) -> str:
    return sql.Literal(tenant_id).as_string(None)


class Database:
    """One service's database. The pool opens on first use: in the worker, not before a fork.

    Every transaction names its tenant; row-level security shows it that tenant's rows and no others.
    """

    def __init__(self, url: str, *, min_size: int = 1, max_size: int = 8, timeout: float = 3.0) -> None:
        self._url = url
        self._sizes = (min(min_size, max_size), max_size)
        self._timeout = timeout
        self._pool: ConnectionPool[_TenantConnection] | None = None
        self._lock = threading.Lock()

    @classmethod
    def of_package(cls, server_url: str, package: str, *, max_size: int = 8) -> Database:
        return cls(with_database(server_url, database_name(package)), max_size=max_size)

    @property
    def url(self) -> str:
        return self._url

    @contextmanager
    def transaction(self, tenant_id: str) -> Iterator[DbConnection]:
        """A transaction that sees the rows of `tenant_id` ("*" for timers and platform-wide work).

        Commits at the end, rolls back on any exception. Raises ServiceError(UNAVAILABLE) when PostgreSQL is
        away.
        """
        with self._borrowed() as connection:
            # One message instead of two: beginning and naming the tenant is a round trip each.
            connection.execute(
                f"BEGIN; SELECT set_config('app.tenant', {_literal(tenant_id)}, true)".encode()
            )
            try:
                yield connection
            except BaseException:
                with suppress(psycopg.Error):  # a broken connection has nothing to roll back
                    connection.rollback()
                raise
            connection.commit()

    @contextmanager
    def reading(self, tenant_id: str) -> Iterator[DbConnection]:
        """For looking only: like `transaction`, but each statement stands alone and sees the newest state.

        Saves the round trips around a single statement. Not for writing.
        """
        with self._borrowed() as connection:
            if connection.tenant != tenant_id:
                connection.execute(f"SELECT set_config('app.tenant', {_literal(tenant_id)}, false)".encode())
                connection.tenant = tenant_id
            yield connection

    @contextmanager
    def connection(self) -> Iterator[DbConnection]:
        """A bare connection without a tenant: it sees no tenant's rows. Statements commit by themselves."""
        with self._borrowed() as connection:
            if connection.tenant:
                connection.execute("SELECT set_config('app.tenant', '', false)")
                connection.tenant = ""
            yield connection

    @contextmanager
    def _borrowed(self) -> Iterator[_TenantConnection]:
        try:
            pool = self._connections()
            connection = pool.getconn()
            try:
                yield connection
            finally:
                pool.putconn(connection)
        except _AWAY as error:
            raise unavailable(error) from error

    def ping(self) -> None:
        with self.connection() as connection:
            connection.execute("SELECT 1")

    def close(self) -> None:
        with self._lock:
            if self._pool is not None:
                self._pool.close()
                self._pool = None

    def _connections(self) -> ConnectionPool[_TenantConnection]:
        if self._pool is None:
            with self._lock:
                if self._pool is None:
                    low, high = self._sizes
                    self._pool = ConnectionPool(
                        self._url,
                        connection_class=_TenantConnection,
                        min_size=low,
                        max_size=high,
                        timeout=self._timeout,
                        max_lifetime=1800,
                        reconnect_timeout=5,
                        configure=_become_plain,
                        check=ConnectionPool.check_connection if high == 1 else None,
                        open=True,
                        kwargs={"connect_timeout": 3, "application_name": "frontdesk", "autocommit": True},
                    )
        return self._pool


def _become_plain(connection: DbConnection) -> None:
    """A superuser is blind to row-level security: step down to the plain role that migrations made."""
    connection.execute(
        """
        SELECT CASE WHEN (rolsuper OR rolbypassrls) AND EXISTS (SELECT FROM pg_roles WHERE rolname = %s)
                    THEN set_config('role', %s, false) END
          FROM pg_roles WHERE rolname = current_user
        """,
        (APP_ROLE, APP_ROLE),
    )
