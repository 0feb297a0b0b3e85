"""Keys: making, listing, withdrawing, and telling our other services whose a key is."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import orjson

from servicekit.access import INNER, OWNER
from servicekit.db import EVERY_TENANT, DbConnection
from servicekit.errors import NotFound
from servicekit.keys import fingerprint
from servicekit.paging import decode_cursor, encode_cursor
from servicekit.web import Answer, Api, Call
from tenant_config_svc.minting import key_from, make_key_id, make_seed
from tenant_config_svc.routes.parts import Parts
from tenant_config_svc.routes.shapes import (
    IdentifyAnswer,
    IdentifyRequest,
    KeyPage,
    KeyRequest,
    NewKey,
    PageQuery,
)
from tenant_config_svc.store.access_keys import AccessKeyStore, identify
from tenant_config_svc.store.tenants import TenantStore


def add_routes(api: Api, parts: Parts) -> None:
    @api.post(
        "/v1/tenants/<tenant_id>/keys",
        access=OWNER,
        body=KeyRequest,
        answer=NewKey,
        status=201,
        idempotent=True,
        summary="Make a key; it is shown this once",
    )
    def create(call: Call[KeyRequest, None]) -> Answer:
        def work(connection: DbConnection) -> dict[str, Any]:
            seed, key_id, author = make_seed(), make_key_id(), parts.author(call)
            digest = fingerprint(key_from(seed, parts.internal_secret))
            store = AccessKeyStore(connection, call.tenant_id)
            if not store.add(key_id, digest, role=call.body.role, label=call.body.label, author=author):
                raise NotFound
            described = call.body.model_dump()
            return {"seed": seed, "key_id": key_id, **described, "created_at": author.at}

        return _with_key(parts.settled(call.once(work)), parts.internal_secret)

    @api.get(
        "/v1/tenants/<tenant_id>/keys",
        access=OWNER,
        query=PageQuery,
        answer=KeyPage,
        summary="The tenant's keys, without their secrets",
    )
    def index(call: Call[None, PageQuery]) -> dict[str, Any]:
        position = decode_cursor(call.query.cursor, str)
        with parts.database.transaction(call.tenant_id) as connection:
            if TenantStore(connection, call.tenant_id).find() is None:
                raise NotFound
            store = AccessKeyStore(connection, call.tenant_id)
            found = store.page(after=position[0] if position else None, limit=call.query.limit + 1)
        page = found[: call.query.limit]
        more = len(found) > len(page)
        return {
            "keys": [asdict(key) for key in page],
            "next_cursor": encode_cursor(page[-1].key_id) if more else None,
        }

    @api.delete(
        "/v1/tenants/<tenant_id>/keys/<key_id>", access=OWNER, idempotent=True, summary="Withdraw a key"
    )
    def delete(call: Call[None, None]) -> Answer:
        def work(connection: DbConnection) -> None:
            if not AccessKeyStore(connection, call.tenant_id).delete(call.path["key_id"]):
                raise NotFound

        return parts.settled(call.once(work))

    @api.post(
        "/v1/keys/identify",
        access=INNER,
        body=IdentifyRequest,
        answer=IdentifyAnswer,
        summary="Whose key has this fingerprint?",
    )
    def show_holder(call: Call[IdentifyRequest, None]) -> dict[str, Any]:
        with parts.database.transaction(call.principal.tenant or EVERY_TENANT) as connection:
            holder = identify(connection, call.body.fingerprint)
        return asdict(holder) if holder else {"key_id": None}


def _with_key(answer: Answer, internal_secret: str) -> Answer:
    """The stored answer has a seed where the caller gets the key."""
    if answer.status != 201:
        return answer
    stored = orjson.loads(answer.body)
    key = key_from(stored.pop("seed"), internal_secret)
    return Answer({"key": key, **stored}, answer.status, answer.headers, answer.content_type)
