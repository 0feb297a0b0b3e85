"""The history of a tenant's configuration."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from servicekit.access import OWNER, STAFF
from servicekit.db import DbConnection
from servicekit.errors import NotFound
from servicekit.paging import decode_cursor, encode_cursor
from servicekit.payloads.tenant import Tenant
from servicekit.web import Answer, Api, Call
from tenant_config_svc import changes
from tenant_config_svc.representation import tagged
from tenant_config_svc.routes.parts import Parts, preconditions
from tenant_config_svc.routes.shapes import PageQuery, VersionPage
from tenant_config_svc.store.tenants import Document, TenantStore

_MOST = 2**31 - 1  # the column's type


def add_routes(api: Api, parts: Parts) -> None:
    @api.get(
        "/v1/tenants/<tenant_id>/versions",
        access=STAFF,
        query=PageQuery,
        answer=VersionPage,
        summary="Who changed the tenant, and when; newest first",
    )
    def index(call: Call[None, PageQuery]) -> dict[str, Any]:
        position = decode_cursor(call.query.cursor, int)
        before = max(0, min(position[0], _MOST)) if position else None
        with parts.database.transaction(call.tenant_id) as connection:
            store = TenantStore(connection, call.tenant_id)
            if store.find() is None:
                raise NotFound
            found = store.versions(before=before, limit=call.query.limit + 1)
        page = found[: call.query.limit]
        more = len(found) > len(page)
        return {
            "versions": [asdict(version) for version in page],
            "next_cursor": encode_cursor(page[-1].version) if more else None,
        }

    @api.get(
        "/v1/tenants/<tenant_id>/versions/<version>",
        access=STAFF,
        summary="The tenant as it stood in an earlier version",
    )
    def show(call: Call[None, None]) -> Document:
        with parts.database.transaction(call.tenant_id) as connection:
            document = TenantStore(connection, call.tenant_id).find_version(_number(call))
        if document is None:
            raise NotFound
        return document

    @api.post(
        "/v1/tenants/<tenant_id>/versions/<version>/restore",
        access=OWNER,
        answer=Tenant,
        idempotent=True,
        summary="Bring an earlier version back as a new one",
    )
    def restore(call: Call[None, None]) -> Answer:
        version = _number(call)

        def work(connection: DbConnection) -> Document:
            store = TenantStore(connection, call.tenant_id)
            return changes.restore(store, version, terms=preconditions(call), author=parts.author(call))

        return tagged(parts.settled(call.once(work)))


def _number(call: Call[Any, Any]) -> int:
    text = call.path["version"]
    if not (text.isascii() and text.isdigit()) or len(text) > 10 or int(text) > _MOST:
        raise NotFound
    return int(text)
