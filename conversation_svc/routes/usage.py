"""What models have cost a business, month by month."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from conversation_svc.routes.parts import Parts
from conversation_svc.store.model_usage import UsageStore
from servicekit.access import OWNER
from servicekit.web import Api, Call, TenantQuery


class UsageQuery(TenantQuery):
    months: Annotated[int, Field(ge=1, le=120)] = 13


def add_routes(api: Api, parts: Parts) -> None:
    @api.get(
        "/v1/model-usage",
        access=OWNER,
        query=UsageQuery,
        summary="Answers, tokens and cost by month, provider and model; the latest month first",
        tag="models",
    )
    def usage(call: Call[None, UsageQuery]) -> dict[str, Any]:
        with parts.database.reading(call.tenant_id) as connection:
            rows = UsageStore(connection, call.tenant_id).months(call.query.months)
        return {"model_usage": rows, "next_cursor": None}  # a list like all others, and always whole
