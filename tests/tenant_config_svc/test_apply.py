"""Bringing the tenants file into the database at every start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis
import yaml

from servicekit.migrate import migrate
from servicekit.tenants import GENERATION_KEY
from tenant_config_svc import apply
from tenant_config_svc.app import create_app
from tenant_config_svc.config import Stores
from tenant_config_svc.tenants_file import BadFile
from tests.tenant_config_svc.conftest import ADMIN_KEY, Caller, make_config, make_number, make_tenant


class Place:
    """A tenants file, and the service over the database it is applied to."""

    def __init__(self, file: Path, stores: Stores, admin: Caller) -> None:
        self.file = file
        self.stores = stores
        self.admin = admin

    def apply(self, *tenants: dict[str, object]) -> list[tuple[str, str]]:
        self.file.write_text(yaml.safe_dump({"tenants": list(tenants)}, sort_keys=False))
        return apply.apply_file(self.file, self.stores)

    def shown(self, tenant: dict[str, object]) -> dict[str, object]:
        answer = self.admin.get(f"/v1/tenants/{tenant['id']}")
        assert answer.status_code == 200
        return dict(answer.json)


@pytest.fixture(scope="module")
def server(postgres_url: str) -> Iterator[str]:
    """A real name, because `apply` finds its database by it. This module is the only one that uses it."""
    migrate(postgres_url, "tenant_config_svc")
    yield postgres_url
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("DROP DATABASE frontdesk_tenant_config WITH (FORCE)")


@pytest.fixture
def place(server: str, redis_url: str, tmp_path: Path) -> Place:
    config = make_config(redis_url)
    object.__setattr__(config, "database_url", server)
    stores = Stores(server, redis_url)
    return Place(tmp_path / "tenants.yaml", stores, Caller(create_app(config), ADMIN_KEY))


def test_tenants_of_the_file_are_there_afterwards(place: Place) -> None:
    first, second = make_tenant(phone_numbers=[make_number()]), make_tenant()

    assert place.apply(first, second) == [(first["id"], "created"), (second["id"], "created")]

    assert place.shown(first)["phone_numbers"] == first["phone_numbers"]
    version = place.admin.get(f"/v1/tenants/{first['id']}/versions").json["versions"][0]
    assert (version["how"], version["written_by"]) == ("applied", "file")


def test_edits_made_elsewhere_stay_while_the_file_stays_the_same(place: Place) -> None:
    tenant = make_tenant()
    place.apply(tenant)
    place.admin.put(f"/v1/tenants/{tenant['id']}", {**tenant, "name": "Edited"})

    assert place.apply(tenant) == [(tenant["id"], "unchanged")]
    assert place.shown(tenant)["name"] == "Edited"


def test_changed_text_wins_over_edits_made_elsewhere(place: Place) -> None:
    tenant = make_tenant()
    place.apply(tenant)
    place.admin.put(f"/v1/tenants/{tenant['id']}", {**tenant, "name": "Edited"})

    assert place.apply({**tenant, "name": "In the file"}) == [(tenant["id"], "changed")]
    assert place.shown(tenant)["name"] == "In the file"
    assert len(place.admin.get(f"/v1/tenants/{tenant['id']}/versions").json["versions"]) == 3


def test_tenant_missing_from_the_file_is_not_deleted(place: Place) -> None:
    tenant = make_tenant()
    place.apply(tenant)

    place.apply(make_tenant())

    assert place.shown(tenant)["name"] == tenant["name"]


def test_tenant_deleted_elsewhere_comes_back_only_when_its_text_changes(place: Place) -> None:
    tenant = make_tenant()
    place.apply(tenant)
    place.admin.delete(f"/v1/tenants/{tenant['id']}")

    assert place.apply(tenant) == [(tenant["id"], "unchanged; it was deleted since and stays so")]
    assert place.admin.get(f"/v1/tenants/{tenant['id']}").status_code == 404
    assert place.apply({**tenant, "name": "Back"}) == [(tenant["id"], "created")]


def test_one_fault_and_nothing_of_the_file_happens(place: Place) -> None:
    good, bad = make_tenant(), make_tenant(timezone="Nowhere")

    with pytest.raises(BadFile, match=r"tenants\[1\]\.timezone: must be an IANA time zone"):
        place.apply(good, bad)

    assert place.admin.get(f"/v1/tenants/{good['id']}").status_code == 404


def test_number_of_a_tenant_outside_the_file_is_told_with_its_path(place: Place) -> None:
    number = make_number()
    owner = make_tenant(phone_numbers=[number])
    place.apply(owner)
    first, second = make_tenant(), make_tenant(phone_numbers=[make_number(), number])

    with pytest.raises(BadFile) as caught:
        place.apply(first, second)

    assert f"tenants[1].phone_numbers[1]: belongs to the tenant {owner['id']}" in str(caught.value)
    assert place.admin.get(f"/v1/tenants/{first['id']}").status_code == 404


def test_number_may_move_from_one_tenant_to_another_in_one_go(place: Place) -> None:
    one, two = make_number(), make_number()
    first, second = make_tenant(phone_numbers=[one]), make_tenant(phone_numbers=[two])
    place.apply(first, second)

    place.apply({**first, "phone_numbers": [two]}, {**second, "phone_numbers": [one]})

    assert place.admin.get(f"/v1/tenants/by-phone/{one}").json["id"] == second["id"]
    assert place.admin.get(f"/v1/tenants/by-phone/{two}").json["id"] == first["id"]


def test_applying_is_announced(place: Place, redis_client: redis.Redis) -> None:
    before = int(redis_client.get(GENERATION_KEY) or 0)

    place.apply(make_tenant())

    assert int(redis_client.get(GENERATION_KEY) or 0) > before


def test_command_prints_a_line_a_tenant_and_tells_faults_on_stderr(
    place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", place.stores.database_url)
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")  # an absent Redis is no reason to fail
    tenant = make_tenant()
    place.file.write_text(yaml.safe_dump({"tenants": [tenant]}))
    assert apply.main([str(place.file)]) == 0
    assert capsys.readouterr().out == f"{tenant['id']}: created\n"

    place.file.write_text("tenants: 7")
    assert apply.main([str(place.file)]) == 2
    assert capsys.readouterr().err == f"{place.file}: tenants: must be a list\n"

    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/postgres")
    place.file.write_text(yaml.safe_dump({"tenants": [tenant]}))
    assert apply.main([str(place.file)]) == 1
    assert "The database cannot be reached" in capsys.readouterr().err
