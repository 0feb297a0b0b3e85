"""The tenants file: read, checked as a whole, every fault told with its path."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from servicekit.errors import FieldError
from servicekit.faults import field_errors
from servicekit.payloads.tenant import Tenant
from tenant_config_svc.yaml_values import read_yaml


class BadFile(Exception):
    """The file cannot be used. `faults` are all that is wrong with it."""

    def __init__(self, name: str, faults: Sequence[FieldError]) -> None:
        self.faults = tuple(faults)
        lines = (f"{fault.path}: {fault.message}" if fault.path else fault.message for fault in faults)
        super().__init__("\n".join(f"{name}: {line}" for line in lines))


@dataclass(frozen=True, slots=True)
class Entry:
    """One tenant of the file; `digest` changes when what the file says of it changes."""

    tenant: Tenant
    digest: str


def read_tenants(path: Path) -> list[Entry]:
    """Raises BadFile."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadFile(str(path), [FieldError("", f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise BadFile(str(path), [FieldError("", f"is not UTF-8 text (byte {error.start})")]) from error
    return parse_tenants(text, name=str(path))


def parse_tenants(text: str, *, name: str) -> list[Entry]:
    """Raises BadFile."""
    value, faults = read_yaml(text)
    if value is None and faults:
        raise BadFile(name, faults)
    entries = _list_of_tenants(value, faults)
    tenants = [_tenant(n, entry, faults) for n, entry in enumerate(entries)]
    faults += _shared(entries)
    if faults:
        raise BadFile(name, list(dict.fromkeys(faults)))
    return [
        Entry(tenant, _digest(entry))
        for entry, tenant in zip(entries, tenants, strict=True)
        if tenant is not None
    ]


def _list_of_tenants(value: Any, faults: list[FieldError]) -> list[Any]:
    if not isinstance(value, dict):
        faults.append(FieldError("tenants", "is required"))
        return []
    # Names with x- are the writer's own, a place for anchors.
    faults += [
        FieldError(key, "unknown field") for key in value if key != "tenants" and not key.startswith("x-")
    ]
    entries = value.get("tenants")
    if "tenants" not in value:
        faults.append(FieldError("tenants", "is required"))
    elif not isinstance(entries, list):
        faults.append(FieldError("tenants", "must be a list"))
    return entries if isinstance(entries, list) else []


def _tenant(n: int, entry: Any, faults: list[FieldError]) -> Tenant | None:
    try:
        return Tenant.model_validate(entry)
    except ValidationError as error:
        for fault in field_errors(error):
            path = f"tenants[{n}].{fault.path}" if fault.path else f"tenants[{n}]"
            faults.append(FieldError(path, fault.message))
        return None


def _shared(entries: Sequence[Any]) -> Iterator[FieldError]:
    """Ids and phone numbers belong to one tenant each."""
    ids: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for n, entry in enumerate(entries):
        if not isinstance(entry, dict):
            continue
        tenant_id = entry.get("id")
        if isinstance(tenant_id, str) and ids.setdefault(tenant_id, n) != n:
            yield FieldError(f"tenants[{n}].id", f"is already the id of tenants[{ids[tenant_id]}]")
        listed = entry.get("phone_numbers")
        for i, number in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(number, str) and numbers.setdefault(number, n) != n:
                owner = f"tenants[{numbers[number]}]"
                yield FieldError(f"tenants[{n}].phone_numbers[{i}]", f"is already a number of {owner}")


def _digest(entry: Any) -> str:
    """Of the values, so that a comment or another line break is no change."""
    return hashlib.sha256(json.dumps(entry, sort_keys=True).encode()).hexdigest()
