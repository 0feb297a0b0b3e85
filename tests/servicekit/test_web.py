"""What every service's HTTP side promises, shown on a service made for the purpose."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from servicekit import access
from servicekit.access import Principal, Role, TokenSigner
from servicekit.errors import Kind, ServiceError
from servicekit.keys import KeyRing
from servicekit.web import Api, Call, TenantBody, TenantQuery

ADMIN = {"Authorization": "Bearer admin-key"}


class Thing(TenantBody):
    size: int
    label: str | None = None


class Search(TenantQuery):
    limit: int = 50


@pytest.fixture(scope="module")
def signer() -> TokenSigner:
    return TokenSigner("a-secret-of-the-house-that-is-long-enough")


@pytest.fixture(scope="module")
def client(signer: TokenSigner) -> FlaskClient:
    api = Api("demo", callers=KeyRing(signer, "admin-key", None, service="demo"))

    @api.post("/v1/things", access=access.BOOKING, body=Thing, status=201)
    def make(call: Call[Thing, None]) -> dict[str, Any]:
        return {"tenant": call.tenant_id, "size": call.body.size}

    @api.get("/v1/things", access=access.STAFF, query=Search)
    def find(call: Call[None, Search]) -> dict[str, Any]:
        return {"tenant": call.tenant_id, "limit": call.query.limit}

    @api.post("/v1/break", access=access.PUBLIC)
    def break_(call: Call[None, None]) -> dict[str, Any]:
        raise RuntimeError("the phone number is +1 202 555 0123")

    @api.post("/v1/later", access=access.PUBLIC)
    def later(call: Call[None, None]) -> dict[str, Any]:
        raise ServiceError(Kind.UNAVAILABLE, "too_tired", "Come back later.", retry_after=2.2)

    return api.flask.test_client()


def as_role(signer: TokenSigner, role: Role, tenant: str | None) -> dict[str, str]:
    return {"Authorization": f"Bearer {signer.sign(Principal(role, tenant, 'key-1'))}"}


def test_without_a_key_the_answer_is_401(client: FlaskClient) -> None:
    answer = client.post("/v1/things", json={"tenant_id": "downtown", "size": 1})
    assert answer.status_code == 401
    assert answer.content_type == "application/problem+json"
    assert answer.json["code"] == "unauthenticated"


@pytest.mark.parametrize("credential", ["nonsense", "ey.a.b", "fdk_unknown", "", "x" * 5000])
def test_a_wrong_key_is_401(client: FlaskClient, credential: str) -> None:
    answer = client.post("/v1/things", json={}, headers={"Authorization": f"Bearer {credential}"})
    assert answer.status_code == 401


def test_an_expired_token_is_401(client: FlaskClient, signer: TokenSigner) -> None:
    token = signer.sign(Principal(Role.STAFF, "downtown", "key-1"), ttl=-1)
    assert client.get("/v1/things", headers={"Authorization": f"Bearer {token}"}).status_code == 401


def test_a_token_signed_by_somebody_else_is_401(client: FlaskClient) -> None:
    forged = TokenSigner("another-secret-that-is-long-enough-too").sign(Principal(Role.ADMIN, None, "x"))
    assert client.get("/v1/things", headers={"Authorization": f"Bearer {forged}"}).status_code == 401


def test_a_role_that_may_not_is_403(client: FlaskClient, signer: TokenSigner) -> None:
    answer = client.get("/v1/things", headers=as_role(signer, Role.AGENT, "downtown"))
    assert (answer.status_code, answer.json["code"]) == (403, "forbidden")


def test_another_tenant_does_not_exist(client: FlaskClient, signer: TokenSigner) -> None:
    mallory = as_role(signer, Role.STAFF, "uptown")
    foreign = client.get("/v1/things?tenant_id=downtown", headers=mallory)
    unknown = client.get("/v1/things?tenant_id=nobody", headers=mallory)
    assert foreign.status_code == unknown.status_code == 404
    assert foreign.data == unknown.data


def test_a_tenants_own_key_implies_the_tenant(client: FlaskClient, signer: TokenSigner) -> None:
    answer = client.post("/v1/things", json={"size": 3}, headers=as_role(signer, Role.STAFF, "downtown"))
    assert (answer.status_code, answer.json) == (201, {"tenant": "downtown", "size": 3})


def test_the_admin_must_name_the_tenant(client: FlaskClient) -> None:
    answer = client.post("/v1/things", json={"size": 3}, headers=ADMIN)
    assert answer.status_code == 422
    assert answer.json["errors"] == [{"path": "tenant_id", "message": "is needed"}]


def test_the_tenant_may_come_in_the_query_of_a_post(client: FlaskClient) -> None:
    assert client.post("/v1/things?tenant_id=downtown", json={"size": 3}, headers=ADMIN).status_code == 201


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"tenant_id": "downtown", "size": "3"}, "size"),
        ({"tenant_id": "downtown", "size": True}, "size"),
        ({"tenant_id": "downtown", "size": 3, "colour": "red"}, "colour"),
        ({"tenant_id": "downtown"}, "size"),
        ({"tenant_id": 7, "size": 3}, "tenant_id"),
        ({"tenant_id": "downtown", "size": 3, "label": "a\x00b"}, "label"),
        ({"tenant_id": "downtown", "size": 3, "label": "x" * 10_001}, "label"),
    ],
)
def test_a_fault_in_the_body_is_told_with_its_path(
    client: FlaskClient, body: dict[str, Any], path: str
) -> None:
    answer = client.post("/v1/things", json=body, headers=ADMIN)
    assert answer.status_code == 422
    assert [error["path"] for error in answer.json["errors"]] == [path]


@pytest.mark.parametrize("raw", [b"{", b"\xff\xfe", b"[" * 5000])
def test_a_body_that_is_not_json_is_400(client: FlaskClient, raw: bytes) -> None:
    answer = client.post("/v1/things", data=raw, content_type="application/json", headers=ADMIN)
    assert (answer.status_code, answer.json["code"]) == (400, "malformed_json")


def test_a_form_is_refused_where_json_is_due(client: FlaskClient) -> None:
    assert client.post("/v1/things", data={"size": "3"}, headers=ADMIN).status_code == 415


def test_a_body_over_a_megabyte_is_413(client: FlaskClient) -> None:
    body = json.dumps({"tenant_id": "downtown", "size": 1, "label": "x" * 2_000_000})
    answer = client.post("/v1/things", data=body, content_type="application/json", headers=ADMIN)
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")


def test_query_parameters_are_typed(client: FlaskClient) -> None:
    answer = client.get("/v1/things?tenant_id=downtown&limit=many", headers=ADMIN)
    assert (answer.status_code, answer.json["errors"][0]["path"]) == (422, "limit")


def test_unknown_addresses_and_methods_are_problems_too(client: FlaskClient) -> None:
    assert client.get("/nowhere").json["code"] == "not_found"
    answer = client.delete("/v1/things")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize("method", ["OPTIONS", "PURGE"])
def test_what_is_no_method_of_an_address_is_told_its_methods(client: FlaskClient, method: str) -> None:
    answer = client.open("/v1/things", method=method)
    assert (answer.status_code, answer.json["code"]) == (405, "method")
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST"}
    assert client.open("/nowhere", method=method).status_code == 404


def test_invented_methods_do_not_fill_the_memory_with_labels(client: FlaskClient) -> None:
    client.open("/v1/things", method="INVENTED")
    figures = client.get("/metrics").text
    assert "INVENTED" not in figures
    assert 'method="other"' in figures


def test_a_fault_of_our_own_says_nothing_of_its_inside(client: FlaskClient) -> None:
    answer = client.post("/v1/break")
    assert (answer.status_code, answer.json["code"]) == (500, "internal")
    assert b"202" not in answer.data


def test_a_temporary_failure_says_when_to_come_back(client: FlaskClient) -> None:
    answer = client.post("/v1/later")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")


def test_the_trace_of_the_caller_is_answered(client: FlaskClient) -> None:
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    answer = client.get("/v1/health", headers={"traceparent": f"00-{trace}-00f067aa0ba902b7-01"})
    assert answer.headers["X-Request-Id"] == trace
    assert client.get("/v1/health", headers={"traceparent": "00-junk"}).headers["X-Request-Id"] != trace


def test_the_document_names_every_route_and_its_roles(client: FlaskClient) -> None:
    document = client.get("/openapi.json").json
    operation = document["paths"]["/v1/things"]["post"]
    assert operation["x-roles"] == ["admin", "agent", "owner", "service", "staff"]
    assert "422" in operation["responses"]
    assert document["components"]["schemas"]["Thing"]["additionalProperties"] is False
