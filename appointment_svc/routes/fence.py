"""The last question before a message is sent: does what it says still hold?"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from appointment_svc.routes.fields import Word
from appointment_svc.routes.front import Front
from appointment_svc.use_cases.desk import Desk, id_from
from appointment_svc.use_cases.fence import pass_fence
from servicekit.access import INNER
from servicekit.web import Api, Call, TenantBody


class FenceBody(TenantBody):
    version: Annotated[int, Field(ge=1, le=2**31 - 1)]
    notification_id: Word


class FenceAnswer(BaseModel):
    stands: bool
    reason: str | None
    status: str | None
    version: int | None


def install(api: Api, front: Front) -> None:
    @api.post(
        "/v1/appointments/<appointment_id>/fence",
        access=INNER,
        body=FenceBody,
        answer=FenceAnswer,
        summary="May a message about this version of the appointment leave now?",
        tag="inner",
    )
    def fence(call: Call[FenceBody, None]) -> Any:
        def work(desk: Desk) -> dict[str, Any]:
            verdict = pass_fence(desk, id_from(call.path["appointment_id"]), call.body.version)
            return {
                "stands": verdict.stands,
                "reason": verdict.reason,
                "status": verdict.status,
                "version": verdict.version,
            }

        return front.once(call, work)
