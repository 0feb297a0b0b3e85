"""Keys of a tenant."""

from __future__ import annotations

import pytest

from servicekit.db import EVERY_TENANT, Database
from servicekit.keys import fingerprint
from tests.tenant_config_svc.conftest import Business, Caller


def test_key_is_shown_once_and_works(business: Business) -> None:
    made = business.alice.post(f"{business.path}/keys", {"role": "staff", "label": "Front desk"})

    assert made.status_code == 201
    assert set(made.json) == {"key", "key_id", "role", "label", "created_at"}
    assert Caller(business.alice.app, made.json["key"]).get(business.path).status_code == 200
    listed = business.alice.get(f"{business.path}/keys")
    entry = next(key for key in listed.json["keys"] if key["key_id"] == made.json["key_id"])
    assert (entry["role"], entry["label"]) == ("staff", "Front desk")
    assert made.json["key"] not in listed.text
    assert listed.json["next_cursor"] is None


def test_key_is_nowhere_in_the_database(business: Business, tenant_database: Database) -> None:
    headers = {"Idempotency-Key": "front-desk"}
    made = business.alice.post(f"{business.path}/keys", {"role": "staff"}, headers=headers)

    with tenant_database.transaction(EVERY_TENANT) as connection:
        tables = [
            row[0]
            for row in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ]
        everything = "".join(
            str(row)
            for table in tables
            if table != "alembic_version"
            for row in connection.execute(
                f"SELECT t::text, encode(convert_to(t::text, 'UTF8'), 'escape') FROM {table} t"
            )
        )
        answers = b"".join(
            bytes(row[0]) for row in connection.execute("SELECT answer FROM idempotency_keys")
        ).decode()
    assert fingerprint(made.json["key"]) in everything
    assert made.json["key"] not in everything + answers
    assert made.json["key_id"] in answers


def test_repeated_request_shows_the_same_key(business: Business) -> None:
    headers = {"Idempotency-Key": "one-key-please"}
    first = business.alice.post(f"{business.path}/keys", {"role": "agent", "label": "a"}, headers=headers)
    again = business.alice.post(f"{business.path}/keys", {"role": "agent", "label": "a"}, headers=headers)

    assert again.json == first.json
    assert again.headers["Idempotency-Replayed"] == "true"
    keys = business.alice.get(f"{business.path}/keys").json["keys"]
    assert [key["label"] for key in keys].count("a") == 1


def test_our_services_learn_whose_key_it_is(business: Business, service: Caller) -> None:
    made = business.alice.post(f"{business.path}/keys", {"role": "agent", "label": "Lambda"}).json

    found = service.post("/v1/keys/identify", {"fingerprint": fingerprint(made["key"])})

    assert found.json == {"key_id": made["key_id"], "tenant_id": business.id, "role": "agent"}
    assert service.post("/v1/keys/identify", {"fingerprint": "0" * 64}).json == {"key_id": None}


def test_withdrawn_key_stops_working(business: Business) -> None:
    made = business.alice.post(f"{business.path}/keys", {"role": "staff", "label": ""}).json

    assert business.alice.delete(f"{business.path}/keys/{made['key_id']}").status_code == 204

    assert Caller(business.alice.app, made["key"]).get(business.path).status_code == 401
    assert business.alice.delete(f"{business.path}/keys/{made['key_id']}").status_code == 404


def test_key_of_another_tenant_cannot_be_withdrawn(business: Business, mallory: Caller) -> None:
    key_id = business.alice.get(f"{business.path}/keys").json["keys"][0]["key_id"]
    other = mallory.get("/v1/tenants").json["tenants"][0]["id"]

    assert mallory.delete(f"/v1/tenants/{other}/keys/{key_id}").status_code == 404
    assert key_id in business.alice.get(f"{business.path}/keys").text


@pytest.mark.parametrize(
    "body", [{}, {"role": "admin"}, {"role": "service"}, {"role": "staff", "tenant": "x"}]
)
def test_key_for_no_role_of_a_tenant_is_refused(business: Business, body: dict[str, str]) -> None:
    assert business.alice.post(f"{business.path}/keys", body).status_code == 422


def test_keys_of_an_unknown_tenant_are_not_found(admin: Caller) -> None:
    assert admin.post("/v1/tenants/nobody/keys", {"role": "staff"}).status_code == 404
    assert admin.get("/v1/tenants/nobody/keys").status_code == 404


def test_list_of_keys_goes_page_by_page(business: Business) -> None:
    seen, cursor = [], None
    while True:
        query = {"limit": 2, **({"cursor": cursor} if cursor else {})}
        page = business.alice.get(f"{business.path}/keys", query_string=query).json
        seen += [key["key_id"] for key in page["keys"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 3
