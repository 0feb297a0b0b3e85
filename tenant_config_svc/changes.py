"""What can be done to a tenant.

Each change runs in the caller's transaction and is decided under the tenant's lock.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from servicekit.errors import FieldError, Kind, NotFound, ServiceError
from servicekit.faults import field_errors
from servicekit.payloads.tenant import Tenant
from tenant_config_svc.domain.preconditions import Preconditions
from tenant_config_svc.representation import etag_of_document
from tenant_config_svc.store.tenants import Author, Document, How, TenantStore


@dataclass(frozen=True, slots=True)
class Replaced:
    document: Document
    is_new: bool


def replace(
    store: TenantStore, tenant: Tenant, *, terms: Preconditions, may_create: bool, author: Author
) -> Replaced:
    """Make the tenant what `tenant` says; writing what already stands there makes no version.

    Raises 404 when it does not exist and the caller may not create, 412 when the preconditions fail, 409
    `phone_number_taken` when a number belongs to another tenant.
    """
    store.lock()
    present = store.find()
    if present is None and not may_create:
        raise NotFound
    _hold(terms, present)
    document = tenant.document()
    if document != present:
        _write(store, tenant, document, how="created" if present is None else "changed", author=author)
    return Replaced(document, present is None)


def remove(store: TenantStore, terms: Preconditions) -> None:
    store.lock()
    present = store.find()
    if present is None:
        raise NotFound
    _hold(terms, present)
    store.delete()


def restore(store: TenantStore, version: int, *, terms: Preconditions, author: Author) -> Document:
    """Bring an earlier version back as a new one."""
    store.lock()
    present = store.find()
    earlier = store.find_version(version)
    if present is None or earlier is None:
        raise NotFound
    _hold(terms, present)
    try:
        tenant = Tenant.model_validate(earlier)
    except ValidationError as error:  # it was fine once; the rules have become stricter since
        raise _refused("invalid_request", Kind.INVALID, field_errors(error)) from error
    document = tenant.document()
    if document != present:
        _write(store, tenant, document, how="restored", author=author)
    return document


def _write(store: TenantStore, tenant: Tenant, document: dict[str, Any], *, how: How, author: Author) -> None:
    store.save(document, how=how, author=author)
    store.release_numbers()
    taken = store.take_numbers(tenant.phone_numbers)
    if taken:
        faults = [
            FieldError(f"phone_numbers[{n}]", "belongs to another tenant")
            for n, number in enumerate(tenant.phone_numbers)
            if number in taken
        ]
        raise _refused("phone_number_taken", Kind.CONFLICT, faults)


def _hold(terms: Preconditions, present: Document | None) -> None:
    if not terms.hold(None if present is None else etag_of_document(present)):
        raise ServiceError(
            Kind.PRECONDITION, "precondition_failed", "The tenant is not in the state the request names."
        )


def _refused(code: str, kind: Kind, faults: list[FieldError]) -> ServiceError:
    summary = "; ".join(f"{fault.path}: {fault.message}" for fault in faults[:5])
    return ServiceError(kind, code, summary, errors=faults)
