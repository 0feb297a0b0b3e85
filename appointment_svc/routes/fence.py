"""The last question before messages are sent: does what they say still hold?"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from appointment_svc.routes.fields import Word
from appointment_svc.routes.front import Front
from appointment_svc.store.fence import FenceStore, Question
from appointment_svc.use_cases.fence import Verdict, pass_fence
from servicekit.access import INNER
from servicekit.db import EVERY_TENANT
from servicekit.web import Api, Body, Call

MOST = 200


class FenceQuestion(Body):
    tenant_id: Word
    appointment_id: Word
    version: Annotated[int, Field(ge=1, le=2**31 - 1)]
    notification_id: Word


class FenceBody(Body):
    questions: Annotated[list[FenceQuestion], Field(min_length=1, max_length=MOST)]


class FenceAnswer(BaseModel):
    """`reason`: why not; null when it stands."""

    notification_id: str
    stands: bool
    reason: str | None
    status: str | None
    version: int | None


class FenceAnswers(BaseModel):
    answers: list[FenceAnswer]


def install(api: Api, front: Front) -> None:
    @api.post(
        "/v1/fences",
        access=INNER,
        body=FenceBody,
        answer=FenceAnswers,
        summary="May these messages, each about one version of an appointment, leave now?",
        tag="inner",
    )
    def fence(call: Call[FenceBody, None]) -> Any:
        """One transaction for messages of many tenants; answers in the order of the questions."""
        for question in call.body.questions:
            call.principal.require_tenant(question.tenant_id)
        questions = [
            Question(question.tenant_id, question.appointment_id, question.version)
            for question in call.body.questions
        ]
        with front.database.transaction(EVERY_TENANT) as connection:
            verdicts = pass_fence(FenceStore(connection), questions, front.clock.now())
        return {
            "answers": [
                _shown(question.notification_id, verdict)
                for question, verdict in zip(call.body.questions, verdicts, strict=True)
            ]
        }


def _shown(notification_id: str, verdict: Verdict) -> dict[str, Any]:
    return {
        "notification_id": notification_id,
        "stands": verdict.stands,
        "reason": verdict.reason,
        "status": verdict.status,
        "version": verdict.version,
    }
