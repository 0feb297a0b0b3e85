"""The API reference's contents, in the order and shape its template shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

_PREFIX = "#/components/schemas/"
_ORDER = ("slots", "holds", "appointments", "waitlist", "leads", "customers", "calendars", "tenants")


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    kind: str
    needed: bool
    note: str


@dataclass(frozen=True, slots=True)
class Operation:
    anchor: str
    method: str
    path: str
    summary: str
    roles: str
    parameters: list[Field]
    body: list[Field]
    answer: list[Field]
    answer_status: str
    answer_type: str


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    operations: list[Operation]


def sections(document: dict[str, Any]) -> list[Section]:
    """Operations by their first tag, what is used most first."""
    schemas = document["components"]["schemas"]
    grouped: dict[str, list[Operation]] = {}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            grouped.setdefault(operation["tags"][0], []).append(_operation(method, path, operation, schemas))
    rank = {name: place for place, name in enumerate(_ORDER)}
    return [
        Section(name, grouped[name]) for name in sorted(grouped, key=lambda one: (rank.get(one, 99), one))
    ]


def _operation(method: str, path: str, operation: dict[str, Any], schemas: dict[str, Any]) -> Operation:
    nothing: dict[str, Any] = {}
    status, success = next(
        ((code, one) for code, one in operation["responses"].items() if code.startswith("2")), ("", nothing)
    )
    answer_type, answer = next(iter(success.get("content", nothing).items()), ("", nothing))
    contents = list(operation.get("requestBody", {}).get("content", {}).values())
    return Operation(
        anchor=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        roles=", ".join(operation.get("x-roles", ())) or "no key needed",
        parameters=[
            Field(
                one["name"],
                _kind(one.get("schema", {}), schemas),
                bool(one.get("required")),
                f"in the {one['in']}",
            )
            for one in operation.get("parameters", ())
        ],
        body=_fields(contents[0].get("schema", {}), schemas) if contents else [],
        answer=_fields(answer.get("schema", {}), schemas),
        answer_status=status,
        answer_type=answer_type,
    )


def _fields(schema: dict[str, Any], schemas: dict[str, Any]) -> list[Field]:
    found = schemas.get(schema.get("$ref", "").removeprefix(_PREFIX), schema)
    needed = set(found.get("required", ()))
    return [
        Field(name, _kind(shape, schemas), name in needed, _note(shape))
        for name, shape in found.get("properties", {}).items()
    ]


def _kind(shape: dict[str, Any], schemas: dict[str, Any]) -> str:
    if "$ref" in shape:
        name = str(shape["$ref"]).removeprefix(_PREFIX)
        target = schemas.get(name, {})
        return _kind(target, schemas) if "enum" in target else name
    branches = [one for one in shape.get("anyOf", ()) if one.get("type") != "null"]
    if branches:
        return " or ".join(dict.fromkeys(_kind(one, schemas) for one in branches))
    if shape.get("enum"):
        return " | ".join(str(one) for one in shape["enum"])
    if "const" in shape:
        return str(shape["const"])
    if shape.get("type") == "array":
        return f"list of {_kind(shape.get('items', {}), schemas)}"
    return str(shape.get("format") or shape.get("type") or "anything")


def _note(shape: dict[str, Any]) -> str:
    limits = {
        "minimum": "from {}",
        "maximum": "to {}",
        "maxLength": "at most {} characters",
        "default": "default {}",
    }
    notes = [
        words.format(orjson.dumps(shape[key]).decode())
        for key, words in limits.items()
        if shape.get(key) is not None
    ]
    return "; ".join([*([shape["description"]] if "description" in shape else []), *notes])
