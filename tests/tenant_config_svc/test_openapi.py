"""The service keeps to its own description, whatever is thrown at it."""

from __future__ import annotations

import hypothesis
import pytest
import schemathesis
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from servicekit.access import Principal, Role, TokenSigner
from servicekit.db import Database
from tenant_config_svc.app import create_app
from tests.tenant_config_svc.conftest import ADMIN_KEY, SECRET, Caller, make_config, open_business

pytestmark = pytest.mark.slow

CHECKS = [content_type_conformance, response_schema_conformance, status_code_conformance]
PATHS = create_app(make_config("")).extensions["api"].document()["paths"]
OPERATIONS = [(path, method) for path, operations in PATHS.items() for method in operations]


@pytest.fixture(scope="module")
def schema(tenant_database: Database, redis_url: str) -> schemathesis.BaseSchema:
    app = create_app(make_config(redis_url), database=tenant_database)
    open_business(Caller(app, ADMIN_KEY), id="known", phone_numbers=["+12025550177"])
    return schemathesis.openapi.from_wsgi("/openapi.json", app)


@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=lambda part: part)
def test_answers_are_as_described(schema: schemathesis.BaseSchema, path: str, method: str) -> None:
    # The one caller who may do everything; access has its own tests.
    credential = TokenSigner(SECRET).sign(Principal(Role.SERVICE, None, "gateway"), ttl=600)

    @hypothesis.given(case=schema[path][method].as_strategy())
    @hypothesis.settings(max_examples=40, deadline=None, suppress_health_check=list(hypothesis.HealthCheck))
    def answers_as_described(case: schemathesis.Case) -> None:
        if method != "delete" and "tenant_id" in (case.path_parameters or {}):
            case.path_parameters["tenant_id"] = "known"
        response = case.call(headers={"Authorization": f"Bearer {credential}"})
        assert response.status_code < 500, response.text
        case.validate_response(response, checks=CHECKS)

    answers_as_described()
