"""Base classes of request shapes. Strict: unknown fields are refused, a string is not a number."""

from __future__ import annotations

import json
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from servicekit.errors import FieldError, Kind, ServiceError
from servicekit.faults import field_errors, field_path

TenantId = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[a-z0-9-]+$")]


class Body(BaseModel):
    """A JSON body."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, str_max_length=10_000)


class TenantBody(Body):
    """A JSON body of a call about one tenant; the tenant may also come as `?tenant_id=`."""

    tenant_id: TenantId | None = None


class Query(BaseModel):
    """Query parameters: strings on the wire, typed here. Unknown ones are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True, str_max_length=2_000)


class TenantQuery(Query):
    tenant_id: TenantId | None = None


BodyModel = TypeVar("BodyModel", bound=BaseModel)


def read_json(model: type[BodyModel], raw: bytes) -> BodyModel:
    """Raises 400 `malformed_json` or 422 `invalid_request` with the path of every fault."""
    try:
        parsed = model.model_validate_json(raw or _no_body(model))
    except ValidationError as error:
        raise _as_problem(error) from error
    if b"\\u0000" in raw:
        _refuse_nul(json.loads(raw))
    return parsed


def _no_body(model: type[BaseModel]) -> bytes:
    """Where every field may be left out, so may the body: `POST .../retry?tenant_id=...` needs none."""
    return b"null" if any(field.is_required() for field in model.model_fields.values()) else b"{}"


def read_query(model: type[BodyModel], values: dict[str, str]) -> BodyModel:
    try:
        parsed = model.model_validate_strings(values)
    except ValidationError as error:
        raise _as_problem(error) from error
    for name, value in values.items():
        if "\x00" in value:
            raise _invalid([FieldError(name, "must not contain the character U+0000")])
    return parsed


def _as_problem(error: ValidationError) -> ServiceError:
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        return ServiceError(Kind.MALFORMED, "malformed_json", f"The body is not valid JSON: {first['msg']}.")
    return _invalid(field_errors(error))


def _invalid(errors: list[FieldError]) -> ServiceError:
    summary = "; ".join(f"{error.path or 'body'}: {error.message}" for error in errors[:5])
    return ServiceError(Kind.INVALID, "invalid_request", summary, errors=errors)


def _refuse_nul(value: Any, path: tuple[int | str, ...] = ()) -> None:
    """PostgreSQL's text cannot hold U+0000."""
    if isinstance(value, str) and "\x00" in value:
        raise _invalid([FieldError(field_path(path), "must not contain the character U+0000")])
    if isinstance(value, dict):
        for key, item in value.items():
            _refuse_nul(key, (*path, key.replace("\x00", "")))
            _refuse_nul(item, (*path, key))
    if isinstance(value, list):
        for index, item in enumerate(value):
            _refuse_nul(item, (*path, index))
