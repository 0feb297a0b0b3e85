"""Reading and writing tenants."""

from __future__ import annotations

from typing import Any

from servicekit.access import ADMIN, BOOKING, OWNER
from servicekit.db import EVERY_TENANT, DbConnection
from servicekit.errors import FieldError, Kind, NotFound, ServiceError
from servicekit.paging import decode_cursor, encode_cursor
from servicekit.payloads.tenant import Tenant
from servicekit.web import Answer, Api, Call
from servicekit.web.call import encode
from tenant_config_svc import changes
from tenant_config_svc.domain.preconditions import is_known
from tenant_config_svc.representation import complete, etag_of, tagged
from tenant_config_svc.routes.parts import Parts, preconditions
from tenant_config_svc.routes.shapes import PageQuery, TenantPage
from tenant_config_svc.store.tenants import Document, TenantStore, find_by_phone, list_tenants


def add_routes(api: Api, parts: Parts) -> None:
    @api.get(
        "/v1/tenants",
        access=BOOKING,
        query=PageQuery,
        answer=TenantPage,
        needs_tenant=False,
        summary="The tenants this key may see",
    )
    def index(call: Call[None, PageQuery]) -> dict[str, Any]:
        position = decode_cursor(call.query.cursor, str)
        with parts.database.transaction(call.principal.tenant or EVERY_TENANT) as connection:
            found = list_tenants(
                connection, after=position[0] if position else None, limit=call.query.limit + 1
            )
        page = found[: call.query.limit]
        more = len(found) > len(page)
        return {
            "tenants": [complete(document) for document in page],
            "next_cursor": encode_cursor(page[-1]["id"]) if more else None,
        }

    @api.get("/v1/tenants/<tenant_id>", access=BOOKING, answer=Tenant, summary="One tenant")
    def show(call: Call[None, None]) -> Answer:
        with parts.database.transaction(call.tenant_id) as connection:
            return _shown(call, TenantStore(connection, call.tenant_id).find())

    @api.get(
        "/v1/tenants/by-phone/<number>", access=ADMIN, answer=Tenant, summary="Whose number is this (E.164)?"
    )
    def show_by_phone(call: Call[None, None]) -> Answer:
        with parts.database.transaction(call.principal.tenant or EVERY_TENANT) as connection:
            return _shown(call, find_by_phone(connection, call.path["number"]))

    @api.put(
        "/v1/tenants/<tenant_id>",
        access=OWNER,
        body=Tenant,
        answer=Tenant,
        idempotent=True,
        summary="Create or replace a tenant",
    )
    def replace(call: Call[Tenant, None]) -> Answer:
        if call.body.id != call.tenant_id:
            message = f"must be {call.tenant_id}, as in the address"
            raise ServiceError(
                Kind.INVALID, "invalid_request", f"id: {message}", errors=[FieldError("id", message)]
            )

        def work(connection: DbConnection) -> Answer:
            replaced = changes.replace(
                TenantStore(connection, call.tenant_id),
                call.body,
                terms=preconditions(call),
                may_create=call.principal.role in ADMIN,
                author=parts.author(call),
            )
            return Answer(replaced.document, 201 if replaced.is_new else 200)

        return tagged(parts.settled(call.once(work)))

    @api.delete(
        "/v1/tenants/<tenant_id>",
        access=ADMIN,
        idempotent=True,
        summary="Delete a tenant with its versions and keys",
    )
    def delete(call: Call[None, None]) -> Answer:
        def work(connection: DbConnection) -> None:
            changes.remove(TenantStore(connection, call.tenant_id), preconditions(call))

        return parts.settled(call.once(work))


def _shown(call: Call[Any, Any], document: Document | None) -> Answer:
    if document is None:
        raise NotFound
    body = encode(complete(document))
    etag = etag_of(body)
    if is_known(call.headers.get("If-None-Match"), etag):
        return Answer(None, 304, {"ETag": etag})
    return Answer(body, 200, {"ETag": etag})
