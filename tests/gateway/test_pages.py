"""The pages as the server makes them."""

from __future__ import annotations

import re

import pytest
from werkzeug.test import Client

from tests.fakes.service import Reply
from tests.gateway.conftest import MakeGateway, Street

PAGES = ("/", "/chat/downtown", "/console", "/docs")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_forbids_what_it_does_not_need(gateway: Client, path: str) -> None:
    answer = gateway.get(path)
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy.replace("https:", "")
    html = answer.text
    assert not re.search(r"<script(?![^>]*\bsrc=)", html), "no inline script"
    assert "style=" not in html
    assert "<style" not in html
    assert not re.search(r"\son\w+=", html), "no inline handlers"
    assert not re.search(r'(src|href)="(https?:)?//', html), "nothing from elsewhere"


@pytest.mark.parametrize("path", PAGES)
def test_every_asset_a_page_asks_for_exists_and_is_not_sent_twice(gateway: Client, path: str) -> None:
    names = re.findall(r'"(/assets/[^"]+)"', gateway.get(path).text)
    assert names
    for name in names:
        answer = gateway.get(name)
        assert answer.status_code == 200, name
        for imported in re.findall(r'from "\./([\w.-]+)"', answer.text):
            assert gateway.get(f"/assets/{imported}").status_code == 200, imported
        again = gateway.get(name, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")


def test_chat_page_names_the_business_and_says_that_it_is_a_machine(gateway: Client) -> None:
    html = gateway.get("/chat/downtown").text
    assert "Downtown Dental &amp; Sons" in html
    assert "automated AI assistant" in html


def test_chat_page_speaks_the_browsers_language_when_the_business_does(gateway: Client) -> None:
    spanish = gateway.get("/chat/downtown", headers={"Accept-Language": "es-MX,es;q=0.9,en;q=0.8"})
    assert '<html lang="es">' in spanish.text
    french = gateway.get("/chat/downtown", headers={"Accept-Language": "fr"})
    assert '<html lang="en">' in french.text


@pytest.mark.parametrize("name", ["nobody", "..", "<script>alert(1)</script>"])
def test_unknown_business_gets_a_page_of_its_own(gateway: Client, name: str) -> None:
    answer = gateway.get(f"/chat/{name}")
    assert answer.status_code == 404
    assert "alert(1)" not in answer.text


def test_chat_page_of_a_business_never_seen_while_its_service_is_away(make_gateway: MakeGateway) -> None:
    answer = make_gateway(TENANT_CONFIG_URL="http://127.0.0.1:9").get("/chat/downtown")
    assert answer.status_code == 503
    assert "Back in a moment" in answer.text


def test_other_address_is_a_problem(gateway: Client) -> None:
    answer = gateway.get("/nowhere")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


def _document(paths: dict[str, object], **schemas: object) -> Reply:
    return Reply({"openapi": "3.1.0", "paths": paths, "components": {"schemas": schemas}})


def _operation(name: str, schema: str, roles: list[str]) -> dict[str, object]:
    reference = {"$ref": f"#/components/schemas/{schema}"}
    return {
        "operationId": name,
        "summary": f"Do {name}",
        "tags": ["x"],
        "x-roles": roles,
        "requestBody": {"content": {"application/json": {"schema": reference}}},
        "responses": {"200": {"description": "OK"}},
    }


@pytest.fixture
def documented(street: Street) -> Street:
    street.appointment.on(
        "GET /openapi.json",
        lambda _: _document(
            {
                "/v1/holds": {"post": _operation("hold", "Request", ["owner", "service"])},
                "/v1/fences": {"post": _operation("fence", "Secret", ["service"])},
                "/v1/leads": {"get": _operation("inner_leads", "Secret", ["service"])},
                "/v1/tenants": {"get": _operation("not_its_own", "Secret", ["owner"])},
                "/v1/health": {"get": _operation("health", "Secret", [])},
            },
            Request={"type": "object", "properties": {"start": {"type": "string"}}},
            Secret={"type": "object"},
        ),
    )
    street.conversation.on(
        "GET /openapi.json",
        lambda _: _document(
            {"/v1/handoffs": {"post": _operation("handoff", "Request", ["agent"])}},
            Request={"type": "object", "properties": {"reason": {"type": "string"}}},
        ),
    )
    return street


def test_one_document_tells_all_public_calls_and_no_inner_one(documented: Street, gateway: Client) -> None:
    document = gateway.get("/openapi.json").json
    assert document is not None
    v1 = {path for path in document["paths"] if path.startswith("/v1/")}
    assert v1 == {"/v1/holds", "/v1/handoffs", "/v1/health"}
    assert {"/api/chat", "/twilio/sms"} <= set(document["paths"])
    assert "Secret" not in document["components"]["schemas"]
    assert document["paths"]["/v1/holds"]["post"]["x-roles"] == ["owner"]


def test_same_name_for_two_shapes_does_not_mix_them_up(documented: Street, gateway: Client) -> None:
    document = gateway.get("/openapi.json").json
    assert document is not None

    def field_of(path: str) -> list[str]:
        body = document["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"]
        return list(document["components"]["schemas"][body["$ref"].rsplit("/", 1)[1]]["properties"])

    assert field_of("/v1/holds") == ["start"]
    assert field_of("/v1/handoffs") == ["reason"]


def test_reference_shows_the_calls_and_says_what_is_missing(
    documented: Street, make_gateway: MakeGateway
) -> None:
    html = make_gateway(NOTIFICATION_URL="http://127.0.0.1:9").get("/docs").text
    assert "/v1/holds" in html
    assert "Do hold" in html
    assert "fence" not in html
    assert "notification" in html


def test_health_names_the_service_that_is_away(make_gateway: MakeGateway) -> None:
    healthy = make_gateway(NOTIFICATION_URL="http://127.0.0.1:9").get("/v1/health")
    assert healthy.status_code == 200
    ill = make_gateway(CONVERSATION_URL="http://127.0.0.1:9").get("/v1/health")
    assert ill.status_code == 503
    assert ill.json is not None
    assert ill.json["checks"]["conversation"]["status"] == "down"
    assert ill.json["checks"]["appointment"]["status"] == "ok"
