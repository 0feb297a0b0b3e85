"""What the operator is doing right now."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from servicekit.access import BOOKING, STAFF
from servicekit.db import DbConnection
from servicekit.errors import NotFound
from servicekit.web import Answer, Api, Call
from tenant_config_svc.domain.operator_state import OperatorState, state_in_force
from tenant_config_svc.routes.parts import Parts
from tenant_config_svc.routes.shapes import OperatorStateAnswer, OperatorStateRequest
from tenant_config_svc.store.operator_states import OperatorStateStore
from tenant_config_svc.store.tenants import Document, TenantStore

_PATH = "/v1/tenants/<tenant_id>/operator-state"


def add_routes(api: Api, parts: Parts) -> None:
    @api.get(
        _PATH, access=BOOKING, answer=OperatorStateAnswer, summary="What the operator is doing right now"
    )
    def show(call: Call[None, None]) -> dict[str, Any]:
        with parts.database.transaction(call.tenant_id) as connection:
            tenant = _tenant(TenantStore(connection, call.tenant_id))
            said = OperatorStateStore(connection, call.tenant_id).find()
        return _described(tenant, state_in_force(said, parts.clock.now()))

    def replace(call: Call[OperatorStateRequest, None]) -> Answer:
        def work(connection: DbConnection) -> dict[str, Any]:
            tenants = TenantStore(connection, call.tenant_id)
            tenants.lock()
            tenant, author = _tenant(tenants), parts.author(call)
            state = OperatorState(**call.body.model_dump(), set_at=author.at, set_by=author.name)
            OperatorStateStore(connection, call.tenant_id).save(state)
            return _described(tenant, state_in_force(state, author.at))

        return parts.settled(call.once(work))

    for method in ("PUT", "POST"):
        api.route(
            method,
            _PATH,
            access=STAFF,
            body=OperatorStateRequest,
            answer=OperatorStateAnswer,
            idempotent=True,
            summary="Say what the operator is doing",
        )(replace)

    @api.delete(_PATH, access=STAFF, idempotent=True, summary="Back to the default")
    def reset(call: Call[None, None]) -> Answer:
        def work(connection: DbConnection) -> None:
            _tenant(TenantStore(connection, call.tenant_id))
            OperatorStateStore(connection, call.tenant_id).delete()

        return parts.settled(call.once(work))


def _tenant(store: TenantStore) -> Document:
    document = store.find()
    if document is None:
        raise NotFound
    return document


def _described(tenant: Document, state: OperatorState) -> dict[str, Any]:
    zone = ZoneInfo(tenant["timezone"])
    return {
        "tenant_id": tenant["id"],
        "status": state.status,
        "location": state.location,
        "notes": state.notes,
        "until": _local(state.until, zone),
        "is_default": state.is_default,
        "set_at": _local(state.set_at, zone),
        "set_by": state.set_by,
    }


def _local(instant: datetime | None, zone: ZoneInfo) -> str | None:
    return instant.astimezone(zone).isoformat(timespec="seconds") if instant else None
