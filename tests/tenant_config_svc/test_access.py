"""Who may do what, and what strangers get to see: nothing, byte for byte."""

from __future__ import annotations

from typing import Any

import pytest

from servicekit.access import Principal, Role, TokenSigner
from servicekit.db import Database
from tenant_config_svc.store.access_keys import AccessKeyStore
from tenant_config_svc.store.tenants import TenantStore, find_by_phone, list_tenants
from tests.tenant_config_svc.conftest import (
    SECRET,
    Business,
    Caller,
    make_number,
    make_tenant,
    open_business,
)

STATE = {"status": "busy"}
CALLS: list[tuple[str, str, Any]] = [
    ("GET", "", None),
    ("PUT", "", "tenant"),
    ("GET", "/versions", None),
    ("GET", "/versions/1", None),
    ("POST", "/versions/1/restore", None),
    ("POST", "/keys", {"role": "staff", "label": "x"}),
    ("GET", "/keys", None),
    ("DELETE", "/keys/key_1", None),
    ("GET", "/operator-state", None),
    ("PUT", "/operator-state", STATE),
    ("POST", "/operator-state", STATE),
    ("DELETE", "/operator-state", None),
]


def call(caller: Caller, method: str, tenant_id: str, rest: str, body: Any) -> Any:
    if body == "tenant":
        body = make_tenant(id=tenant_id)
    return caller.request(method, f"/v1/tenants/{tenant_id}{rest}", **({"json": body} if body else {}))


@pytest.mark.parametrize(("method", "rest", "body"), CALLS)
def test_another_tenant_looks_like_one_that_never_existed(
    mallory: Caller, business: Business, method: str, rest: str, body: Any
) -> None:
    foreign = call(mallory, method, business.id, rest, body)
    unknown = call(mallory, method, "no-such-tenant", rest, body)

    assert foreign.status_code == unknown.status_code == 404
    assert foreign.data == unknown.data
    same = {name: value for name, value in foreign.headers if name != "X-Request-Id"}
    assert same == {name: value for name, value in unknown.headers if name != "X-Request-Id"}


@pytest.mark.parametrize(("method", "rest", "body"), CALLS)
def test_without_a_key_nothing_is_told(
    nobody: Caller, business: Business, method: str, rest: str, body: Any
) -> None:
    assert call(nobody, method, business.id, rest, body).status_code == 401


@pytest.mark.parametrize("credential", ["fdk_wrong", "wrong", "eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW4ifQ."])
def test_wrong_key_is_refused(business: Business, credential: str) -> None:
    assert Caller(business.alice.app, credential).get(business.path).status_code == 401


OWNER_ONLY = [("PUT", ""), ("POST", "/versions/1/restore"), ("POST", "/keys"), ("GET", "/keys")]


@pytest.mark.parametrize(("method", "rest"), OWNER_ONLY)
def test_staff_and_programs_may_not_change_the_business(business: Business, method: str, rest: str) -> None:
    body = next(body for other, path, body in CALLS if (other, path) == (method, rest))
    for caller in (business.bob, business.program):
        assert call(caller, method, business.id, rest, body).status_code == 403


def test_every_role_of_a_tenant_reads_it(business: Business) -> None:
    for caller in (business.alice, business.bob, business.program):
        assert caller.get(business.path).status_code == 200
        assert caller.get(f"{business.path}/operator-state").status_code == 200


def test_program_may_not_set_the_operator_state_and_staff_may(business: Business) -> None:
    assert business.program.put(f"{business.path}/operator-state", STATE).status_code == 403
    assert business.bob.put(f"{business.path}/operator-state", STATE).status_code == 200


def test_only_the_platform_creates_and_deletes_tenants(business: Business, service: Caller) -> None:
    assert business.alice.delete(business.path).status_code == 403
    tenant = make_tenant()
    assert business.alice.put(f"/v1/tenants/{tenant['id']}", tenant).status_code == 404
    assert service.put(f"/v1/tenants/{tenant['id']}", tenant).status_code == 201


def test_service_token_for_one_tenant_is_bound_to_it(business: Business, admin: Caller) -> None:
    other = make_tenant(phone_numbers=["+14155550111"])
    admin.put(f"/v1/tenants/{other['id']}", other)
    token = TokenSigner(SECRET).sign(Principal(Role.SERVICE, business.id, "conversation"), ttl=60)
    bound = Caller(business.alice.app, token)

    assert bound.get(business.path).status_code == 200
    assert bound.get(f"/v1/tenants/{other['id']}").status_code == 404
    assert bound.get("/v1/tenants/by-phone/+14155550111").status_code == 404
    assert [one["id"] for one in bound.get("/v1/tenants").json["tenants"]] == [business.id]


def test_identifying_keys_is_for_our_services_only(business: Business, admin: Caller) -> None:
    for caller in (admin, business.alice, business.bob, business.program):
        assert caller.post("/v1/keys/identify", {"fingerprint": "0" * 64}).status_code == 403


def test_database_itself_hides_what_belongs_to_another_tenant(
    admin: Caller, tenant_database: Database
) -> None:
    """The second wall: a store made for the wrong tenant, or a forgotten condition, finds nothing."""
    number = make_number()
    business = open_business(admin, phone_numbers=[number])

    with tenant_database.transaction("somebody-else") as connection:
        assert TenantStore(connection, business.id).find() is None
        assert TenantStore(connection, business.id).versions(before=None, limit=9) == []
        assert AccessKeyStore(connection, business.id).page(after=None, limit=9) == []
        assert find_by_phone(connection, number) is None
        assert list_tenants(connection, after=None, limit=9) == []
        assert not TenantStore(connection, business.id).delete()
    assert business.alice.get(business.path).status_code == 200
