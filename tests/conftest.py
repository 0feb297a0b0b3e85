"""Real servers for every test.

One PostgreSQL and one Redis per test run, a fresh database per test module.
"""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings

from deploy.local.postgres import EmbeddedPostgres
from deploy.local.redis import EmbeddedRedis
from servicekit.db import Database
from servicekit.migrate import migrate

settings.register_profile("frontdesk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("frontdesk")

_numbers = itertools.count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[EmbeddedPostgres]:
    # Not below pytest's own folder: that is closed to the user PostgreSQL runs as when we are root.
    folder = Path(tempfile.mkdtemp(prefix="frontdesk-test-"))
    # The data of a test run may die with the machine; everything else is as in production.
    server = EmbeddedPostgres(folder / "data", settings={"fsync": "off", "max_connections": "300"})
    server.start()
    yield server
    server.stop(immediately=True)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_url(postgres: EmbeddedPostgres) -> str:
    return postgres.url


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedRedis]:
    server = EmbeddedRedis(tmp_path_factory.mktemp("redis") / "data")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def redis_url(redis_server: EmbeddedRedis) -> str:
    return redis_server.url


MakeDatabase = Callable[[str], Database]


@pytest.fixture(scope="module")
def database(postgres_url: str) -> Iterator[MakeDatabase]:
    """`database("appointment_svc")` is a fresh, migrated database of that service."""
    made: list[Database] = []

    def make(package: str, *, max_size: int = 16) -> Database:
        name = f"test_{package}_{os.getpid()}_{next(_numbers)}"
        made.append(Database(migrate(postgres_url, package, name=name), max_size=max_size))
        return made[-1]

    yield make
    for one in made:
        one.close()
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            name = psycopg.conninfo.conninfo_to_dict(one.url)["dbname"]
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def project_root() -> Path:
    return Path(__file__).resolve().parent.parent
