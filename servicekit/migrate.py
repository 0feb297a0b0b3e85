"""`python -m servicekit.migrate appointment_svc ...`.

Make the databases when missing and bring them up to date.
"""

from __future__ import annotations

import contextlib
import importlib.util
import sys
from pathlib import Path

import psycopg
from psycopg import sql

from servicekit.config import ConfigError, Reader
from servicekit.db import APP_ROLE, database_name, with_database


def migrate(server_url: str, package: str, *, name: str | None = None, revision: str = "head") -> str:
    """Make the package's database when missing, bring it to the newest version (or to an older one, to try
    out a migration), return its URL."""
    database = name or database_name(package)
    _create_database(server_url, database)
    url = with_database(server_url, database)
    with psycopg.connect(url, autocommit=True) as connection:
        # Two launches at once wait here for each other; the lock goes with the connection.
        connection.execute("SELECT pg_advisory_lock(hashtext('frontdesk.migrate'))")
        if not _is_newest(connection, package):
            _upgrade(url, package, revision)
            _grant(connection)
    return url


def _create_database(server_url: str, database: str) -> None:
    with psycopg.connect(server_url, autocommit=True) as connection:
        missing = (
            connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database,)).fetchone() is None
        )
        if missing:
            with contextlib.suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
        with contextlib.suppress(
            psycopg.errors.DuplicateObject,
            psycopg.errors.UniqueViolation,
            psycopg.errors.InsufficientPrivilege,
        ):
            # Row-level security does nothing for a superuser, so the services step down to this plain role.
            connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(APP_ROLE)))


def _is_newest(connection: psycopg.Connection[tuple[object, ...]], package: str) -> bool:
    """Alembic takes a second to import, and at most starts there is nothing for it to do."""
    if connection.execute("SELECT to_regclass('alembic_version')").fetchone() == (None,):
        return False
    newest = max(path.name for path in (_folder(package) / "migrations" / "versions").glob("[0-9]*.py"))
    return connection.execute("SELECT version_num FROM alembic_version").fetchone() == (newest[:4],)


def _upgrade(url: str, package: str, revision: str) -> None:
    from alembic import command
    from alembic.config import Config as AlembicConfig
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(url), poolclass=NullPool)
    config = AlembicConfig()
    config.set_main_option("script_location", str(Path(__file__).parent / "alembic"))
    config.set_main_option("version_locations", str(_folder(package) / "migrations" / "versions"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ConfigError(f"there is no package {package}")
    return Path(spec.origin).parent


def _grant(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (APP_ROLE,)).fetchone() is None:
        return
    role = sql.Identifier(APP_ROLE)
    connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(role))
    connection.execute(
        sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}").format(role)
    )
    connection.execute(sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(role))
    connection.execute(sql.SQL("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {}").format(role))


def main(packages: list[str]) -> int:
    reader = Reader()
    url = reader.secret("DATABASE_URL")
    reader.require("DATABASE_URL", url, "migrations need a PostgreSQL server")
    try:
        reader.check()
        for package in packages:
            migrate(url, package)
            sys.stdout.write(f"{database_name(package)}: up to date\n")
    except (ConfigError, psycopg.OperationalError) as error:
        sys.stderr.write(f"migrate: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
