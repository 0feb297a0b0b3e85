"""The OpenAPI document of a service, from its routes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from servicekit.access import PUBLIC
from servicekit.web.route import Route

_REF = "#/components/schemas/{model}"
_ALWAYS = (400, 401, 403, 404, 405, 413, 422, 429, 500, 503)
_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["path", "message"],
                "properties": {"path": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}


def document(title: str, version: str, routes: Sequence[Route]) -> dict[str, Any]:
    models: list[type[BaseModel]] = []
    for route in routes:
        models.extend(
            model for model in (route.body, route.query, route.answer) if model and model not in models
        )
    refs, definitions = models_json_schema(
        [(model, "validation") for model in models], ref_template=_REF, by_alias=True
    )
    schemas: dict[str, Any] = {**definitions.get("$defs", {}), "Problem": _PROBLEM}
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        operation = _operation(route, refs, schemas)
        paths.setdefault(re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route.path), {})[route.method.lower()] = (
            operation
        )
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": version},
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(route: Route, refs: dict[Any, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": _identifier(route),
        "summary": route.summary or _identifier(route).replace("_", " "),
        "tags": [route.tag],
        "parameters": [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
            for name in route.parameters
        ],
        "responses": _responses(route, refs),
    }
    if route.query:
        operation["parameters"] += _query_parameters(refs[(route.query, "validation")], schemas)
    if route.idempotent:
        operation["parameters"].append(
            {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "maxLength": 200}}
        )
    if route.body and route.consumes:
        operation["requestBody"] = {
            "required": True,
            "content": {route.consumes: {"schema": refs[(route.body, "validation")]}},
        }
    if route.access is not PUBLIC:
        operation["security"] = [{"key": []}]
        operation["x-roles"] = sorted(role.value for role in route.access)
    return operation


def _identifier(route: Route) -> str:
    words = re.sub(r"[^a-zA-Z0-9]+", "_", route.path).strip("_")
    return f"{route.method.lower()}_{words}"


def _query_parameters(ref: dict[str, Any], schemas: dict[str, Any]) -> list[dict[str, Any]]:
    schema = schemas[ref["$ref"].rsplit("/", 1)[1]]
    required = schema.get("required", ())
    return [
        {"name": name, "in": "query", "required": name in required, "schema": _string_form(shape)}
        for name, shape in schema.get("properties", {}).items()
    ]


def _string_form(shape: dict[str, Any]) -> dict[str, Any]:
    """A query parameter cannot be null: leave that branch out."""
    branches = [branch for branch in shape.get("anyOf", ()) if branch.get("type") != "null"]
    if not branches:
        return shape
    rest = {key: value for key, value in shape.items() if key not in {"anyOf", "default"}}
    return {**rest, **branches[0]} if len(branches) == 1 else {**rest, "anyOf": branches}


def _responses(route: Route, refs: dict[Any, Any]) -> dict[str, Any]:
    success: dict[str, Any] = {"description": HTTPStatus(route.status).phrase}
    if route.status != 204:
        shape = refs[(route.answer, "validation")] if route.answer else {}
        success["content"] = {route.produces.split(";")[0]: {"schema": shape}}
    problem = {"content": {"application/problem+json": {"schema": {"$ref": _REF.format(model="Problem")}}}}
    responses: dict[str, Any] = {str(route.status): success}
    for status in _ALWAYS + ((409, 412, 415) if route.method != "GET" else ()):
        responses[str(status)] = {"description": HTTPStatus(status).phrase, **problem}
    return responses
