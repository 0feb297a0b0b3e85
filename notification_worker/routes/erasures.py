"""A person is to be forgotten."""

from __future__ import annotations

from notification_worker.forgetting import Forgetting
from servicekit.access import INNER
from servicekit.payloads.erasure import Erasure
from servicekit.web import Answer, Api, Call


def register(api: Api, forgetting: Forgetting) -> None:
    @api.post(
        "/v1/erasures",
        access=INNER,
        body=Erasure,
        status=204,
        summary="Forget a customer: stop what waits, blank what is kept",
    )
    def erase(call: Call[Erasure, None]) -> Answer:
        forgetting.erase(call.body)
        return Answer(None, 204)
