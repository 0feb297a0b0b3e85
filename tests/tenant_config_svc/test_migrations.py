"""Tenants of an older version are brought up to date."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from psycopg.types.json import Jsonb

from servicekit.migrate import migrate
from tenant_config_svc.representation import complete
from tests.tenant_config_svc.conftest import make_tenant


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("calendar.example.com/lee.ics", None),
        ("https://lee:secret@example.com/lee.ics", None),
        ("https://[lee", None),
        ("", None),
        ("webcal://example.com/lee.ics", "webcal://example.com/lee.ics"),
    ],
)
def test_a_calendar_that_no_version_could_read_makes_no_tenant_unreadable(
    postgres_url: str, before: str, after: str | None
) -> None:
    def upgraded(revision: str = "head") -> str:
        return migrate(postgres_url, "tenant_config_svc", name="older_tenants", revision=revision)

    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS older_tenants")
    tenant = make_tenant(staff=[{"id": "lee", "name": "Dr. Lee", "calendar_url": before}])
    with psycopg.connect(upgraded("0001")) as connection:
        connection.execute(
            "INSERT INTO tenants (tenant_id, version, document, updated_at) VALUES (%s, 1, %s, now())",
            (tenant["id"], Jsonb(tenant)),
        )

    with psycopg.connect(upgraded()) as connection:
        ((document,),) = connection.execute("SELECT document FROM tenants").fetchall()

    shown: dict[str, Any] = complete(document)
    assert shown["staff"][0]["calendar_url"] == after
