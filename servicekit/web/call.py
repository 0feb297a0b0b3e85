"""One request as a view sees it: who calls, for which tenant, with what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import orjson
from pydantic import BaseModel
from werkzeug.datastructures import Headers

from servicekit import idempotency
from servicekit.access import Principal
from servicekit.db import Database, DbConnection
from servicekit.errors import NotFound

BodyT = TypeVar("BodyT")
QueryT = TypeVar("QueryT")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a view returns when a body alone does not say enough.

    `body`: bytes are sent as they are, an iterator of bytes is streamed.
    """

    body: Any = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json"


@dataclass(slots=True)
class Call(Generic[BodyT, QueryT]):
    body: BodyT
    query: QueryT
    path: dict[str, str]
    principal: Principal
    headers: Headers
    raw: bytes
    args: Mapping[str, str]
    form: list[tuple[str, str]]
    url: str  # path and query as they came
    route: str
    client_address: str
    named_tenant: str | None
    database: Database | None
    success_status: int

    @property
    def tenant_id(self) -> str:
        """The tenant this call is about; the caller has been checked against it."""
        if self.named_tenant is None:
            raise NotFound
        return self.named_tenant

    def once(self, work: Callable[[DbConnection], Any]) -> Answer:
        """Run `work` in one transaction of the call's tenant, and only once per Idempotency-Key.

        `work` returns what a view would return. Its answer is stored in the same transaction.
        """
        assert self.database is not None, "this service has no database"

        def run(connection: DbConnection) -> tuple[int, bytes]:
            result = work(connection)
            answer = result if isinstance(result, Answer) else Answer(result)
            return answer.status or self.success_status, encode(answer.body)

        attempt = idempotency.Attempt(
            tenant_id=self.tenant_id,
            principal=self.principal,
            route=self.route,
            key=self.headers.get("Idempotency-Key"),
            body=self.url.encode() + b"\n" + self.raw,
        )
        stored = idempotency.perform(self.database, attempt, run, lambda error: encode(error.problem()))
        return Answer(
            stored.body,
            stored.status,
            {"Idempotency-Replayed": "true"} if stored.replayed else {},
            "application/problem+json" if stored.is_problem else "application/json",
        )


def encode(value: Any) -> bytes:
    """JSON bytes of a dict, a list or a pydantic model (also nested); datetimes keep their offset."""
    if value is None:
        return b""
    if isinstance(value, bytes):
        return value
    return orjson.dumps(value, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True)
    raise TypeError(f"cannot be written as JSON: {type(value).__name__}")
