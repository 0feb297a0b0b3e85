"""What the appointment service tells everybody who may have copies: this person is to be forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict


class Erasure(BaseModel):
    """`phones` in E.164. Told at least once; forgetting twice does no harm."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    event_id: str
    tenant_id: str
    occurred_at: str
    customer_id: str
    appointment_ids: Sequence[str] = ()
    phones: Sequence[str] = ()
    email: str | None = None
    traceparent: str = ""
